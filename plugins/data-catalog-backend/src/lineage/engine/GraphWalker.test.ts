import { Bitset, GraphWalker } from './index';
import type { WalkQuery } from './index';
import { graphOf } from './__testUtils__/graphOf';

const whole = { direction: 'both', depth: 50, nodeLimit: 1000 } as const;

function walk(edges: string[], query: Omit<Partial<WalkQuery>, 'start'> & { start: string }) {
  const { graph, slot } = graphOf(...edges);
  const names = [...new Set(edges.flatMap(edge => edge.split(' ')))];
  const found = new GraphWalker(graph).walk({ ...whole, ...query, start: slot(query.start) })!;
  const named = (counts: ReadonlyMap<number, number>) =>
    Object.fromEntries([...counts].map(([node, count]) => [names[node], count]));
  return {
    ...found,
    nodes: [...found.nodes].map((node, index) => `${names[node]} ${found.hops[index]}`),
    hops: undefined,
    more: { upstream: named(found.more.upstream), downstream: named(found.more.downstream) },
  };
}

const complete = {
  hops: undefined,
  more: { upstream: {}, downstream: {} },
  folded: 0,
  hidden: 0,
  truncated: false,
  timedOut: false,
  uncounted: 0,
  complete: true,
  position: 7,
};

it('walks both sides in turn, hop by hop', () => {
  expect(walk(['a b', 'b c', 'c d', 'd e', 'e e'], { start: 'c' })).toEqual({
    ...complete,
    nodes: ['c 0', 'b -1', 'd 1', 'a -2', 'e 2'],
  });
});

it('reaches downstream what is behind a node that is upstream, too', () => {
  expect(walk(['a s', 's a', 'a b'], { start: 's' })).toEqual({
    ...complete,
    nodes: ['s 0', 'a -1', 'b 2'],
  });
});

it('counts what the depth left out, for each node and each neighbour once', () => {
  expect(walk(['s a', 's b', 'a c', 'b c', 'a d', 'd e'], { start: 's', depth: 1 })).toEqual({
    ...complete,
    nodes: ['s 0', 'a 1', 'b 1'],
    more: { upstream: {}, downstream: { a: 2, b: 1 } },
    folded: 2,
    complete: false,
  });
});

it('counts what the limit left out', () => {
  const hub = Array.from({ length: 5000 }, (_, number) => `s n${number}`);
  expect(walk(['s a', ...hub], { start: 's', nodeLimit: 2 })).toEqual({
    ...complete,
    nodes: ['s 0', 'a 1'],
    more: { upstream: {}, downstream: { s: 5000 } },
    folded: 5000,
    truncated: true,
    complete: false,
  });
});

it('passes jobs without a hop, also several in a row', () => {
  const edges = ['a job1', 'job1 b', 'b job2', 'job2 job3', 'job3 c', 'job3 job2'];
  expect(walk(edges, { start: 'a', contract: { types: [1] } })).toEqual({
    ...complete,
    nodes: ['a 0', 'b 1', 'c 2'],
  });
});

it('does not cross what is hidden, and tells how many it met', () => {
  const { graph, slot } = graphOf('a b', 'b c', 'a d', 'd c', 'b e');
  const visible = Bitset.full(graph.slots);
  for (const name of ['b', 'd', 'e']) visible.delete(slot(name));
  const walker = new GraphWalker(graph);
  const found = walker.walk({ ...whole, start: slot('a'), visible })!;
  expect([[...found.nodes], found.hidden, found.complete]).toEqual([[slot('a')], 2, false]);
  expect(walker.walk({ ...whole, start: slot('b'), visible })).toBeUndefined();
  expect(walker.walk({ ...whole, start: 99 })).toBeUndefined();
});

it('refuses a depth, a limit and types that are out of range', () => {
  const { graph } = graphOf('a b');
  const walker = new GraphWalker(graph);
  const refused = (query: Partial<WalkQuery>) => () =>
    walker.walk({ ...whole, start: 0, ...query });
  expect(refused({ depth: 51 })).toThrow('depth must be a whole number from 1 to 50, got 51');
  expect(refused({ nodeLimit: 0 })).toThrow(/^nodeLimit must be a whole number from 1 to/);
  expect(refused({ nodeTypes: [255] })).toThrow("A node's type must be from 0 to 254, got 255");
});
