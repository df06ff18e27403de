import { InputError } from '@backstage/errors';
import { passes } from './edgeWord';
import { LINK } from './EdgeList';
import { MAX_DEPTH } from './GraphWalker';
import type { LineageGraph, Side } from './LineageGraph';
import { CONTRACTED, HIDDEN, PLAIN, Scope } from './Scope';
import type { ScopeQuery } from './Scope';

export type PathsQuery = ScopeQuery & {
  from: number;
  to: number;
  /** Longest path, from 1 to 50 edges; contracted nodes count as nodes here. */
  maxHops: number;
  /** Most paths that are told; others are only counted. */
  pathLimit: number;
  /** Most edges that are looked at; unlike time, it gives the same answer each time. */
  stepLimit?: number;
  deadlineMs?: number;
};

export type Paths = {
  /** Slots from `from` to `to`, shortest first, without contracted nodes. */
  paths: number[][];
  /** Simple paths of at most `maxHops` edges; those that show the same nodes are one. */
  count: number;
  /** The search was stopped, so there may be more than `count`. */
  isLowerBound: boolean;
  /** Hidden nodes that were met, when a path may lead through them; else 0. */
  hidden: number;
  /** Every path of at most `maxHops` edges is among `paths`. */
  complete: boolean;
  position: number;
};

const STEP_LIMIT = 1_000_000;
const STEPS_PER_LOOK = 4096;

/**
 * All simple paths along which data flows from one node to another, whatever
 * the type of these two; undefined when the caller may not see one of them.
 *
 * Each node's distance to the target is known before the search, so the search
 * turns back where the hops that are left cannot suffice. It takes the lengths
 * one by one: when it has to stop, what it has are the shortest.
 *
 * @throws InputError when a number of the query is out of its range.
 */
export function findPaths(
  graph: LineageGraph,
  query: PathsQuery,
  clock: () => number = () => performance.now(),
): Paths | undefined {
  checkQuery(query);
  const scope = new Scope(graph, query);
  if (!scope.mayStart(query.from) || !scope.mayStart(query.to)) return undefined;
  return new PathSearch(graph, scope, query, clock).run();
}

class PathSearch {
  private readonly paths: number[][] = [];
  private readonly path: number[] = [];
  private readonly onPath = new Set<number>();
  /** Paths that were counted, where several may show the same nodes. */
  private readonly known = new Set<string>();
  private toTarget: ReadonlyMap<number, number> = new Map();
  private count = 0;
  private steps = 0;
  private isOver = false;

  constructor(
    private readonly graph: LineageGraph,
    private readonly scope: Scope,
    private readonly query: PathsQuery,
    private readonly clock: () => number,
  ) {}

  run(): Paths {
    const { from, to, maxHops } = this.query;
    const before = this.distances(to, 'upstream');
    const after = this.distances(from, 'downstream');
    this.toTarget = before.hops;
    this.enter(from);
    for (let length = 1; length <= maxHops && from !== to; length++) this.follow(from, length);
    // A path through hidden nodes enters them on the one side and leaves them on the other.
    const mayPass = before.hidden.size > 0 && after.hidden.size > 0;
    const hidden = mayPass ? new Set([...before.hidden, ...after.hidden]).size : 0;
    const { paths, count, isOver } = this;
    return {
      paths,
      count,
      isLowerBound: isOver,
      hidden,
      complete: !isOver && hidden === 0 && paths.length === count,
      position: this.graph.position,
    };
  }

  /** Adds every way to the target with exactly so many edges left. */
  private follow(node: number, left: number) {
    if (!this.mayReach(node, left)) return;
    for (const next of this.neighbours(node, 'downstream')) {
      if (this.isOver) return;
      if (next === this.query.to) {
        if (left === 1) this.add();
      } else if (!this.onPath.has(next) && this.mayReach(next, left - 1)) {
        this.enter(next);
        this.follow(next, left - 1);
        this.leave(next);
      }
    }
  }

  private mayReach(node: number, left: number): boolean {
    const distance = this.toTarget.get(node);
    return distance !== undefined && distance <= left;
  }

  private add() {
    const { from, to, pathLimit, contract } = this.query;
    const isShown = (node: number) => node === from || this.scope.kindOf(node) !== CONTRACTED;
    const shown = [...this.path.filter(isShown), to];
    if (contract) {
      // Two jobs between the same tables make one path once they are left out.
      const key = shown.join(' ');
      if (this.known.has(key)) return;
      this.known.add(key);
    }
    this.count++;
    if (this.paths.length < pathLimit) this.paths.push(shown);
  }

  /** Edges to each node on one side, breadth first, and hidden nodes that were met. */
  private distances(start: number, side: Side) {
    const hops = new Map([[start, 0]]);
    const hidden = new Set<number>();
    // A map also visits what is added while it is read.
    for (const [node, distance] of hops) {
      if (distance === this.query.maxHops || this.isOver) break;
      for (const next of this.neighbours(node, side, hidden)) {
        if (!hops.has(next)) hops.set(next, distance + 1);
      }
    }
    return { hops, hidden };
  }

  /** Nodes that an edge of the scope leads to, each once; hidden ones are put aside. */
  private neighbours(node: number, side: Side, hidden?: Set<number>): number[] {
    const { from, to } = this.query;
    const adjacency = this.graph.sides[side];
    adjacency.open(node);
    const { links, start, end } = adjacency;
    const found: number[] = [];
    for (let at = start; at < end; at += LINK) {
      const next = links[at];
      // Links are sorted, so parallel edges lie side by side.
      const isKnown = next === node || next === found[found.length - 1];
      if (isKnown || !passes(links[at + 1], this.scope.mask)) continue;
      const kind = next === from || next === to ? PLAIN : this.scope.kindOf(next);
      if (kind === PLAIN || kind === CONTRACTED) found.push(next);
      else if (kind === HIDDEN) hidden?.add(next);
    }
    this.spend(1 + (end - start) / LINK);
    return found;
  }

  private spend(steps: number) {
    const { stepLimit = STEP_LIMIT, deadlineMs = Infinity } = this.query;
    const looks = Math.floor((this.steps + steps) / STEPS_PER_LOOK);
    const isTimeToLook = looks > Math.floor(this.steps / STEPS_PER_LOOK);
    this.steps += steps;
    if (this.steps > stepLimit || (isTimeToLook && this.clock() >= deadlineMs)) this.isOver = true;
  }

  private enter(node: number) {
    this.path.push(node);
    this.onPath.add(node);
  }

  private leave(node: number) {
    this.path.pop();
    this.onPath.delete(node);
  }
}

function checkQuery({ maxHops, pathLimit }: PathsQuery) {
  if (!(Number.isInteger(maxHops) && maxHops >= 1 && maxHops <= MAX_DEPTH)) {
    throw new InputError(`maxHops must be a whole number from 1 to ${MAX_DEPTH}, got ${maxHops}`);
  }
  if (!(Number.isInteger(pathLimit) && pathLimit >= 0)) {
    throw new InputError(`pathLimit must be a whole number of at least 0, got ${pathLimit}`);
  }
}
