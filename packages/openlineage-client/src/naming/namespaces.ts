/** What a dataset namespace says of the store behind it. */
export type NamespaceDescription = {
  /** Short name of the store: `postgres`, `s3`, `kafka` …; the scheme where the store is not known. */
  platform: string;
  kind: 'database' | 'object-store' | 'stream' | 'file' | 'other';
};

type Store = NamespaceDescription & {
  /** How many dotted parts name the container of a table: `database.schema` is 2. */
  levels?: number;
};

const stores: Record<string, Store> = {
  athena: { platform: 'athena', kind: 'database', levels: 2 },
  awsathena: { platform: 'athena', kind: 'database', levels: 2 },
  arn: { platform: 'glue', kind: 'other' },
  azurecosmos: { platform: 'cosmosdb', kind: 'database' },
  azurekusto: { platform: 'kusto', kind: 'database' },
  bigquery: { platform: 'bigquery', kind: 'database', levels: 2 },
  cassandra: { platform: 'cassandra', kind: 'database', levels: 1 },
  clickhouse: { platform: 'clickhouse', kind: 'database', levels: 1 },
  crate: { platform: 'crate', kind: 'database', levels: 2 },
  databricks: { platform: 'databricks', kind: 'database', levels: 2 },
  db2: { platform: 'db2', kind: 'database', levels: 2 },
  duckdb: { platform: 'duckdb', kind: 'database', levels: 2 },
  'fabric-warehouse': { platform: 'fabric', kind: 'database', levels: 2 },
  hive: { platform: 'hive', kind: 'database', levels: 1 },
  mssql: { platform: 'mssql', kind: 'database', levels: 2 },
  sqlserver: { platform: 'mssql', kind: 'database', levels: 2 },
  milvus: { platform: 'milvus', kind: 'database', levels: 1 },
  mysql: { platform: 'mysql', kind: 'database', levels: 1 },
  oceanbase: { platform: 'oceanbase', kind: 'database', levels: 1 },
  oracle: { platform: 'oracle', kind: 'database', levels: 2 },
  postgres: { platform: 'postgres', kind: 'database', levels: 2 },
  postgresql: { platform: 'postgres', kind: 'database', levels: 2 },
  redshift: { platform: 'redshift', kind: 'database', levels: 2 },
  snowflake: { platform: 'snowflake', kind: 'database', levels: 2 },
  spanner: { platform: 'spanner', kind: 'database', levels: 2 },
  sqlite: { platform: 'sqlite', kind: 'database' },
  teradata: { platform: 'teradata', kind: 'database', levels: 1 },
  trino: { platform: 'trino', kind: 'database', levels: 2 },
  unitycatalog: { platform: 'unitycatalog', kind: 'database', levels: 2 },
  abfss: { platform: 'azure-storage', kind: 'object-store' },
  gs: { platform: 'gcs', kind: 'object-store' },
  hdfs: { platform: 'hdfs', kind: 'object-store' },
  s3: { platform: 's3', kind: 'object-store' },
  s3a: { platform: 's3', kind: 'object-store' },
  wasbs: { platform: 'azure-storage', kind: 'object-store' },
  dbfs: { platform: 'dbfs', kind: 'object-store' },
  file: { platform: 'file', kind: 'file' },
  kafka: { platform: 'kafka', kind: 'stream' },
  pubsub: { platform: 'pubsub', kind: 'stream' },
  kinesis: { platform: 'kinesis', kind: 'stream' },
};

function schemeOf(namespace: string): string {
  const match = /^([a-z][a-z0-9+.-]*)(?::|$)/i.exec(namespace);
  return match ? match[1].toLowerCase() : '';
}

/** Source: the naming rules of OpenLineage for datasets. */
export function describeNamespace(namespace: string): NamespaceDescription {
  const scheme = schemeOf(namespace);
  const store = Object.hasOwn(stores, scheme) ? stores[scheme] : undefined;
  if (store) return { platform: store.platform, kind: store.kind };
  return { platform: scheme === '' ? 'other' : scheme, kind: 'other' };
}

/**
 * Names of the containers of a dataset, the outermost first: `shop.public.orders`
 * in PostgreSQL lies in `shop` and `shop.public`. Only where the store's rule
 * says that its names are dotted, and the name has just as many parts: a name
 * of another store is never split.
 */
export function hierarchyOf(namespace: string, name: string): string[] {
  const scheme = schemeOf(namespace);
  const levels = Object.hasOwn(stores, scheme) ? stores[scheme].levels : undefined;
  const parts = name.split('.');
  if (levels === undefined || parts.length !== levels + 1 || parts.includes('')) return [];
  return Array.from({ length: levels }, (_, index) => parts.slice(0, index + 1).join('.'));
}
