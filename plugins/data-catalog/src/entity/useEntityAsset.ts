import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ASSET_ID_ANNOTATION } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../api';
import { useLoaded } from '../ui/useLoaded';

/** The asset of the entity whose page this is. */
export function useEntityAsset() {
  const api = useApi(dataCatalogApiRef);
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const assetId = entity.metadata.annotations?.[ASSET_ID_ANNOTATION];
  const loaded = useLoaded(['asset', assetId ?? entityRef, 'of entity'], signal =>
    assetId
      ? api.getAsset(assetId, { include: ['counts'] }, { signal })
      : api.lookupAsset({ entityRef, include: ['counts'] }, { signal }),
  );
  return { entity, entityRef, ...loaded };
}
