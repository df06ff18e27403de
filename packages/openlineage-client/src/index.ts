/**
 * OpenLineage for TypeScript: events, validation, identity and naming.
 *
 * @packageDocumentation
 */
export * from './events/types';
export * from './events/declarations';
export * from './events/runState';
export * from './facets';
export * from './identity/eventTime';
export * from './identity/uuid';
export * from './identity/uuidV7';
export { jobNaming } from './naming/jobNaming';
export type { JobNaming } from './naming/jobNaming';
export { naming } from './naming/datasetNaming';
export type { DatasetName, Naming } from './naming/datasetNaming';
export * from './naming/namespaces';
export * from './validation/checkEventCore';
export { checkFacet, checkFacets } from './validation/checkFacets';
export type { FacetIssue } from './validation/checkFacets';
export * from './validation/validateEvent';
