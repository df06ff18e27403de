import type { SourceDialect } from '../script/SourceDialect';

/**
 * How names compare: `lower` and `upper` fold what is not quoted and leave what
 * is; `insensitive` ignores case even in quotes; `exact` never folds.
 */
export type CaseFolding = 'lower' | 'upper' | 'insensitive' | 'exact';

/** What differs between dialects in finding out what a name stands for. */
export type DialectDescription = SourceDialect & {
  /** Names of columns, aliases and CTEs. */
  columnCase: CaseFolding;
  /** Names of tables, schemas and catalogs. */
  tableCase: CaseFolding;
  /** An expression may use the alias of one before it in the same select. */
  lateralColumnAliases: boolean;
  /** `column.field` reads a field of a column that is a struct. */
  structAccess: boolean;
  /** A CTE may read itself without RECURSIVE. */
  implicitRecursion: boolean;
  /** What `USE name` sets. */
  use: 'catalog' | 'schema';
  /** A quoted name may hold several parts: `` `project.dataset.table` ``. */
  splitsQuotedNames: boolean;
  /** `SELECT alias = expression`. */
  assignedAliases: boolean;
  /** `FROM table(NOLOCK)`. */
  tableHints: boolean;
  /** `FROM 'file.parquet'` reads a file. */
  quotedFiles: boolean;
  /** `INSERT … PARTITION (a = 1, b)`: a constant partition is no column of the query, others come last. */
  partitionedInserts: boolean;
  /** How PIVOT names a column after a text: as it is, or with its quotes (`'JAN'`). */
  pivotKeepsQuotes: boolean;
};
