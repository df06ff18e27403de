import { numbersFrom } from '../__testUtils__/bigLineage';
import { overlap } from '../__testUtils__/served';
import { BETWEEN, freeY, placeBeside, settle } from './place';
import type { Spot } from './place';

const height = () => 64;

describe('a free place', () => {
  const spans = [
    { top: 0, bottom: 64 },
    { top: 200, bottom: 264 },
  ];

  it('is the wanted one where nothing is in the way', () => {
    expect(freeY(spans, 100, 64)).toBe(100);
    expect(freeY([], -7, 64)).toBe(-7);
  });

  it('is the nearest one otherwise', () => {
    expect(freeY(spans, 10, 64)).toBe(90);
    expect(freeY(spans, -40, 64)).toBe(-90);
    expect(freeY(spans, 200, 150)).toBe(290);
  });

  it('is free, and no other free place is nearer, for any boxes', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = numbersFrom(seed);
      const boxes = Array.from({ length: 12 }, () => {
        const top = Math.floor(random() * 1500);
        return { top, bottom: top + 20 + Math.floor(random() * 120) };
      });
      const wanted = Math.floor(random() * 1500);
      const tall = Math.floor(random() * 100);
      const fits = (y: number) =>
        boxes.every(({ top, bottom }) => y + tall + BETWEEN <= top || bottom + BETWEEN <= y);
      const found = freeY(boxes, wanted, tall);
      expect(fits(found)).toBe(true);
      for (let nearer = 0; nearer < Math.abs(found - wanted); nearer++) {
        expect(fits(wanted + nearer) || fits(wanted - nearer)).toBe(false);
      }
    }
  });
});

describe('new nodes', () => {
  const before = new Map<string, Spot>([
    ['focus', { rank: 0, y: 0 }],
    ['a', { rank: 1, y: -45 }],
    ['b', { rank: 1, y: 45 }],
  ]);

  it('stand around the node that they come from, one rank further out', () => {
    const pairs = [
      { source: 'b', target: 'x' },
      { source: 'b', target: 'y' },
    ];
    const spots = placeBeside(before, height, pairs, {
      anchor: 'b',
      side: 'downstream',
      ids: ['x', 'y'],
    });
    expect(Object.fromEntries(spots)).toEqual({
      focus: { rank: 0, y: 0 },
      a: { rank: 1, y: -45 },
      b: { rank: 1, y: 45 },
      x: { rank: 2, y: 0 },
      y: { rank: 2, y: 90 },
    });
  });

  it('stand behind one another where they feed one another', () => {
    const pairs = [
      { source: 'x', target: 'focus' },
      { source: 'y', target: 'focus' },
      { source: 'x', target: 'y' },
    ];
    const spots = placeBeside(before, height, pairs, {
      anchor: 'focus',
      side: 'upstream',
      ids: ['x', 'y'],
    });
    expect([spots.get('y')?.rank, spots.get('x')?.rank]).toEqual([-1, -2]);
  });

  it('give way to what is there', () => {
    const spots = placeBeside(before, height, [], {
      anchor: 'focus',
      side: 'downstream',
      ids: ['x', 'y'],
    });
    expect(overlap(spots, height, BETWEEN)).toBeUndefined();
    expect(spots.get('a')).toEqual(before.get('a'));
  });
});

describe('room for a node that has grown', () => {
  const spots = new Map<string, Spot>([
    ['a', { rank: 0, y: 0 }],
    ['b', { rank: 0, y: 90 }],
    ['far', { rank: 0, y: 900 }],
    ['other', { rank: 1, y: 90 }],
  ]);

  it('is made by those below it alone, and only as far as needed', () => {
    const tall = (id: string) => (id === 'a' ? 200 : 64);
    expect(Object.fromEntries(settle(spots, tall))).toEqual({
      a: { rank: 0, y: 0 },
      b: { rank: 0, y: 226 },
      far: { rank: 0, y: 900 },
      other: { rank: 1, y: 90 },
    });
  });

  it('is given back', () => {
    expect(settle(spots, height)).toEqual(spots);
  });
});
