import type { AnswerOf, DataCatalogClient } from '@headwater/plugin-data-catalog-common';

/** Columns that stand in the overview. */
const COLUMNS = 8;
/** Runs that it draws. */
const RUNS = 20;

/** Key of an asset's first columns in the cache. */
export function firstColumnsKey(id: string): readonly unknown[] {
  return ['columns', id, 'first'];
}

/** The first columns, and how many there are. */
export function loadFirstColumns(
  api: Pick<DataCatalogClient, 'listAssetColumns'>,
  id: string,
  signal?: AbortSignal,
): Promise<AnswerOf<'listAssetColumns'>> {
  return api.listAssetColumns(id, { limit: COLUMNS }, { signal });
}

/** Key of an asset's last runs in the cache. */
export function lastRunsKey(id: string): readonly unknown[] {
  return ['runs', id, 'last'];
}

/** The last runs, newest first. */
export function loadLastRuns(
  api: Pick<DataCatalogClient, 'listAssetRuns'>,
  id: string,
  signal?: AbortSignal,
): Promise<AnswerOf<'listAssetRuns'>> {
  return api.listAssetRuns(id, { limit: RUNS }, { signal });
}
