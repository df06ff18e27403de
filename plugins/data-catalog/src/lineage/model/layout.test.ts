import ELK from 'elkjs/lib/elk.bundled';
import { bigLineage } from '../__testUtils__/bigLineage';
import { overlap } from '../__testUtils__/served';
import { layout, stack } from './layout';
import { pictureOf } from './picture';
import { BETWEEN } from './place';
import { ranksOf } from './ranks';

jest.setTimeout(60_000);

const height = (id: string) => 64 + (Number(id.slice(-3)) % 4) * 24;

describe('the layout', () => {
  it.each([
    [9, 1],
    [60, 2],
    [300, 3],
  ])(
    'of %p nodes keeps the ranks, leaves no overlap and holds the focus at 0',
    async (size, seed) => {
      const picture = pictureOf(bigLineage(size, seed));
      const pairs = [...picture.pairs.values()];
      const ranks = ranksOf(picture.focus, [...picture.nodes.values()], pairs);
      const spots = await layout(new ELK() as never, picture.focus, ranks, height, pairs);
      expect(spots.size).toBe(size);
      for (const [id, rank] of ranks) expect(spots.get(id)!.rank).toBe(rank);
      // The engine leaves a pixel's fraction less than it was told to.
      expect(overlap(spots, height, BETWEEN - 1)).toBeUndefined();
      expect(spots.get(picture.focus)).toEqual({ rank: 0, y: 0 });
      const again = await layout(new ELK() as never, picture.focus, ranks, height, pairs);
      expect(again).toEqual(spots);
    },
  );

  it('does without an engine too', () => {
    const picture = pictureOf(bigLineage(60, 2));
    const ranks = ranksOf(picture.focus, [...picture.nodes.values()], [...picture.pairs.values()]);
    const spots = stack(picture.focus, ranks, height);
    expect(spots.size).toBe(60);
    expect(overlap(spots, height, BETWEEN)).toBeUndefined();
    expect(spots.get(picture.focus)).toEqual({ rank: 0, y: 0 });
  });
});
