import { listMessages } from './list/messages';

/** Texts of the pages in this folder. */
export const assetsMessages = {
  list: listMessages,
} as const;
