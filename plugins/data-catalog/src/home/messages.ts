/** Texts of the pages in this folder. */
export const homeMessages = {} as const;
