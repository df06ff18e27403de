/**
 * Which columns feed which: the lineage of SQL, as plain data, OpenLineage and pictures.
 *
 * @packageDocumentation
 */
export { analyzeSql, createSession } from './analyzeSql';
export type { AnalyzeSqlOptions } from './analyzeSql';
export { dialectNames } from './dialects/dialectOf';
export * from './output';
export type * from './types';
