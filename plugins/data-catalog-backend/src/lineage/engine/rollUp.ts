import type { EdgesAmong } from './edgesAmong';

export type RolledUp<Label> = {
  /** In the order in which their first node comes. */
  groups: { label: Label; nodes: number[] }[];
  /** Groups between which there is an edge, with how many pairs of nodes are joined. */
  edges: { source: Label; target: Label; pairs: number }[];
};

/**
 * Nodes of the same label (schema, domain, team …) taken together. Edges
 * within a group are left out.
 */
export function rollUp<Label>(
  nodes: Iterable<number>,
  { edges, contracted }: EdgesAmong,
  labelOf: (node: number) => Label,
): RolledUp<Label> {
  const groups = new Map<Label, number[]>();
  for (const node of nodes) {
    const label = labelOf(node);
    const group = groups.get(label);
    if (group) group.push(node);
    else groups.set(label, [node]);
  }
  const pairs = new Map<Label, Map<Label, Set<string>>>();
  for (const { source, target } of [...edges, ...contracted]) {
    const [from, to] = [labelOf(source), labelOf(target)];
    if (from !== to) joined(pairs, from, to).add(`${source} ${target}`);
  }
  return {
    groups: [...groups].map(([label, members]) => ({ label, nodes: members })),
    edges: [...pairs].flatMap(([source, targets]) =>
      [...targets].map(([target, found]) => ({ source, target, pairs: found.size })),
    ),
  };
}

function joined<Label>(
  pairs: Map<Label, Map<Label, Set<string>>>,
  from: Label,
  to: Label,
): Set<string> {
  const targets = pairs.get(from) ?? new Map<Label, Set<string>>();
  const found = targets.get(to) ?? new Set<string>();
  pairs.set(from, targets.set(to, found));
  return found;
}
