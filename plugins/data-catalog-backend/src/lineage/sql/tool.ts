import sqlLineage from '@headwater/sql-lineage/package.json';

const PARSER = '@polyglot-sql/sdk';

/** What analyses SQL, as evidence names it. */
export const tool = {
  name: sqlLineage.name,
  version: sqlLineage.version,
  parser: `${PARSER} ${sqlLineage.dependencies[PARSER]}`,
};
