import { fillTemplate } from './template';
import type { TemplateParameters } from './template';

/** Namespace and name of a dataset, as events and their consumers identify it. */
export type DatasetName = { namespace: string; name: string };

/**
 * The rule of each store: namespace, name. Source: OpenLineage's naming rules
 * for datasets. A default port is the one that the official Java client puts
 * where a connection names none; elsewhere the port must be said.
 */
export const namingRules = {
  athena: ['awsathena://athena.{region}.amazonaws.com', '{catalog}.{database}.{table}'],
  glue: ['arn:aws:glue:{region}:{accountId}', 'table/{database}/{table}'],
  cosmosDb: ['azurecosmos://{host}/dbs/{database}', 'colls/{table}'],
  azureDataExplorer: ['azurekusto://{host}.kusto.windows.net', '{database}/{table}'],
  azureSynapse: ['sqlserver://{host}:{port}', '{schema}.{table}'],
  bigQuery: ['bigquery', '{projectId}.{dataset}.{table}'],
  cassandra: ['cassandra://{host}:{port=9042}', '{keyspace}.{table}'],
  milvus: ['milvus://{host}:{port}', '{database}.{collection}'],
  fabricWarehouse: ['fabric-warehouse://{endpoint}[:{port}]', '{database}.{schema}.{table}'],
  mysql: ['mysql://{host}:{port=3306}', '{database}.{table}'],
  crateDb: ['crate://{host}:{port=5432}', '{database}.{schema}.{table}'],
  db2: ['db2://{host}:{port=6789}', '{database}.{schema}.{table}'],
  hive: ['hive://{host}:{port}', '{database}.{table}'],
  mssql: ['mssql://{host}:{port}', '{database}.{schema}.{table}'],
  oceanBase: ['oceanbase://{host}:{port=2881}', '{database}.{table}'],
  oracle: ['oracle://{host}:{port=1521}', '{serviceName}.{schema}.{table}'],
  oracleSid: ['oracle://{host}:{port=1521}', '{sid}.{schema}.{table}'],
  postgres: ['postgres://{host}:{port=5432}', '{database}.{schema}.{table}'],
  teradata: ['teradata://{host}:{port=1025}', '{database}.{table}'],
  redshift: ['redshift://{clusterIdentifier}.{region}:{port}', '{database}.{schema}.{table}'],
  snowflake: ['snowflake://{organization}-{account}', '{database}.{schema}.{table}'],
  snowflakeLocator: [
    'snowflake://{accountLocator}[.{compliance}][.{cloudRegionId}][.{cloud}]',
    '{database}.{schema}.{table}',
  ],
  spanner: ['spanner://{projectId}:{instanceId}', '{database}.{schema}.{table}'],
  trino: ['trino://{host}:{port=443}', '{catalog}.{schema}.{table}'],
  unityCatalog: ['unitycatalog://{host}[:{port}]', '{catalog}.{schema}.{table}'],
  abfss: ['abfss://{container}@{service}.dfs.core.windows.net', '{path}'],
  dbfs: ['dbfs://{workspace}', '{path}'],
  gcs: ['gs://{bucket}', '{key}'],
  hdfs: ['hdfs://{host}:{port}', '{path}'],
  kafka: ['kafka://{host}:{port}', '{topic}'],
  localFile: ['file', '{path}'],
  remoteFile: ['file://{host}', '{path}'],
  box: ['box://{host}:{port}/{enterpriseId}', '{key}'],
  fileNet: ['filenet://{host}:{port}/{repositoryId}', '{key}'],
  s3: ['s3://{bucket}', '{key}'],
  sharePoint: ['mssharepoint://{host}:{port}/{site}', '{key}'],
  wasbs: ['wasbs://{container}@{service}.dfs.core.windows.net', '{key}'],
  pubSubTopic: ['pubsub', 'topic:{projectId}:{topicId}'],
  pubSubSubscription: ['pubsub', 'subscription:{projectId}:{subscriptionId}'],
  inMemory: ['inmemory://', '{name}'],
} as const;

type Rules = typeof namingRules;

/** A function for each store, from the parts of its rule to namespace and name. */
export type Naming = {
  [Store in keyof Rules]: (
    parts: TemplateParameters<Rules[Store][0]> & TemplateParameters<Rules[Store][1]>,
  ) => DatasetName;
};

/**
 * Names datasets as the specification wants them, so that events of all
 * producers meet in the same dataset:
 * `naming.postgres({ host: 'db', database: 'shop', schema: 'public', table: 'orders' })`
 * is `{ namespace: 'postgres://db:5432', name: 'shop.public.orders' }`.
 *
 * Parts are taken verbatim: the store's own case, no quotes, a path with or
 * without its leading slash as the store has it.
 *
 * Each throws a TypeError that names the part that is missing, blank or no port.
 */
export const naming = Object.fromEntries(
  Object.entries(namingRules).map(([store, [namespace, name]]) => [
    store,
    (parts: Readonly<Record<string, unknown>>): DatasetName => ({
      namespace: fillTemplate(`naming.${store}`, namespace, parts),
      name: fillTemplate(`naming.${store}`, name, parts),
    }),
  ]),
) as unknown as Naming; // `fromEntries` forgets which keys there are.
