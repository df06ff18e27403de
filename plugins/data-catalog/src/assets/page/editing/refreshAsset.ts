import type { QueryClient } from '@tanstack/react-query';

/** Answers about one asset that a steward's change touches, by the first element of their keys. */
const touched = ['asset', 'columns', 'facets', 'activity'];
/** Lists that may show it. */
const lists = ['assets', 'facet counts', 'home'];

/** Marks as out of date what shows an asset; lists are loaded anew when they are next looked at. */
export function refreshAsset(queries: QueryClient, id: string) {
  for (const kind of touched) queries.invalidateQueries({ queryKey: [kind, id] });
  for (const kind of lists) queries.invalidateQueries({ queryKey: [kind], refetchType: 'none' });
}
