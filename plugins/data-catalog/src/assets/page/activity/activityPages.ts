import type {
  ActivityItem,
  AnswerOf,
  DataCatalogClient,
} from '@headwater/plugin-data-catalog-common';

const PAGE = 50;
const kinds = ['change', 'schema', 'run'] as const satisfies readonly ActivityItem['kind'][];

export type ActivityKind = (typeof kinds)[number];

/** The kind of activity that a text of the address means; undefined for all. */
export function readKind(text: string): ActivityKind | undefined {
  return kinds.find(kind => kind === text);
}

/** What happened to an asset, page after page, newest first; for a query of pages. */
export function activityPages(
  api: Pick<DataCatalogClient, 'listAssetActivity'>,
  id: string,
  kind: ActivityKind | undefined,
) {
  return {
    queryKey: ['activity', id, 'timeline', kind ?? 'all'],
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.listAssetActivity(
        id,
        { limit: PAGE, cursor: pageParam, ...(kind && { kind: [kind] }) },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: AnswerOf<'listAssetActivity'>) => nextCursor,
  };
}
