import { useApi } from '@backstage/frontend-plugin-api';
import { dataCatalogApiRef } from '../../api';
import { useLoaded } from '../../ui/useLoaded';

/** What an asset is made from and what is made from it, one step each way, jobs left out. */
export function useNeighbours(id: string) {
  const api = useApi(dataCatalogApiRef);
  return useLoaded(['lineage strip', id], signal => api.getLineage(id, { depth: 1, hideJobs: true }, { signal }));
}
