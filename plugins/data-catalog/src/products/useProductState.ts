import { useApi } from '@backstage/frontend-plugin-api';
import type { DataCatalogClient, LineageNode } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../api';
import { loadTouched } from '../entity/touched';
import { statusOf } from '../ui/queryClient';
import { useLoaded } from '../ui/useLoaded';

export type ProductState = {
  assetId: string;
  inputs: LineageNode[];
  outputs: LineageNode[];
  hidden: number;
};

/** What a product takes in and puts out; `null` while its file has not been read. */
export async function loadProductState(
  api: Pick<DataCatalogClient, 'lookupAsset' | 'getLineage'>,
  entityRef: string,
  signal?: AbortSignal,
): Promise<ProductState | null> {
  try {
    const { id, reads, writes, hidden } = await loadTouched(api, entityRef, signal);
    return { assetId: id, inputs: reads, outputs: writes, hidden };
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

export function useProductState(entityRef: string) {
  const api = useApi(dataCatalogApiRef);
  return useLoaded(['touched', entityRef, 'product'], signal =>
    loadProductState(api, entityRef, signal),
  );
}
