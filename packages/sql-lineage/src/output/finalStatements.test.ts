import type { AnalyzedStatement } from '../types';
import { finalStatements } from './finalStatements';
import { edge, statement, table, temporary } from './__testUtils__/analyzed';

const fill = statement({
  kind: 'CREATE_TABLE',
  inputs: [table('orders')],
  outputs: [temporary('recent')],
  edges: [
    edge('AGGREGATION', 'orders.total', 'recent.total', { masking: true }),
    edge('CONDITIONAL', 'orders.kind', 'recent.total'),
    edge('FILTER', 'orders.paid', 'recent.'),
  ],
});

const publish = statement({
  inputs: [table('recent'), table('rates')],
  outputs: [table('revenue')],
  edges: [
    edge('TRANSFORMATION', 'recent.total', 'revenue.amount'),
    edge('TRANSFORMATION', 'rates.rate', 'revenue.amount'),
    edge('JOIN', 'recent.total', 'revenue.'),
  ],
});

const short = (statements: AnalyzedStatement[]) =>
  statements.map(({ inputs, outputs, edges }) => ({
    inputs: inputs.map(({ parts }) => parts.join('.')),
    outputs: outputs.map(({ parts }) => parts.join('.')),
    edges: edges.map(({ source, target, transformation: { subtype, masking } }) => {
      const [from, to] = [source.table, target.table].map(one => one?.parts.join('.') ?? '');
      return `${from}.${source.column} ${masking ? 'masked ' : ''}${subtype} ${to}.${target.column ?? ''}`;
    }),
  }));

describe('the final statements of a script', () => {
  it('join what goes in and out of temporary tables', () => {
    expect(short(finalStatements({ statements: [fill, publish] }))).toEqual([
      { inputs: ['orders'], outputs: [], edges: [] },
      {
        inputs: ['orders', 'rates'],
        outputs: ['revenue'],
        edges: [
          'orders.total masked AGGREGATION revenue.amount',
          'orders.kind CONDITIONAL revenue.amount',
          'rates.rate TRANSFORMATION revenue.amount',
          'orders.total masked JOIN revenue.',
          'orders.kind JOIN revenue.',
          'orders.paid FILTER revenue.',
        ],
      },
    ]);
  });

  it('join those of tables that the script creates and drops', () => {
    const create = { ...fill, outputs: [table('recent')] };
    const drop = statement({ kind: 'DROP', dropped: [table('recent')] });
    const statements = finalStatements({ statements: [create, publish, drop] });
    expect(short(statements)[1]).toEqual(
      short(finalStatements({ statements: [fill, publish] }))[1],
    );
    expect(statements.flatMap(({ outputs }) => outputs)).toEqual([table('revenue')]);
  });

  it('keep a table that is dropped before it is made anew, or that was there before', () => {
    const create = { ...fill, outputs: [table('recent')] };
    const drop = statement({ kind: 'DROP', dropped: [table('recent')] });
    for (const statements of [
      [drop, create, publish],
      [create, drop, create, publish],
      [publish, drop],
    ]) {
      expect(finalStatements({ statements })).toEqual(statements);
    }
  });

  it('hold under its new name what a table of the script held', () => {
    const rename = (from: string, to: string) =>
      statement({ kind: 'ALTER', renamed: [{ from: table(from), to: table(to) }] });
    const create = { ...fill, outputs: [table('recent')] };
    const drop = statement({ kind: 'DROP', dropped: [table('final')] });
    const statements = [
      create,
      drop,
      rename('recent', 'next'),
      rename('next', 'final'),
      rename('x', 'y'),
    ];
    expect(short(finalStatements({ statements })).slice(2)).toEqual([
      { inputs: ['orders'], outputs: [], edges: [] },
      {
        inputs: ['orders'],
        outputs: ['final'],
        edges: [
          'orders.total masked AGGREGATION final.total',
          'orders.kind CONDITIONAL final.total',
          'orders.paid FILTER final.',
        ],
      },
      { inputs: [], outputs: [], edges: [] },
    ]);
  });

  it('say nothing of a temporary table that another script made', () => {
    const read = statement({
      inputs: [temporary('cached'), table('orders')],
      outputs: [table('u')],
      edges: [edge('IDENTITY', 'cached.id', 'u.id'), edge('IDENTITY', 'orders.id', 'u.order')],
    });
    expect(short(finalStatements({ statements: [read] }))).toEqual([
      { inputs: ['orders'], outputs: ['u'], edges: ['orders.id IDENTITY u.order'] },
    ]);
  });

  it('let what decides the rows of a temporary table decide what is counted of them', () => {
    const count = statement({
      kind: 'SELECT',
      inputs: [table('recent')],
      columns: [{ name: 'count' }],
    });
    expect(short(finalStatements({ statements: [fill, count] }))[1].edges).toEqual([
      'orders.paid FILTER .',
    ]);
  });

  it('find columns whatever their case', () => {
    const read = statement({
      inputs: [table('recent')],
      outputs: [table('u')],
      edges: [edge('IDENTITY', 'recent.TOTAL', 'u.total')],
    });
    expect(short(finalStatements({ statements: [fill, read] }))[1].edges[0]).toBe(
      'orders.total masked AGGREGATION u.total',
    );
  });

  it('follow copies of all columns', () => {
    const copy = (from: string, to: string) => [edge('IDENTITY', `${from}.*`, `${to}.*`)];
    const into = statement({
      kind: 'CREATE_TABLE',
      inputs: [table('orders')],
      outputs: [temporary('t')],
      edges: copy('orders', 't'),
    });
    const column = statement({
      inputs: [table('t')],
      outputs: [table('u')],
      edges: [edge('IDENTITY', 't.id', 'u.id'), ...copy('t', 'u')],
    });
    expect(short(finalStatements({ statements: [into, column] }))[1].edges).toEqual([
      'orders.id IDENTITY u.id',
      'orders.* IDENTITY u.*',
    ]);
    const known = {
      ...fill,
      outputs: [temporary('t')],
      edges: [edge('IDENTITY', 'orders.id', 't.id')],
    };
    const all = statement({ inputs: [table('t')], outputs: [table('u')], edges: copy('t', 'u') });
    expect(short(finalStatements({ statements: [known, all] }))[1].edges).toEqual([
      'orders.id IDENTITY u.id',
    ]);
  });

  it('forget what a temporary table held when it is made anew, and add what is inserted', () => {
    const create = (from: string) =>
      statement({
        kind: 'CREATE_TABLE',
        inputs: [table(from)],
        outputs: [temporary('t')],
        edges: [edge('IDENTITY', `${from}.id`, 't.id')],
      });
    const read = statement({
      inputs: [table('t')],
      outputs: [table('u')],
      edges: [edge('IDENTITY', 't.id', 'u.id')],
    });
    const insert = { ...create('c'), kind: 'INSERT' } as const;
    const statements = [create('a'), create('b'), insert, read];
    expect(short(finalStatements({ statements })).at(-1)).toEqual({
      inputs: ['b', 'c'],
      outputs: ['u'],
      edges: ['b.id IDENTITY u.id', 'c.id IDENTITY u.id'],
    });
  });

  it('do not grow when a temporary table is filled from itself again and again', () => {
    const start = { ...fill, edges: [edge('IDENTITY', 'orders.id', 'recent.id')] };
    const again = statement({
      inputs: [table('recent')],
      outputs: [temporary('recent')],
      edges: [edge('IDENTITY', 'recent.id', 'recent.id')],
    });
    const read = statement({
      inputs: [table('recent')],
      outputs: [table('u')],
      edges: [edge('IDENTITY', 'recent.id', 'u.id')],
    });
    const statements = [start, ...Array.from({ length: 60 }, () => again), read];
    expect(short(finalStatements({ statements })).at(-1)?.edges).toEqual([
      'orders.id IDENTITY u.id',
    ]);
  });
});
