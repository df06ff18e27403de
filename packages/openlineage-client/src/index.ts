/**
 * OpenLineage for TypeScript: events, validation, identity and naming.
 *
 * @packageDocumentation
 */
export { DEFAULT_PRODUCER, createBuilders } from './build/createBuilders';
export type { BaseFacet, BuiltEvent, Builders, EventBody } from './build/createBuilders';
export type { FacetBody, FacetBuilders } from './build/facetBuilders';
export { OpenLineageClient } from './client/OpenLineageClient';
export type { ClientCloseReport, ClientOptions } from './client/OpenLineageClient';
export type { ClientStats, ErrorListener } from './client/DeliveryMonitor';
export {
  ClosedError,
  ConfigurationError,
  DeliveryError,
  InvalidEventError,
  QueueFullError,
} from './client/errors';
export type { Logger } from './client/logger';
export { serializeEvent } from './client/serializeEvent';
export type { ClientConfig, FilterConfig } from './config/clientConfig';
export type { Environment } from './config/loadConfig';
export { Section } from './config/Section';
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
export { parentFromEnvironment } from './run/parent';
export type { ParentRun } from './run/parent';
export type { ActiveRun, Emitter, RunOptions } from './run/types';
export { withRun } from './run/withRun';
export * from './transports';
export * from './validation/checkEventCore';
export { checkFacet, checkFacets } from './validation/checkFacets';
export type { FacetIssue } from './validation/checkFacets';
export * from './validation/validateEvent';
