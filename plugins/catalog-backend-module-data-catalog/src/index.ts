/**
 * Data assets, glossary terms and data products in Backstage's catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleDataCatalog as default } from './module';
