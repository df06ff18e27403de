import { bigLineage, edgeOf, numbersFrom } from '../__testUtils__/bigLineage';
import { longestWays, ranksOf } from './ranks';

const ranks = (nodes: [string, number][], edges: [string, string][]) =>
  Object.fromEntries(
    ranksOf(
      'f',
      nodes.map(([id, hops]) => ({ id, hops })),
      edges.map(([source, target]) => edgeOf(source, target)),
    ),
  );

describe('ranks', () => {
  it('put a node as far out as the longest way to the focus', () => {
    expect(
      ranks(
        [
          ['f', 0],
          ['a', -1],
          ['b', -1],
          ['c', 1],
          ['d', 1],
          ['e', 2],
        ],
        [
          ['a', 'f'],
          ['b', 'f'],
          ['a', 'b'],
          ['f', 'c'],
          ['f', 'd'],
          ['c', 'd'],
          ['d', 'e'],
        ],
      ),
    ).toEqual({ f: 0, b: -1, a: -2, c: 1, d: 2, e: 3 });
  });

  it('bear cycles, also through the focus', () => {
    expect(
      ranks(
        [
          ['f', 0],
          ['a', 1],
          ['b', 2],
        ],
        [
          ['f', 'a'],
          ['a', 'b'],
          ['b', 'a'],
          ['b', 'f'],
        ],
      ),
    ).toEqual({ f: 0, a: 1, b: 2 });
  });

  it('put what hangs on another node beside it', () => {
    expect(
      ranks(
        [
          ['f', 0],
          ['a', 1],
          ['beside', 0],
          ['alone', 3],
        ],
        [
          ['f', 'a'],
          ['beside', 'a'],
        ],
      ),
    ).toEqual({ f: 0, a: 1, beside: 0, alone: 3 });
  });

  it.each([1, 2, 3, 4, 5])('let data flow to the right wherever there is no cycle (%p)', seed => {
    const { nodes, edges, start } = bigLineage(120, seed);
    // Only edges away from the focus: so there is no cycle.
    const hops = new Map(nodes.map(node => [node.id, node.hops]));
    const forward = edges.filter(({ source, target }) => hops.get(source)! < hops.get(target)!);
    const found = ranksOf(start, nodes, forward);
    expect(found.size).toBe(nodes.length);
    for (const { source, target } of forward)
      expect(found.get(source)!).toBeLessThan(found.get(target)!);
  });

  it('walk a chain of 20,000 nodes', () => {
    const next = new Map(
      Array.from({ length: 20_000 }, (_, index) => [String(index), [String(index + 1)]]),
    );
    const within = new Set(Array.from({ length: 20_001 }, (_, index) => String(index)));
    expect(longestWays('0', next, within).get('20000')).toBe(20_000);
  });

  it('find the longest ways that trying all ways finds', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = numbersFrom(seed);
      const next = new Map<string, string[]>();
      // Edges lead from lower to higher numbers, so there is no cycle.
      for (let from = 0; from < 9; from++) {
        for (let to = from + 1; to < 9; to++) {
          if (random() < 0.3) next.set(`${from}`, [...(next.get(`${from}`) ?? []), `${to}`]);
        }
      }
      const within = new Set(['1', '2', '3', '4', '5', '6', '7', '8']);
      const all = new Map<string, number>();
      const tryAll = (id: string, length: number) => {
        all.set(id, Math.max(all.get(id) ?? 0, length));
        for (const to of next.get(id) ?? []) tryAll(to, length + 1);
      };
      tryAll('0', 0);
      expect(longestWays('0', next, within)).toEqual(all);
    }
  });
});
