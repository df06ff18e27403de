import type {
  AssetActivityChange,
  AssetSummary,
  Coverage,
  DataCatalogClient,
  FacetCounts,
  RunSummary,
} from '@headwater/plugin-data-catalog-common';

/** Whose data a card or tab is about: a domain's, or what a team owns. */
export type Scope = { kind: 'domain' | 'owner'; ref: string };

export type ScopeFilter = { domain: string[] } | { owner: string[] };

/** The scope as the API's filters take it. */
export function filterOf({ kind, ref }: Scope): ScopeFilter {
  return kind === 'domain' ? { domain: [ref] } : { owner: [ref] };
}

/** The scope as the list's URL takes it. */
export function queryOf({ kind, ref }: Scope): Record<string, string> {
  return { [kind]: ref };
}

export type ScopeState = { counts: FacetCounts; coverage: Coverage };

/** Numbers of a scope. */
export async function loadState(
  api: Pick<DataCatalogClient, 'countFacets' | 'getCoverage'>,
  scope: Scope,
  signal?: AbortSignal,
): Promise<ScopeState> {
  const [counts, coverage] = await Promise.all([
    api.countFacets({ ...filterOf(scope), facets: ['type', 'quality'] }, { signal }),
    api.getCoverage(filterOf(scope), { signal }),
  ]);
  return { counts, coverage };
}

/** Assets of a scope from the worst quality on; those without one come last. */
export function loadWorst(
  api: Pick<DataCatalogClient, 'listAssets'>,
  scope: Scope,
  { limit, cursor }: { limit: number; cursor?: string },
  signal?: AbortSignal,
): Promise<{ items: AssetSummary[]; nextCursor?: string }> {
  return api.listAssets(
    { ...filterOf(scope), orderBy: 'quality', limit, ...(cursor && { cursor }) },
    { signal },
  );
}

/** Newest failed runs of what a team owns; the look back is bounded, `complete` says whether it reached its end. */
export type Failures = { items: RunSummary[]; complete: boolean };

const DAY_MS = 86_400_000;
const DAYS = 7;
/** A page may be empty where few of many runs fit; after so many the look ends. */
const PAGES = 3;

export async function loadFailures(
  api: Pick<DataCatalogClient, 'listRuns'>,
  owner: string,
  limit: number,
  signal?: AbortSignal,
): Promise<Failures> {
  const from = new Date(Date.now() - DAYS * DAY_MS).toISOString();
  const items: RunSummary[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES && items.length < limit; page++) {
    const answer = await api.listRuns(
      { state: ['FAIL'], owner: [owner], from, limit, ...(cursor !== undefined && { cursor }) },
      { signal },
    );
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === undefined) break;
  }
  return { items: items.slice(0, limit), complete: cursor === undefined };
}

/** Newest changes by people and files of what a team owns. */
export async function loadChanges(
  api: Pick<DataCatalogClient, 'listActivity'>,
  owner: string,
  limit: number,
  signal?: AbortSignal,
): Promise<AssetActivityChange[]> {
  const { items } = await api.listActivity({ owner: [owner], limit }, { signal });
  return items;
}
