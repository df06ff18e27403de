/** How a dialect writes procedures. */
export type Flavour = {
  /** Statements need no semicolon between them, and GO ends a batch. */
  batches: boolean;
  /** DECLARE opens a section that runs to BEGIN; else it is a statement. */
  declareSections: boolean;
  /** Where the target of `SELECT … INTO` is a variable rather than a table. */
  intoVariables: 'always' | 'inBlocks' | 'never';
  /** EXECUTE runs a text, not only a prepared statement. */
  executeText: boolean;
  /** A line that holds nothing but a slash ends a block. */
  slashLines: boolean;
  /** Words that begin a command of the client, which ends with its line. */
  lineCommands: ReadonlySet<string>;
};

const none: ReadonlySet<string> = new Set();

const standard: Flavour = {
  batches: false,
  declareSections: true,
  intoVariables: 'inBlocks',
  executeText: true,
  slashLines: true,
  lineCommands: none,
};
const backslash = new Set(['\\']);
const postgres: Flavour = { ...standard, slashLines: false, lineCommands: backslash };
const mysql: Flavour = {
  ...standard,
  declareSections: false,
  intoVariables: 'always',
  executeText: false,
  slashLines: false,
};
const transactSql: Flavour = {
  ...standard,
  batches: true,
  declareSections: false,
  intoVariables: 'never',
  slashLines: false,
};
const scripting: Flavour = { ...standard, declareSections: false, slashLines: false };

/** SQL*Plus: the commands that end with their line (SQL*Plus User's Guide and Reference, chapter 12). */
const sqlPlus = new Set(
  (
    'ACCEPT @ @@ BREAK BTITLE CLEAR COL COLUMN CONN CONNECT DEF DEFINE DESC DESCRIBE DISC ' +
    'DISCONNECT EXEC EXIT HO HOST PAUSE PRINT PRO PROMPT QUIT REM REMARK SHO SHOW SHUTDOWN SPO ' +
    'SPOOL STA START STARTUP TTITLE UNDEF UNDEFINE VAR VARIABLE WHENEVER'
  ).split(' '),
);

const byDialect: Readonly<Record<string, Flavour>> = {
  postgres,
  greenplum: postgres,
  materialize: postgres,
  risingwave: postgres,
  cockroachdb: postgres,
  redshift: postgres,
  duckdb: postgres,
  tsql: transactSql,
  fabric: transactSql,
  mysql,
  tidb: mysql,
  singlestore: mysql,
  doris: mysql,
  starrocks: mysql,
  oracle: { ...standard, intoVariables: 'always', lineCommands: sqlPlus },
  snowflake: { ...standard, slashLines: false, lineCommands: new Set(['!']) },
  bigquery: scripting,
  spark: scripting,
  databricks: scripting,
  db2: scripting,
  teradata: { ...scripting, lineCommands: new Set(['.']) },
  hive: { ...scripting, lineCommands: new Set(['!']) },
};

/** How the dialect writes procedures; a generous mixture for one that is not listed. */
export function flavourOf(dialectName: string): Flavour {
  return byDialect[dialectName] ?? standard;
}
