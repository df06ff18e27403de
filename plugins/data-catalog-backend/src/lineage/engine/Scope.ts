import { InputError } from '@backstage/errors';
import type { Bitset } from './Bitset';
import { toEdgeMask } from './edgeWord';
import type { EdgeFilter, EdgeMask } from './edgeWord';
import { REMOVED } from './LineageGraph';
import type { LineageGraph } from './LineageGraph';

/** Which part of a graph a question is about; what is absent restricts nothing. */
export type ScopeQuery = {
  edges?: EdgeFilter;
  /** Types of nodes that are there; others are as if they were not. */
  nodeTypes?: readonly number[];
  /** Nodes of other tenants are as if they were not, so nothing tells of them. */
  tenant?: number;
  /** Slots that the caller may see; others are not crossed, and counted where they are met. */
  visible?: Bitset;
  /** Nodes that are passed through without a hop and not shown: jobs, temporary tables. */
  contract?: { types?: readonly number[]; slots?: Bitset };
};

/** A node as a scope has it. */
export const PLAIN = 0;
/** Passed through. */
export const CONTRACTED = 1;
/** There, but not for the caller. */
export const HIDDEN = 2;
/** Not there at all. */
export const ABSENT = 3;

const TYPES = 256;

/** A `ScopeQuery` made ready to be asked about many nodes and edges. */
export class Scope {
  readonly mask: EdgeMask;
  /** By type: plain, contracted or absent. */
  private readonly kinds: Uint8Array;
  private readonly tenant: number;
  private readonly visible?: Bitset;
  private readonly contracted?: Bitset;
  private readonly slots: number;
  private readonly types: Uint8Array;
  private readonly tenants: Uint16Array;
  /** No node is contracted, hidden or absent. */
  readonly isWhole: boolean;

  /** @throws InputError when a number of the query is out of its range. */
  constructor(graph: LineageGraph, query: ScopeQuery) {
    this.mask = toEdgeMask(query.edges ?? {});
    this.kinds = kindsOf(query);
    this.tenant = query.tenant ?? -1;
    this.visible = query.visible;
    this.contracted = query.contract?.slots;
    this.slots = graph.slots;
    this.types = graph.nodeTypes;
    this.tenants = graph.nodeTenants;
    const kinds = this.kinds.subarray(0, REMOVED);
    this.isWhole =
      !this.visible && !this.contracted && this.tenant < 0 && kinds.every(kind => kind === PLAIN);
  }

  /** What a node is in this scope. */
  kindOf(slot: number): number {
    if (this.tenant >= 0 && this.tenants[slot] !== this.tenant) return ABSENT;
    const isContracted = this.contracted !== undefined && this.contracted.has(slot);
    const kind = isContracted ? CONTRACTED : this.kinds[this.types[slot]];
    if (kind === ABSENT) return ABSENT;
    return this.visible === undefined || this.visible.has(slot) ? kind : HIDDEN;
  }

  /** Whether a question may begin at a node: whatever its type, if the caller may see it. */
  mayStart(slot: number): boolean {
    if (!(slot >= 0 && slot < this.slots) || this.types[slot] === REMOVED) return false;
    if (this.tenant >= 0 && this.tenants[slot] !== this.tenant) return false;
    return this.visible === undefined || this.visible.has(slot);
  }
}

function kindsOf({ nodeTypes, contract }: ScopeQuery): Uint8Array {
  const kinds = new Uint8Array(TYPES).fill(nodeTypes ? ABSENT : PLAIN);
  for (const type of nodeTypes ?? []) kinds[checked(type)] = PLAIN;
  for (const type of contract?.types ?? []) kinds[checked(type)] = CONTRACTED;
  kinds[REMOVED] = ABSENT;
  return kinds;
}

function checked(type: number): number {
  if (Number.isInteger(type) && type >= 0 && type < REMOVED) return type;
  throw new InputError(`A node's type must be from 0 to ${REMOVED - 1}, got ${type}`);
}
