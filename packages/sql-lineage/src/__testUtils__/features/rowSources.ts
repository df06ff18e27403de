import type { Feature } from './Feature';

const best = 'SELECT max(o.total) AS best FROM orders o WHERE o.customer = c.id';
const lateral = `SELECT c.name, l.best FROM customers c CROSS JOIN LATERAL (${best}) l`;
const apply = `SELECT c.name, l.best FROM customers c CROSS APPLY (${best}) l`;
const pivot = (days: string, column = 'mon', alias = '') =>
  `SELECT id, ${column} FROM (SELECT id, day, total FROM orders) o PIVOT (sum(total) FOR day IN (${days}))${alias}`;
const pivotNamed = pivot("'Mon' AS mon, 'Tue' AS tue");
const unpivot = 'SELECT id, amount FROM orders UNPIVOT (amount FOR kind IN (total, tax))';
const explode = 'SELECT o.id, t.tag FROM orders o LATERAL VIEW explode(o.tags) t AS tag';
const unnest = 'SELECT o.id, t.tag FROM orders o CROSS JOIN unnest(o.tags) AS t (tag)';
const jsonTable = (type: string) =>
  `SELECT o.id, t.tag FROM orders o CROSS JOIN JSON_TABLE(o.tags, '$[*]' COLUMNS (tag ${type} PATH '$')) t`;

/** What stands behind FROM besides tables and queries. */
export const rowSources: readonly Feature[] = [
  {
    name: 'LATERAL, APPLY',
    edges: ['customers.name → name', 'orders.total → best'],
    sql: {
      postgres: lateral,
      duckdb: lateral,
      mysql: lateral,
      tsql: apply,
      oracle: apply,
      db2: lateral,
      snowflake: lateral,
      databricks: lateral,
      spark: lateral,
      trino: lateral,
    },
  },
  {
    name: 'Arrays and JSON as rows',
    edges: ['orders.id → id', 'orders.tags → tag'],
    sql: {
      postgres: unnest,
      duckdb: unnest,
      trino: unnest,
      bigquery: 'SELECT o.id, tag FROM orders o, UNNEST(o.tags) AS tag',
      snowflake: 'SELECT o.id, t.value AS tag FROM orders o, LATERAL FLATTEN(input => o.tags) t',
      databricks: explode,
      spark: explode,
      hive: explode,
      clickhouse: 'SELECT id, tag FROM orders ARRAY JOIN tags AS tag',
      redshift: 'SELECT o.id, tag FROM orders o, o.tags tag',
      tsql: "SELECT o.id, t.value AS tag FROM orders o CROSS APPLY STRING_SPLIT(o.tags, ',') t",
      oracle: jsonTable('VARCHAR2(10)'),
      mysql: jsonTable('VARCHAR(10)'),
      sqlite: 'SELECT o.id, t.value AS tag FROM orders o, json_each(o.tags) t',
    },
  },
  {
    name: 'Fields of structs',
    edges: ['orders.address → city'],
    sql: {
      postgres: 'SELECT (o.address).city AS city FROM orders o',
      snowflake: 'SELECT o.address:city::string AS city FROM orders o',
      ...Object.fromEntries(
        [
          'redshift',
          'duckdb',
          'oracle',
          'bigquery',
          'databricks',
          'spark',
          'hive',
          'trino',
          'clickhouse',
        ].map(dialect => [dialect, 'SELECT o.address.city AS city FROM orders o']),
      ),
    },
  },
  {
    name: 'PIVOT',
    edges: ['orders.id → id', 'orders.total → mon'],
    sql: {
      tsql: pivot('[Mon], [Tue]', '[Mon] AS mon', ' AS p'),
      snowflake: pivot("'Mon', 'Tue'", 'mon', ' AS p (id, mon, tue)'),
      duckdb: pivot("'Mon', 'Tue'", '"Mon" AS mon'),
      redshift: pivotNamed,
      oracle: pivotNamed,
      teradata: pivot("'Mon' AS mon, 'Tue' AS tue", 'mon', ' AS p'),
      bigquery: pivotNamed,
      databricks: pivotNamed,
      spark: pivotNamed,
    },
  },
  {
    name: 'UNPIVOT',
    edges: ['orders.id → id', 'orders.tax → amount', 'orders.total → amount'],
    sql: {
      tsql: `${unpivot} AS u`,
      oracle: unpivot,
      teradata: `${unpivot} u`,
      snowflake: unpivot,
      bigquery: unpivot,
      redshift: unpivot,
      databricks: unpivot,
      spark: unpivot,
      duckdb: unpivot,
    },
  },
];
