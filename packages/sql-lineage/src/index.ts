export { analyzeSql, createSession } from './analyzeSql';
export type { AnalyzeSqlOptions } from './analyzeSql';
export { dialectNames } from './dialects/dialectOf';
export type { Session } from './session/Session';
export type * from './types';
