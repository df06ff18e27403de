/**
 * The data catalog's backend plugin.
 *
 * @packageDocumentation
 */
import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { rootReceiverFactory } from './openlineage/rootReceiver';
import { dataCatalogPlugin } from './plugin';

export { assetConditions, createAssetConditionalDecision } from './assets/permissions';

/** The plugin, with the service that holds the receiver's place at the server's root. */
export default createBackendFeatureLoader({
  loader() {
    return [rootReceiverFactory, dataCatalogPlugin];
  },
});
