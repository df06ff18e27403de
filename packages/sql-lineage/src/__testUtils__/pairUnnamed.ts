import { tableOf } from './intermediates';
import type { KeyedEdge } from './intermediates';

/**
 * Columns without an alias have as many names as there are tools: each such
 * target of the label lends its name to the one with most sources in common.
 */
export function pairUnnamed(wanted: readonly KeyedEdge[], got: readonly KeyedEdge[]): KeyedEdge[] {
  const wantedTargets = sourcesByTarget(wanted);
  const gotTargets = sourcesByTarget(got);
  const free = new Set([...gotTargets.keys()].filter(target => !wantedTargets.has(target)));
  const unnamed = [...wantedTargets.keys()].filter(
    target => !gotTargets.has(target) && /[^\w$#@]/.test(target.slice(tableOf(target).length + 1)),
  );
  const pairs = unnamed.flatMap(label =>
    [...free]
      .filter(target => tableOf(target) === tableOf(label))
      .map(target => ({
        label,
        target,
        overlap: overlap(wantedTargets.get(label)!, gotTargets.get(target)!),
      })),
  );
  const lent = new Map<string, string>();
  const taken = new Set<string>();
  for (const { label, target, overlap: shared } of pairs.sort((a, b) => b.overlap - a.overlap)) {
    if (shared === 0 || taken.has(label) || lent.has(target)) continue;
    lent.set(target, label);
    taken.add(label);
  }
  return got.map(([source, target]) => [source, lent.get(target) ?? target]);
}

function sourcesByTarget(edges: readonly KeyedEdge[]): Map<string, Set<string>> {
  const targets = new Map<string, Set<string>>();
  for (const [source, target] of edges) {
    targets.set(target, (targets.get(target) ?? new Set()).add(source));
  }
  return targets;
}

/** Shared sources by all sources of either. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter(source => b.has(source)).length;
  return shared / (a.size + b.size - shared);
}
