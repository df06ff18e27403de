import { useApi } from '@backstage/frontend-plugin-api';
import type { Asset, DataCatalogClient } from '@headwater/plugin-data-catalog-common';
import { useQuery } from '@tanstack/react-query';
import { dataCatalogApiRef } from '../../api';
import { statusOf } from '../../ui/queryClient';

/** What the page needs of an asset besides itself. */
export const assetParts = ['counts', 'sources', 'aliases', 'permissions'] as const;

/** Key of the page's asset in the cache; `id` is the asset's own. */
export function assetKey(id: string): readonly unknown[] {
  return ['asset', id, 'page'];
}

/** Loads an asset as its page shows it, with all that was written up to a log position. */
export function loadAsset(
  api: Pick<DataCatalogClient, 'getAsset'>,
  id: string,
  { minPosition, signal }: { minPosition?: number; signal?: AbortSignal } = {},
): Promise<Asset> {
  return api.getAsset(id, { include: [...assetParts], minPosition }, { signal });
}

export type LoadedAsset = {
  asset?: Asset;
  /** The other name by which it was asked for. */
  foundAs?: Asset['foundAs'];
  /** Nothing can be shown. */
  error?: Error;
  /** What is shown could not be loaded anew. */
  staleError?: Error;
  /** When what is shown came, in milliseconds since 1970. */
  at: number;
  retry: () => void;
};

/**
 * The asset of an id. That of another name answers the asset it belongs to,
 * which is then kept under its own id, where live changes find it.
 */
export function useAsset(id: string): LoadedAsset {
  const api = useApi(dataCatalogApiRef);
  const asked = useQuery({ queryKey: assetKey(id), queryFn: ({ signal }) => loadAsset(api, id, { signal }) });
  const ownId = asked.data?.id ?? id;
  const own = useQuery({
    queryKey: assetKey(ownId),
    queryFn: ({ signal }) => loadAsset(api, ownId, { signal }),
    ...(ownId !== id && { initialData: asked.data, initialDataUpdatedAt: asked.dataUpdatedAt }),
  });
  const { data, error, dataUpdatedAt, refetch } = own;
  return {
    asset: data,
    foundAs: asked.data?.foundAs,
    error: data ? undefined : (error ?? undefined),
    staleError: data ? (error ?? undefined) : undefined,
    at: dataUpdatedAt,
    retry: () => {
      refetch();
    },
  };
}

/** Whether the asset is no longer there, or may no longer be seen. */
export function isGone(error: Error | undefined): boolean {
  return statusOf(error) === 404 || statusOf(error) === 403;
}
