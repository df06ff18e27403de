import { useApi } from '@backstage/frontend-plugin-api';
import type { DataCatalogClient, LogEvent } from '@headwater/plugin-data-catalog-common';
import { useInfiniteQuery } from '@tanstack/react-query';
import { dataCatalogApiRef } from '../api';
import { toEventFilter } from './receivedState';
import type { ReceivedState } from './receivedState';

/** Entries that one answer holds; the names of as many assets fit into one question. */
const PAGE = 100;

/** An entry, with the title of the asset that it is about where that is no job of an event. */
export type ListedEvent = LogEvent & { assetTitle?: string };

/** The first page says from when it looks back, so that the next ones look back as far. */
type PageParam = { cursor?: string; now: number };

/** Entries of the log under filters, newest first, without their bodies. */
export function useEvents(state: ReceivedState) {
  const api = useApi(dataCatalogApiRef);
  const { entry: _, ...filters } = state;
  return useInfiniteQuery({
    queryKey: ['events', 'received', filters],
    queryFn: async ({ pageParam, signal }) => {
      const { cursor, now = Date.now() } = pageParam ?? {};
      const filter = toEventFilter(filters, new Date(now));
      const { items, nextCursor } = await api.listEvents(
        { ...filter, includeBody: false, limit: PAGE, ...(cursor && { cursor }) },
        { signal },
      );
      return { items: await withTitles(api, items, signal), nextCursor, now };
    },
    initialPageParam: undefined as PageParam | undefined,
    getNextPageParam: ({ nextCursor, now }): PageParam | undefined =>
      nextCursor ? { cursor: nextCursor, now } : undefined,
    placeholderData: before => before,
  });
}

/** An operator may see the log and not every asset: what has no name to be shown keeps its id. */
async function withTitles(
  api: Pick<DataCatalogClient, 'listAssets'>,
  events: readonly LogEvent[],
  signal: AbortSignal,
): Promise<ListedEvent[]> {
  const nameless = events.flatMap(({ summary, assetId }) => (!summary && assetId ? [assetId] : []));
  if (nameless.length === 0) return [...events];
  const titles = await api
    .listAssets(
      { id: [...new Set(nameless)], fields: ['presence'], limit: PAGE, count: false },
      { signal },
    )
    .then(({ items }) => new Map(items.map(({ id, title }) => [id, title])))
    .catch(() => new Map<string, string>());
  return events.map(event => {
    const assetTitle = event.assetId && !event.summary ? titles.get(event.assetId) : undefined;
    return assetTitle === undefined ? event : { ...event, assetTitle };
  });
}
