/**
 * Which requests of an Express service its data access is observed in.
 *
 * @packageDocumentation
 */
export * from '../service';
export { observeRequests } from './observeRequests';
export type { ObservedRequest, ObservedResponse, ObserveRequestsOptions } from './observeRequests';
