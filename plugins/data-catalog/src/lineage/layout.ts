import type { ELK, ElkNode } from 'elkjs/lib/elk-api';

export type Box = { id: string; width: number; height: number };
export type Line = { id: string; source: string; target: string };
export type Positions = Map<string, { x: number; y: number }>;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '72',
  'elk.spacing.nodeNode': '26',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  // The same graph always looks the same.
  'elk.randomSeed': '1',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

/** Where each box goes: data flows to the right, and no two boxes overlap. */
export async function layout(elk: ELK, boxes: readonly Box[], lines: readonly Line[]): Promise<Positions> {
  const known = new Set(boxes.map(({ id }) => id));
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: options,
    children: boxes.map(box => ({ ...box })),
    edges: lines
      .filter(({ source, target }) => known.has(source) && known.has(target))
      .map(({ id, source, target }) => ({ id, sources: [source], targets: [target] })),
  };
  const placed = await elk.layout(graph);
  return new Map((placed.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
