import type { AssetColumnView, VersionDiff } from '@headwater/plugin-data-catalog-common';

type Differences = Pick<VersionDiff, 'added' | 'removed' | 'changed'>;

const compared = ['type', 'nullable', 'description'] as const;

/**
 * How a list of columns became another, by name; nested columns are named by
 * their path, and one that came or went with its parent is not told again.
 */
export function diffColumns(
  from: readonly AssetColumnView[],
  to: readonly AssetColumnView[],
  path = '',
): Differences {
  const before = new Map(from.map(column => [column.name, column]));
  const after = new Map(to.map(column => [column.name, column]));
  const named = (column: AssetColumnView) => ({ ...column, name: path + column.name });
  const result: Differences = {
    added: to.filter(({ name }) => !before.has(name)).map(named),
    removed: from.filter(({ name }) => !after.has(name)).map(named),
    changed: [],
  };
  for (const [name, old] of before) {
    const fresh = after.get(name);
    if (!fresh) continue;
    const changes = compared
      .filter(attribute => old[attribute] !== fresh[attribute])
      .map(attribute => ({
        attribute,
        ...(old[attribute] !== undefined && { from: old[attribute] }),
        ...(fresh[attribute] !== undefined && { to: fresh[attribute] }),
      }));
    if (changes.length > 0) result.changed.push({ name: path + name, changes });
    const nested = diffColumns(old.fields ?? [], fresh.fields ?? [], `${path}${name}.`);
    for (const kind of ['added', 'removed'] as const) result[kind].push(...nested[kind]);
    result.changed.push(...nested.changed);
  }
  return result;
}
