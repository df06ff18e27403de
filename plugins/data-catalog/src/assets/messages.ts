/** Texts of the pages in this folder. */
export const assetsMessages = {} as const;
