import { neighboursOf } from '../lineage/model/picture';
import { longestWays } from '../lineage/model/ranks';

type Ends = { source: string; target: string };

/** Stands before all nodes; no node has this id. */
const BEFORE = '';

/**
 * How far along each node is: 0 for one that nothing feeds, else one more than
 * the farthest that feeds it. What is on a cycle comes after what leads to it.
 */
export function layersOf(ids: readonly string[], pairs: readonly Ends[]): Map<string, number> {
  const fed = new Set(pairs.map(({ target }) => target));
  // Cycles are entered from where something leads to them.
  const starts = [...ids.filter(id => !fed.has(id)), ...ids.filter(id => fed.has(id))];
  const next = new Map(neighboursOf(pairs, 'downstream')).set(BEFORE, starts);
  const ways = longestWays(BEFORE, next, new Set(ids));
  return new Map(ids.map(id => [id, ways.get(id)! - 1]));
}
