import {
  ApiBlueprint,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { DataCatalogClient } from '@headwater/plugin-data-catalog-common';

/** The data catalog's API, with the user's token. */
export const dataCatalogApiRef = createApiRef<DataCatalogClient>().with({
  id: 'plugin.data-catalog.client',
  pluginId: 'data-catalog',
});

export const dataCatalogApi = ApiBlueprint.make({
  params: define =>
    define({
      api: dataCatalogApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) => new DataCatalogClient({ discoveryApi, fetchApi }),
    }),
});
