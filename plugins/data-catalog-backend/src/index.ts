/**
 * The data catalog's backend plugin.
 *
 * @packageDocumentation
 */
export { dataCatalogPlugin as default } from './plugin';
export { assetConditions, createAssetConditionalDecision } from './assets/permissions';
