import type { ColumnEdge } from '@headwater/plugin-data-catalog-common';
import { answerOf, bigLineage, edgeOf, numbersFrom, nodeOf } from '../__testUtils__/bigLineage';
import { columnKey, lightColumn, lightNode, lightPair } from './lighting';
import { pairId, pictureOf } from './picture';

const ids = ['a', 'b', 'c', 'd', 'e'];
const chain = pictureOf(
  answerOf('b', {
    nodes: ids.map(id => nodeOf(id, 0)),
    // a → b → c, a → d, e → c
    edges: [edgeOf('a', 'b'), edgeOf('b', 'c'), edgeOf('a', 'd'), edgeOf('e', 'c')],
  }),
);

describe('the ways through a node', () => {
  it('lead up and down, not to what a sibling feeds', () => {
    const { nodes, pairs } = lightNode(chain, 'b');
    expect([...nodes].sort()).toEqual(['a', 'b', 'c']);
    expect([...pairs].sort()).toEqual([pairId('a', 'b'), pairId('b', 'c')]);
  });

  it('through a line lead up from its source and down from its target', () => {
    const { nodes, pairs } = lightPair(chain, chain.pairs.get(pairId('a', 'b'))!);
    expect([...nodes].sort()).toEqual(['a', 'b', 'c']);
    expect([...pairs].sort()).toEqual([pairId('a', 'b'), pairId('b', 'c')]);
  });

  it('hold every node that can be reached, and every line on the way', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const picture = pictureOf(bigLineage(60, seed));
      const start = [...picture.nodes.keys()][Math.floor(numbersFrom(seed)() * 60)];
      const { nodes, pairs } = lightNode(picture, start);
      const pairsOf = [...picture.pairs.values()];
      const reach = (from: 'source' | 'target', to: 'source' | 'target') => {
        const reached = new Set([start]);
        for (let before = 0; before !== reached.size;) {
          before = reached.size;
          for (const pair of pairsOf) if (reached.has(pair[from])) reached.add(pair[to]);
        }
        return reached;
      };
      const [down, up] = [reach('source', 'target'), reach('target', 'source')];
      expect(nodes).toEqual(new Set([...down, ...up]));
      expect(pairs).toEqual(
        new Set(
          pairsOf.filter(pair => down.has(pair.source) || up.has(pair.target)).map(pair => pair.id),
        ),
      );
    }
  });
});

describe('the ways of a column', () => {
  const columnEdge = (source: [string, string?], target: [string, string?]): ColumnEdge => ({
    source: { assetId: source[0], column: source[1] },
    target: { assetId: target[0], column: target[1] },
    transformations: [],
  });
  const light = (assetId: string, column: string, columnEdges: ColumnEdge[]) =>
    lightColumn({ columnEdges }, { assetId, column });

  it('are those to and from it, not those of its siblings', () => {
    const edges = [
      columnEdge(['a', 'x'], ['b', 'x']),
      columnEdge(['b', 'x'], ['c', 'x']),
      columnEdge(['a', 'x'], ['b', 'other']),
      columnEdge(['c', 'x'], ['a', 'loop']),
      columnEdge(['b', 'x'], ['b', 'x']),
    ];
    const { columns, nodes, pairs } = light('b', 'x', edges);
    expect([...columns].sort()).toEqual(
      [
        columnKey('b', 'x'),
        columnKey('a', 'x'),
        columnKey('c', 'x'),
        columnKey('a', 'loop'),
      ].sort(),
    );
    expect([...nodes].sort()).toEqual(['a', 'b', 'c']);
    expect(pairs.has(pairId('a', 'b'))).toBe(true);
  });

  it('hold what an asset as a whole is made from', () => {
    const edges = [columnEdge(['a', 'status'], ['b']), columnEdge(['b', 'x'], ['c', 'x'])];
    expect([...light('b', 'x', edges).columns].sort()).toEqual(
      [columnKey('b', 'x'), columnKey('a', 'status'), columnKey('c', 'x')].sort(),
    );
  });

  it('are found among 50,000 edges at once', () => {
    const edges = Array.from({ length: 50_000 }, (_, index) =>
      columnEdge(['a', `c${index}`], ['b', `c${index}`]),
    );
    const before = performance.now();
    expect(light('b', 'c7', edges).columns.size).toBe(2);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('tell columns apart whose names hold separators', () => {
    expect(columnKey('a', 'b#c')).not.toBe(columnKey('a#b', 'c'));
  });
});
