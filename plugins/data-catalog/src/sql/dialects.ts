/** Dialects to choose from, by the names that the API takes; the names that people see are nobody's to translate. */
export const dialects: readonly (readonly [value: string, name: string])[] = [
  ['athena', 'Athena'],
  ['bigquery', 'BigQuery'],
  ['clickhouse', 'ClickHouse'],
  ['cockroachdb', 'CockroachDB'],
  ['databricks', 'Databricks'],
  ['datafusion', 'DataFusion'],
  ['db2', 'Db2'],
  ['doris', 'Doris'],
  ['dremio', 'Dremio'],
  ['drill', 'Drill'],
  ['druid', 'Druid'],
  ['duckdb', 'DuckDB'],
  ['exasol', 'Exasol'],
  ['fabric', 'Fabric'],
  ['greenplum', 'Greenplum'],
  ['hive', 'Hive'],
  ['impala', 'Impala'],
  ['mariadb', 'MariaDB'],
  ['materialize', 'Materialize'],
  ['mysql', 'MySQL'],
  ['oracle', 'Oracle'],
  ['postgres', 'PostgreSQL'],
  ['presto', 'Presto'],
  ['redshift', 'Redshift'],
  ['risingwave', 'RisingWave'],
  ['singlestore', 'SingleStore'],
  ['snowflake', 'Snowflake'],
  ['spark', 'Spark'],
  ['sqlite', 'SQLite'],
  ['tsql', 'SQL Server'],
  ['ansi', 'Standard SQL'],
  ['starrocks', 'StarRocks'],
  ['teradata', 'Teradata'],
  ['tidb', 'TiDB'],
  ['trino', 'Trino'],
  ['vertica', 'Vertica'],
];

/** The name of a dialect to show; its own where it is none of ours. */
export function dialectName(value: string): string {
  return dialects.find(([known]) => known === value)?.[1] ?? value;
}
