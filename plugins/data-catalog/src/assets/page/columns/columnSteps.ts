import type { ColumnEdge, ColumnLineage, LineageNode } from '@headwater/plugin-data-catalog-common';

/** A column beside the chosen one; without `column` the whole of its asset is meant. */
export type ColumnStep = { node: LineageNode; column?: string; edge: ColumnEdge };

/** The columns that a column is made from, and those that are made from it, each once. */
export function columnSteps(graph: ColumnLineage, path: string): { from: ColumnStep[]; to: ColumnStep[] } {
  const nodes = new Map(graph.nodes.map(node => [node.id, node]));
  const isChosen = ({ assetId, column }: ColumnEdge['source']) =>
    assetId === graph.start && (column === path || column === undefined);
  const side = (near: 'source' | 'target', far: 'source' | 'target') => {
    const steps = new Map<string, ColumnStep>();
    for (const edge of graph.columnEdges) {
      const { assetId, column } = edge[far];
      const node = nodes.get(assetId);
      // A table that is read and written in one run leads to itself; that is a step too, but not to the column itself.
      if (!node || !isChosen(edge[near]) || (assetId === graph.start && column === path)) continue;
      const key = JSON.stringify([assetId, column]);
      if (!steps.has(key)) steps.set(key, { node, column, edge });
    }
    return [...steps.values()].sort((a, b) => a.node.title.localeCompare(b.node.title));
  };
  return { from: side('target', 'source'), to: side('source', 'target') };
}
