import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import type { Picture, Side } from './picture';

/** One side of the focus, with totals. */
export type Impact = {
  /** Nearest first. */
  groups: { hops: number; nodes: LineageNode[] }[];
  assets: number;
  /** Different owners. */
  teams: number;
  critical: number;
};

const weights: Record<string, number> = { critical: 0, high: 1, medium: 2, low: 3 };

/** What is shown on one side of the focus, by its distance; the most critical first. */
export function impactOf({ nodes }: Pick<Picture, 'nodes'>, side: Side): Impact {
  const sign = side === 'upstream' ? -1 : 1;
  const found = [...nodes.values()].filter(({ hops }) => hops * sign > 0);
  const distances = [...new Set(found.map(({ hops }) => Math.abs(hops)))].sort((a, b) => a - b);
  return {
    groups: distances.map(hops => ({
      hops,
      nodes: found
        .filter(node => Math.abs(node.hops) === hops)
        .sort((a, b) => weightOf(a) - weightOf(b)),
    })),
    assets: found.length,
    teams: new Set(found.flatMap(({ owner }) => owner ?? [])).size,
    critical: found.filter(({ criticality }) => criticality === 'critical').length,
  };
}

function weightOf({ criticality }: LineageNode): number {
  return criticality !== undefined && Object.hasOwn(weights, criticality)
    ? weights[criticality]
    : 4;
}
