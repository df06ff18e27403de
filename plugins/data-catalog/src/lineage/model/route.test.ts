import { bigLineage } from '../__testUtils__/bigLineage';
import { stack } from './layout';
import { pictureOf } from './picture';
import { ATTACH, NODE_WIDTH, spansOf } from './place';
import { ranksOf } from './ranks';
import { leftOf, placeMarks, routeOf } from './route';

const nothing = () => [];

describe('a line', () => {
  it('is straight between neighbours of the same height', () => {
    expect(routeOf({ rank: 0, y: 32 }, { rank: 1, y: 32 }, nothing)).toEqual({
      path: 'M184 32H248',
      end: { x: 248, y: 32 },
      places: [{ x: 216, y: 32 }],
    });
  });

  it('passes a box in between through the nearest free space', () => {
    const box = (rank: number) => (rank === 1 ? [{ top: 0, bottom: 64 }] : []);
    const { path } = routeOf({ rank: 0, y: 40 }, { rank: 2, y: 40 }, box);
    expect(path).toBe('M184 40C216 40 216 71 248 71H432C464 71 464 40 496 40');
  });

  it('turns beside its ends where it leads back', () => {
    const box = () => [{ top: 0, bottom: 64 }];
    const { path, end } = routeOf({ rank: 1, y: 32 }, { rank: 0, y: 32 }, box);
    expect(path).toBe(
      'M432 32C458 32 458 71 432 71H248C216 71 216 71 184 71H0C-26 71 -26 32 0 32'.replace(
        'C216 71 216 71 184 71',
        'H184',
      ),
    );
    expect(end).toEqual({ x: 0, y: 32 });
  });

  it.each([1, 2, 3])('crosses no box in a graph with cycles and long edges (%p)', seed => {
    const picture = pictureOf(bigLineage(120, seed));
    const height = () => 64;
    const pairs = [...picture.pairs.values()];
    const spots = stack(
      picture.focus,
      ranksOf(picture.focus, [...picture.nodes.values()], pairs),
      height,
    );
    const boxes = [...spots.values()].map(({ rank, y }) => ({ left: leftOf(rank), top: y }));
    for (const { source, target } of pairs) {
      const end = (id: string) => ({ rank: spots.get(id)!.rank, y: spots.get(id)!.y + ATTACH });
      const { path } = routeOf(end(source), end(target), rank => spansOf(spots, rank, height));
      for (const { x, y } of pointsOn(path)) {
        const hit = boxes.some(
          ({ left, top }) =>
            x > left + 0.5 && x < left + NODE_WIDTH - 0.5 && y > top && y < top + 64,
        );
        expect(hit).toBe(false);
      }
    }
  });
});

describe('marks on lines', () => {
  it('stand apart where their lines have room, and are at the best place otherwise', () => {
    const marks = placeMarks([
      { id: 'a', places: [{ x: 0, y: 0 }] },
      {
        id: 'b',
        places: [
          { x: 10, y: 10 },
          { x: 300, y: 0 },
        ],
      },
      { id: 'c', places: [{ x: 5, y: 0 }] },
      { id: 'none', places: [] },
    ]);
    expect(Object.fromEntries(marks)).toEqual({
      a: { x: 0, y: 0 },
      b: { x: 300, y: 0 },
      c: { x: 5, y: 0 },
    });
  });
});

/** Points on a path of M, H and C parts. */
function pointsOn(path: string): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  let at = { x: 0, y: 0 };
  for (const [, kind, text] of path.matchAll(/([MHC])([^MHC]+)/g)) {
    const n = text.trim().split(/\s+/).map(Number);
    const from = at;
    if (kind === 'M') at = { x: n[0], y: n[1] };
    if (kind === 'H') at = { x: n[0], y: from.y };
    if (kind === 'C') at = { x: n[4], y: n[5] };
    for (let step = 0; step <= 12; step++) {
      const t = step / 12;
      const mix = (a: number, b: number, c: number, d: number) =>
        (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
      if (kind === 'C')
        points.push({ x: mix(from.x, n[0], n[2], n[4]), y: mix(from.y, n[1], n[3], n[5]) });
      if (kind === 'H') points.push({ x: from.x + (at.x - from.x) * t, y: from.y });
    }
  }
  return points;
}
