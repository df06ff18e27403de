/**
 * OpenLineage for TypeScript: events, validation, identity and naming.
 *
 * @packageDocumentation
 */
export * from './events/types';
export * from './events/runState';
export * from './identity/eventTime';
export * from './identity/uuid';
export * from './naming/namespaces';
export * from './validation/checkEventCore';
