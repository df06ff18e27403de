import { InputError } from '@backstage/errors';
import { passes } from './edgeWord';
import { LINK } from './EdgeList';
import { grow } from './growing';
import type { LineageGraph, Side } from './LineageGraph';
import { ABSENT, CONTRACTED, HIDDEN, PLAIN, Scope } from './Scope';
import type { ScopeQuery } from './Scope';
import { WalkQueue } from './WalkQueue';

/** Most hops that can be asked for. */
export const MAX_DEPTH = 50;

export type WalkQuery = ScopeQuery & {
  start: number;
  direction: Side | 'both';
  /** From 1 to 50. */
  depth: number;
  /** Most nodes that are shown, with the start. */
  nodeLimit: number;
  /** Shown nodes around which one step more is taken; in any order. */
  expand?: readonly { node: number; side: Side }[];
  /** When the walk stops with what it has, on the walker's clock. */
  deadlineMs?: number;
};

export type Walk = {
  /** Slots in the order in which they were found: the start, then by hops. */
  nodes: Uint32Array;
  /** Of the same index in `nodes`; negative upstream. */
  hops: Int16Array;
  /** By node, how many of its neighbours on the side are not among `nodes`; absent for none. */
  more: Readonly<Record<Side, ReadonlyMap<number, number>>>;
  /** Neighbours that are not among `nodes`, each counted once. */
  folded: number;
  /** Nodes that the caller may not see and at which the walk stopped, each counted once. */
  hidden: number;
  /** The node limit left something out. */
  truncated: boolean;
  /** The time was over. */
  timedOut: boolean;
  /** Nodes, once for each side, whose neighbours the time did not suffice to look at. */
  uncounted: number;
  /** Nothing was left out, hidden or not looked at. */
  complete: boolean;
  /** Log position that the answer reflects. */
  position: number;
};

// Marks of a node. They count only with the number of the present walk, so no array is cleared.
const MARKS = {
  upstream: { reached: 1, passed: 2 },
  downstream: { reached: 4, passed: 8 },
} as const;
const SHOWN = 1 | 4;
const HIDDEN_MARK = 16;
const ABSENT_MARK = 32;
const LEFT = 64;
const WALK_STEP = 128;
const LAST_WALK = 2 ** 31 - WALK_STEP;
const LAST_COUNT = 2 ** 31 - 1;

const SIDES = ['upstream', 'downstream'] as const;

/** Links that are read between two looks at the clock: some tens of microseconds. */
const LINKS_PER_LOOK = 8192;

/**
 * Walks over a graph, breadth first, one at a time. Keeps its arrays from walk
 * to walk: 8 bytes a node of the graph, and room for the largest answer so far.
 *
 * First the nodes that are shown are found, hop by hop, both sides in turn.
 * Then, where the depth or the limit ended this, neighbours that are not shown
 * are counted. No node is shown after that, so the counts are exact.
 */
export class GraphWalker {
  private readonly graph: LineageGraph;
  private readonly clock: () => number;
  private readonly linksPerLook: number;
  private marks = new Int32Array(0);
  /** By node, the count in which it was seen last. */
  private counted = new Int32Array(0);
  private walkMark = 0;
  private count = 0;
  private readonly shown = new WalkQueue();
  private readonly queues = { upstream: new WalkQueue(), downstream: new WalkQueue() };
  private pending = new Uint32Array(16);

  private scope!: Scope;
  private nodeLimit = 0;
  private deadlineMs = Infinity;
  private linksRead = 0;
  private isFull = false;
  private timedOut = false;
  private hidden = 0;
  private folded = 0;

  constructor(graph: LineageGraph, options: { clock?: () => number; linksPerLook?: number } = {}) {
    this.graph = graph;
    this.clock = options.clock ?? (() => performance.now());
    this.linksPerLook = options.linksPerLook ?? LINKS_PER_LOOK;
  }

  /** Memory that is kept between walks. */
  get bytes(): number {
    const { marks, counted, pending, shown, queues } = this;
    const lists = shown.bytes + queues.upstream.bytes + queues.downstream.bytes;
    return marks.byteLength + counted.byteLength + pending.byteLength + lists;
  }

  /**
   * Nodes around a node; undefined when it is not there or the caller may not
   * see it. On each side a node is walked from when steps of that side lead to
   * it from the start, through nodes that are shown.
   *
   * @throws InputError when a number of the query is out of its range.
   */
  walk(query: WalkQuery): Walk | undefined {
    checkRange('depth', query.depth, MAX_DEPTH);
    checkRange('nodeLimit', query.nodeLimit, 2 ** 31);
    this.begin(query);
    if (!this.scope.mayStart(query.start)) return undefined;
    const sides = SIDES.filter(side => query.direction === 'both' || query.direction === side);
    this.shown.push(query.start, 0);
    for (const side of sides) this.reach(query.start, side, 0);
    this.findHops(sides, query.depth);
    this.expand(query.expand ?? []);
    const more = { upstream: new Map<number, number>(), downstream: new Map<number, number>() };
    const uncounted = SIDES.reduce((sum, side) => sum + this.countSide(side, more[side]), 0);
    const { hidden, folded, timedOut, isFull: truncated } = this;
    return {
      nodes: this.shown.nodes.slice(0, this.shown.length),
      hops: this.shown.hops.slice(0, this.shown.length),
      more,
      folded,
      hidden,
      truncated,
      timedOut,
      uncounted,
      complete: folded === 0 && hidden === 0 && !timedOut && !truncated,
      position: this.graph.position,
    };
  }

  private begin({ nodeLimit, deadlineMs = Infinity, ...query }: WalkQuery) {
    this.scope = new Scope(this.graph, query);
    this.marks = grow(this.marks, this.graph.slots);
    this.counted = grow(this.counted, this.graph.slots);
    if (this.walkMark >= LAST_WALK) {
      this.marks.fill(0);
      this.walkMark = 0;
    }
    this.walkMark += WALK_STEP;
    this.shown.clear();
    for (const side of SIDES) this.queues[side].clear();
    this.nodeLimit = nodeLimit;
    this.deadlineMs = deadlineMs;
    this.linksRead = 0;
    this.isFull = false;
    this.timedOut = false;
    this.hidden = 0;
    this.folded = 0;
  }

  private findHops(sides: readonly Side[], depth: number) {
    for (let hop = 1; hop <= depth; hop++) {
      for (const side of sides) {
        const queue = this.queues[side];
        for (const end = queue.length; queue.head < end && !this.isOver(); queue.head++) {
          this.findFrom(queue.nodes[queue.head], side, queue.hops[queue.head]);
          if (this.isFull) queue.countFrom = Math.min(queue.countFrom, queue.head);
          // One side alone has all that is shown in its queue, so there is nothing more to find.
          if (this.isFull && sides.length === 1) return;
        }
        if (this.timedOut) return;
      }
    }
  }

  /** An expansion may bring the node of another one, so what is not there is asked again. */
  private expand(expansions: NonNullable<WalkQuery['expand']>) {
    let waiting = expansions;
    while (waiting.length > 0 && !this.timedOut) {
      const ready = waiting.filter(({ node }) => this.isShown(node));
      if (ready.length === 0) return;
      waiting = waiting.filter(({ node }) => !this.isShown(node));
      for (const side of SIDES) {
        for (const expansion of ready) {
          if (expansion.side === side && !this.isOver()) this.expandNode(expansion.node, side);
        }
      }
    }
  }

  private expandNode(node: number, side: Side) {
    const hop = this.shown.hops[this.shown.indexOf(node)];
    // What comes behind the head of a queue is not walked from any more, only counted from.
    if ((this.marks[node] & MARKS[side].reached) === 0) this.reach(node, side, hop);
    this.findFrom(node, side, hop, true);
  }

  /** Shows the neighbours of a node, until the limit; unless `onlyNew`, walks on from all that are shown. */
  private findFrom(node: number, side: Side, hop: number, onlyNew = false) {
    const { walkMark, scope } = this;
    const { mask } = scope;
    const { reached, passed } = MARKS[side];
    const done = reached | passed | HIDDEN_MARK | ABSENT_MARK;
    const adjacency = this.graph.sides[side];
    const nextHop = side === 'upstream' ? hop - 1 : hop + 1;
    const { marks } = this;
    this.pending[0] = node;
    for (let waiting = 1; waiting > 0;) {
      waiting--;
      adjacency.open(this.pending[waiting]);
      const { links, start, end } = adjacency;
      this.linksRead += 1 + (end - start) / LINK;
      for (let at = start; at < end; at += LINK) {
        const next = links[at];
        const mark = marks[next];
        const isMarked = mark >= walkMark;
        if ((isMarked && (mark & done) !== 0) || !passes(links[at + 1], mask)) continue;
        if (isMarked && (mark & SHOWN) !== 0) {
          if (!onlyNew) this.reach(next, side, nextHop);
          continue;
        }
        const kind = scope.isWhole ? PLAIN : scope.kindOf(next);
        if (kind === PLAIN) {
          if (this.shown.length < this.nodeLimit) {
            this.shown.push(next, nextHop);
            this.reach(next, side, nextHop);
          } else {
            this.isFull = true;
          }
        } else if (kind === CONTRACTED) {
          this.mark(next, passed);
          this.pending = grow(this.pending, waiting + 1);
          this.pending[waiting++] = next;
        } else {
          this.shutOut(next, kind);
        }
      }
    }
  }

  /** Counts neighbours that are not shown; returns for how many nodes the time did not suffice. */
  private countSide(side: Side, more: Map<number, number>): number {
    const queue = this.queues[side];
    let at = Math.min(queue.countFrom, queue.head);
    for (; at < queue.length && !this.isOver(); at++) {
      const left = this.countFrom(queue.nodes[at], side);
      if (left > 0) more.set(queue.nodes[at], left);
    }
    return queue.length - at;
  }

  private countFrom(node: number, side: Side): number {
    const { marks, counted, walkMark, scope } = this;
    const { mask } = scope;
    const adjacency = this.graph.sides[side];
    const count = this.nextCount();
    let left = 0;
    this.pending[0] = node;
    for (let waiting = 1; waiting > 0;) {
      waiting--;
      adjacency.open(this.pending[waiting]);
      const { links, start, end } = adjacency;
      this.linksRead += 1 + (end - start) / LINK;
      for (let at = start; at < end; at += LINK) {
        const next = links[at];
        if (counted[next] === count || !passes(links[at + 1], mask)) continue;
        counted[next] = count;
        const mark = marks[next] >= walkMark ? marks[next] : 0;
        if ((mark & (SHOWN | HIDDEN_MARK | ABSENT_MARK)) !== 0) continue;
        const kind = scope.kindOf(next);
        if (kind === PLAIN) {
          left++;
          if ((mark & LEFT) === 0) this.folded++;
          this.mark(next, LEFT);
        } else if (kind === CONTRACTED) {
          this.pending = grow(this.pending, waiting + 1);
          this.pending[waiting++] = next;
        } else {
          this.shutOut(next, kind);
        }
      }
    }
    return left;
  }

  private reach(node: number, side: Side, hop: number) {
    this.mark(node, MARKS[side].reached);
    this.queues[side].push(node, hop);
  }

  private shutOut(node: number, kind: number) {
    if (kind === HIDDEN) this.hidden++;
    this.mark(node, kind === ABSENT ? ABSENT_MARK : HIDDEN_MARK);
  }

  private mark(node: number, bit: number) {
    const { marks, walkMark } = this;
    marks[node] = marks[node] >= walkMark ? marks[node] | bit : walkMark | bit;
  }

  private isShown(node: number): boolean {
    return this.marks[node] >= this.walkMark && (this.marks[node] & SHOWN) !== 0;
  }

  private nextCount(): number {
    if (this.count === LAST_COUNT) {
      this.counted.fill(0);
      this.count = 0;
    }
    return ++this.count;
  }

  /** Looks at the clock now and then. */
  private isOver(): boolean {
    if (this.timedOut || this.linksRead < this.linksPerLook) return this.timedOut;
    this.linksRead = 0;
    this.timedOut = this.clock() >= this.deadlineMs;
    return this.timedOut;
  }
}

function checkRange(name: string, value: number, most: number) {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new InputError(`${name} must be a whole number from 1 to ${most}, got ${value}`);
}
