import type { AssetColumnView, ColumnChange } from '@headwater/plugin-data-catalog-common';
import { useEditing } from '../editing/Editing';

/** Writes what a steward says of one column, held against the column as it was when they began. */
export function useSaveColumn(path: string, column: AssetColumnView) {
  const { asset, save } = useEditing();
  return (change: Omit<ColumnChange, 'name'>, done: string, base = { asset, column }) =>
    save(base.asset, { columns: [{ name: path, ...change }] }, done, new Map([[path, base.column]]));
}
