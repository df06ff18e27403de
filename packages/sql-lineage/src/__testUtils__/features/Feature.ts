/** Dialects by the heads of the README's columns. */
export const dialects = {
  PostgreSQL: 'postgres',
  Redshift: 'redshift',
  DuckDB: 'duckdb',
  SQLite: 'sqlite',
  MySQL: 'mysql',
  'SQL Server': 'tsql',
  Oracle: 'oracle',
  Db2: 'db2',
  Teradata: 'teradata',
  Snowflake: 'snowflake',
  BigQuery: 'bigquery',
  Databricks: 'databricks',
  Spark: 'spark',
  Hive: 'hive',
  Trino: 'trino',
  ClickHouse: 'clickhouse',
} as const;

export type FeatureDialect = (typeof dialects)[keyof typeof dialects];

/** Columns of the tables that the statements read and write. */
export const featureSchema = {
  orders: ['id', 'customer', 'day', 'total', 'tax', 'tags', 'address'],
  customers: ['id', 'name', 'email'],
  staff: ['id', 'boss'],
  copies: ['code', 'amount'],
  archive: ['code', 'amount'],
};

/** Statements of one kind, and what is to be found in each. */
export type Feature = {
  name: string;
  /** `orders.id → copies.code` of each direct edge of what lasts; `*` where no columns are asked for. */
  edges: readonly string[];
  /** Tables that are read and written, where they do not follow from the edges. */
  tables?: { inputs: readonly string[]; outputs: readonly string[] };
  /** Found where it is said that text is put together as it runs. */
  isDynamic?: boolean;
  /** One text for all dialects, with others for those that write it in another way; undefined where a dialect has no such thing. */
  sql: { readonly [Dialect in FeatureDialect | 'all']?: string };
};

/** For the texts of a feature: dialects that have no such thing. */
export const without = (...names: FeatureDialect[]) =>
  Object.fromEntries(names.map(name => [name, undefined]));

/** The edge of what copies one column. */
export const copied = ['orders.id → copies.code'];
