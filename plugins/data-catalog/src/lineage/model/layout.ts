import type { ELK, ElkNode } from 'elkjs/lib/elk-api';
import type { Pair } from './picture';
import { ATTACH, BETWEEN, GAP, NODE_WIDTH } from './place';
import type { HeightOf, Spots } from './place';

type Ends = Pick<Pair, 'source' | 'target'>;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.partitioning.activate': 'true',
  'elk.layered.spacing.nodeNodeBetweenLayers': String(GAP),
  'elk.spacing.nodeNode': String(BETWEEN),
  'elk.spacing.edgeNode': '14',
  // The same graph always looks the same.
  'elk.randomSeed': '1',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

/** Nodes up to which the engine may take its time: the best places cost seconds where there are hundreds. */
const FEW = 80;
/** And ranks that lines cross in all: each crossing is a node to the engine. */
const FEW_CROSSED = 300;

const careful = { 'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX' };
const quick = {
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.thoroughness': '2',
};

/**
 * Lays nodes out whose ranks are known: the engine orders each rank and finds
 * the heights. Lines that do not lead to a higher rank have no say. The focus
 * comes to stand at 0, so that it stays where it is when all else changes.
 */
export async function layout(
  elk: ELK,
  focus: string,
  ranks: ReadonlyMap<string, number>,
  heightOf: HeightOf,
  pairs: readonly Ends[],
): Promise<Spots> {
  const lowest = Math.min(...ranks.values());
  const isSmall = ranks.size <= FEW && crossedBy(pairs, ranks) <= FEW_CROSSED;
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: { ...options, ...(isSmall ? careful : quick) },
    children: [...ranks].map(([id, rank]) => ({
      id,
      width: NODE_WIDTH,
      height: heightOf(id),
      ports: [
        { id: `in ${id}`, x: 0, y: ATTACH, width: 0, height: 0 },
        { id: `out ${id}`, x: NODE_WIDTH, y: ATTACH, width: 0, height: 0 },
      ],
      layoutOptions: {
        'elk.partitioning.partition': String(rank - lowest),
        'elk.portConstraints': 'FIXED_POS',
      },
    })),
    edges: pairs
      .filter(({ source, target }) => (ranks.get(source) ?? NaN) < (ranks.get(target) ?? NaN))
      .map(({ source, target }) => ({
        id: `${source} ${target}`,
        sources: [`out ${source}`],
        targets: [`in ${target}`],
      })),
  };
  const { children = [] } = await elk.layout(graph);
  const zero = children.find(({ id }) => id === focus)?.y ?? 0;
  return new Map(
    children.map(({ id, y = 0 }) => [id, { rank: ranks.get(id) ?? 0, y: Math.round(y - zero) }]),
  );
}

/** Ranks between the ends of lines, in all. */
function crossedBy(pairs: readonly Ends[], ranks: ReadonlyMap<string, number>): number {
  return pairs.reduce((sum, { source, target }) => {
    const length = (ranks.get(target) ?? 0) - (ranks.get(source) ?? 0);
    return sum + Math.max(0, length - 1);
  }, 0);
}

/** A plain layout without an engine: each rank one below the other, around the focus. */
export function stack(
  focus: string,
  ranks: ReadonlyMap<string, number>,
  heightOf: HeightOf,
): Spots {
  const byRank = new Map<number, string[]>();
  for (const [id, rank] of ranks) byRank.set(rank, [...(byRank.get(rank) ?? []), id]);
  const tops = new Map<string, { rank: number; y: number }>();
  for (const [rank, ids] of byRank) {
    const total = ids.reduce((sum, id) => sum + heightOf(id) + BETWEEN, -BETWEEN);
    let y = Math.round(-total / 2);
    for (const id of ids) {
      tops.set(id, { rank, y });
      y += heightOf(id) + BETWEEN;
    }
  }
  const zero = tops.get(focus)?.y ?? 0;
  return new Map([...tops].map(([id, spot]) => [id, { ...spot, y: spot.y - zero }]));
}
