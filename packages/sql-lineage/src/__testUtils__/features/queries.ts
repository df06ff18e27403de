import { without, type Feature } from './Feature';

const recursive = (keyword: string) =>
  `WITH ${keyword} chain (id, boss) AS (SELECT id, boss FROM staff WHERE boss IS NULL UNION ALL ` +
  'SELECT s.id, s.boss FROM staff s JOIN chain c ON s.boss = c.id) SELECT id FROM chain';
const setOperations = (intersect: string, except: string) =>
  '((SELECT id FROM orders UNION ALL SELECT id FROM customers) ' +
  `${intersect} SELECT boss FROM staff) ${except} SELECT code FROM copies`;

/** Queries of tables, of each other and of sets. */
export const queries: readonly Feature[] = [
  {
    name: 'CTEs',
    edges: ['orders.id → id', 'orders.total → amount'],
    sql: {
      all: 'WITH recent AS (SELECT id, total FROM orders WHERE day > 5) SELECT id, total AS amount FROM recent',
    },
  },
  {
    name: 'Recursive CTEs',
    edges: ['staff.id → id'],
    sql: {
      all: recursive('RECURSIVE'),
      tsql: recursive(''),
      oracle: recursive(''),
      db2: recursive(''),
      ...without('hive'),
    },
  },
  {
    name: 'Derived tables, correlated sub-queries',
    edges: ['customers.name → name', 'orders.total → best'],
    sql: {
      all:
        'SELECT n.name, (SELECT max(o.total) FROM orders o WHERE o.customer = n.id) AS best ' +
        'FROM (SELECT id, name FROM customers) n',
    },
  },
  {
    name: '`*` and `t.*`, by the schema',
    edges: [
      'customers.email → email',
      'customers.id → id',
      'customers.name → name',
      'orders.total → total',
    ],
    sql: { all: 'SELECT c.*, o.total FROM customers c JOIN orders o ON o.customer = c.id' },
  },
  {
    name: '`*` without some columns',
    edges: ['customers.id → id', 'customers.name → name'],
    sql: {
      bigquery: 'SELECT * EXCEPT (email) FROM customers',
      clickhouse: 'SELECT * EXCEPT (email) FROM customers',
      databricks: 'SELECT * EXCEPT (email) FROM customers',
      snowflake: 'SELECT * EXCLUDE (email) FROM customers',
      duckdb: 'SELECT * EXCLUDE (email) FROM customers',
      redshift: 'SELECT * EXCLUDE (email) FROM customers',
    },
  },
  {
    name: 'UNION, INTERSECT, EXCEPT',
    edges: ['customers.id → id', 'orders.id → id', 'staff.boss → id'],
    tables: { inputs: ['copies', 'customers', 'orders', 'staff'], outputs: [] },
    sql: {
      all: setOperations('INTERSECT', 'EXCEPT'),
      oracle: setOperations('INTERSECT', 'MINUS'),
      bigquery: setOperations('INTERSECT DISTINCT', 'EXCEPT DISTINCT'),
    },
  },
  {
    name: 'JOIN … USING',
    edges: ['customers.name → name', 'orders.total → total'],
    sql: {
      all: 'SELECT total, name FROM orders JOIN customers USING (id)',
      ...without('tsql', 'teradata', 'hive'),
    },
  },
];

/** How far names reach. */
export const qualifiedNames: Feature = {
  name: 'Names of three and more parts',
  edges: ['crm.sales.orders.id → id'],
  sql: {
    all: 'SELECT id FROM crm.sales.orders',
    bigquery: 'SELECT id FROM `crm.sales.orders`',
    tsql: 'SELECT id FROM [crm].[sales].[orders]',
    ...without('sqlite', 'mysql', 'oracle', 'teradata', 'hive', 'clickhouse'),
  },
};
