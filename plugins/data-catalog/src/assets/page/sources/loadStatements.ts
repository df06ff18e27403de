import type { AnswerOf, DataCatalogClient } from '@headwater/plugin-data-catalog-common';

/** Key of what is stated of an asset, without the bodies, in the cache. */
export function statementsKey(id: string): readonly unknown[] {
  return ['facets', id, 'keys'];
}

/** What each source states of an asset, without the bodies. */
export function loadStatements(
  api: Pick<DataCatalogClient, 'listAssetFacets'>,
  id: string,
  signal?: AbortSignal,
): Promise<AnswerOf<'listAssetFacets'>> {
  return api.listAssetFacets(id, { bodies: false }, { signal });
}
