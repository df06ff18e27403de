import { listMessages } from './list/messages';
import { pageMessages } from './page/messages';

/** Texts of the pages in this folder. */
export const assetsMessages = {
  list: listMessages,
  page: pageMessages,
} as const;
