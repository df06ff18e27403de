import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import type { Spots } from './place';

/** What stands above a rank: how many steps its nodes are away, at least and at most. */
export type Heading = { rank: number; least: number; most: number };

/** One heading a rank that has nodes, from left to right. */
export function headingsOf(spots: Spots, nodes: ReadonlyMap<string, LineageNode>): Heading[] {
  const ranks = new Map<number, number[]>();
  for (const [id, { rank }] of spots) {
    const hops = nodes.get(id)?.hops;
    if (hops !== undefined) ranks.set(rank, [...(ranks.get(rank) ?? []), Math.abs(hops)]);
  }
  return [...ranks]
    .map(([rank, hops]) => ({ rank, least: Math.min(...hops), most: Math.max(...hops) }))
    .sort((a, b) => a.rank - b.rank);
}
