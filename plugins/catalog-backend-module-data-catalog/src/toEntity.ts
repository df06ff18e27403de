import type { Entity } from '@backstage/catalog-model';
import { ASSET_ID_ANNOTATION, HEADWATER_API_VERSION, PROVIDER_LOCATION } from '@headwater/plugin-data-catalog-common';
import type { EntityDraft } from './DataCatalogSource';

const refPattern = /^[a-z]+:[a-zA-Z0-9_.-]+\/[a-zA-Z0-9_.-]+$/;
const tagPattern = /^[a-z0-9:+#]+(-[a-z0-9:+#]+)*$/;
const MAX_TAG = 63;

/** The entity that stands for an asset which no file declares. */
export function toEntity(draft: EntityDraft): Entity {
  const { namespace, qualifiedName, type, lifecycle, criticality } = draft;
  // Producers write owners as they like; the catalog wants entity refs.
  const ref = (key: 'owner' | 'steward' | 'domain' | 'system') =>
    draft[key] && refPattern.test(draft[key]) ? { [key]: draft[key] } : {};
  return {
    apiVersion: HEADWATER_API_VERSION,
    kind: 'DataAsset',
    metadata: {
      name: draft.name,
      namespace: 'default',
      title: draft.title,
      ...(draft.description && { description: draft.description }),
      tags: draft.tags.filter(tag => tagPattern.test(tag) && tag.length <= MAX_TAG),
      annotations: {
        'backstage.io/managed-by-location': PROVIDER_LOCATION,
        'backstage.io/managed-by-origin-location': PROVIDER_LOCATION,
        [ASSET_ID_ANNOTATION]: draft.assetId,
      },
    },
    spec: {
      type,
      qualifiedName: { namespace, name: qualifiedName },
      ...ref('owner'),
      ...ref('steward'),
      ...ref('domain'),
      ...ref('system'),
      ...(lifecycle && { lifecycle }),
      ...(criticality && { criticality }),
      ...(draft.terms.length > 0 && { terms: draft.terms }),
    },
  };
}
