import type { EdgeAttributes, GraphChange, NodeAttributes, Side } from '../index';

/** What a question to the reference is; nodes are called by id. */
export type NaiveScope = {
  types?: readonly number[];
  minConfidence?: number;
  activeOnly?: boolean;
  nodeTypes?: readonly number[];
  tenant?: number;
  hidden?: ReadonlySet<string>;
  contractTypes?: readonly number[];
  contractIds?: ReadonlySet<string>;
};

type Edge = EdgeAttributes & { source: string; target: string };

type Around = { next: Set<string>; hidden: Set<string> };

/** Lineage in maps of sets, as plainly as it can be said: what the engine is held against. */
export class NaiveLineage {
  readonly nodes = new Map<string, NodeAttributes>();
  readonly edges = new Map<string, Edge>();

  apply(changes: Iterable<GraphChange>): void {
    for (const change of changes) {
      if (change.kind === 'node') {
        const { id, type, tenant } = change;
        this.nodes.set(id, { type, tenant });
      } else if (change.kind === 'nodeRemoved') {
        this.nodes.delete(change.id);
        for (const [key, { source, target }] of this.edges) {
          if (source === change.id || target === change.id) this.edges.delete(key);
        }
      } else {
        const { kind, ...edge } = change;
        const key = `${edge.source} ${edge.target} ${edge.type}`;
        if (kind === 'edgeRemoved') this.edges.delete(key);
        else this.edges.set(key, edge as Edge);
      }
    }
  }

  maySee(id: string, scope: NaiveScope): boolean {
    const node = this.nodes.get(id);
    if (!node || scope.hidden?.has(id)) return false;
    return scope.tenant === undefined || scope.tenant === node.tenant;
  }

  /** 'contracted', 'plain', 'hidden' or, when it is as if it were not there, undefined. */
  private kindOf(id: string, scope: NaiveScope) {
    const { type, tenant } = this.nodes.get(id)!;
    const isContracted = scope.contractTypes?.includes(type) || scope.contractIds?.has(id);
    if (scope.tenant !== undefined && scope.tenant !== tenant) return undefined;
    if (!isContracted && scope.nodeTypes && !scope.nodeTypes.includes(type)) return undefined;
    if (scope.hidden?.has(id)) return 'hidden';
    return isContracted ? 'contracted' : 'plain';
  }

  passing(scope: NaiveScope): Edge[] {
    return [...this.edges.values()].filter(
      ({ type, confidence, active }) =>
        (!scope.types || scope.types.includes(type)) &&
        confidence >= (scope.minConfidence ?? 0) &&
        (active || !scope.activeOnly),
    );
  }

  /** Neighbours by side, with those behind contracted nodes; `shown` ones count as plain. */
  around(scope: NaiveScope, side: Side, shown: ReadonlySet<string>): (id: string) => Around {
    const steps = new Map<string, Set<string>>();
    for (const { source, target } of this.passing(scope)) {
      const [near, far] = side === 'upstream' ? [target, source] : [source, target];
      steps.set(near, (steps.get(near) ?? new Set()).add(far));
    }
    return id => {
      const found: Around = { next: new Set(), hidden: new Set() };
      const passed = new Set([id]);
      for (const node of passed) {
        for (const far of steps.get(node) ?? []) {
          const kind = shown.has(far) ? 'plain' : this.kindOf(far, scope);
          if (kind === 'contracted') passed.add(far);
          if (kind === 'plain' && far !== id) found.next.add(far);
          if (kind === 'hidden') found.hidden.add(far);
        }
      }
      return found;
    };
  }

  /** Distances on one side, up to a depth and, if given, only through some nodes. */
  distances(
    scope: NaiveScope,
    start: string,
    side: Side,
    depth: number,
    within?: ReadonlySet<string>,
  ): Map<string, number> {
    const around = this.around(scope, side, new Set([start, ...(within ?? [])]));
    const hops = new Map([[start, 0]]);
    let frontier = new Set([start]);
    for (let hop = 1; hop <= depth; hop++) {
      const next = new Set<string>();
      for (const id of frontier) {
        for (const far of around(id).next) {
          if (!hops.has(far) && (!within || within.has(far))) next.add(far);
        }
      }
      for (const id of next) hops.set(id, hop);
      frontier = next;
    }
    return hops;
  }

  /** What lies around shown nodes from which was walked, by side. */
  leftOut(scope: NaiveScope, walked: Record<Side, Iterable<string>>, shown: ReadonlySet<string>) {
    const more: Record<Side, Record<string, number>> = { upstream: {}, downstream: {} };
    const folded = new Set<string>();
    const hidden = new Set<string>();
    for (const side of ['upstream', 'downstream'] as const) {
      const around = this.around(scope, side, shown);
      for (const id of walked[side]) {
        const found = around(id);
        const left = [...found.next].filter(far => !shown.has(far));
        if (left.length > 0) more[side][id] = left.length;
        for (const far of left) folded.add(far);
        for (const far of found.hidden) hidden.add(far);
      }
    }
    return { more, folded: folded.size, hidden: hidden.size };
  }

  /** Every simple path, as the nodes that are not contracted, each once. */
  paths(scope: NaiveScope, from: string, to: string, maxHops: number): Set<string> {
    const edges = this.passing(scope);
    const found = new Set<string>();
    const isIn = (id: string) =>
      id === to || ['plain', 'contracted'].includes(this.kindOf(id, scope) ?? '');
    const follow = (path: string[]) => {
      const last = path[path.length - 1];
      if (last === to) {
        const isShown = (id: string) =>
          id === from || id === to || this.kindOf(id, scope) === 'plain';
        found.add(path.filter(isShown).join(' '));
        return;
      }
      if (path.length > maxHops) return;
      for (const { source, target } of edges) {
        if (source === last && !path.includes(target) && isIn(target)) follow([...path, target]);
      }
    };
    if (from !== to) follow([from]);
    return found;
  }
}
