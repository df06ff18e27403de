import { describeNamespace } from '@openlineage/client';

/** Platforms whose SQL has another name than they. */
const dialectOfPlatform: Record<string, string> = {
  mssql: 'tsql',
  glue: 'athena',
  unitycatalog: 'databricks',
  oceanbase: 'mysql',
  crate: 'postgres',
  spanner: 'bigquery',
};

/** Of texts of which nothing is known. */
const ANY = 'ansi';

/**
 * Names of dialects to try for a text, the first that is known counts: the one
 * that is stated (`snowflake_sql` is Snowflake's), then that of the stores.
 */
export function dialectsFor(stated: string | undefined, namespaces: readonly string[]): string[] {
  const own = stated === undefined ? [] : [stated, stated.replace(/[_-]?sql$/i, '')];
  const stores = namespaces.map(namespace => {
    const { platform } = describeNamespace(namespace);
    return dialectOfPlatform[platform] ?? platform;
  });
  return [...new Set([...own, ...stores, ANY].map(name => name.toLowerCase()).filter(name => name !== ''))];
}
