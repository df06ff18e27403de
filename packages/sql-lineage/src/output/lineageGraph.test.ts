import fc from 'fast-check';
import { toDot } from './dot';
import { lineageGraph } from './lineageGraph';
import { toMermaid } from './mermaid';
import { edge, statement, table } from './__testUtils__/analyzed';

const insert = statement({
  inputs: [table('shop.orders')],
  outputs: [table('revenue')],
  columns: [{ name: 'day' }, { name: 'total' }],
  edges: [
    edge('IDENTITY', 'shop.orders.day', 'revenue.day'),
    edge('AGGREGATION', 'shop.orders.amount', 'revenue.total'),
    edge('CONDITIONAL', 'shop.orders.amount', 'revenue.total'),
    edge('FILTER', 'shop.orders.day', 'revenue.'),
  ],
});
const copy = statement({ inputs: [table('revenue')], outputs: [table('archive')] });
const drop = statement({ kind: 'DROP', dropped: [table('old')] });
const truncate = statement({ kind: 'TRUNCATE', outputs: [table('log')] });
const select = statement({
  kind: 'SELECT',
  inputs: [table('archive')],
  columns: [{ name: 'day' }],
  edges: [edge('IDENTITY', 'archive.day', '.day')],
});
const graph = lineageGraph({ statements: [insert, copy, drop, truncate] }, select, select);

describe('the graph', () => {
  it('holds tables with the columns that are spoken of, and an arrow for each pair', () => {
    expect(graph).toEqual({
      tables: [
        { name: 'shop.orders', columns: ['day', 'amount'] },
        { name: 'revenue', columns: ['day', 'total', '*'] },
        { name: 'archive', columns: ['*', 'day'] },
        { name: 'log', columns: [] },
        { name: 'result', columns: ['day'] },
        { name: 'result 2', columns: ['day'] },
      ],
      edges: [
        {
          from: { table: 0, column: 0 },
          to: { table: 1, column: 0 },
          direct: true,
          kinds: ['IDENTITY'],
        },
        {
          from: { table: 0, column: 1 },
          to: { table: 1, column: 1 },
          direct: true,
          kinds: ['AGGREGATION', 'CONDITIONAL'],
        },
        {
          from: { table: 0, column: 0 },
          to: { table: 1, column: 2 },
          direct: false,
          kinds: ['FILTER'],
        },
        { from: { table: 1, column: 2 }, to: { table: 2, column: 0 }, direct: false, kinds: [] },
        {
          from: { table: 2, column: 1 },
          to: { table: 4, column: 0 },
          direct: true,
          kinds: ['IDENTITY'],
        },
        {
          from: { table: 2, column: 1 },
          to: { table: 5, column: 0 },
          direct: true,
          kinds: ['IDENTITY'],
        },
      ],
    });
  });

  it('is written for Graphviz', () => {
    expect(toDot(graph)).toBe(`digraph lineage {
  rankdir=LR;
  node [shape=record, fontname="Helvetica"];
  edge [fontname="Helvetica", fontsize=10];
  t0 [label="shop.orders | <c0> day | <c1> amount"];
  t1 [label="revenue | <c0> day | <c1> total | <c2> *"];
  t2 [label="archive | <c0> * | <c1> day"];
  t3 [label="log"];
  t4 [label="result | <c0> day"];
  t5 [label="result\\ 2 | <c0> day"];
  t0:c0:e -> t1:c0:w [label="IDENTITY"];
  t0:c1:e -> t1:c1:w [label="AGGREGATION, CONDITIONAL"];
  t0:c0:e -> t1:c2:w [label="FILTER", style=dashed];
  t1:c2:e -> t2:c0:w [style=dotted];
  t2:c1:e -> t4:c0:w [label="IDENTITY"];
  t2:c1:e -> t5:c0:w [label="IDENTITY"];
}
`);
  });

  it('is written for Mermaid', () => {
    expect(toMermaid(graph)).toBe(`flowchart LR
  subgraph t0["shop.orders"]
    t0c0["day"]
    t0c1["amount"]
  end
  subgraph t1["revenue"]
    t1c0["day"]
    t1c1["total"]
    t1c2["#42;"]
  end
  subgraph t2["archive"]
    t2c0["#42;"]
    t2c1["day"]
  end
  t3["log"]
  subgraph t4["result"]
    t4c0["day"]
  end
  subgraph t5["result 2"]
    t5c0["day"]
  end
  t0c0 -->|IDENTITY| t1c0
  t0c1 -->|AGGREGATION, CONDITIONAL| t1c1
  t0c0 -.->|FILTER| t1c2
  t1c2 -.-> t2c0
  t2c1 -->|IDENTITY| t4c0
  t2c1 -->|IDENTITY| t5c0
`);
  });

  it('is empty where nothing is read or written', () => {
    const empty = lineageGraph({ statements: [] });
    expect(empty).toEqual({ tables: [], edges: [] });
    expect(toMermaid(empty)).toBe('flowchart LR\n');
  });
});

/** A graph of one table with one column. */
const named = (name: string, column: string) => ({
  tables: [{ name, columns: [column] }],
  edges: [],
});
const onOneLine = (name: string) => name.replace(/[\s\p{Cc}]+/gu, ' ');
const anyName = fc.string({
  unit: fc.constantFrom(
    'a',
    'é',
    '😀',
    ' ',
    '\n',
    '"',
    '\\',
    '|',
    '<',
    '>',
    '{',
    '}',
    '&',
    '#',
    ';',
    '`',
    '[',
    ']',
    '*',
    '_',
    '-',
  ),
});

describe('names', () => {
  it.each([
    ['a "b" c', 'a\\ &quot;b&quot;\\ c', 'a #34;b#34; c'],
    ['x|y{z}<w>', 'x\\|y\\{z\\}\\<w\\>', 'x#124;y#123;z#125;#60;w#62;'],
    ['back\\slash\nline', 'back\\\\slash\\ line', 'back#92;slash line'],
    ['a&amp;#35;', 'a&amp;amp;#35;', 'a#38;amp#59;#35;35#59;'],
    ['größe 😀', 'größe\\ 😀', 'größe #128512;'],
    ['', '', ' '],
  ])('%j cannot break out of its label', (name, dot, mermaid) => {
    expect(toDot(named(name, 'c'))).toContain(`  t0 [label="${dot} | <c0> c"];\n`);
    expect(toMermaid(named(name, 'c'))).toContain(`  subgraph t0["${mermaid}"]\n`);
  });

  it('are all read again as they were', () => {
    fc.assert(
      fc.property(anyName, anyName, (name, column) => {
        const [, label] = /t0 \[label="([^"]*)"\];/.exec(toDot(named(name, column)))!;
        const [title, cell] = label.split(/(?<=(?<!\\)(?:\\\\)*) \| <c0> /);
        const plain = (text: string) =>
          text
            .replace(/\\(.)/gs, '$1')
            .replace(/&quot;/g, '"')
            .replace(/&amp;/g, '&');
        expect([title, cell].map(plain)).toEqual([name, column].map(onOneLine));

        const [, box, node] = /t0\["([^"]*)"\]\n {4}t0c0\["([^"]*)"\]/.exec(
          toMermaid(named(name, column)),
        )!;
        const read = (text: string) =>
          text.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
        expect([box, node].map(read)).toEqual(
          [name, column].map(one => onOneLine(one).trim() || ' '),
        );
      }),
    );
  });
});
