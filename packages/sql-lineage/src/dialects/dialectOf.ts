import type { DialectDescription } from './DialectDescription';

const standard: Omit<DialectDescription, 'name' | 'parserName'> = {
  columnCase: 'upper',
  tableCase: 'upper',
  lateralColumnAliases: false,
  structAccess: false,
  implicitRecursion: false,
  use: 'schema',
  splitsQuotedNames: false,
  assignedAliases: false,
  tableHints: false,
  quotedFiles: false,
  partitionedInserts: false,
  pivotKeepsQuotes: false,
};

const lower = { columnCase: 'lower', tableCase: 'lower' } as const;
const insensitive = { columnCase: 'insensitive', tableCase: 'insensitive' } as const;
const exact = { columnCase: 'exact', tableCase: 'exact' } as const;

const hive = { ...insensitive, structAccess: true, partitionedInserts: true } as const;
const spark = { ...hive, lateralColumnAliases: true } as const;
const tsql = {
  ...insensitive,
  use: 'catalog',
  assignedAliases: true,
  tableHints: true,
  implicitRecursion: true,
} as const;
const trino = { ...insensitive, structAccess: true } as const;

type Differences = Partial<DialectDescription>;

/** Name by which a dialect is asked for, what the parser calls it, and what differs from the standard. */
const dialects: readonly (readonly [
  names: string,
  parserName: string,
  differences: Differences,
])[] = [
  ['ansi generic sql', 'generic', {}],
  ['postgres postgresql', 'postgresql', lower],
  ['greenplum', 'postgresql', lower],
  ['redshift', 'redshift', { ...insensitive, lateralColumnAliases: true }],
  ['materialize', 'materialize', lower],
  ['risingwave', 'risingwave', lower],
  ['cockroachdb', 'cockroachdb', lower],
  [
    'duckdb',
    'duckdb',
    { ...insensitive, structAccess: true, lateralColumnAliases: true, quotedFiles: true },
  ],
  ['mysql mariadb', 'mysql', insensitive],
  ['tidb', 'tidb', insensitive],
  ['singlestore', 'singlestore', insensitive],
  ['doris', 'doris', insensitive],
  ['starrocks', 'starrocks', insensitive],
  ['sqlite', 'sqlite', insensitive],
  ['tsql mssql sqlserver', 'tsql', tsql],
  ['fabric', 'fabric', tsql],
  [
    'snowflake',
    'snowflake',
    { implicitRecursion: true, lateralColumnAliases: true, use: 'catalog', pivotKeepsQuotes: true },
  ],
  // Tables are exact, columns are not: "Lexical structure and syntax", case sensitivity.
  [
    'bigquery',
    'bigquery',
    { columnCase: 'insensitive', tableCase: 'exact', structAccess: true, splitsQuotedNames: true },
  ],
  ['spark sparksql', 'spark', spark],
  ['databricks', 'databricks', spark],
  ['hive', 'hive', hive],
  ['trino', 'trino', trino],
  ['presto', 'presto', trino],
  ['athena', 'athena', trino],
  ['dune', 'dune', trino],
  ['oracle', 'oracle', { implicitRecursion: true, pivotKeepsQuotes: true }],
  ['db2', 'generic', { implicitRecursion: true }],
  ['exasol', 'exasol', {}],
  ['teradata', 'teradata', { ...insensitive, lateralColumnAliases: true }],
  ['clickhouse', 'clickhouse', { ...exact, structAccess: true, lateralColumnAliases: true }],
  ['drill', 'drill', { ...insensitive, structAccess: true }],
  ['dremio', 'dremio', { ...insensitive, structAccess: true }],
  ['druid', 'druid', exact],
  ['datafusion', 'datafusion', lower],
  ['vertica', 'postgresql', insensitive],
  ['impala', 'hive', hive],
];

const byName = new Map(
  dialects.flatMap(([names, parserName, differences]) => {
    const all = names.split(' ');
    const description = { ...standard, ...differences, name: all[0], parserName };
    return all.map(name => [name, description] as const);
  }),
);

/** All names by which {@link dialectOf} knows a dialect, sorted. */
export const dialectNames: readonly string[] = [...byName.keys()].sort();

/**
 * The description of a dialect by one of its names, in any case; that of
 * standard SQL without a name.
 *
 * @throws TypeError for a name that is not known
 */
export function dialectOf(name: string | undefined): DialectDescription {
  const found = byName.get((name ?? 'ansi').toLowerCase());
  if (!found) {
    throw new TypeError(
      `dialect must be one of ${dialectNames.join(', ')}, got ${JSON.stringify(name)}`,
    );
  }
  return found;
}
