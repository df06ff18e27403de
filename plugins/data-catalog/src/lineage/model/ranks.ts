import { neighboursOf } from './picture';
import type { Pair } from './picture';

type Ends = Pick<Pair, 'source' | 'target'>;
type Ranked = { id: string; hops: number };

/**
 * In which rank each node stands: 0 for the focus, negative upstream. Data
 * flows from a lower rank to a higher one, cycles excepted, so a node is as
 * far out as the longest way between it and the focus.
 */
export function ranksOf(
  focus: string,
  nodes: readonly Ranked[],
  pairs: readonly Ends[],
): Map<string, number> {
  const ranks = new Map([[focus, 0]]);
  for (const side of ['upstream', 'downstream'] as const) {
    const sign = side === 'upstream' ? -1 : 1;
    const within = new Set(nodes.filter(({ hops }) => hops * sign > 0).map(({ id }) => id));
    for (const [id, length] of longestWays(focus, neighboursOf(pairs, side), within)) {
      if (id !== focus) ranks.set(id, sign * length);
    }
  }
  const others = nodes.filter(({ id }) => !ranks.has(id));
  placeOthers(others, pairs, ranks);
  return ranks;
}

/**
 * Length of the longest way from `start` to each node within the given ones.
 * A step back to a node that the way has come through is not taken.
 */
export function longestWays(
  start: string,
  next: ReadonlyMap<string, readonly string[]>,
  within: ReadonlySet<string>,
): Map<string, number> {
  const { order, back } = walkDeep(start, next, within);
  const lengths = new Map([[start, 0]]);
  for (const from of order) {
    const length = lengths.get(from)! + 1;
    for (const to of next.get(from) ?? []) {
      if (!within.has(to) || to === start || back.get(from)?.has(to)) continue;
      lengths.set(to, Math.max(lengths.get(to) ?? 0, length));
    }
  }
  return lengths;
}

/** Nodes so that each comes after those that lead to it, and the steps that close a cycle. */
function walkDeep(
  start: string,
  next: ReadonlyMap<string, readonly string[]>,
  within: ReadonlySet<string>,
) {
  const state = new Map<string, 'open' | 'done'>([[start, 'open']]);
  const back = new Map<string, Set<string>>();
  const finished: string[] = [];
  // No recursion: a chain may be thousands of nodes long.
  const stack = [{ id: start, at: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    const to = next.get(top.id)?.[top.at];
    top.at += 1;
    if (to === undefined) {
      state.set(top.id, 'done');
      finished.push(top.id);
      stack.pop();
    } else if (state.get(to) === 'open') {
      if (!back.has(top.id)) back.set(top.id, new Set());
      back.get(top.id)!.add(to);
    } else if (within.has(to) && !state.has(to)) {
      state.set(to, 'open');
      stack.push({ id: to, at: 0 });
    }
  }
  return { order: finished.reverse(), back };
}

/** Nodes that hang on others than the focus stand beside these. */
function placeOthers(
  others: readonly Ranked[],
  pairs: readonly Ends[],
  ranks: Map<string, number>,
) {
  const sources = neighboursOf(pairs, 'upstream');
  const targets = neighboursOf(pairs, 'downstream');
  const known = (ids: readonly string[] = []) => ids.flatMap(id => ranks.get(id) ?? []);
  let waiting = others;
  while (waiting.length > 0) {
    const left = waiting.filter(({ id }) => {
      const from = known(sources.get(id));
      const to = known(targets.get(id));
      if (from.length + to.length === 0) return true;
      ranks.set(id, from.length > 0 ? Math.max(...from) + 1 : Math.min(...to) - 1);
      return false;
    });
    if (left.length === waiting.length) {
      for (const { id, hops } of left) ranks.set(id, hops);
      return;
    }
    waiting = left;
  }
}
