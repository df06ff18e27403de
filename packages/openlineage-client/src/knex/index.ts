/**
 * Which tables a service reads and writes through Knex.
 *
 * @packageDocumentation
 */
export * from '../service';
export { observeKnex } from './observeKnex';
export type { ObservedKnex, ObserveKnexOptions } from './observeKnex';
