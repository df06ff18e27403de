import { columnKey } from '../lineage/model/lighting';
import { ranksOf } from '../lineage/model/ranks';
import { sampleAnalysis, sampleSql } from './__testUtils__/sampleAnalysis';
import { choose, edgeOfLine, readColumn } from './choose';
import { drawingOf } from './drawing';
import { edgeRowsOf, sortEdgeRows } from './edgeRows';
import { partOf } from './partOf';

const words = {
  result: (number: number, only: boolean) => (only ? 'Result' : `Result ${number}`),
  noSchema: 'no schema',
};
const drawing = drawingOf(sampleAnalysis, words);
const textOf = ({ start, end }: { start: number; end: number }) => sampleSql.slice(start, end);

describe('the drawing of an analysis', () => {
  const { picture } = drawing;

  it('has the tables and the results of queries, named as the catalog and the text have it', () => {
    const nodes = [...picture.nodes.values()];
    expect(
      nodes.map(({ id, title, type, namespace, name, hops }) => [
        id,
        title,
        type,
        namespace,
        name,
        hops,
      ]),
    ).toEqual([
      ['t0', 'orders', 'table', 'postgres://db', 'shop.public.orders', -2],
      ['t1', 'pay', 'table', 'no schema', 'pay', -2],
      ['t2', 'daily', 'table', 'no schema', 'daily', -1],
      ['r1', 'Result', 'query', 'no schema', 'SELECT', 0],
    ]);
    expect([...picture.pairs.keys()]).toEqual(['t0~t2', 't1~t2', 't2~r1']);
    expect(picture.alike).toBe(true);
  });

  it('has the columns that take part, in the order of their table', () => {
    expect(Object.fromEntries(picture.columns)).toEqual({
      t0: ['id', 'day'],
      t1: ['amount'],
      t2: ['day', 'total'],
      r1: ['day'],
    });
  });

  it('ranks each table behind those that feed it, also where statements have nothing in common', () => {
    const [first] = sampleAnalysis.statements;
    const apart = drawingOf(
      {
        ...sampleAnalysis,
        tables: [...sampleAnalysis.tables, { parts: ['x'], kind: 'table' }],
        statements: [
          first,
          { ...first, kind: 'INSERT', inputs: [], outputs: [3], edges: [], columns: [] },
        ],
      },
      words,
    );
    const nodes = [...apart.picture.nodes.values()];
    const ranks = ranksOf(apart.picture.focus, nodes, [...apart.picture.pairs.values()]);
    expect(ranks.get('t2')! - ranks.get('t0')!).toBe(1);
    expect(ranks.has('t3')).toBe(true);
  });

  it('draws a query without tables, and views as such', () => {
    const statement = { ...sampleAnalysis.statements[1], inputs: [], edges: [] };
    const alone = drawingOf({ ...sampleAnalysis, tables: [], statements: [statement] }, words);
    expect([...alone.picture.nodes.keys()]).toEqual(['r0']);
    expect(alone.picture.columns.get('r0')).toEqual(['day']);
    const view = { ...sampleAnalysis.statements[0], kind: 'CREATE_VIEW' };
    const made = drawingOf({ ...sampleAnalysis, statements: [view] }, words);
    expect(made.picture.nodes.get('t2')!.type).toBe('view');
  });

  it('feeds each of several outputs only from what its columns come from', () => {
    const [{ edges, ...rest }] = sampleAnalysis.statements;
    const several = { ...rest, edges: [edges[0]], outputs: [2, 3] };
    const tables = [...sampleAnalysis.tables, { parts: ['log'], kind: 'table' as const }];
    const made = drawingOf({ ...sampleAnalysis, tables, statements: [several] }, words);
    expect([...made.picture.pairs.keys()]).toEqual(['t1~t2', 't0~t3', 't1~t3']);
  });
});

describe('the part of a drawing that is shown', () => {
  it('is all of it where that is not too much', () => {
    expect(partOf(drawing, undefined)).toBe(drawing.picture);
  });

  it('is what the choice is about where it is too much', () => {
    const [first] = sampleAnalysis.statements;
    const chain = Array.from({ length: 150 }, (_, index) => ({
      ...first,
      inputs: [index],
      outputs: [index + 1],
      columns: [],
      edges: [],
    }));
    const tables = Array.from({ length: 151 }, (_, index) => ({
      parts: [`x${index}`],
      kind: 'table' as const,
    }));
    const long = drawingOf({ ...sampleAnalysis, tables, statements: chain }, words);
    const shown = (selected?: string) => {
      const part = partOf(long, selected);
      return part && [[...part.nodes.values()].map(({ id, hops }) => [id, hops]), part.pairs.size];
    };
    expect([shown(), shown('s999'), shown('t999')]).toEqual([undefined, undefined, undefined]);
    const two = [
      [
        ['t7', -1],
        ['t8', 0],
      ],
      1,
    ];
    expect([shown('s7'), shown('t7~t8')]).toEqual([two, two]);
    expect(shown('t8')).toEqual([
      [
        ['t7', -1],
        ['t8', 0],
        ['t9', 1],
      ],
      2,
    ]);
  });
});

describe('a choice', () => {
  it('of nothing lists all column edges', () => {
    const { edges, marks, within, lit } = choose(drawing, {});
    expect([edges.length, marks, within, lit.nodes.size]).toEqual([4, [], [], 0]);
    expect(choose(drawing, { selected: 't99', look: 'e9.9', column: 't9.x' }).edges).toHaveLength(
      4,
    );
  });

  it('of a statement shows its part of the text, and its column edges', () => {
    const chosen = choose(drawing, { selected: 's1' });
    expect(chosen.within.map(textOf)).toEqual(['SELECT day FROM daily;']);
    expect([chosen.marks, chosen.edges.map(({ id }) => id)]).toEqual([[], ['e1.0']]);
    expect([...chosen.lit.pairs]).toEqual(['t2~r1']);
    expect(chosen.nodes).toEqual(['t2', 'r1']);
  });

  it('of a line marks the expressions through which data flows', () => {
    const chosen = choose(drawing, { selected: 't0~t2' });
    expect(chosen.marks.map(textOf)).toEqual(['o.day']);
    expect(chosen.edges.map(({ id }) => id)).toEqual(['e0.1', 'e0.2']);
    expect(chosen.nodes).toEqual(['t0', 't2']);
  });

  it('of a table lists its column edges', () => {
    const chosen = choose(drawing, { selected: 't2' });
    expect(chosen.edges).toHaveLength(4);
    expect([...chosen.lit.nodes]).toEqual(['t2', 't0', 't1', 'r1']);
  });

  it('of an edge marks its expression and lights its columns', () => {
    const chosen = choose(drawing, { selected: 's0', look: 'e0.2' });
    expect(chosen.marks.map(textOf)).toEqual(['p.id = o.id']);
    expect([...chosen.lit.columns]).toEqual([columnKey('t0', 'id'), columnKey('t2')]);
    expect(chosen.edges).toHaveLength(3);
  });

  it('of a reason marks its place', () => {
    expect(choose(drawing, { look: 'w0.0' }).marks.map(textOf)).toEqual(['p.id']);
    expect(choose(drawing, { look: 'w0.7' }).marks).toEqual([]);
  });

  it('of a column marks what makes it and what it makes', () => {
    const chosen = choose(drawing, { column: 't2.day' });
    expect(chosen.marks.map(textOf)).toEqual(['o.day', 'day']);
    expect(chosen.lit.nodes).toEqual(new Set(['t0', 't2', 'r1']));
    expect(readColumn('t2.a.b')).toEqual({ assetId: 't2', column: 'a.b' });
    expect(readColumn('nothing')).toBeUndefined();
  });

  it('of a line between two columns is that of its edge', () => {
    const columns = { source: columnKey('t1', 'amount'), target: columnKey('t2', 'total') };
    expect(edgeOfLine(drawing, columns)!.id).toBe('e0.0');
  });
});

describe('column edges in words', () => {
  const rows = edgeRowsOf(drawing, drawing.edges, sampleSql, 'every column');

  it('say from where to where, how, and by which expression', () => {
    expect(rows[0]).toEqual({
      id: 'e0.0',
      source: 'pay amount',
      target: 'daily total',
      sourceTable: 'pay',
      sourceColumn: 'amount',
      targetTable: 'daily',
      targetColumn: 'total',
      how: 'aggregation',
      type: 'direct',
      masking: false,
      confidence: 'high',
      expression: 'sum(p.amount)',
    });
    expect(rows[2].target).toBe('daily every column');
  });

  it('are sorted by any column', () => {
    expect(sortEdgeRows(rows, '-source').map(({ id }) => id)).toEqual([
      'e0.0',
      'e0.2',
      'e0.1',
      'e1.0',
    ]);
    expect(sortEdgeRows(rows, '')).toEqual(rows);
  });
});
