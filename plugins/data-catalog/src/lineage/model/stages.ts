import { neighboursOf } from './picture';
import type { Direction, Expansion, Picture } from './picture';

/** What a picture asks for. */
export type Asked = { direction: Direction; depth: number; expanded: readonly Expansion[] };

/** Nodes that one expansion has brought. */
export type Stage = { anchor: string; side: 'upstream' | 'downstream'; ids: string[] };

/** A picture by what brought its nodes. */
export type Stages = {
  /** The focus and what is within the depth. */
  base: string[];
  /** One for each expansion that is reached, in their order. */
  stages: Stage[];
  /** Expansions of nodes that are not reached. */
  lost: Expansion[];
};

const sides = ['upstream', 'downstream'] as const;

/**
 * Which part of a picture came with which expansion, found from the picture
 * alone. So a link leads to the same places as the steps that made it.
 */
export function stagesOf(picture: Picture, { direction, depth, expanded }: Asked): Stages {
  const pairs = [...picture.pairs.values()];
  const next = {
    upstream: neighboursOf(pairs, 'upstream'),
    downstream: neighboursOf(pairs, 'downstream'),
  };
  const seen = new Set([picture.focus]);
  const around = (ids: readonly string[], side: 'upstream' | 'downstream') => {
    const fresh = new Set(ids.flatMap(id => next[side].get(id) ?? []).filter(id => !seen.has(id)));
    for (const id of fresh) seen.add(id);
    return inOrder(picture, fresh);
  };
  for (const side of sides) {
    if (direction !== 'both' && direction !== side) continue;
    let frontier = [picture.focus];
    for (let hop = 0; hop < depth && frontier.length > 0; hop++) frontier = around(frontier, side);
  }
  const base = inOrder(picture, seen);
  const stages: Stage[] = [];
  let lost = [...expanded];
  for (;;) {
    const ready = lost.find(({ id }) => seen.has(id));
    if (!ready) return { base, stages, lost };
    lost = lost.filter(expansion => expansion !== ready);
    stages.push({ anchor: ready.id, side: ready.side, ids: around([ready.id], ready.side) });
  }
}

/** The expansions that stay when some are taken back: without those of what goes with them. */
export function withoutExpansions(
  picture: Picture,
  asked: Asked,
  gone: readonly Expansion[],
): Expansion[] {
  const expanded = asked.expanded.filter(
    ({ id, side }) => !gone.some(other => other.id === id && other.side === side),
  );
  const { lost } = stagesOf(picture, { ...asked, expanded });
  return expanded.filter(expansion => !lost.includes(expansion));
}

function inOrder(picture: Picture, ids: ReadonlySet<string>): string[] {
  return [...picture.nodes.keys()].filter(id => ids.has(id));
}
