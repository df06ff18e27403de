import { passes } from './edgeWord';
import { LINK } from './EdgeList';
import type { LineageGraph } from './LineageGraph';
import { CONTRACTED, Scope } from './Scope';
import type { ScopeQuery } from './Scope';

export type EdgesAmong = {
  /** Edges between two of the nodes, each as `unpackEdge` reads its word; without self-loops. */
  edges: { source: number; target: number; word: number }[];
  /** Pairs that are joined through contracted nodes, each once; ends differ. */
  contracted: { source: number; target: number }[];
};

/**
 * Every edge of the scope between two of the nodes, whichever way they were
 * found, in the order of their sources among the nodes.
 */
export function edgesAmong(graph: LineageGraph, nodes: Uint32Array, query: ScopeQuery): EdgesAmong {
  const scope = new Scope(graph, query);
  const shown = new Set(nodes);
  const found: EdgesAmong = { edges: [], contracted: [] };
  for (const node of nodes) readEdges(graph, scope, shown, node, found);
  return found;
}

function readEdges(
  graph: LineageGraph,
  scope: Scope,
  shown: ReadonlySet<number>,
  source: number,
  found: EdgesAmong,
) {
  const adjacency = graph.sides.downstream;
  const passed = new Set<number>();
  const ends = new Set<number>([source]);
  // A set also visits what is added while it is read, so it is the list of what is to be passed.
  const visit = (node: number, isDirect: boolean) => {
    adjacency.open(node);
    const { links, start, end } = adjacency;
    for (let at = start; at < end; at += LINK) {
      const target = links[at];
      if (!passes(links[at + 1], scope.mask)) continue;
      if (!shown.has(target)) {
        if (scope.kindOf(target) === CONTRACTED) passed.add(target);
      } else if (isDirect) {
        if (target !== source) found.edges.push({ source, target, word: links[at + 1] });
      } else if (!ends.has(target)) {
        ends.add(target);
        found.contracted.push({ source, target });
      }
    }
  };
  visit(source, true);
  for (const node of passed) visit(node, false);
}
