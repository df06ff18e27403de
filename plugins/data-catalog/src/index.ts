/**
 * Pages and cards of Headwater, the data catalog inside Backstage.
 *
 * @packageDocumentation
 */
export { dataCatalogPlugin as default } from './plugin';
export { dataCatalogApiRef } from './api';
export { dataCatalogTranslationRef } from './translation';
