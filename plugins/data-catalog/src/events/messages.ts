/** Texts of the pages in this folder. */
export const eventsMessages = {} as const;
