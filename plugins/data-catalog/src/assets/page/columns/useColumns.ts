import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetColumnView, DataCatalogClient } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../../../api';
import { useLoaded } from '../../../ui/useLoaded';

/** The most that the API answers at once. */
const PAGE = 1000;

/** Key of an asset's columns in the cache. */
export function columnsKey(id: string): readonly unknown[] {
  return ['columns', id];
}

/** All columns of an asset, with who says what. */
export async function loadColumns(
  api: Pick<DataCatalogClient, 'listAssetColumns'>,
  id: string,
  signal?: AbortSignal,
): Promise<AssetColumnView[]> {
  const columns: AssetColumnView[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listAssetColumns(id, { limit: PAGE, cursor, include: ['sources'] }, { signal });
    columns.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return columns;
}

export function useColumns(id: string) {
  const api = useApi(dataCatalogApiRef);
  return useLoaded(columnsKey(id), signal => loadColumns(api, id, signal));
}
