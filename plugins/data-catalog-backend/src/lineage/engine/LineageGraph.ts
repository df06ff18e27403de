import { InputError } from '@backstage/errors';
import { Adjacency } from './Adjacency';
import type { Rows } from './Adjacency';
import { packEdge, unpackEdge } from './edgeWord';
import type { EdgeAttributes } from './edgeWord';
import { LINK } from './EdgeList';
import { grow } from './growing';
import { NodeIds } from './NodeIds';

/** Stands for the type of a node that was removed. */
export const REMOVED = 255;
const MOST_TENANTS = 0xffff;

/** What the engine keeps of a node beside its id. */
export type NodeAttributes = {
  /** From 0 to 254. */
  type: number;
  /** From 0 to 65,535. */
  tenant: number;
};

/** One piece of news; edges go in the direction in which data flows. */
export type GraphChange =
  | ({ kind: 'node'; id: string } & NodeAttributes)
  | { kind: 'nodeRemoved'; id: string }
  | ({ kind: 'edge'; source: string; target: string } & EdgeAttributes)
  | { kind: 'edgeRemoved'; source: string; target: string; type: number };

export type Side = 'upstream' | 'downstream';

/** What `GraphBuilder` has gathered. */
export type BuiltGraph = {
  ids: NodeIds;
  types: Uint8Array;
  tenants: Uint16Array;
  outgoing: Rows;
  incoming: Rows;
  position: number;
};

/**
 * Nodes and edges of all tenants, in typed arrays.
 *
 * A node is known by its slot, a number that stays the same while the graph
 * lives, also when the node is removed and comes back. Between two slots there
 * is at most one edge of a type.
 */
export class LineageGraph {
  private ids = new NodeIds();
  private types = new Uint8Array(0);
  private tenants = new Uint16Array(0);
  /** By side, the edges that lead there. */
  readonly sides: Readonly<Record<Side, Adjacency>> = {
    upstream: new Adjacency(),
    downstream: new Adjacency(),
  };
  private edges = 0;
  private at = 0;

  /** A graph of what a builder gathered, which it takes over. */
  static of(built: BuiltGraph): LineageGraph {
    const graph = new LineageGraph();
    graph.ids = built.ids;
    graph.types = built.types;
    graph.tenants = built.tenants;
    graph.sides.downstream.replace(built.outgoing);
    graph.sides.upstream.replace(built.incoming);
    graph.edges = built.outgoing.links.length / LINK;
    graph.at = built.position;
    return graph;
  }

  /** Slots that were ever given: all are below this. */
  get slots(): number {
    return this.ids.size;
  }

  get edgeCount(): number {
    return this.edges;
  }

  /** The log position that the graph reflects. */
  get position(): number {
    return this.at;
  }

  /** Memory of the nodes and of the edges, as far as it is in arrays. */
  get bytes(): { nodes: number; edges: number } {
    const { upstream, downstream } = this.sides;
    return {
      nodes: this.ids.bytes + this.types.byteLength + this.tenants.byteLength,
      edges: upstream.bytes + downstream.bytes,
    };
  }

  /** The slot of a node that is there. */
  slotOf(id: string): number | undefined {
    const slot = this.ids.slotOf(id);
    return slot === undefined || this.types[slot] === REMOVED ? undefined : slot;
  }

  idOf(slot: number): string {
    return this.ids.idOf(slot);
  }

  /** The type of a node; `REMOVED` when it is not there any more. */
  typeOf(slot: number): number {
    return this.types[slot];
  }

  tenantOf(slot: number): number {
    return this.tenants[slot];
  }

  /** By slot; read only, and only until the graph changes. */
  get nodeTypes(): Uint8Array {
    return this.types;
  }

  /** By slot; read only, and only until the graph changes. */
  get nodeTenants(): Uint16Array {
    return this.tenants;
  }

  /** The edge of a type between two slots, in the direction in which data flows. */
  edge(source: number, target: number, type: number): EdgeAttributes | undefined {
    const word = this.sides.downstream.get(source, target, type);
    return word === undefined ? undefined : unpackEdge(word);
  }

  /**
   * Takes news in and moves the position. The same news again changes nothing.
   *
   * @throws InputError when an edge ends at a node that is not there, or a
   * value is out of its range; what came before it is taken in, the position
   * is not moved.
   */
  apply(changes: Iterable<GraphChange>, position: number): void {
    for (const change of changes) this.take(change);
    this.at = position;
  }

  /**
   * Goes on building the base anew from base and changes, for about so many
   * links; call it between other work until it returns true. One side is built
   * after the other, so only one is held twice.
   */
  compact(links: number): boolean {
    return this.sides.downstream.compact(links) && this.sides.upstream.compact(links);
  }

  private take(change: GraphChange) {
    switch (change.kind) {
      case 'node':
        this.setNode(change);
        break;
      case 'nodeRemoved':
        this.removeNode(change.id);
        break;
      case 'edge': {
        const word = packEdge(change);
        const [source, target] = [this.required(change.source), this.required(change.target)];
        if (this.sides.downstream.set(source, target, word)) this.edges++;
        this.sides.upstream.set(target, source, word);
        break;
      }
      default: {
        const [source, target] = [this.slotOf(change.source), this.slotOf(change.target)];
        if (source !== undefined && target !== undefined) {
          this.removeEdge(source, target, change.type);
        }
      }
    }
  }

  private setNode({ id, type, tenant }: { id: string } & NodeAttributes) {
    checkNode({ type, tenant });
    const slot = this.ids.add(id);
    this.types = grow(this.types, this.ids.size);
    this.tenants = grow(this.tenants, this.ids.size);
    this.types[slot] = type;
    this.tenants[slot] = tenant;
    this.sides.upstream.setNodes(this.ids.size);
    this.sides.downstream.setNodes(this.ids.size);
  }

  private removeNode(id: string) {
    const slot = this.slotOf(id);
    if (slot === undefined) return;
    for (const [target, type] of linksOf(this.sides.downstream, slot)) {
      this.removeEdge(slot, target, type);
    }
    for (const [source, type] of linksOf(this.sides.upstream, slot)) {
      this.removeEdge(source, slot, type);
    }
    this.types[slot] = REMOVED;
  }

  private removeEdge(source: number, target: number, type: number) {
    if (this.sides.downstream.delete(source, target, type)) this.edges--;
    this.sides.upstream.delete(target, source, type);
  }

  private required(id: string): number {
    const slot = this.slotOf(id);
    if (slot === undefined) throw new InputError(`An edge ends at '${id}', which is not a node`);
    return slot;
  }
}

/** @throws InputError when a value is out of its range. */
export function checkNode({ type, tenant }: NodeAttributes): void {
  if (!(Number.isInteger(type) && type >= 0 && type < REMOVED)) {
    throw new InputError(`A node's type must be from 0 to ${REMOVED - 1}, got ${type}`);
  }
  if (!(Number.isInteger(tenant) && tenant >= 0 && tenant <= MOST_TENANTS)) {
    throw new InputError(`A node's tenant must be from 0 to ${MOST_TENANTS}, got ${tenant}`);
  }
}

/** A copy of a node's neighbours and edge types, which removing does not move. */
function linksOf(side: Adjacency, slot: number): [neighbour: number, type: number][] {
  side.open(slot);
  const found: [number, number][] = [];
  for (let at = side.start; at < side.end; at += LINK) {
    found.push([side.links[at], unpackEdge(side.links[at + 1]).type]);
  }
  return found;
}
