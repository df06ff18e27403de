import type { ColumnEdge, Lineage } from '@headwater/plugin-data-catalog-common';
import ELK from 'elkjs/lib/elk.bundled';
import { columnKey, joinAnswers, litColumns } from './graph';
import { layout } from './layout';
import { readLineageState, writeLineageState } from './lineageState';

const node = (id: string, hops = 0) => ({
  id,
  class: 'dataset' as const,
  type: 'table',
  title: id,
  namespace: 'db',
  name: id,
  platform: 'postgres',
  presence: 'direct' as const,
  hops,
});
const edge = (source: string, target: string) => ({
  source,
  target,
  type: 'transform' as const,
  active: true,
  runs: 1,
  confidence: 1,
});
const answer = (start: string, changes: Partial<Lineage>): Lineage => ({
  start,
  depth: 1,
  nodes: [],
  edges: [],
  more: {},
  hidden: 0,
  complete: true,
  logPosition: 1,
  ...changes,
});

describe('joined answers', () => {
  it('show each node and edge once, and no +N where it was expanded', () => {
    const graph = joinAnswers([
      answer('b', { nodes: [node('a', -1), node('b')], edges: [edge('a', 'b')], more: { a: { upstream: 2, downstream: 1 } } }),
      answer('a', { nodes: [node('a'), node('x', -1), node('y', -1)], edges: [edge('x', 'a'), edge('y', 'a')], logPosition: 5 }),
    ]);
    expect([...graph.nodes.keys()]).toEqual(['a', 'b', 'x', 'y']);
    expect(graph.edges.size).toBe(3);
    expect(graph.more.get('a')).toEqual({ downstream: 1 });
    expect(graph.logPosition).toBe(5);
  });
});

describe('lit columns', () => {
  const columnEdge = (source: [string, string], target: [string, string]): ColumnEdge => ({
    source: { assetId: source[0], column: source[1] },
    target: { assetId: target[0], column: target[1] },
    transformations: [],
  });

  it('are those on a way to or from the chosen one, not its siblings', () => {
    const edges = [
      columnEdge(['a', 'x'], ['b', 'x']),
      columnEdge(['b', 'x'], ['c', 'x']),
      columnEdge(['a', 'x'], ['b', 'other']),
      columnEdge(['c', 'x'], ['a', 'loop']),
      columnEdge(['b', 'x'], ['b', 'x']),
    ];
    expect([...litColumns(columnKey('b', 'x'), edges)].sort()).toEqual(
      [columnKey('b', 'x'), columnKey('a', 'x'), columnKey('c', 'x'), columnKey('a', 'loop')].sort(),
    );
  });

  it('tell columns apart whose names hold separators', () => {
    expect(columnKey('a', 'b#c')).not.toBe(columnKey('a#b', 'c'));
  });
});

describe('the layout', () => {
  it('puts data that flows to the right of where it comes from, without overlaps', async () => {
    const boxes = Array.from({ length: 40 }, (_, index) => ({ id: `n${index}`, width: 208, height: 66 + (index % 5) * 22 }));
    const lines = boxes.slice(1).map((box, index) => ({ id: `e${index}`, source: `n${Math.floor(index / 2)}`, target: box.id }));
    const placed = await layout(new ELK() as never, boxes, [...lines, { id: 'gone', source: 'n1', target: 'nowhere' }]);
    expect(placed.size).toBe(40);
    for (const { source, target } of lines) expect(placed.get(source)!.x).toBeLessThan(placed.get(target)!.x);
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        const [p, q] = [placed.get(a.id)!, placed.get(b.id)!];
        const apart =
          p.x + a.width <= q.x || q.x + b.width <= p.x || p.y + a.height <= q.y || q.y + b.height <= p.y;
        expect(apart).toBe(true);
      }
    }
  });
});

describe('the lineage view in the URL', () => {
  it('comes back as it was written', () => {
    const text = 'direction=upstream&depth=4&level=column&jobs=hidden&past=shown&column=a%23b&as=table&more=x.upstream&more=y.downstream';
    const state = readLineageState(new URLSearchParams(text));
    expect(writeLineageState(state).toString()).toBe(new URLSearchParams(text).toString());
  });

  it('keeps to what is allowed', () => {
    const state = readLineageState(new URLSearchParams('depth=99&direction=sideways&more=x.inside'));
    expect(state).toMatchObject({ depth: 10, direction: 'both', expanded: [] });
  });
});
