import type { Pair } from './picture';
import { rankFromTop } from './place';
import type { Spots } from './place';

/** Keys that lead to another node. */
export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/**
 * The node that an arrow leads to: left and right along the lines, to the one
 * that is nearest in height; up and down within the rank. Undefined where
 * there is none.
 */
export function nodeBeside(
  spots: Spots,
  pairs: Iterable<Pick<Pair, 'source' | 'target'>>,
  from: string,
  arrow: Arrow,
): string | undefined {
  const spot = spots.get(from);
  if (!spot) return undefined;
  if (arrow === 'ArrowUp' || arrow === 'ArrowDown') {
    const ids = rankFromTop(spots, spot.rank).map(([id]) => id);
    return ids[ids.indexOf(from) + (arrow === 'ArrowUp' ? -1 : 1)];
  }
  let best: string | undefined;
  let least = Infinity;
  for (const { source, target } of pairs) {
    const [near, far] = arrow === 'ArrowRight' ? [source, target] : [target, source];
    const other = spots.get(far);
    if (near !== from || !other) continue;
    const distance = Math.abs(other.y - spot.y);
    if (distance < least) [best, least] = [far, distance];
  }
  return best;
}
