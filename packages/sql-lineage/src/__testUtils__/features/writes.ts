import { copied, without, type Feature } from './Feature';

const overwrite = 'INSERT OVERWRITE TABLE copies SELECT id, total FROM orders';
const insertAll =
  'INSERT ALL INTO copies (code) VALUES (id) INTO archive (code) VALUES (id) SELECT id FROM orders';
const fromInsert =
  'FROM orders INSERT INTO TABLE copies (code) SELECT id INSERT INTO TABLE archive (code) SELECT id';
const materialized = 'CREATE MATERIALIZED VIEW latest AS SELECT id AS code FROM orders';
const updateFrom = 'UPDATE copies SET amount = o.total FROM orders o WHERE o.id = copies.code';
const updateQuery =
  'UPDATE copies SET amount = (SELECT max(o.total) FROM orders o WHERE o.id = copies.code)';
const withData = '(SELECT id AS code FROM orders) WITH DATA';

/** What writes tables and views. */
export const writes: readonly Feature[] = [
  {
    name: 'INSERT, columns by the schema',
    edges: ['orders.id → copies.code', 'orders.total → copies.amount'],
    sql: { all: 'INSERT INTO copies SELECT id, total FROM orders' },
  },
  {
    name: 'INSERT OVERWRITE',
    edges: ['orders.id → copies.code', 'orders.total → copies.amount'],
    sql: {
      hive: overwrite,
      spark: overwrite,
      databricks: overwrite,
      snowflake: 'INSERT OVERWRITE INTO copies SELECT id, total FROM orders',
    },
  },
  {
    name: 'INSERT into several tables',
    edges: ['orders.id → archive.code', 'orders.id → copies.code'],
    sql: {
      oracle: insertAll,
      snowflake: insertAll,
      hive: fromInsert,
      spark: fromInsert,
      databricks: fromInsert,
    },
  },
  {
    name: 'CREATE TABLE … AS',
    edges: ['orders.id → latest.code'],
    sql: {
      all: 'CREATE TABLE latest AS SELECT id AS code FROM orders',
      tsql: 'SELECT id AS code INTO latest FROM orders',
      db2: `CREATE TABLE latest AS ${withData}`,
      teradata: `CREATE TABLE latest AS ${withData}`,
      clickhouse:
        'CREATE TABLE latest ENGINE = MergeTree ORDER BY code AS SELECT id AS code FROM orders',
    },
  },
  {
    name: 'Views',
    edges: ['orders.id → latest.code'],
    sql: { all: 'CREATE VIEW latest (code) AS SELECT id FROM orders' },
  },
  {
    name: 'Materialised views',
    edges: ['orders.id → latest.code'],
    sql: {
      postgres: materialized,
      redshift: materialized,
      oracle: materialized,
      snowflake: materialized,
      bigquery: materialized,
      databricks: materialized,
      hive: materialized,
      trino: materialized,
      clickhouse: `${materialized.replace('latest', 'latest ENGINE = MergeTree ORDER BY code')}`,
    },
  },
  {
    name: 'MERGE',
    edges: ['orders.id → copies.code', 'orders.total → copies.amount'],
    sql: {
      all:
        'MERGE INTO copies c USING orders o ON (c.code = o.id) WHEN MATCHED THEN UPDATE SET amount = o.total ' +
        'WHEN NOT MATCHED THEN INSERT (code, amount) VALUES (o.id, o.total);',
      ...without('mysql', 'sqlite', 'clickhouse'),
    },
  },
  {
    name: 'UPDATE from other tables',
    edges: ['orders.total → copies.amount'],
    sql: {
      all: updateFrom,
      tsql: 'UPDATE c SET amount = o.total FROM copies c JOIN orders o ON o.id = c.code',
      mysql: 'UPDATE copies c JOIN orders o ON o.id = c.code SET c.amount = o.total',
      teradata: 'UPDATE c FROM copies c, orders o SET amount = o.total WHERE o.id = c.code',
      oracle: updateQuery,
      db2: updateQuery,
      trino: updateQuery,
      databricks: updateQuery,
      ...without('spark', 'hive', 'clickhouse'),
    },
  },
  {
    name: 'DELETE',
    edges: [],
    tables: { inputs: ['orders'], outputs: ['copies'] },
    sql: { all: 'DELETE FROM copies WHERE code IN (SELECT id FROM orders)' },
  },
];

/** Rows that are read as they are written. */
export const changedRows: Feature = {
  name: 'RETURNING, OUTPUT, OLD TABLE',
  edges: copied,
  sql: {
    postgres:
      'WITH gone AS (DELETE FROM orders RETURNING id) INSERT INTO copies (code) SELECT id FROM gone',
    tsql: 'DELETE FROM orders OUTPUT deleted.id INTO copies (code)',
    db2: 'INSERT INTO copies (code) SELECT id FROM OLD TABLE (DELETE FROM orders)',
  },
  tables: { inputs: [], outputs: ['copies', 'orders'] },
};
