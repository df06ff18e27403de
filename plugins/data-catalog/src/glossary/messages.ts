/** Texts of the pages in this folder. */
export const glossaryMessages = {} as const;
