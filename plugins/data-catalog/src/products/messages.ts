/** Texts of the pages in this folder. */
export const productsMessages = {} as const;
