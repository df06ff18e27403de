import { useMemo } from 'react';
import type { LineageState } from '../lineageState';
import type { Heights } from '../model/grow';
import type { Lit } from '../model/lighting';
import type { Picture } from '../model/picture';
import { HEAD, heightOfRows, MOST_FOLDED, NO_ROWS, rowsOf } from '../model/rows';
import type { Rows } from '../model/rows';

/** The columns of each node as they are drawn, and how high that makes it. */
export type RowsOfNodes = { of: (id: string) => Rows; heights: Heights };

/** Rows of all nodes; the same object while nothing of them changes. */
export function useRows(
  picture: Picture,
  { level, open }: Pick<LineageState, 'level' | 'open'>,
  lit: Lit['columns'],
  pages: ReadonlyMap<string, number>,
): RowsOfNodes {
  const opened = open.join(' ');
  return useMemo(() => {
    const rows = new Map<string, Rows>();
    const folded = new Map<string, number>();
    const openIds = new Set(opened.split(' '));
    if (level === 'column') {
      for (const [id, columns] of picture.columns) {
        const focus = picture.alike === true || id === picture.focus;
        const shared = { id, columns, lit, focus };
        rows.set(id, rowsOf({ ...shared, open: openIds.has(id), page: pages.get(id) ?? 0 }));
        folded.set(id, heightOfRows(rowsOf({ ...shared, open: false, page: 0 })));
      }
      // An expansion may tell of columns of what is shown; there is room for them, so that nothing moves.
      for (const { id, class: kind } of picture.nodes.values()) {
        if (kind === 'dataset' && id !== picture.focus && !picture.alike)
          folded.set(id, MOST_FOLDED);
      }
    }
    const of = (id: string) => rows.get(id) ?? NO_ROWS;
    return {
      of,
      heights: { folded: id => folded.get(id) ?? HEAD, drawn: id => heightOfRows(of(id)) },
    };
  }, [picture, level, opened, lit, pages]);
}
