import type { GraphWalker, WalkQuery } from './GraphWalker';

export type CommonAncestors = {
  /** Nodes from which data flows to both; those with the fewest hops in all first, then by slot. */
  ancestors: { node: number; hops: [number, number] }[];
  /** Nothing upstream of either was left out, hidden or not looked at. */
  complete: boolean;
  /** Nodes at which the walk up from the one or the other stopped; one that both met counts twice. */
  hidden: number;
  position: number;
};

/**
 * What two nodes both come from; a node that the other comes from is among
 * them, at 0 hops from itself. Undefined when the caller may not see one of them.
 *
 * @throws InputError when a number of the query is out of its range.
 */
export function commonAncestors(
  walker: GraphWalker,
  nodes: readonly [number, number],
  query: Omit<WalkQuery, 'start' | 'direction' | 'expand'>,
): CommonAncestors | undefined {
  const first = walker.walk({ ...query, start: nodes[0], direction: 'upstream' });
  const second = walker.walk({ ...query, start: nodes[1], direction: 'upstream' });
  if (!first || !second) return undefined;
  const hops = new Map<number, number>();
  first.nodes.forEach((node, index) => hops.set(node, Math.abs(first.hops[index])));
  const ancestors: CommonAncestors['ancestors'] = [];
  second.nodes.forEach((node, index) => {
    const toFirst = hops.get(node);
    if (toFirst !== undefined)
      ancestors.push({ node, hops: [toFirst, Math.abs(second.hops[index])] });
  });
  ancestors.sort((a, b) => a.hops[0] + a.hops[1] - b.hops[0] - b.hops[1] || a.node - b.node);
  return {
    ancestors,
    complete: first.complete && second.complete,
    hidden: first.hidden + second.hidden,
    position: first.position,
  };
}
