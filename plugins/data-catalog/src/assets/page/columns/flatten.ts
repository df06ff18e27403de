import type { AssetColumnView } from '@headwater/plugin-data-catalog-common';

/** A column of a table, nested ones as rows of their own. */
export type FlatColumn = {
  /** Names from the outermost column on, with dots; what the API calls its name. */
  path: string;
  depth: number;
  column: AssetColumnView;
};

/** Columns and those nested in them, in the order in which they are read. A path that comes twice is kept once. */
export function flattenColumns(columns: readonly AssetColumnView[]): FlatColumn[] {
  const flat = new Map<string, FlatColumn>();
  const walk = (level: readonly AssetColumnView[], depth: number, prefix: string) => {
    for (const column of level) {
      const path = prefix + column.name;
      // A name may hold dots itself: of two columns with one path, the first is meant.
      if (!flat.has(path)) flat.set(path, { path, depth, column });
      walk(column.fields ?? [], depth + 1, `${path}.`);
    }
  };
  walk(columns, 0, '');
  return [...flat.values()];
}

/** The same columns, with the one at a path replaced. */
export function replaceColumn(
  columns: readonly AssetColumnView[],
  path: string,
  change: (column: AssetColumnView) => AssetColumnView,
): AssetColumnView[] {
  let done = false;
  const walk = (level: readonly AssetColumnView[], prefix: string): AssetColumnView[] =>
    level.map(column => {
      const here = prefix + column.name;
      if (done || !(path === here || path.startsWith(`${here}.`))) return column;
      if (path === here) {
        done = true;
        return change(column);
      }
      return column.fields ? { ...column, fields: walk(column.fields, `${here}.`) } : column;
    });
  return walk(columns, '');
}

/** Whether a column's path, type, description or terms hold the text, whatever its case. */
export function mentions({ path, column }: FlatColumn, text: string): boolean {
  const wanted = text.trim().toLocaleLowerCase('en-US');
  const parts = [path, column.type, column.description, ...(column.terms ?? [])];
  return parts.some(part => part?.toLocaleLowerCase('en-US').includes(wanted));
}
