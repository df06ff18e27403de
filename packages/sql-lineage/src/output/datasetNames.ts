import { naming } from '@openlineage/client';
import type { DatasetName } from '@openlineage/client';
import type { TableReference } from '../types';

/**
 * How tables become datasets: where they lie, with what completes names of too
 * few parts, or a function for stores whose names are not dotted.
 *
 * `namespace` is the one of the store by OpenLineage's naming rules, such as
 * `postgres://db:5432` or `bigquery`.
 */
export type DatasetNaming =
  | { namespace: string; defaultCatalog?: string; defaultSchema?: string }
  | ((table: TableReference) => DatasetName);

/**
 * The function that names datasets: parts of a table with dots between them,
 * files by their URL.
 *
 * A path without a scheme is a local file, and a stage (`@stage/path`) lies in
 * the namespace that is given.
 *
 * @throws TypeError when the namespace is not a text, or blank
 */
export function datasetNamer(how: DatasetNaming): (table: TableReference) => DatasetName {
  if (typeof how === 'function') return how;
  const { namespace, defaultCatalog, defaultSchema } = how;
  if (typeof namespace !== 'string' || namespace.trim() === '') {
    throw new TypeError(
      `namespace must be that of a store, such as postgres://db:5432, got ${JSON.stringify(namespace) ?? 'nothing'}`,
    );
  }
  return ({ kind, parts }) => {
    if (kind === 'file') return fileName(parts.at(-1) ?? '', namespace);
    const name = [...parts];
    if (name.length === 1 && defaultSchema) name.unshift(defaultSchema);
    if (name.length === 2 && defaultCatalog) name.unshift(defaultCatalog);
    return { namespace, name: name.join('.') };
  };
}

/**
 * A text that two names have in common just when they are the same. Tables may
 * differ and be one dataset: `orders` and `public.orders`, once defaults are filled in.
 */
export function datasetKey({ namespace, name }: DatasetName): string {
  return JSON.stringify([namespace, name]);
}

/** Names in object stores have no leading slash; those of file systems do. */
const objectStores = new Set(['s3', 'gs', 'abfss', 'abfs', 'wasbs', 'wasb', 'azure', 'r2', 'oss']);
const sameStore: Readonly<Record<string, string>> = { s3a: 's3', s3n: 's3', gcs: 'gs' };

function fileName(location: string, namespace: string): DatasetName {
  if (location.startsWith('@')) return { namespace, name: location };
  const [, given, authority, path] = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(.*)$/is.exec(location) ?? [];
  if (given === undefined) return localFile(location, namespace);
  const scheme = sameStore[given.toLowerCase()] ?? given.toLowerCase();
  if (scheme === 'file' && authority === '') return localFile(path, namespace);
  const name = objectStores.has(scheme) ? path.replace(/^\//, '') : path;
  // A whole bucket is its root.
  return { namespace: `${scheme}://${authority}`, name: name || '/' };
}

function localFile(path: string, namespace: string): DatasetName {
  return path.trim() === '' ? { namespace, name: '/' } : naming.localFile({ path });
}
