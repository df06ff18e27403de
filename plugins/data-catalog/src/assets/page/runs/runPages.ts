import type {
  AnswerOf,
  DataCatalogClient,
  RunStateName,
} from '@headwater/plugin-data-catalog-common';

/** Enough for a high window, so that the next page is not asked for before one scrolls. */
const PAGE = 100;

/** What the filters of the list stand for. */
const states = {
  failed: ['FAIL', 'ABORT'],
  running: ['START', 'RUNNING'],
  complete: ['COMPLETE'],
} as const satisfies Record<string, readonly RunStateName[]>;

/** What narrows the list of runs; empty where nothing does. */
export type RunFilter = { state: keyof typeof states | ''; use: 'read' | 'write' | '' };

/** The filter that texts of the address mean. */
export function readRunFilter(state: string, use: string): RunFilter {
  return {
    state: Object.hasOwn(states, state) ? (state as keyof typeof states) : '',
    use: use === 'read' || use === 'write' ? use : '',
  };
}

/** Runs of an asset, page after page, newest first; for a query of pages. */
export function runPages(
  api: Pick<DataCatalogClient, 'listAssetRuns'>,
  id: string,
  { state, use }: RunFilter,
) {
  return {
    queryKey: ['runs', id, 'list', state, use],
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.listAssetRuns(
        id,
        {
          limit: PAGE,
          cursor: pageParam,
          ...(state && { state: [...states[state]] }),
          ...(use && { use }),
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: AnswerOf<'listAssetRuns'>) => nextCursor,
  };
}
