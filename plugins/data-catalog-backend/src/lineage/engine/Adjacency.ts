import { edgeType } from './edgeWord';
import { EdgeList, LINK, findLink, isLink } from './EdgeList';
import { grow } from './growing';

/** Compressed sparse rows: links of the node n are at `offsets[n]` up to `offsets[n + 1]`. */
export type Rows = { offsets: Uint32Array; links: Uint32Array };

const noRows: Rows = { offsets: new Uint32Array(1), links: new Uint32Array(0) };

/**
 * The edges of one direction: rows in two typed arrays, and for nodes that
 * changed since these were built a list of their own.
 *
 * ```
 *   changed[n] = 0:  base.links  [ … | n's links | … ]
 *   changed[n] = 1:  lists.get(n)  the whole of n's links, the base is not read
 * ```
 *
 * A list is always the whole truth about its node. So new rows can be built a
 * few nodes at a time while changes come in: a node that changes meanwhile
 * keeps its list, whatever the new rows say of it.
 */
export class Adjacency {
  private base: Rows = noRows;
  private readonly lists = new Map<number, EdgeList>();
  private changed = new Uint8Array(0);
  private nodes = 0;
  private building?: { rows: Rows; node: number; end: number; changed: Set<number> };
  /** Where `open` found the links: read until the next call of it. */
  links: Uint32Array = noRows.links;
  start = 0;
  end = 0;

  /** Nodes with a list of their own. */
  get changedNodes(): number {
    return this.lists.size;
  }

  get bytes(): number {
    let sum = this.base.offsets.byteLength + this.base.links.byteLength + this.changed.byteLength;
    for (const { links } of this.lists.values()) sum += links.byteLength + LIST_BYTES;
    if (this.building) {
      sum += this.building.rows.offsets.byteLength + this.building.rows.links.byteLength;
    }
    return sum;
  }

  /** Takes rows that were built elsewhere, in place of all that there is. */
  replace(rows: Rows): void {
    this.base = rows;
    this.nodes = rows.offsets.length - 1;
    this.changed = new Uint8Array(this.nodes);
    this.lists.clear();
    this.building = undefined;
  }

  /** Makes room for nodes below the count; new ones have no links. */
  setNodes(count: number): void {
    this.changed = grow(this.changed, count);
    // Beyond the rows there is nothing to read, so these read from a list.
    if (count > this.nodes) this.changed.fill(1, this.nodes, count);
    this.nodes = Math.max(this.nodes, count);
  }

  /** Points `links`, `start` and `end` at the links of a node. */
  open(node: number): void {
    if (this.changed[node] === 0) {
      this.links = this.base.links;
      this.start = this.base.offsets[node];
      this.end = this.base.offsets[node + 1];
      return;
    }
    const list = this.lists.get(node);
    this.links = list ? list.links : noRows.links;
    this.start = 0;
    this.end = list ? list.end : 0;
  }

  /** The word of an edge, if there is one. */
  get(node: number, neighbour: number, type: number): number | undefined {
    this.open(node);
    const at = findLink(this.links, this.start, this.end, neighbour, type);
    const isThere = isLink(this.links, at, this.end, neighbour, type);
    return isThere ? this.links[at + 1] : undefined;
  }

  /** Adds or changes an edge; whether it is new. */
  set(node: number, neighbour: number, word: number): boolean {
    // What only changes its attributes, as most news does, needs no list.
    const isCopied = this.building !== undefined && node < this.building.node;
    if (this.changed[node] === 0 && !isCopied) {
      const at = this.findInBase(node, neighbour, edgeType(word));
      if (at !== undefined) {
        this.base.links[at + 1] = word;
        return false;
      }
    }
    return this.listOf(node).set(neighbour, word);
  }

  /** Removes an edge; whether it was there. */
  delete(node: number, neighbour: number, type: number): boolean {
    if (this.get(node, neighbour, type) === undefined) return false;
    return this.listOf(node).delete(neighbour, type);
  }

  /**
   * Goes on building new rows, for about so many links, and begins when there
   * is news. Returns whether all is in the rows now; what changed while they
   * were built waits for the next time.
   */
  compact(links: number): boolean {
    if (!this.building) {
      if (this.lists.size === 0 && this.base.offsets.length === this.nodes + 1) return true;
      this.begin();
    }
    const building = this.building!;
    const { offsets } = building.rows;
    let left = links;
    for (; building.node < offsets.length - 1 && left > 0; building.node++) {
      this.open(building.node);
      left -= 1 + (this.end - this.start) / LINK;
      this.copy(building);
    }
    if (building.node < offsets.length - 1) return false;
    this.finish(building);
    return true;
  }

  private begin() {
    // Not the length of the links: where nodes kept their lists, some of it is unused.
    let size = this.base.offsets[this.base.offsets.length - 1];
    for (const [node, list] of this.lists) size += list.end - this.sizeInBase(node);
    this.building = {
      rows: { offsets: new Uint32Array(this.nodes + 1), links: new Uint32Array(size) },
      node: 0,
      end: 0,
      changed: new Set(),
    };
  }

  private copy(building: NonNullable<Adjacency['building']>) {
    const { rows, node } = building;
    // What changed since the size was taken has a list that stays, so its row is never read.
    if (!building.changed.has(node)) {
      rows.links.set(this.links.subarray(this.start, this.end), building.end);
      building.end += this.end - this.start;
    }
    rows.offsets[node + 1] = building.end;
  }

  private finish({ rows, changed }: NonNullable<Adjacency['building']>) {
    this.base = rows;
    for (const node of this.lists.keys()) {
      if (!changed.has(node)) this.lists.delete(node);
    }
    for (let node = 0; node < rows.offsets.length - 1; node++) {
      if (this.changed[node] === 1 && !changed.has(node)) this.changed[node] = 0;
    }
    this.building = undefined;
  }

  /** The list of a node, with what the base has of it when it is new. */
  private listOf(node: number): EdgeList {
    this.building?.changed.add(node);
    const known = this.lists.get(node);
    if (known) return known;
    this.open(node);
    const list = new EdgeList(this.links.slice(this.start, this.end));
    this.lists.set(node, list);
    this.changed[node] = 1;
    return list;
  }

  private sizeInBase(node: number): number {
    const { offsets } = this.base;
    return node + 1 < offsets.length ? offsets[node + 1] - offsets[node] : 0;
  }

  private findInBase(node: number, neighbour: number, type: number): number | undefined {
    const { offsets, links } = this.base;
    const at = findLink(links, offsets[node], offsets[node + 1], neighbour, type);
    return isLink(links, at, offsets[node + 1], neighbour, type) ? at : undefined;
  }
}

/** About what a list costs beside its numbers: two objects, an entry of a map. */
const LIST_BYTES = 250;
