import type { Feature } from './Feature';

const qualify =
  'SELECT id, total FROM orders QUALIFY row_number() OVER (PARTITION BY customer ORDER BY day) = 1';
const reuse = 'SELECT total * 2 AS twice, twice + 1 AS more FROM orders';
const values =
  "SELECT o.total, v.label FROM orders o JOIN (VALUES (1, 'a')) AS v (id, label) ON v.id = o.id";
const match =
  'SELECT id, risen FROM orders MATCH_RECOGNIZE (PARTITION BY id ORDER BY day ' +
  'MEASURES LAST(up.total) AS risen ONE ROW PER MATCH PATTERN (first up+) DEFINE up AS up.total > first.total)';
const hierarchy =
  'SELECT id, PRIOR id AS parent FROM staff START WITH boss IS NULL CONNECT BY PRIOR id = boss';

/** What is worked out of the rows of a query. */
export const selectClauses: readonly Feature[] = [
  {
    name: 'Window functions',
    edges: ['orders.id → id', 'orders.total → running'],
    sql: {
      all: 'SELECT id, sum(total) OVER (PARTITION BY customer ORDER BY day) AS running FROM orders',
    },
  },
  {
    name: 'QUALIFY',
    edges: ['orders.id → id', 'orders.total → total'],
    sql: {
      redshift: qualify,
      duckdb: qualify,
      teradata: qualify,
      snowflake: qualify,
      bigquery: qualify,
      databricks: qualify,
      clickhouse: qualify,
    },
  },
  {
    name: 'VALUES as a table',
    edges: ['orders.total → total'],
    sql: {
      postgres: values,
      duckdb: values,
      tsql: values,
      db2: values,
      snowflake: values,
      databricks: values,
      spark: values,
      trino: values,
      mysql:
        "SELECT o.total, v.label FROM orders o JOIN (VALUES ROW(1, 'a')) AS v (id, label) ON v.id = o.id",
    },
  },
  {
    name: 'Aliases reused in the same SELECT',
    edges: ['orders.total → more', 'orders.total → twice'],
    sql: {
      redshift: reuse,
      duckdb: reuse,
      teradata: reuse,
      snowflake: reuse,
      databricks: reuse,
      spark: reuse,
      clickhouse: reuse,
    },
  },
];

/** Rows that are found by those before them. */
export const rowPatterns: readonly Feature[] = [
  {
    name: 'CONNECT BY',
    edges: ['staff.id → id', 'staff.id → parent'],
    sql: { oracle: hierarchy, snowflake: hierarchy },
  },
  {
    name: 'MATCH_RECOGNIZE',
    edges: ['orders.id → id', 'orders.total → risen'],
    sql: { oracle: match, snowflake: match, trino: match },
  },
];
