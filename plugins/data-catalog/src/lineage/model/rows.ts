import { columnKey } from './lighting';
import { ATTACH } from './place';

/** Height of a node without its columns, in pixels. */
export const HEAD = 64;
/** And of one column. */
export const ROW = 24;

/** Columns of a node that are shown while it is folded: of the focus, of the others. */
const FOCUS_ROWS = 8;
const OTHER_ROWS = 3;
/** Columns of a node that are shown at once while it is open: a table of thousands must stay light. */
export const OPEN_ROWS = 20;

/** The columns of a node as they are drawn. */
export type Rows = {
  columns: readonly string[];
  /** Of all columns that take part; the last row says so where it is more than is shown. */
  total: number;
  open: boolean;
  /** From 0; only an open node has more than one. */
  page: number;
  pages: number;
};

/** Of a node that shows no columns. */
export const NO_ROWS: Rows = { columns: [], total: 0, open: false, page: 0, pages: 1 };

/**
 * Which columns of a node are shown. A folded node shows those that are lit,
 * then the first ones; its height does not depend on what is lit, so that
 * lighting moves nothing.
 */
export function rowsOf(options: {
  id: string;
  columns: readonly string[];
  lit: ReadonlySet<string>;
  focus: boolean;
  open: boolean;
  page: number;
}): Rows {
  const { id, columns, lit, focus, open } = options;
  const total = columns.length;
  if (open) {
    const pages = Math.max(1, Math.ceil(total / OPEN_ROWS));
    const page = Math.min(Math.max(options.page, 0), pages - 1);
    return {
      columns: columns.slice(page * OPEN_ROWS, (page + 1) * OPEN_ROWS),
      total,
      open,
      page,
      pages,
    };
  }
  const most = focus ? FOCUS_ROWS : OTHER_ROWS;
  const isLit = (column: string) => lit.has(columnKey(id, column));
  const chosen =
    lit.size === 0
      ? columns
      : [...columns.filter(isLit), ...columns.filter(column => !isLit(column))];
  const shown = new Set(chosen.slice(0, most));
  return { columns: columns.filter(column => shown.has(column)), total, open, page: 0, pages: 1 };
}

/** Height that any node but the focus has at most while it is folded: so much is kept free for it. */
export const MOST_FOLDED = HEAD + (OTHER_ROWS + 1) * ROW;

/** Whether a last row folds, unfolds or turns the page. */
export function hasFoot({ columns, total, open }: Rows): boolean {
  return open || total > columns.length;
}

/** Height of a node's box. */
export function heightOfRows(rows: Rows): number {
  // A page that is not full is as high as the others, so that turning it moves nothing.
  const lines = rows.pages > 1 ? OPEN_ROWS : rows.columns.length;
  return HEAD + (lines + (hasFoot(rows) ? 1 : 0)) * ROW;
}

/** Where a line to a column ends, from the node's top: at its row, at the last row where it is folded away, or at the head. */
export function attachOf(rows: Rows, column?: string): number {
  if (column === undefined || rows.total === 0) return ATTACH;
  const index = rows.columns.indexOf(column);
  if (index >= 0) return HEAD + index * ROW + ROW / 2;
  return hasFoot(rows) ? heightOfRows(rows) - ROW / 2 : ATTACH;
}
