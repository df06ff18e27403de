export { assertStorable, isStorable } from './assertStorable';
export * from './entries';
export { contentHash } from './contentHash';
export { DatabaseLogStore } from './DatabaseLogStore';
export type { LogFilter, LogStore } from './LogStore';
export { LogService } from './LogService';
export { Projector } from './Projector';
