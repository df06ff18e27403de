/** Texts of the pages in this folder. */
export const lineageMessages = {} as const;
