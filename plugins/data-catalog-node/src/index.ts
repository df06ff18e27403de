/**
 * Services and helpers for backend code that works with the data catalog.
 *
 * @packageDocumentation
 */
export * from './identity';
