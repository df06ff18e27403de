import { freeY, NODE_WIDTH, PITCH } from './place';
import type { Span } from './place';

/** Pixels of the picture, before it is moved or scaled. */
export type Point = { x: number; y: number };

/** Where a line begins or ends: at the right of its source, at the left of its target. */
export type End = { rank: number; y: number };

/** The way of a line. */
export type Route = {
  /** For the `d` of a path. */
  path: string;
  /** Where the path ends. */
  end: Point;
  /** Where a mark on the line can stand, clear of all boxes; the best first. */
  places: Point[];
};

/** Lines keep so far from boxes that they pass. */
const CLEAR = 7;
/** How far a line swings out where it turns back. */
const SWING = 26;

/**
 * The way of a line that crosses no box. In each rank between its ends it
 * passes through the free space nearest to the straight line; where it leads
 * back, it turns beside its source and beside its target:
 *
 * ```
 *   ┌──────┐   ┌──────┐   ┌──────┐        ┌────────────── ╮
 *   │source├─╮ └──────┘ ╭▸│target│      ╭─┼──────────────╯│
 *   └──────┘ ╰──────────╯ └──────┘      ╰▸│target│  │source├╯
 * ```
 *
 * @param spansOfRank - boxes of a rank, in any order
 */
export function routeOf(
  source: End,
  target: End,
  spansOfRank: (rank: number) => readonly Span[],
): Route {
  const forward = target.rank > source.rank;
  const crossed = forward
    ? between(source.rank + 1, target.rank - 1)
    : between(target.rank, source.rank).reverse();
  const start = { x: rightOf(source.rank), y: source.y };
  const end = { x: leftOf(target.rank), y: target.y };
  const route = new RouteDrawing(start);
  crossed.forEach((rank, index) => {
    const wanted = source.y + ((target.y - source.y) * (index + 1)) / (crossed.length + 1);
    const y = freeY(spansOfRank(rank), wanted, 0, CLEAR);
    const [near, far] = forward ? [leftOf(rank), rightOf(rank)] : [rightOf(rank), leftOf(rank)];
    if (forward || index > 0) route.curve({ x: near, y });
    else route.turn({ x: near, y }, SWING);
    route.straight({ x: far, y });
  });
  if (forward) route.curve(end);
  else route.turn(end, -SWING);
  return route.result();
}

/** The left edge of the nodes in a rank. */
export function leftOf(rank: number): number {
  return rank * PITCH;
}

function rightOf(rank: number): number {
  return rank * PITCH + NODE_WIDTH;
}

class RouteDrawing {
  private readonly parts: string[];
  private readonly places: Point[] = [];

  constructor(private at: Point) {
    this.parts = [`M${at.x} ${at.y}`];
  }

  straight(to: Point) {
    this.parts.push(`H${to.x}`);
    this.at = to;
  }

  /** Across the gap between two ranks. */
  curve(to: Point) {
    const { x, y } = this.at;
    const middle = (x + to.x) / 2;
    this.parts.push(y === to.y ? `H${to.x}` : `C${middle} ${y} ${middle} ${to.y} ${to.x} ${to.y}`);
    this.places.unshift({ x: middle, y: (y + to.y) / 2 });
    this.at = to;
  }

  /** Back on itself, within one gap. */
  turn(to: Point, swing: number) {
    const { x, y } = this.at;
    this.parts.push(`C${x + swing} ${y} ${to.x + swing} ${to.y} ${to.x} ${to.y}`);
    this.places.unshift({ x: x + swing * 0.75, y: (y + to.y) / 2 });
    this.at = to;
  }

  result(): Route {
    return { path: this.parts.join(''), end: this.at, places: this.places };
  }
}

function between(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Marks stand so far apart that each can be hit. */
const APART = 26;

/**
 * A place for the mark of each line, apart from all others where its line has
 * such a place; else at the best one.
 */
export function placeMarks(
  lines: readonly { id: string; places: readonly Point[] }[],
): Map<string, Point> {
  const taken = new Map<string, Point[]>();
  const cell = (value: number) => Math.floor(value / APART);
  const isFree = ({ x, y }: Point) =>
    [-1, 0, 1].every(dx =>
      [-1, 0, 1].every(dy =>
        (taken.get(`${cell(x) + dx} ${cell(y) + dy}`) ?? []).every(
          other => Math.abs(other.x - x) >= APART || Math.abs(other.y - y) >= APART,
        ),
      ),
    );
  const marks = new Map<string, Point>();
  for (const { id, places } of lines) {
    if (places.length === 0) continue;
    const place = places.find(isFree) ?? places[0];
    const key = `${cell(place.x)} ${cell(place.y)}`;
    taken.set(key, [...(taken.get(key) ?? []), place]);
    marks.set(id, place);
  }
  return marks;
}
