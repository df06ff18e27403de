import fc from 'fast-check';
import { GraphBuilder, LineageGraph } from './index';
import type { GraphChange } from './index';
import { LINK } from './EdgeList';
import { unpackEdge } from './edgeWord';
import { changes, firstNodes, ids, possible } from './__testUtils__/arbitraries';
import { NaiveLineage } from './__testUtils__/NaiveLineage';

const [a, b, c] = ids;
const edge = { type: 1, confidence: 0.9, active: true, lastSeenDay: 20_000 };

/** All that a graph says, by ids: edges as each side has them, sorted. */
function contentOf(graph: LineageGraph) {
  const nodes: unknown[] = [];
  const sides: Record<'upstream' | 'downstream', string[]> = { upstream: [], downstream: [] };
  for (let slot = 0; slot < graph.slots; slot++) {
    const id = graph.idOf(slot);
    if (graph.slotOf(id) === undefined) continue;
    nodes.push({ id, type: graph.typeOf(slot), tenant: graph.tenantOf(slot) });
    for (const side of ['upstream', 'downstream'] as const) {
      const adjacency = graph.sides[side];
      adjacency.open(slot);
      for (let at = adjacency.start; at < adjacency.end; at += LINK) {
        const far = graph.idOf(adjacency.links[at]);
        const [source, target] = side === 'upstream' ? [far, id] : [id, far];
        sides[side].push(
          JSON.stringify({ source, target, ...unpackEdge(adjacency.links[at + 1]) }),
        );
      }
    }
  }
  const { upstream, downstream } = sides;
  return {
    nodes: byId(nodes as { id: string }[]),
    upstream: upstream.sort(),
    downstream: downstream.sort(),
    edgeCount: graph.edgeCount,
  };
}

const byId = <T extends { id: string }>(nodes: T[]) =>
  nodes.sort((one, other) => one.id.localeCompare(other.id));

/** The same, as the reference has it. */
function expectedOf(naive: NaiveLineage) {
  const edges = [...naive.edges.values()].map(
    ({ source, target, type, confidence, active, lastSeenDay }) =>
      JSON.stringify({ source, target, type, confidence, active, lastSeenDay }),
  );
  edges.sort();
  return {
    nodes: byId([...naive.nodes].map(([id, node]) => ({ id, ...node }))),
    upstream: edges,
    downstream: edges,
    edgeCount: edges.length,
  };
}

function built(naive: NaiveLineage): LineageGraph {
  const builder = new GraphBuilder();
  for (const [id, node] of naive.nodes) builder.addNode(id, node);
  for (const { source, target, ...attributes } of naive.edges.values()) {
    builder.addEdge(source, target, attributes);
  }
  return builder.build(0);
}

describe('a graph that changes', () => {
  const step = fc.record({ changes, compact: fc.constantFrom(0, 1, 4, 1000) });

  it('is the same with changes on top, part compacted, and built anew', () => {
    fc.assert(
      fc.property(firstNodes, changes, fc.array(step, { maxLength: 8 }), (first, early, steps) => {
        const naive = new NaiveLineage();
        for (const _ of possible(naive, [...first, ...early]));
        const graph = built(naive);
        expect(contentOf(graph)).toEqual(expectedOf(naive));
        for (const { changes: news, compact } of steps) {
          graph.apply(possible(naive, news), 1);
          if (compact > 0) graph.compact(compact);
          expect(contentOf(graph)).toEqual(expectedOf(naive));
        }
        while (!graph.compact(1));
        while (!graph.compact(1000));
        expect(contentOf(graph)).toEqual(expectedOf(naive));
        expect(graph.sides.downstream.changedNodes + graph.sides.upstream.changedNodes).toBe(0);
        expect(contentOf(built(naive))).toEqual(contentOf(graph));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same when news comes twice', () => {
    const news: GraphChange[] = [
      { kind: 'node', id: a, type: 0, tenant: 0 },
      { kind: 'node', id: b, type: 1, tenant: 0 },
      { kind: 'edge', source: a, target: b, ...edge },
    ];
    const graph = new LineageGraph();
    graph.apply(news, 1);
    const once = contentOf(graph);
    graph.apply(news, 1);
    expect(contentOf(graph)).toEqual(once);
  });

  it('gives a node that comes back its slot, without its edges', () => {
    const graph = new LineageGraph();
    graph.apply(
      [
        { kind: 'node', id: a, type: 0, tenant: 0 },
        { kind: 'node', id: b, type: 1, tenant: 0 },
        { kind: 'edge', source: a, target: b, ...edge },
        { kind: 'nodeRemoved', id: b },
      ],
      1,
    );
    expect(graph.slotOf(b)).toBeUndefined();
    graph.apply([{ kind: 'node', id: b, type: 2, tenant: 3 }], 2);
    expect(graph.slotOf(b)).toBe(1);
    expect(contentOf(graph)).toEqual({
      nodes: [
        { id: a, type: 0, tenant: 0 },
        { id: b, type: 2, tenant: 3 },
      ],
      upstream: [],
      downstream: [],
      edgeCount: 0,
    });
  });

  it('takes a change of attributes into the base, without a list of the node', () => {
    const builder = new GraphBuilder();
    builder.addNode(a, { type: 0, tenant: 0 });
    builder.addNode(b, { type: 0, tenant: 0 });
    builder.addEdge(a, b, edge);
    const graph = builder.build(1);
    graph.apply([{ kind: 'edge', source: a, target: b, ...edge, lastSeenDay: 20_001 }], 2);
    expect(graph.edge(0, 1, 1)).toEqual({ ...edge, lastSeenDay: 20_001 });
    expect(graph.edge(1, 0, 1)).toBeUndefined();
    expect(graph.sides.downstream.changedNodes).toBe(0);
  });

  it('refuses what it cannot hold, and does not move', () => {
    const graph = new LineageGraph();
    const apply = (news: GraphChange) => () => graph.apply([news], 1);
    expect(apply({ kind: 'node', id: 'orders', type: 0, tenant: 0 })).toThrow(
      "A node's id must be a UUID, got 'orders'",
    );
    expect(apply({ kind: 'node', id: a, type: 255, tenant: 0 })).toThrow(
      "A node's type must be from 0 to 254, got 255",
    );
    expect(apply({ kind: 'node', id: a, type: 0, tenant: -1 })).toThrow(
      "A node's tenant must be from 0 to 65535, got -1",
    );
    graph.apply([{ kind: 'node', id: a, type: 0, tenant: 0 }], 0);
    expect(apply({ kind: 'edge', source: a, target: c, ...edge })).toThrow(
      `An edge ends at '${c}', which is not a node`,
    );
    expect(apply({ kind: 'edge', source: a, target: a, ...edge, confidence: 1.1 })).toThrow(
      'confidence must be from 0 to 1, got 1.1',
    );
    expect(graph.position).toBe(0);
  });
});

describe('GraphBuilder', () => {
  it('lets the last edge of the same ends and type count', () => {
    const builder = new GraphBuilder();
    builder.reserve(2, 4);
    builder.addNode(a, { type: 0, tenant: 0 });
    builder.addNode(b, { type: 0, tenant: 0 });
    builder.addEdge(a, b, { ...edge, type: 2 });
    builder.addEdge(a, b, { ...edge, confidence: 0.1 });
    builder.addEdge(a, b, { ...edge, type: 0 });
    builder.addEdge(a, b, { ...edge, confidence: 0.2 });
    const graph = builder.build(5);
    expect(graph.edge(0, 1, 1)).toEqual({ ...edge, confidence: 0.2 });
    expect([graph.edgeCount, graph.position]).toEqual([3, 5]);
  });

  it('refuses an edge that ends nowhere', () => {
    const builder = new GraphBuilder();
    builder.addNode(a, { type: 0, tenant: 0 });
    expect(() => builder.addEdge(a, b, edge)).toThrow(
      `An edge ends at '${b}', which is not a node`,
    );
  });
});
