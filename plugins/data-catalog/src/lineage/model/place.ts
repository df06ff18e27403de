import { neighboursOf } from './picture';
import type { Pair, Side } from './picture';
import { longestWays } from './ranks';

/** Width of a node, in pixels; as all measures here. */
export const NODE_WIDTH = 184;
/** Between ranks: room for a job and for lines that turn. */
export const GAP = 64;
/** From one rank to the next. */
export const PITCH = NODE_WIDTH + GAP;
/** Between nodes of a rank. */
export const BETWEEN = 26;
/** From a node's top to where its lines begin and end. */
export const ATTACH = 32;

/** Where a node stands; `y` is its top. */
export type Spot = { rank: number; y: number };
/** Where nodes stand, by id. */
export type Spots = ReadonlyMap<string, Spot>;
/** Height of a node's box. */
export type HeightOf = (id: string) => number;

type Ends = Pick<Pair, 'source' | 'target'>;
/** What a box takes of its rank. */
export type Span = { top: number; bottom: number };

/**
 * Finds places for new nodes on one side of a node that is there. What is
 * there keeps its place; the new ones go as near to what they are connected
 * with as the free space of their rank allows.
 *
 * @param stage - new nodes in the order in which they are to stand
 * @param taken - what stands in a rank besides, such as boxes as they are drawn now
 */
export function placeBeside(
  spots: Spots,
  heightOf: HeightOf,
  pairs: readonly Ends[],
  stage: { anchor: string; side: Side; ids: readonly string[] },
  taken: (rank: number) => readonly Span[] = () => [],
): Spots {
  const { anchor, side, ids } = stage;
  const fresh = ids.filter(id => !spots.has(id));
  const from = spots.get(anchor) ?? { rank: 0, y: 0 };
  const sign = side === 'upstream' ? -1 : 1;
  const ways = longestWays(anchor, neighboursOf(pairs, side), new Set(fresh));
  const distance = (id: string) => Math.max(ways.get(id) ?? 1, 1);
  const placed = new Map(spots);
  const back = neighboursOf(pairs, side === 'upstream' ? 'downstream' : 'upstream');
  for (const length of [...new Set(fresh.map(distance))].sort((a, b) => a - b)) {
    const rank = from.rank + sign * length;
    const level = fresh.filter(id => distance(id) === length);
    const wanted = level.map(id => ({ id, y: meanOf(back.get(id), placed) ?? from.y }));
    wanted.sort((a, b) => a.y - b.y);
    for (const { id, y } of spread(wanted, heightOf)) {
      const spans = [...spansOf(placed, rank, heightOf), ...taken(rank)];
      placed.set(id, { rank, y: freeY(spans, y, heightOf(id)) });
    }
  }
  return placed;
}

/**
 * The same places with room made where a node has grown: those below it in
 * its rank move down as little as they must, all others stay.
 */
export function settle(spots: Spots, heightOf: HeightOf): Spots {
  const settled = new Map(spots);
  for (const rank of new Set([...spots.values()].map(spot => spot.rank))) {
    let free = -Infinity;
    for (const [id, spot] of rankFromTop(spots, rank)) {
      const y = Math.max(spot.y, free);
      if (y !== spot.y) settled.set(id, { rank, y });
      free = y + heightOf(id) + BETWEEN;
    }
  }
  return settled;
}

/** Nodes of a rank from top to bottom. */
export function rankFromTop(spots: Spots, rank: number): [string, Spot][] {
  return [...spots]
    .filter(([, spot]) => spot.rank === rank)
    .sort(([a, p], [b, q]) => p.y - q.y || (a < b ? -1 : 1));
}

/** Tops and bottoms of the boxes in a rank, from top to bottom. */
export function spansOf(spots: Spots, rank: number, heightOf: HeightOf): Span[] {
  return rankFromTop(spots, rank).map(([id, { y }]) => ({ top: y, bottom: y + heightOf(id) }));
}

/** The y nearest to the wanted one at which a box of this height is apart from all others. */
export function freeY(
  spans: readonly Span[],
  wanted: number,
  height: number,
  between = BETWEEN,
): number {
  const blocked = spans
    .map(({ top, bottom }) => ({ from: top - between - height, to: bottom + between }))
    .sort((a, b) => a.from - b.from);
  // Blocked stretches that overlap are one; its ends are free.
  let around = { from: -Infinity, to: -Infinity };
  for (const { from, to } of blocked) {
    if (from < around.to) around.to = Math.max(around.to, to);
    else if (around.to > wanted) break;
    else around = { from, to };
  }
  if (wanted <= around.from || wanted >= around.to) return wanted;
  return wanted - around.from < around.to - wanted ? around.from : around.to;
}

/** Around the mean of the wanted places, one below the other. */
function spread(wanted: readonly { id: string; y: number }[], heightOf: HeightOf) {
  const mean = wanted.reduce((sum, { y }) => sum + y, 0) / wanted.length;
  const total = wanted.reduce((sum, { id }) => sum + heightOf(id) + BETWEEN, -BETWEEN);
  const first = wanted.length > 0 ? heightOf(wanted[0].id) : 0;
  let y = mean - (total - first) / 2;
  return wanted.map(({ id }) => {
    const at = y;
    y += heightOf(id) + BETWEEN;
    return { id, y: Math.round(at) };
  });
}

function meanOf(ids: readonly string[] = [], spots: Spots): number | undefined {
  const known = ids.flatMap(id => spots.get(id)?.y ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, y) => sum + y, 0) / known.length;
}
