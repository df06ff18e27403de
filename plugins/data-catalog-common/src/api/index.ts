export * from './DataCatalogClient';
export * from './types';
export type { components, operations, paths } from './schema.generated';
