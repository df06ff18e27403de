import type { ColumnEdge, Lineage, LineageEdge, LineageNode } from '@headwater/plugin-data-catalog-common';

export type Direction = 'both' | 'upstream' | 'downstream';
export type Side = 'upstream' | 'downstream';

/** What is drawn: several answers of the API, joined. */
export type Graph = {
  nodes: Map<string, LineageNode>;
  edges: Map<string, LineageEdge>;
  /** Neighbours of a node that are not shown. */
  more: Map<string, { upstream?: number; downstream?: number }>;
  hidden: number;
  truncated: boolean;
  logPosition: number;
};

export function edgeKey({ source, target, type }: Pick<LineageEdge, 'source' | 'target' | 'type'>): string {
  return `${source} ${target} ${type}`;
}

/** Joins answers: the first is the focus, the others what was expanded. */
export function joinAnswers(answers: readonly Lineage[]): Graph {
  const graph: Graph = {
    nodes: new Map(),
    edges: new Map(),
    more: new Map(),
    hidden: 0,
    truncated: false,
    logPosition: 0,
  };
  for (const answer of answers) {
    for (const node of answer.nodes) if (!graph.nodes.has(node.id)) graph.nodes.set(node.id, node);
    for (const edge of answer.edges) graph.edges.set(edgeKey(edge), edge);
    graph.hidden = Math.max(graph.hidden, answer.hidden);
    graph.truncated ||= answer.truncated ?? false;
    graph.logPosition = Math.max(graph.logPosition, answer.logPosition);
  }
  for (const answer of answers) {
    for (const [id, counts] of Object.entries(answer.more)) addMore(graph, id, counts);
  }
  // What one answer left out another may have brought.
  for (const answer of answers.slice(1)) forgetExpanded(graph, answer);
  return graph;
}

function addMore(graph: Graph, id: string, counts: { upstream?: number; downstream?: number }) {
  const known = graph.more.get(id) ?? {};
  graph.more.set(id, { ...known, ...counts });
}

/** After an expansion the node that was expanded hides nothing more on that side. */
function forgetExpanded(graph: Graph, answer: Lineage) {
  const sides: Side[] = ['upstream', 'downstream'];
  for (const side of sides) {
    const shown = answer.edges.some(edge => (side === 'upstream' ? edge.target : edge.source) === answer.start);
    const own = answer.more[answer.start]?.[side];
    if (!shown || own) continue;
    const { [side]: _, ...rest } = graph.more.get(answer.start) ?? {};
    graph.more.set(answer.start, rest);
  }
}

/** One column of an asset, as a key. */
export function columnKey(assetId: string, column = ''): string {
  return JSON.stringify([assetId, column]);
}

/**
 * Columns on a way into or out of the given one, itself included. Ways are
 * followed in one direction only: what a sibling feeds is not lit.
 */
export function litColumns(start: string, edges: readonly ColumnEdge[]): Set<string> {
  const lit = new Set([start]);
  const ends = edges.map(({ source, target }) => ({
    source: columnKey(source.assetId, source.column),
    target: columnKey(target.assetId, target.column),
  }));
  for (const [from, to] of [
    ['source', 'target'],
    ['target', 'source'],
  ] as const) {
    const waiting = [start];
    const seen = new Set(waiting);
    while (waiting.length > 0) {
      const at = waiting.pop()!;
      for (const end of ends) {
        if (end[from] !== at || seen.has(end[to])) continue;
        seen.add(end[to]);
        lit.add(end[to]);
        waiting.push(end[to]);
      }
    }
  }
  return lit;
}
