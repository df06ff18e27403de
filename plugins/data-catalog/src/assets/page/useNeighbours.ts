import { useApi } from '@backstage/frontend-plugin-api';
import type { DataCatalogClient, Lineage } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../../api';
import { useLoaded } from '../../ui/useLoaded';

/** Key of an asset's neighbours in the cache. */
export function neighboursKey(id: string): readonly unknown[] {
  return ['lineage strip', id];
}

/** An asset with its neighbours, one step each way, jobs left out. */
export function loadNeighbours(
  api: Pick<DataCatalogClient, 'getLineage'>,
  id: string,
  signal?: AbortSignal,
): Promise<Lineage> {
  return api.getLineage(id, { depth: 1, hideJobs: true }, { signal });
}

/** What an asset is made from and what is made from it, one step each way, jobs left out. */
export function useNeighbours(id: string) {
  const api = useApi(dataCatalogApiRef);
  return useLoaded(neighboursKey(id), signal => loadNeighbours(api, id, signal));
}
