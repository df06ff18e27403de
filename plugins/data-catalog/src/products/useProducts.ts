import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import type { DataCatalogClient } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../api';
import { useLoaded } from '../ui/useLoaded';
import { readProduct } from './products';
import type { Product } from './products';

const PAGE = 500;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'spec.owner',
  'spec.domain',
  'spec.lifecycle',
  'spec.inputs',
  'spec.outputs',
];

/** All products of the catalog, a page at a time. */
export async function loadProducts(catalog: Pick<CatalogApi, 'queryEntities'>): Promise<Product[]> {
  const products: Product[] = [];
  let cursor: string | undefined;
  do {
    const page = await catalog.queryEntities(
      cursor === undefined
        ? { filter: { kind: 'DataProduct' }, fields: FIELDS, limit: PAGE }
        : { cursor, fields: FIELDS, limit: PAGE },
    );
    products.push(...page.items.map(readProduct));
    cursor = page.pageInfo.nextCursor;
  } while (cursor !== undefined);
  return products;
}

/** Ids of the products' assets by entity ref: their lineage holds the outputs with their state. */
export async function loadProductIds(
  api: Pick<DataCatalogClient, 'listAssets'>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const page = await api.listAssets(
      {
        class: ['product'],
        fields: ['presence'],
        limit: 1000,
        count: false,
        ...(cursor !== undefined && { cursor }),
      },
      { signal },
    );
    for (const { id, entityRef } of page.items) if (entityRef) ids.set(entityRef, id);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return ids;
}

/** The list of products. */
export function useProducts() {
  const catalog = useApi(catalogApiRef);
  return useLoaded(['entities', 'products'], () => loadProducts(catalog));
}

export function useProductIds() {
  const api = useApi(dataCatalogApiRef);
  return useLoaded(['assets', 'products'], signal => loadProductIds(api, signal));
}
