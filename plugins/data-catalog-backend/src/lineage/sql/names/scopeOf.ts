import { describeNamespace, hierarchyOf } from '@openlineage/client';
import type { DatasetName } from './candidateNames';
import type { NameScope } from './TableResolver';

/**
 * Where the tables of a text lie, told by datasets that it is said to read and
 * write. The outputs come first: what is created without a schema lies in the
 * one that the session has.
 */
export function scopeOf(
  outputs: readonly DatasetName[],
  inputs: readonly DatasetName[],
  known: readonly DatasetName[] = [...outputs, ...inputs],
): NameScope {
  const all = [...outputs, ...inputs];
  const { defaultCatalog, defaultSchema } = { ...defaultsOf(all), ...defaultsOf(outputs) };
  return {
    namespaces: databases(all),
    known,
    ...(defaultCatalog !== undefined && { defaultCatalog }),
    ...(defaultSchema !== undefined && { defaultSchema }),
  };
}

/** Namespaces of tables: a name of SQL is none of a file or a topic. */
function databases(datasets: readonly DatasetName[]): string[] {
  const namespaces = [...new Set(datasets.map(({ namespace }) => namespace))];
  return namespaces.filter(namespace => {
    const { kind, platform } = describeNamespace(namespace);
    return kind === 'database' || platform === 'glue';
  });
}

/** The catalog and the schema that all datasets with a name of several levels lie in; absent where they differ. */
function defaultsOf(datasets: readonly DatasetName[]): Pick<NameScope, 'defaultCatalog' | 'defaultSchema'> {
  const containers = datasets.flatMap(({ namespace, name }) => {
    const innermost = hierarchyOf(namespace, name).at(-1);
    return innermost === undefined ? [] : [innermost.split('.')];
  });
  const schema = same(containers.map(parts => parts.at(-1)));
  const catalog = same(containers.map(parts => (parts.length > 1 ? parts[0] : undefined)));
  return {
    ...(catalog !== undefined && { defaultCatalog: catalog }),
    ...(schema !== undefined && { defaultSchema: schema }),
  };
}

function same(values: readonly (string | undefined)[]): string | undefined {
  const distinct = new Set(values);
  return distinct.size === 1 ? values[0] : undefined;
}
