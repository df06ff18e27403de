/** Texts of the cards and tabs in this folder. */
export const entityMessages = {} as const;
