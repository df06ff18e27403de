import { useApi } from '@backstage/frontend-plugin-api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { dataCatalogApiRef } from '../api';
import { toEventFilter } from './receivedState';
import type { ReceivedState } from './receivedState';

const PAGE = 100;

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
      const page = await api.listEvents(
        { ...filter, includeBody: false, limit: PAGE, ...(cursor && { cursor }) },
        { signal },
      );
      return { ...page, now };
    },
    initialPageParam: undefined as PageParam | undefined,
    getNextPageParam: ({ nextCursor, now }): PageParam | undefined =>
      nextCursor ? { cursor: nextCursor, now } : undefined,
    placeholderData: before => before,
  });
}
