import { describeNamespace, hierarchyOf } from '@openlineage/client';
import type { TableReference } from '@headwater/sql-lineage';

/** Namespace and name of a dataset. */
export type DatasetName = { namespace: string; name: string };

/** Names that a table of a statement may have as a dataset, the likeliest first. */
export type Candidates = {
  names: DatasetName[];
  /** Whether the name has all the parts that the store's rule asks for: then it stands for itself, known or not. */
  isComplete: boolean;
};

/** Names of files in object stores have no leading slash. */
const fileUrl = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)\/?(.*)$/is;

/**
 * Datasets that a table may stand for in a namespace, by the naming rules of
 * OpenLineage. Case is tried as it is, lower and upper: producers differ in
 * what they make of names without quotes.
 */
export function candidateNames({ kind, parts }: Pick<TableReference, 'kind' | 'parts'>, namespace: string): Candidates {
  if (kind === 'file') return fileNames(parts.at(-1) ?? '');
  const expected = partsIn(namespace);
  // A linked server, or a catalog where the store's names have none, comes before what counts.
  const counted = expected === undefined ? [...parts] : parts.slice(-expected);
  const isComplete = expected === undefined ? false : counted.length === expected;
  const name = nameOf(counted, namespace);
  const names = [...new Set([name, name.toLowerCase(), name.toUpperCase()])];
  return { names: names.map(variant => ({ namespace, name: variant })), isComplete };
}

/** How many parts a table's name has in a namespace; undefined where no rule says so. */
export function partsIn(namespace: string): number | undefined {
  if (isGlue(namespace)) return 2;
  return [2, 3].find(count => hierarchyOf(namespace, 'a.b.c'.slice(0, 2 * count - 1)).length > 0);
}

function nameOf(parts: readonly string[], namespace: string): string {
  return isGlue(namespace) ? `table/${parts.join('/')}` : parts.join('.');
}

function isGlue(namespace: string): boolean {
  return describeNamespace(namespace).platform === 'glue';
}

function fileNames(location: string): Candidates {
  const [, scheme, authority, path] = fileUrl.exec(location) ?? [];
  if (scheme !== undefined) {
    const isPath = scheme === 'file' || scheme === 'hdfs';
    const namespace = authority === '' ? scheme : `${scheme}://${authority}`;
    return { names: [{ namespace, name: isPath ? `/${path}` : path }], isComplete: true };
  }
  // A stage is known to its store alone.
  if (location.startsWith('@') || location === '') return { names: [], isComplete: false };
  return { names: [{ namespace: 'file', name: location }], isComplete: true };
}
