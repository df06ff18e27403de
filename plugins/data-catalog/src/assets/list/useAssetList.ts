import { useApi } from '@backstage/frontend-plugin-api';
import type { AnswerOf, AssetSummary, Count, FacetCounts } from '@headwater/plugin-data-catalog-common';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { dataCatalogApiRef } from '../../api';
import { useLoaded } from '../../ui/useLoaded';
import { fieldsOf } from './columns';
import type { ColumnKey } from './columns';
import { toFilters, writeListState } from './listState';
import type { ListState } from './listState';

type Page = AnswerOf<'listAssets'>;
type Pages = InfiniteData<Page, string | undefined>;

/** The first page shows soon, and is enough for a high window; those after it are asked for before one comes to them. */
const FIRST = 100;
const NEXT = 200;
/** Pages that are loaded anew at once; of a longer list only these. */
const ANEW = 5;
/** Values of a facet that are counted. */
const VALUES = 50;

export type AssetList = {
  /** The filters and the order, as a query. */
  key: string;
  items: AssetSummary[];
  /** How many fit; absent until it is known. */
  total?: Count;
  error?: Error;
  /** The first answer is on its way. */
  loading: boolean;
  /** What is shown belongs to the filters before. */
  old: boolean;
  /** When the rows came, in milliseconds since 1970. */
  at?: number;
  /** Log position that they hold at least, after a write. */
  held?: number;
  /** What a question adds so that its answer holds as much; always the same function. */
  since: () => { minPosition?: number };
  /** Absent at the end, and after an error. */
  onEnd?: () => void;
  loadingMore: boolean;
  moreError?: Error;
  retry: () => void;
  /** Loads anew; after a write not before its log position shows. */
  refresh: (position?: number) => Promise<void>;
};

/** The list that a state asks for, page after page. */
export function useAssetList(state: ListState, columns: readonly ColumnKey[]): AssetList {
  const api = useApi(dataCatalogApiRef);
  const queries = useQueryClient();
  const position = useRef<number>();
  const key = keyOf(state);
  const filters = toFilters(state);
  const fields = fieldsOf(columns);
  const since = useCallback(
    () => (position.current === undefined ? {} : { minPosition: position.current }),
    [],
  );

  const list = useInfiniteQuery({
    queryKey: ['assets', key, fields],
    queryFn: ({ pageParam, signal }) =>
      api.listAssets(
        {
          ...filters,
          orderBy: state.orderBy,
          fields,
          limit: pageParam === undefined ? FIRST : NEXT,
          ...(pageParam !== undefined && { cursor: pageParam }),
          ...since(),
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor,
    placeholderData: keepPreviousData,
    // A long list would be loaded page by page when one comes back to it.
    refetchOnMount: ({ state: { data: before } }) => (before?.pages.length ?? 0) <= ANEW,
  });

  const { data, hasNextPage, isFetchNextPageError, isFetchingNextPage, isPlaceholderData, fetchNextPage } = list;
  const items = useMemo(() => data?.pages.flatMap(page => page.items) ?? [], [data]);
  const mayAsk = hasNextPage && !isFetchNextPageError && !isPlaceholderData;

  const refresh = async (after?: number) => {
    position.current = Math.max(position.current ?? 0, after ?? 0) || undefined;
    queries.setQueryData<Pages>(['assets', key, fields], before => before && shortened(before));
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['assets'] }),
      queries.invalidateQueries({ queryKey: ['facet counts'] }),
    ]);
  };
  return {
    key,
    items,
    total: known(data?.pages[0].totalCount, items.length, hasNextPage),
    error: data === undefined || isPlaceholderData ? (list.error ?? undefined) : undefined,
    loading: list.isPending,
    old: isPlaceholderData,
    at: list.dataUpdatedAt || undefined,
    held: position.current,
    since,
    onEnd: mayAsk ? () => void fetchNextPage() : undefined,
    loadingMore: isFetchingNextPage,
    moreError: isFetchNextPageError ? (list.error ?? undefined) : undefined,
    retry: () => void (isFetchNextPageError ? fetchNextPage() : list.refetch()),
    refresh,
  };
}

/** How many assets have which values under a state's filters; those of the filters before stay until it is known. */
export function useFacetCounts(state: ListState, since: AssetList['since']): FacetCounts | undefined {
  const api = useApi(dataCatalogApiRef);
  const { value } = useLoaded(
    ['facet counts', keyOf(state)],
    signal => api.countFacets({ ...toFilters(state), limit: VALUES, ...since() }, { signal }),
    { keep: true },
  );
  return value;
}

/** How many assets there are without filters; undefined until it is known, and where nobody asks. */
export function useWholeCount(enabled: boolean): Count | undefined {
  const api = useApi(dataCatalogApiRef);
  const { value } = useLoaded(
    ['assets', 'without filters'],
    signal => api.listAssets({ limit: 1, fields: ['platform'], count: true }, { signal }),
    { enabled },
  );
  return enabled ? value?.totalCount : undefined;
}

/** The filters and the order, as a query. */
function keyOf(state: ListState): string {
  return writeListState({ ...state, columns: undefined }).toString();
}

/** A lower bound rises with what was loaded. */
function known(total: Count | undefined, loaded: number, more: boolean): Count | undefined {
  return total && loaded > total.value ? { value: loaded, exact: !more } : total;
}

function shortened({ pages, pageParams }: Pages): Pages {
  return { pages: pages.slice(0, ANEW), pageParams: pageParams.slice(0, ANEW) };
}
