import { copied, without, type Feature } from './Feature';

const copy = 'INSERT INTO copies (code) SELECT id FROM orders';
const body = `BEGIN DELETE FROM copies; ${copy}; END`;
const fromRecent = 'INSERT INTO copies (code) SELECT id FROM recent';
const temporaryTable = `CREATE TEMPORARY TABLE recent AS SELECT id FROM orders; ${fromRecent}`;
const loop = `FOR r IN (SELECT id FROM orders) LOOP INSERT INTO copies (code) VALUES (r.id); END LOOP;`;
const trigger = (row: string, event: string) =>
  `CREATE TRIGGER keep AFTER INSERT ON orders ${event} BEGIN INSERT INTO copies (code) VALUES (${row}.id); END`;

/** What several statements make together. */
export const scripts: readonly Feature[] = [
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
];
