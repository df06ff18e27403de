import type { ChangeSignal } from '@headwater/plugin-data-catalog-common';

/** Which answers may be out of date, as a signal says it, or several together. */
export type News = Pick<ChangeSignal, 'assetIds' | 'more' | 'runAssetIds' | 'moreRuns'>;

/** First elements of keys under which lists are cached; those say that they are old instead of moving. */
const lists: readonly unknown[] = [
  'assets',
  'facet counts',
  'entities',
  'entity',
  'home',
  'events',
];

/** Of an asset, what tells of its runs; its columns and what people say of it are as they were. */
const ofRuns: readonly unknown[] = ['asset', 'runs', 'run', 'run facets', 'activity', 'evidence'];

/**
 * Whether an answer in the cache may be out of date after a change. The second
 * element of a key is the asset that it is about, by convention of `useLoaded`.
 */
export function concerns(key: readonly unknown[], news: News): boolean {
  const [kind, id] = key;
  if (lists.includes(kind) || typeof id !== 'string') return false;
  if (news.more || news.assetIds.includes(id)) return true;
  return ofRuns.includes(kind) && (news.moreRuns || news.runAssetIds.includes(id));
}
