import { GraphBuilder } from '../index';
import type { LineageGraph } from '../index';

/** The id of a node that is called by a letter or another short name. */
export function idOf(name: string): string {
  const hex = [...name].map(letter => letter.charCodeAt(0).toString(16)).join('');
  return `00000000-0000-5000-8000-${hex.padStart(12, '0')}`;
}

/**
 * A graph of edges that are written `a b`, all of one type and sure; names that
 * begin with `job` are of type 1, others of type 0. Slots follow the first mention.
 */
export function graphOf(...edges: string[]): {
  graph: LineageGraph;
  slot: (name: string) => number;
} {
  const builder = new GraphBuilder();
  for (const name of edges.flatMap(edge => edge.split(' '))) {
    builder.addNode(idOf(name), { type: name.startsWith('job') ? 1 : 0, tenant: 0 });
  }
  for (const edge of edges) {
    const [source, target] = edge.split(' ');
    const attributes = { type: 0, confidence: 1, active: true, lastSeenDay: 0 };
    if (target) builder.addEdge(idOf(source), idOf(target), attributes);
  }
  const graph = builder.build(7);
  return { graph, slot: name => graph.slotOf(idOf(name))! };
}
