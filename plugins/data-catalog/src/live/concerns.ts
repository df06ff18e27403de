/** What the backend tells of changes: ids only, at most a hundred; `more` when there were others. */
export type ChangeSignal = { position: number; assetIds: string[]; more: boolean };

/** First elements of keys under which lists are cached; those say that they are old instead of moving. */
const lists: readonly unknown[] = ['assets', 'facet counts', 'entities', 'entity', 'home', 'events'];

/**
 * Whether an answer in the cache may be out of date after a change. The second
 * element of a key is the asset that it is about, by convention of `useLoaded`.
 */
export function concerns(key: readonly unknown[], { assetIds, more }: ChangeSignal): boolean {
  const [kind, id] = key;
  if (lists.includes(kind) || typeof id !== 'string') return false;
  return more || assetIds.includes(id);
}
