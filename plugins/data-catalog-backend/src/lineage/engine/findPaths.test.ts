import fc from 'fast-check';
import { Bitset, LineageGraph, findPaths } from './index';
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

const bounds = { maxHops: 50, pathLimit: 100 };
const diamond = graphOf('a b', 'a c', 'b d', 'c d', 'd a', 'd e', 'a e');
const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(diamond.slot);

it('tells every simple path, the shortest first', () => {
  expect(findPaths(diamond.graph, { ...bounds, from: a, to: e })).toEqual({
    paths: [
      [a, e],
      [a, b, d, e],
      [a, c, d, e],
    ],
    count: 3,
    isLowerBound: false,
    hidden: 0,
    complete: true,
    position: 7,
  });
});

it('counts paths that it does not tell', () => {
  expect(findPaths(diamond.graph, { ...bounds, from: a, to: e, pathLimit: 1 })).toEqual({
    paths: [[a, e]],
    count: 3,
    isLowerBound: false,
    hidden: 0,
    complete: false,
    position: 7,
  });
});

it('says that a count is a lower bound when it gave up', () => {
  const ladder = Array.from({ length: 30 }, (_, step) => [
    `${step} ${step}x`,
    `${step} ${step}y`,
    `${step}x ${step + 1}`,
    `${step}y ${step + 1}`,
  ]).flat();
  const { graph, slot } = graphOf(...ladder);
  const query = { maxHops: 50, pathLimit: 2, from: slot('0'), to: slot('20') };
  const found = findPaths(graph, { ...query, stepLimit: 5000 })!;
  expect([found.paths.length, found.isLowerBound, found.complete]).toEqual([2, true, false]);
  expect(found.count).toBeGreaterThan(100);
  expect(findPaths(graph, { ...query, deadlineMs: 1 }, () => 1)).toMatchObject({
    isLowerBound: true,
    complete: false,
  });
});

it('tells of hidden nodes when a path may lead through them', () => {
  const visible = Bitset.full(diamond.graph.slots);
  visible.delete(b);
  const ask = (from: number, to: number) =>
    findPaths(diamond.graph, { ...bounds, from, to, visible });
  expect(ask(a, d)).toMatchObject({ paths: [[a, c, d]], hidden: 1, complete: false });
  expect(ask(a, b)).toBeUndefined();
  expect(ask(e, a)).toMatchObject({ paths: [], count: 0, hidden: 0, complete: true });
});

it('refuses bounds that are out of range', () => {
  const ask = (query: object) => () =>
    findPaths(diamond.graph, { ...bounds, from: a, to: e, ...query });
  expect(ask({ maxHops: 51 })).toThrow('maxHops must be a whole number from 1 to 50, got 51');
  expect(ask({ pathLimit: -1 })).toThrow('pathLimit must be a whole number of at least 0, got -1');
});

it('finds the paths that the reference finds', () => {
  const id = fc.constantFrom(...ids.slice(0, 7));
  const few = changes.map(list => list.slice(0, 16));
  const question = fc.tuple(scope, id, id, fc.constantFrom(2, 4, 50));
  fc.assert(
    fc.property(firstNodes, few, question, (first, news, [given, from, to, maxHops]) => {
      const naive = new NaiveLineage();
      const graph = new LineageGraph();
      graph.apply(possible(naive, [...first, ...news]), 1);
      if (!naive.maySee(from, given) || !naive.maySee(to, given)) return;
      const [start, end] = [graph.slotOf(from)!, graph.slotOf(to)!];
      const query = { ...toScopeQuery(graph, given), from: start, to: end, maxHops };
      const found = findPaths(graph, { ...query, pathLimit: 100_000 })!;
      const paths = found.paths.map(path => path.map(slot => graph.idOf(slot)).join(' '));
      const expected = naive.paths(given, from, to, maxHops);
      expect([paths.length, found.count]).toEqual([expected.size, expected.size]);
      expect(new Set(paths)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});
