import { fillTemplate } from './template';
import type { TemplateParameters } from './template';

/**
 * How the integrations name their jobs. Source: OpenLineage's naming rules for
 * jobs and, for dbt, what openlineage-dbt 1.54 sends.
 */
export const jobNamingRules = {
  airflowDag: '{dagId}',
  airflowTask: '{dagId}.{taskId}',
  spark: '{appName}[.{command}][.{table}]',
  sql: '{schema}.{table}',
  dbtRun: 'dbt-run-{project}',
  dbtModel: '[{database}.][{schema}.]{project}.{model}',
  dbtSnapshot: '[{database}.][{schema}.]{project}.{snapshot}.snapshot',
  dbtTest: '[{database}.][{schema}.]{project}.{model}.test',
  dbtNode: '{resourceType}.{project}.{node}',
} as const;

type Rules = typeof jobNamingRules;

/** A function for each kind of job, from the parts of its rule to its name. */
export type JobNaming = {
  [Kind in keyof Rules]: (parts: TemplateParameters<Rules[Kind]>) => string;
};

/**
 * Names jobs as the integrations do: `jobNaming.airflowTask({ dagId: 'shop', taskId: 'load' })`
 * is `shop.load`. The namespace of a job is a matter of configuration, so it
 * is no part of this.
 *
 * `dbtModel`, `dbtSnapshot` and `dbtTest` are the names that dbt's artifacts
 * lead to, `dbtNode` the one of its structured logs.
 *
 * Each throws a TypeError that names the part that is missing or blank.
 */
export const jobNaming = Object.fromEntries(
  Object.entries(jobNamingRules).map(([kind, rule]) => [
    kind,
    (parts: Readonly<Record<string, unknown>>) => fillTemplate(`jobNaming.${kind}`, rule, parts),
  ]),
) as unknown as JobNaming; // `fromEntries` forgets which keys there are.
