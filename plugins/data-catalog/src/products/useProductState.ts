import { useApi } from '@backstage/frontend-plugin-api';
import type { DataCatalogClient, LineageNode } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../api';
import { loadTouched } from '../entity/touched';
import { statusOf } from '../ui/queryClient';
import { useLoaded } from '../ui/useLoaded';

/** An input or output with its state. */
export type ProductAsset = LineageNode & { lastSeen?: string };

export type ProductState = {
  assetId: string;
  inputs: ProductAsset[];
  outputs: ProductAsset[];
  hidden: number;
};

/** What one request for the times of assets may name. */
const MOST = 200;

/** What a product takes in and puts out; `null` while its file has not been read. */
export async function loadProductState(
  api: Pick<DataCatalogClient, 'lookupAsset' | 'getLineage' | 'listAssets'>,
  entityRef: string,
  signal?: AbortSignal,
): Promise<ProductState | null> {
  try {
    const { id, reads, writes, hidden } = await loadTouched(api, entityRef, signal);
    const seen = await loadLastSeen(
      api,
      [...new Set([...reads, ...writes].map(node => node.id))],
      signal,
    );
    const withTime = (node: LineageNode): ProductAsset => {
      const lastSeen = seen.get(node.id);
      return { ...node, ...(lastSeen !== undefined && { lastSeen }) };
    };
    return { assetId: id, inputs: reads.map(withTime), outputs: writes.map(withTime), hidden };
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

async function loadLastSeen(
  api: Pick<DataCatalogClient, 'listAssets'>,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (let start = 0; start < ids.length; start += MOST) {
    const id = ids.slice(start, start + MOST);
    const { items } = await api.listAssets(
      { id, fields: ['lastSeen'], limit: MOST, count: false },
      { signal },
    );
    for (const item of items) if (item.lastSeen !== undefined) seen.set(item.id, item.lastSeen);
  }
  return seen;
}

export function useProductState(entityRef: string) {
  const api = useApi(dataCatalogApiRef);
  return useLoaded(['touched', entityRef, 'product'], signal =>
    loadProductState(api, entityRef, signal),
  );
}
