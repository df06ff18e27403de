import type { Row } from '../database/tables';
import type { EffectiveColumn } from './documents';

// Both are in an index, whose entries PostgreSQL limits to 2,704 bytes.
const MAX_TERM_BYTES = 800;
const MAX_PATH_LENGTH = 400;

/**
 * Rows of `asset_terms` for an asset: one for each term that it carries itself
 * (with the empty path), and one for each that a column carries.
 *
 * What is longer than any catalog's ref is left out, and a longer path is cut.
 */
export function termRows(
  { id, title_key }: { id: string; title_key: string },
  terms: readonly string[],
  columns: readonly EffectiveColumn[],
): Row[] {
  const rows = new Map<string, Row>();
  const add = (term: string, path: string) => {
    if (Buffer.byteLength(term) > MAX_TERM_BYTES) return;
    const column_path = path.slice(0, MAX_PATH_LENGTH);
    rows.set(`${term}\n${column_path}`, { asset_id: id, term, column_path, title_key });
  };
  for (const term of terms) add(term, '');
  walkColumns(columns, ({ terms: own = [] }, path) => own.forEach(term => add(term, path)));
  return [...rows.values()];
}

/** Visits columns and those nested in them, each with its path: names joined by dots. */
export function walkColumns<Column extends { name: string; fields?: Column[] }>(
  columns: readonly Column[],
  visit: (column: Column, path: string) => void,
  prefix = '',
): void {
  for (const column of columns) {
    const path = prefix + column.name;
    visit(column, path);
    walkColumns(column.fields ?? [], visit, `${path}.`);
  }
}
