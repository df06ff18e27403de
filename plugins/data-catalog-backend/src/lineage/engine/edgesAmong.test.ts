import fc from 'fast-check';
import {
  GraphWalker,
  LineageGraph,
  commonAncestors,
  edgesAmong,
  rollUp,
  unpackEdge,
} from './index';
import {
  changes,
  firstNodes,
  ids,
  possible,
  scope,
  toScopeQuery,
} from './__testUtils__/arbitraries';
import { graphOf } from './__testUtils__/graphOf';
import { NaiveLineage } from './__testUtils__/NaiveLineage';

const query = { depth: 50, nodeLimit: 1000 };

it('tells edges between shown nodes, and pairs that contracted nodes join', () => {
  const { graph, slot } = graphOf('a job1', 'b job1', 'job1 c', 'c a', 'a a', 'c d', 'a b');
  const [a, b, c] = ['a', 'b', 'c'].map(slot);
  const nodes = Uint32Array.of(a, b, c);
  const word = expect.any(Number);
  expect(edgesAmong(graph, nodes, { contract: { types: [1] } })).toEqual({
    edges: [
      { source: a, target: b, word },
      { source: c, target: a, word },
    ],
    contracted: [
      { source: a, target: c },
      { source: b, target: c },
    ],
  });
  expect(edgesAmong(graph, nodes, {}).contracted).toEqual([]);
});

it('tells the edges that the reference has', () => {
  const some = fc.uniqueArray(fc.constantFrom(...ids));
  fc.assert(
    fc.property(firstNodes, changes, scope, some, (first, news, given, names) => {
      const naive = new NaiveLineage();
      const graph = new LineageGraph();
      graph.apply(possible(naive, [...first, ...news]), 1);
      const shown = new Set(names.filter(name => naive.maySee(name, given)));
      const slots = Uint32Array.from(shown, name => graph.slotOf(name)!);
      const found = edgesAmong(graph, slots, toScopeQuery(graph, given));
      const named = found.edges.map(({ source, target, word }) =>
        [graph.idOf(source), graph.idOf(target), unpackEdge(word).type].join(' '),
      );
      const direct = naive
        .passing(given)
        .filter(
          ({ source, target }) => source !== target && shown.has(source) && shown.has(target),
        );
      expect(named.sort()).toEqual(
        direct.map(({ source, target, type }) => [source, target, type].join(' ')).sort(),
      );
      const around = naive.around(given, 'downstream', shown);
      const joined = [...shown].flatMap(source =>
        [...around(source).next].filter(far => shown.has(far)).map(far => `${source} ${far}`),
      );
      const pairs = [...found.edges, ...found.contracted].map(
        ({ source, target }) => `${graph.idOf(source)} ${graph.idOf(target)}`,
      );
      expect(new Set(pairs)).toEqual(new Set(joined));
    }),
    { numRuns: 300 },
  );
});

it('takes nodes of a label together, with how many pairs are joined', () => {
  const { graph, slot } = graphOf('a1 b1', 'a2 b1', 'a1 a2', 'b1 job', 'job c1');
  const nodes = ['a1', 'a2', 'b1', 'c1'].map(slot);
  const scopeQuery = { contract: { types: [1] } };
  const label = new Map(nodes.map((node, index) => [node, 'aabc'[index]]));
  const among = edgesAmong(graph, Uint32Array.from(nodes), scopeQuery);
  expect(rollUp(nodes, among, node => label.get(node))).toEqual({
    groups: [
      { label: 'a', nodes: [slot('a1'), slot('a2')] },
      { label: 'b', nodes: [slot('b1')] },
      { label: 'c', nodes: [slot('c1')] },
    ],
    edges: [
      { source: 'a', target: 'b', pairs: 2 },
      { source: 'b', target: 'c', pairs: 1 },
    ],
  });
});

it('finds what two nodes both come from, the nearest first', () => {
  const { graph, slot } = graphOf('a b', 'b c', 'b d', 'd e', 'x e', 'c e');
  const walker = new GraphWalker(graph);
  expect(commonAncestors(walker, [slot('c'), slot('e')], query)).toEqual({
    ancestors: [
      { node: slot('c'), hops: [0, 1] },
      { node: slot('b'), hops: [1, 2] },
      { node: slot('a'), hops: [2, 3] },
    ],
    complete: true,
    hidden: 0,
    position: 7,
  });
  expect(commonAncestors(walker, [slot('c'), 99], query)).toBeUndefined();
});
