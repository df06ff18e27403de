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

const without = (...names: FeatureDialect[]) =>
  Object.fromEntries(names.map(name => [name, undefined]));

const copy = 'INSERT INTO copies (code) SELECT id FROM orders';
const copied = ['orders.id → copies.code'];
const body = `BEGIN DELETE FROM copies; ${copy}; END`;
const fromRecent = 'INSERT INTO copies (code) SELECT id FROM recent';
const temporaryTable = `CREATE TEMPORARY TABLE recent AS SELECT id FROM orders; ${fromRecent}`;

const recursive = (keyword: string) =>
  `WITH ${keyword} chain (id, boss) AS (SELECT id, boss FROM staff WHERE boss IS NULL UNION ALL ` +
  'SELECT s.id, s.boss FROM staff s JOIN chain c ON s.boss = c.id) SELECT id FROM chain';

const setOperations = (intersect: string, except: string) =>
  '((SELECT id FROM orders UNION ALL SELECT id FROM customers) ' +
  `${intersect} SELECT boss FROM staff) ${except} SELECT code FROM copies`;

const best = 'SELECT max(o.total) AS best FROM orders o WHERE o.customer = c.id';
const lateral = `SELECT c.name, l.best FROM customers c CROSS JOIN LATERAL (${best}) l`;
const apply = `SELECT c.name, l.best FROM customers c CROSS APPLY (${best}) l`;

const pivot = (days: string, column = 'mon', alias = '') =>
  `SELECT id, ${column} FROM (SELECT id, day, total FROM orders) o PIVOT (sum(total) FOR day IN (${days}))${alias}`;
const pivotNamed = pivot("'Mon' AS mon, 'Tue' AS tue");
const unpivot = 'SELECT id, amount FROM orders UNPIVOT (amount FOR kind IN (total, tax))';
const qualify =
  'SELECT id, total FROM orders QUALIFY row_number() OVER (PARTITION BY customer ORDER BY day) = 1';
const reuse = 'SELECT total * 2 AS twice, twice + 1 AS more FROM orders';
const values =
  "SELECT o.total, v.label FROM orders o JOIN (VALUES (1, 'a')) AS v (id, label) ON v.id = o.id";
const overwrite = 'INSERT OVERWRITE TABLE copies SELECT id, total FROM orders';
const insertAll =
  'INSERT ALL INTO copies (code) VALUES (id) INTO archive (code) VALUES (id) SELECT id FROM orders';
const fromInsert =
  'FROM orders INSERT INTO TABLE copies (code) SELECT id INSERT INTO TABLE archive (code) SELECT id';
const materialized = 'CREATE MATERIALIZED VIEW latest AS SELECT id AS code FROM orders';
const loadData = "LOAD DATA INPATH '/data/orders.csv' INTO TABLE copies";
const explode = 'SELECT o.id, t.tag FROM orders o LATERAL VIEW explode(o.tags) t AS tag';
const unnest = 'SELECT o.id, t.tag FROM orders o CROSS JOIN unnest(o.tags) AS t (tag)';
const jsonTable = (type: string) =>
  `SELECT o.id, t.tag FROM orders o CROSS JOIN JSON_TABLE(o.tags, '$[*]' COLUMNS (tag ${type} PATH '$')) t`;
const updateFrom = 'UPDATE copies SET amount = o.total FROM orders o WHERE o.id = copies.code';
const updateQuery =
  'UPDATE copies SET amount = (SELECT max(o.total) FROM orders o WHERE o.id = copies.code)';
const loop = `FOR r IN (SELECT id FROM orders) LOOP INSERT INTO copies (code) VALUES (r.id); END LOOP;`;
const match =
  'SELECT id, risen FROM orders MATCH_RECOGNIZE (PARTITION BY id ORDER BY day ' +
  'MEASURES LAST(up.total) AS risen ONE ROW PER MATCH PATTERN (first up+) DEFINE up AS up.total > first.total)';
const hierarchy =
  'SELECT id, PRIOR id AS parent FROM staff START WITH boss IS NULL CONNECT BY PRIOR id = boss';
const trigger = (row: string, event: string) =>
  `CREATE TRIGGER keep AFTER INSERT ON orders ${event} BEGIN INSERT INTO copies (code) VALUES (${row}.id); END`;
const withData = '(SELECT id AS code FROM orders) WITH DATA';

/** What the README tells of each dialect. */
export const features: readonly Feature[] = [
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
  {
    name: 'Files',
    edges: ['*'],
    tables: { inputs: ['file'], outputs: ['copies'] },
    sql: {
      postgres: "COPY copies FROM '/data/orders.csv' CSV HEADER",
      redshift: "COPY copies FROM 's3://lake/orders.csv' IAM_ROLE 'loader' CSV",
      duckdb: "INSERT INTO copies SELECT * FROM 'orders.csv'",
      mysql: "LOAD DATA INFILE '/data/orders.csv' INTO TABLE copies FIELDS TERMINATED BY ','",
      tsql: "BULK INSERT copies FROM '/data/orders.csv' WITH (FIRSTROW = 2)",
      snowflake: 'COPY INTO copies FROM @landing/orders.csv FILE_FORMAT = (TYPE = CSV)',
      bigquery:
        "LOAD DATA INTO copies FROM FILES (format = 'CSV', uris = ['gs://lake/orders.csv'])",
      databricks: "COPY INTO copies FROM 's3://lake/orders.csv' FILEFORMAT = CSV",
      spark: loadData,
      hive: loadData,
      clickhouse: "INSERT INTO copies SELECT * FROM s3('s3://lake/orders.csv', 'CSV')",
    },
  },
  {
    name: 'Exports',
    edges: ['orders.id → file.id', 'orders.total → file.total'],
    sql: {
      postgres: "COPY (SELECT id, total FROM orders) TO '/data/orders.csv' CSV",
      redshift: "UNLOAD ('SELECT id, total FROM orders') TO 's3://lake/orders' IAM_ROLE 'loader'",
      duckdb: "COPY (SELECT id, total FROM orders) TO 'orders.parquet' (FORMAT parquet)",
      mysql: "SELECT id, total FROM orders INTO OUTFILE '/data/orders.csv'",
      snowflake: 'COPY INTO @landing/orders FROM (SELECT id, total FROM orders)',
      bigquery:
        "EXPORT DATA OPTIONS (uri = 'gs://lake/orders*.csv', format = 'CSV') AS SELECT id, total FROM orders",
      spark: "INSERT OVERWRITE DIRECTORY '/data/orders' USING parquet SELECT id, total FROM orders",
      databricks:
        "INSERT OVERWRITE DIRECTORY '/data/orders' USING parquet SELECT id, total FROM orders",
      hive: "INSERT OVERWRITE DIRECTORY '/data/orders' SELECT id, total FROM orders",
      clickhouse: "SELECT id, total FROM orders INTO OUTFILE 'orders.csv'",
    },
  },
  {
    name: 'RETURNING, OUTPUT, OLD TABLE',
    edges: copied,
    sql: {
      postgres:
        'WITH gone AS (DELETE FROM orders RETURNING id) INSERT INTO copies (code) SELECT id FROM gone',
      tsql: 'DELETE FROM orders OUTPUT deleted.id INTO copies (code)',
      db2: 'INSERT INTO copies (code) SELECT id FROM OLD TABLE (DELETE FROM orders)',
    },
    tables: { inputs: [], outputs: ['copies', 'orders'] },
  },
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
  {
    name: 'Tables and views of the script itself',
    edges: [
      'latest.id → copies.code',
      'latest.total → copies.amount',
      'orders.id → latest.id',
      'orders.total → latest.total',
    ],
    tables: { inputs: ['latest', 'orders'], outputs: ['copies', 'latest'] },
    sql: {
      all: 'CREATE VIEW latest AS SELECT id, total FROM orders; INSERT INTO copies SELECT * FROM latest',
      tsql: 'CREATE VIEW latest AS SELECT id, total FROM orders\nGO\nINSERT INTO copies SELECT * FROM latest',
    },
  },
  {
    name: 'Temporary tables',
    edges: copied,
    sql: {
      all: temporaryTable,
      tsql: `SELECT id INTO #recent FROM orders; ${fromRecent.replace('recent', '#recent')}`,
      oracle: `CREATE PRIVATE TEMPORARY TABLE ora$ptt_recent ON COMMIT DROP DEFINITION AS SELECT id FROM orders; ${fromRecent.replace(
        'recent',
        'ora$ptt_recent',
      )}`,
      db2: `DECLARE GLOBAL TEMPORARY TABLE session.recent AS (SELECT id FROM orders) WITH DATA; ${fromRecent.replace(
        'recent',
        'session.recent',
      )}`,
      teradata: `CREATE VOLATILE TABLE recent AS (SELECT id FROM orders) WITH DATA ON COMMIT PRESERVE ROWS; ${fromRecent}`,
      bigquery: temporaryTable.replace('TEMPORARY', 'TEMP'),
      databricks: temporaryTable.replace('TABLE', 'VIEW'),
      spark: temporaryTable.replace('TABLE', 'VIEW'),
      ...without('trino'),
    },
  },
  {
    name: 'Procedures',
    edges: copied,
    sql: {
      postgres: `CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$ ${body}; $$`,
      redshift: `CREATE PROCEDURE fill() AS $$ ${body}; $$ LANGUAGE plpgsql`,
      mysql: `DELIMITER //\nCREATE PROCEDURE fill() ${body} //\nDELIMITER ;`,
      tsql: `CREATE PROCEDURE fill AS BEGIN SET NOCOUNT ON DELETE FROM copies ${copy} END`,
      oracle: `CREATE OR REPLACE PROCEDURE fill AS total NUMBER; ${body} fill;\n/`,
      db2: `CREATE PROCEDURE fill () LANGUAGE SQL ${body}`,
      teradata: `REPLACE PROCEDURE fill () ${body};`,
      snowflake: `CREATE PROCEDURE fill() RETURNS STRING LANGUAGE SQL AS $$ ${body}; $$`,
      bigquery: `CREATE PROCEDURE shop.fill() ${body}`,
      databricks: `CREATE PROCEDURE fill() LANGUAGE SQL AS ${body}`,
    },
  },
  {
    name: 'Triggers',
    edges: copied,
    sql: {
      mysql: trigger('NEW', 'FOR EACH ROW'),
      sqlite: trigger('NEW', 'FOR EACH ROW').replace('; END', '; END;'),
      oracle: `${trigger(':new', 'FOR EACH ROW')};\n/`,
      db2: trigger('n', 'REFERENCING NEW AS n FOR EACH ROW').replace('BEGIN', 'BEGIN ATOMIC'),
      tsql: `CREATE TRIGGER keep ON orders AFTER INSERT AS BEGIN INSERT INTO copies (code) SELECT id FROM inserted END`,
    },
  },
  {
    name: 'Values through variables and cursors',
    edges: copied,
    sql: {
      postgres: `DO $$ DECLARE r record; BEGIN ${loop} END $$`,
      mysql: 'SELECT id INTO @id FROM orders LIMIT 1; INSERT INTO copies (code) VALUES (@id)',
      tsql: 'DECLARE @id INT SELECT @id = id FROM orders INSERT INTO copies (code) VALUES (@id)',
      oracle: `BEGIN ${loop} END;\n/`,
      snowflake: `DECLARE c CURSOR FOR SELECT id FROM orders; BEGIN FOR r IN c DO INSERT INTO copies (code) VALUES (r.id); END FOR; END`,
      bigquery:
        'FOR r IN (SELECT id FROM orders) DO INSERT INTO copies (code) VALUES (r.id); END FOR',
    },
  },
  {
    name: 'Dynamic SQL, marked as unknown',
    edges: [],
    isDynamic: true,
    sql: {
      postgres: "DO $$ BEGIN EXECUTE 'DELETE FROM ' || quote_ident(target); END $$",
      redshift:
        "CREATE PROCEDURE p(target VARCHAR) AS $$ BEGIN EXECUTE 'DELETE FROM ' || target; END; $$ LANGUAGE plpgsql",
      mysql: 'PREPARE work FROM @text; EXECUTE work',
      tsql: 'EXEC sp_executesql @text',
      oracle: "BEGIN EXECUTE IMMEDIATE 'DELETE FROM ' || target; END;\n/",
      db2: 'BEGIN EXECUTE IMMEDIATE statement; END',
      snowflake: "BEGIN EXECUTE IMMEDIATE 'DELETE FROM ' || :target; END",
      bigquery: "EXECUTE IMMEDIATE CONCAT('DELETE FROM ', target)",
      databricks: "EXECUTE IMMEDIATE 'DELETE FROM ' || target",
    },
  },
  {
    name: 'Names of three and more parts',
    edges: ['crm.sales.orders.id → id'],
    sql: {
      all: 'SELECT id FROM crm.sales.orders',
      bigquery: 'SELECT id FROM `crm.sales.orders`',
      tsql: 'SELECT id FROM [crm].[sales].[orders]',
      ...without('sqlite', 'mysql', 'oracle', 'teradata', 'hive', 'clickhouse'),
    },
  },
];
