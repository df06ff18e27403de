import fc from 'fast-check';
import { Bitset } from '../index';
import type { GraphChange, LineageGraph, ScopeQuery } from '../index';
import type { NaiveLineage, NaiveScope } from './NaiveLineage';

/** Few nodes, so that random edges make cycles, parallel ones, hubs and common ends. */
export const ids = Array.from(
  { length: 10 },
  (_, number) => `0000000${number % 4}-0000-5000-8000-00000000000${number.toString(16)}`,
);

const id = fc.constantFrom(...ids);
const edgeType = fc.integer({ min: 0, max: 2 });
const nodeType = fc.integer({ min: 0, max: 3 });
const confidence = fc.constantFrom(0, 0.3, 0.5, 0.695, 0.7, 0.9, 1);
const tenant = fc.constantFrom(0, 0, 0, 7);

const change: fc.Arbitrary<GraphChange> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('edge' as const),
      source: id,
      target: id,
      type: edgeType,
      confidence,
      active: fc.boolean(),
      lastSeenDay: fc.integer({ min: 0, max: 65_535 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('edgeRemoved' as const),
      source: id,
      target: id,
      type: edgeType,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('node' as const), id, type: nodeType, tenant }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('nodeRemoved' as const), id }) },
);

/** News to begin with: most nodes. */
export const firstNodes: fc.Arbitrary<GraphChange[]> = fc.array(
  fc.record({ kind: fc.constant('node' as const), id, type: nodeType, tenant }),
  { minLength: 10, maxLength: 20 },
);

export const changes: fc.Arbitrary<GraphChange[]> = fc.array(change, { maxLength: 40 });

export const scope: fc.Arbitrary<NaiveScope> = fc.record(
  {
    types: fc.uniqueArray(edgeType, { minLength: 1 }),
    minConfidence: fc.constantFrom(0, 0.5, 0.7, 0.9),
    activeOnly: fc.boolean(),
    nodeTypes: fc.uniqueArray(nodeType, { minLength: 2 }),
    tenant: fc.constantFrom(0, 7),
    hidden: fc.uniqueArray(id, { maxLength: 3 }).map(list => new Set(list)),
    contractTypes: fc.uniqueArray(nodeType, { minLength: 1, maxLength: 1 }),
    contractIds: fc.uniqueArray(id, { maxLength: 2 }).map(list => new Set(list)),
  },
  { requiredKeys: [] },
);

/** The question to the reference as one to the engine. */
export function toScopeQuery(graph: LineageGraph, given: NaiveScope): ScopeQuery {
  const { types, minConfidence, activeOnly, nodeTypes, tenant: of, hidden } = given;
  const { contractTypes, contractIds } = given;
  const visible = Bitset.full(graph.slots);
  for (const slot of slotsOf(graph, hidden)) visible.delete(slot);
  const slots = new Bitset(graph.slots);
  for (const slot of slotsOf(graph, contractIds)) slots.add(slot);
  return {
    edges: { types, minConfidence, activeOnly },
    nodeTypes,
    tenant: of,
    ...(hidden && { visible }),
    ...((contractTypes || contractIds) && { contract: { types: contractTypes, slots } }),
  };
}

function slotsOf(graph: LineageGraph, given: ReadonlySet<string> = new Set()): number[] {
  return [...given].flatMap(one => graph.slotOf(one) ?? []);
}

/** Those of the changes that may be made: an edge needs both its ends. */
export function* possible(naive: NaiveLineage, given: readonly GraphChange[]) {
  for (const one of given) {
    const isPossible =
      one.kind !== 'edge' || (naive.nodes.has(one.source) && naive.nodes.has(one.target));
    if (!isPossible) continue;
    naive.apply([one]);
    yield one;
  }
}
