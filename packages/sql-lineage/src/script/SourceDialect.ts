/** What splitting and parsing need to know of a dialect; a dialect's whole description satisfies it. */
export type SourceDialect = {
  /** Lower-case name, for example `postgres`, `tsql` or `db2`; one that is not known is read as standard SQL. */
  name: string;
  /** What the parser calls it, for example `postgresql`. */
  parserName: string;
};
