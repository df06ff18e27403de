export { componentJob } from './componentJob';
export { serviceAccess } from './serviceAccess';
export type { ServiceAccess, ServiceAccessOptions } from './serviceAccess';
export type { ServiceAccessStats } from './StatementQueue';
export type { DatasetsOf } from './RequestScope';
export type { DatasetUse } from './ServiceRun';
