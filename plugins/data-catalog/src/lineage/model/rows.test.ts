import { columnKey } from './lighting';
import { attachOf, HEAD, heightOfRows, OPEN_ROWS, ROW, rowsOf } from './rows';

const columns = Array.from({ length: 50 }, (_, index) => `c${index}`);
const usual = { id: 'n', columns, lit: new Set<string>(), focus: false, open: false, page: 0 };

describe('columns of a node', () => {
  it('are the first ones while it is folded, more of the focus', () => {
    expect(rowsOf(usual).columns).toEqual(['c0', 'c1', 'c2']);
    expect(rowsOf({ ...usual, focus: true }).columns).toHaveLength(8);
  });

  it('are the lit ones first, in their order, without a change of height', () => {
    const lit = rowsOf({ ...usual, lit: new Set([columnKey('n', 'c30'), columnKey('n', 'c9')]) });
    expect(lit.columns).toEqual(['c0', 'c9', 'c30']);
    expect(heightOfRows(lit)).toBe(heightOfRows(rowsOf(usual)));
    expect(
      rowsOf({ ...usual, lit: new Set(columns.map(name => columnKey('n', name))) }).columns,
    ).toHaveLength(3);
  });

  it('come by pages of the same height while it is open', () => {
    const pages = [0, 1, 2, 9].map(page => rowsOf({ ...usual, open: true, page }));
    expect(pages.map(rows => [rows.columns[0], rows.columns.length, rows.page])).toEqual([
      ['c0', OPEN_ROWS, 0],
      ['c20', OPEN_ROWS, 1],
      ['c40', 10, 2],
      ['c40', 10, 2],
    ]);
    expect(new Set(pages.map(heightOfRows)).size).toBe(1);
  });

  it('of a table with 5,000 stay few', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `c${index}`);
    expect(rowsOf({ ...usual, columns: many, open: true }).columns).toHaveLength(OPEN_ROWS);
  });

  it('are where their lines end; those folded away share the last row', () => {
    const rows = rowsOf(usual);
    expect(attachOf(rows, 'c1')).toBe(HEAD + 1.5 * ROW);
    expect(attachOf(rows, 'c40')).toBe(HEAD + 3.5 * ROW);
    expect(attachOf(rows)).toBe(32);
    expect(attachOf(rowsOf({ ...usual, columns: [] }), 'gone')).toBe(32);
  });
});
