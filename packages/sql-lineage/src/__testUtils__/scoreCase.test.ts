import { isScored } from './lineageCase';
import type { CaseResult, ColumnName, LineageCase } from './lineageCase';
import { isExact, quality, scoreCase } from './scoreCase';

const column = (name: string): ColumnName => {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? { column: name } : { table: name.slice(0, dot), column: name.slice(dot + 1) };
};

const label = (
  expected: LineageCase['expected'],
  more: Partial<LineageCase> = {},
): LineageCase => ({
  id: 'case',
  origin: 'here',
  dialect: 'ansi',
  sql: '',
  tags: [],
  expected,
  ...more,
});

const found = (
  edges: [string, string][],
  { inputs = [], outputs = [], statements = 1, ...more }: Partial<CaseResult> = {},
): CaseResult => ({
  statements,
  inputs,
  outputs,
  edges: edges.map(([source, target]) => [column(source), column(target)]),
  failed: false,
  ...more,
});

describe('scoreCase', () => {
  it('compares names without case and quotes', () => {
    const score = scoreCase(
      label({
        inputs: ['"B1"."B2"'],
        outputs: ['[a]'],
        column_edges: [['"B1"."B2".X', 'a.`y`']],
      }),
      found([['b1.b2.x', 'A.Y']], { inputs: ['b1.b2'], outputs: ['A'] }),
    );
    expect(score).toEqual({
      tables: { found: 2, missing: [], extra: [] },
      edges: { found: 1, missing: [], extra: [] },
    });
    expect(isExact(score)).toBe(true);
  });

  it('says what is missing and what is too much, and counts only what the label states', () => {
    expect(
      scoreCase(
        label({ inputs: ['a', 'b'] }),
        found([['a.x', 't.x']], { inputs: ['a', 'c'], outputs: ['t'] }),
      ),
    ).toEqual({ tables: { found: 1, missing: ['reads b'], extra: ['reads c'] } });
  });

  it('takes a write target that is also reported as read as neither right nor wrong', () => {
    expect(
      scoreCase(
        label({ inputs: ['s'], outputs: ['t'] }),
        found([], { inputs: ['s', 't'], outputs: ['t'] }),
      ),
    ).toEqual({ tables: { found: 2, missing: [], extra: [] } });
    expect(
      scoreCase(label({ inputs: ['t'], outputs: ['t'] }), found([], { outputs: ['t'] })),
    ).toEqual({ tables: { found: 1, missing: ['reads t'], extra: [] } });
  });

  it('takes a failure as an empty result', () => {
    const score = scoreCase(
      label({ inputs: ['s'], outputs: ['t'], column_edges: [['s.x', 't.x']] }),
      found([['s.x', 't.x']], { inputs: ['s'], outputs: ['t', 'u'], failed: true }),
    );
    expect(score).toEqual({
      tables: { found: 0, missing: ['reads s', 'writes t'], extra: [] },
      edges: { found: 0, missing: ['s.x → t.x'], extra: [] },
    });
    expect(isExact(score)).toBe(false);
  });

  it('joins the steps of a script that only one side tells', () => {
    const steps: [string, string][] = [
      ['s.x', 'temp.a'],
      ['temp.a', 't.y'],
      ['s.z', 'temp.unused'],
    ];
    expect(
      scoreCase(
        label({ inputs: ['s'], outputs: ['t'], column_edges: [['s.x', 't.y']] }),
        found(steps, { inputs: ['s', 'temp'], outputs: ['temp', 't'], statements: 2 }),
      ),
    ).toEqual({
      tables: { found: 2, missing: [], extra: [] },
      edges: { found: 1, missing: [], extra: [] },
    });
    expect(
      scoreCase(
        label({ inputs: ['s', 'temp'], outputs: ['temp', 't'], column_edges: steps }),
        found([['s.x', 't.y']], { inputs: ['s'], outputs: ['t'], statements: 2 }),
      ),
    ).toEqual({
      tables: { found: 2, missing: [], extra: [] },
      edges: { found: 1, missing: [], extra: [] },
    });
  });

  it('compares the steps of a script where both sides tell them', () => {
    const steps: [string, string][] = [
      ['s.x', 'u.a'],
      ['u.b', 't.y'],
    ];
    expect(scoreCase(label({ column_edges: steps }), found(steps, { statements: 2 }))).toEqual({
      edges: { found: 2, missing: [], extra: [] },
    });
  });

  it('joins stars over the steps of a script', () => {
    expect(
      scoreCase(
        label({ column_edges: [['s.x', 't.x']] }),
        found(
          [
            ['s.x', 'u.x'],
            ['u.*', 't.x'],
          ],
          { statements: 2 },
        ),
      ),
    ).toEqual({ edges: { found: 1, missing: [], extra: [] } });
  });

  it('neither wants nor faults a source whose table the label does not know', () => {
    const given = label({
      column_edges: [
        ['?.x', 't.x'],
        ['y', 't.y'],
      ],
    });
    const nothing = { edges: { found: 0, missing: [], extra: [] } };
    expect(scoreCase(given, found([]))).toEqual(nothing);
    expect(
      scoreCase(
        given,
        found([
          ['a.x', 't.x'],
          ['b.x', 't.x'],
          ['a.y', 't.y'],
        ]),
      ),
    ).toEqual(nothing);
    expect(scoreCase(given, found([['a.z', 't.x']]))).toEqual({
      edges: { found: 0, missing: [], extra: ['a.z → t.x'] },
    });
  });

  it('pairs columns without a name by the sources that they share', () => {
    const given = label({
      column_edges: [
        ['s.a', 't.s.a + s.b'],
        ['s.b', 't.s.a + s.b'],
        ['s.a', 't.max(a)'],
        ['s.c', 't.c'],
      ],
    });
    expect(
      scoreCase(
        given,
        found([
          ['s.a', 't._col0'],
          ['s.b', 't._col0'],
          ['s.a', 't._col1'],
          ['s.c', 't.d'],
        ]),
      ),
    ).toEqual({ edges: { found: 3, missing: ['s.c → t.c'], extra: ['s.c → t.d'] } });
  });

  it('compares only the column of targets where the label names no more', () => {
    const given = label({ column_edges: [['s.a', 'b']] }, { dst_name_only: true });
    expect(scoreCase(given, found([['s.a', 'b']]))).toEqual({
      edges: { found: 1, missing: [], extra: [] },
    });
    expect(scoreCase(given, found([['s.a', 'view.b']]))).toEqual({
      edges: { found: 1, missing: [], extra: [] },
    });
  });

  it('leaves out what a query answers in a case about tables that are written', () => {
    expect(
      scoreCase(
        label({ column_edges: [['s.a', 't.a']] }),
        found([
          ['s.a', 't.a'],
          ['s.b', 'b'],
        ]),
      ),
    ).toEqual({
      edges: { found: 1, missing: [], extra: [] },
    });
  });

  it('compares kinds of transformation', () => {
    const given = label({
      transformations: [
        ['t1.a', 'a', 'DIRECT', 'IDENTITY'],
        ['t1.b', '*', 'INDIRECT', 'FILTER'],
      ],
    });
    expect(
      scoreCase(
        given,
        found([], {
          typed: [
            ['T1.a', 'A', 'DIRECT', 'IDENTITY'],
            ['t1.b', '*', 'INDIRECT', 'SORT'],
          ],
        }),
      ),
    ).toEqual({
      typed: { found: 1, missing: ['t1.b → * INDIRECT FILTER'], extra: ['t1.b → * INDIRECT SORT'] },
    });
  });
});

describe('quality', () => {
  it('is a micro average', () => {
    expect(
      quality([
        { found: 3, missing: ['a'], extra: [] },
        undefined,
        { found: 0, missing: [], extra: ['b', 'c'] },
      ]),
    ).toEqual({ precision: 0.6, recall: 0.75, f1: 6 / 9, items: 4 });
  });
});

describe('isScored', () => {
  it('leaves out what suites disagree on', () => {
    expect(isScored(label({}, { tags: ['path'] }))).toBe(false);
    expect(isScored(label({}, { tags: ['config'] }))).toBe(true);
  });
});
