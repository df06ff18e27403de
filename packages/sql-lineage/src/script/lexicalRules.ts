/** How a dialect writes comments, strings and quoted names: enough to tell code from what only looks like it. */
export type LexicalRules = {
  /** A comment may hold another. */
  nestedComments: boolean;
  /** `#` begins a comment. */
  hashComments: boolean;
  /** `//` begins a comment. */
  slashComments: boolean;
  /** `--` begins a comment only with white space after it. */
  spacedDashComments: boolean;
  /** What stands in a comment that begins with `!` and a version is code. */
  versionComments: boolean;
  /** A backslash in a string escapes what follows. */
  backslashEscapes: boolean;
  /** `"…"` is a string, with a string's escapes. */
  doubleQuotedStrings: boolean;
  /** `` `…` `` is a name. */
  backticks: boolean;
  /** `[…]` is a name. */
  brackets: boolean;
  /** `$$…$$` is a string; `tagged` for `$tag$…$tag$` too. */
  dollarQuotes: 'none' | 'plain' | 'tagged';
  /** `'''…'''` is a string. */
  tripleQuotes: boolean;
  /** Letters that may stand before a string and switch its escapes: `e` on, `r` off. */
  stringPrefixes: string;
  /** `q'[…]'` is a string. */
  alternativeQuotes: boolean;
  /** `@name` and `#name` are one word. */
  sigilNames: boolean;
  /** `DELIMITER //` sets what ends a statement. */
  delimiterCommand: boolean;
};

const standard: LexicalRules = {
  nestedComments: false,
  hashComments: false,
  slashComments: false,
  spacedDashComments: false,
  versionComments: false,
  backslashEscapes: false,
  doubleQuotedStrings: false,
  backticks: true,
  brackets: false,
  dollarQuotes: 'tagged',
  tripleQuotes: false,
  stringPrefixes: 'e',
  alternativeQuotes: false,
  sigilNames: true,
  delimiterCommand: false,
};

const postgres: LexicalRules = {
  ...standard,
  nestedComments: true,
  backticks: false,
  sigilNames: false,
};

const mysql: LexicalRules = {
  ...standard,
  hashComments: true,
  spacedDashComments: true,
  versionComments: true,
  backslashEscapes: true,
  doubleQuotedStrings: true,
  dollarQuotes: 'none',
  stringPrefixes: '',
  delimiterCommand: true,
};

const hive: LexicalRules = {
  ...standard,
  backslashEscapes: true,
  doubleQuotedStrings: true,
  dollarQuotes: 'none',
  stringPrefixes: 'r',
};

const tsql: LexicalRules = {
  ...standard,
  nestedComments: true,
  backticks: false,
  brackets: true,
  dollarQuotes: 'none',
  stringPrefixes: '',
};

const quoteless: LexicalRules = { ...standard, dollarQuotes: 'none', stringPrefixes: '' };

/** Documented by each database's manual under "lexical structure"; by the dialects' first names. */
const byDialect: Readonly<Record<string, LexicalRules>> = {
  postgres,
  greenplum: postgres,
  materialize: postgres,
  risingwave: postgres,
  cockroachdb: postgres,
  redshift: { ...postgres, backslashEscapes: true },
  duckdb: postgres,
  mysql,
  tidb: mysql,
  singlestore: mysql,
  doris: mysql,
  starrocks: mysql,
  hive,
  impala: hive,
  spark: hive,
  databricks: { ...hive, dollarQuotes: 'plain' },
  bigquery: {
    ...hive,
    hashComments: true,
    tripleQuotes: true,
    stringPrefixes: 'rb',
  },
  snowflake: {
    ...standard,
    slashComments: true,
    backslashEscapes: true,
    backticks: false,
    dollarQuotes: 'plain',
    stringPrefixes: '',
  },
  clickhouse: { ...standard, nestedComments: true, backslashEscapes: true },
  tsql,
  fabric: tsql,
  sqlite: { ...quoteless, brackets: true },
  oracle: { ...quoteless, backticks: false, alternativeQuotes: true },
  db2: { ...quoteless, nestedComments: true, backticks: false },
  teradata: { ...quoteless, backticks: false },
  exasol: { ...quoteless, backticks: false },
  trino: quoteless,
  presto: quoteless,
  athena: quoteless,
};

/** The rules of a dialect; those of standard SQL, read generously, for one that is not listed. */
export function lexicalRulesOf(dialectName: string): LexicalRules {
  return byDialect[dialectName] ?? standard;
}
