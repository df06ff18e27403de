import { bigLineage, idOf, numbersFrom } from '../__testUtils__/bigLineage';
import { overlap, served } from '../__testUtils__/served';
import { foundation, grow } from './grow';
import { stack } from './layout';
import type { Expansion } from './picture';
import { BETWEEN, settle } from './place';
import type { Spots } from './place';
import { ranksOf } from './ranks';
import { stagesOf, withoutExpansions } from './stages';
import type { Asked } from './stages';

const height = (id: string) => 64 + (Number(id.slice(-3)) % 4) * 24;
const heights = { folded: height, drawn: height };
/** As when some nodes show all their columns. */
const opened = {
  folded: height,
  drawn: (id: string) => (Number(id.slice(-2)) % 5 === 0 ? 560 : height(id)),
};
const nothing: Asked = { direction: 'both', depth: 1, expanded: [] };

function start(whole: ReturnType<typeof bigLineage>, asked: Asked, tidy = 0): Spots {
  const picture = served(whole, asked);
  const ids = new Set(foundation(picture, asked, tidy));
  const nodes = [...picture.nodes.values()].filter(({ id }) => ids.has(id));
  const pairs = [...picture.pairs.values()].filter(
    ({ source, target }) => ids.has(source) && ids.has(target),
  );
  return grow(
    stack(picture.focus, ranksOf(picture.focus, nodes, pairs), height),
    picture,
    asked,
    heights,
  );
}

const sideOf = (step: number) => (step % 2 === 0 ? ('downstream' as const) : ('upstream' as const));
/** A node at one hop of the graphs that are made of 160. */
const near = idOf(6);

const seeds = [1, 2, 3, 4, 5, 6];

describe('a picture that grows', () => {
  it.each(seeds)('never moves what is there, never overlaps, and shrinks in place (%p)', seed => {
    const random = numbersFrom(seed);
    const whole = bigLineage(160, seed);
    let asked = nothing;
    let spots = start(whole, asked);
    for (let step = 0; step < 25; step++) {
      const picture = served(whole, asked);
      const ids = [...picture.nodes.keys()];
      const expansion: Expansion = {
        id: ids[Math.floor(random() * ids.length)],
        side: random() < 0.5 ? 'upstream' : 'downstream',
      };
      const gone = asked.expanded[Math.floor(random() * asked.expanded.length)];
      const expanded =
        gone && random() < 0.3
          ? withoutExpansions(picture, asked, [gone])
          : [
              ...asked.expanded.filter(
                ({ id, side }) => id !== expansion.id || side !== expansion.side,
              ),
              expansion,
            ];
      asked = { ...asked, expanded };
      const next = served(whole, asked);
      const grown = grow(spots, next, asked, heights);
      expect([...grown.keys()].sort()).toEqual([...next.nodes.keys()].sort());
      const staying = [...spots].filter(([id]) => next.nodes.has(id));
      expect(staying.map(([id]) => [id, grown.get(id)])).toEqual(staying);
      expect(overlap(grown, height, BETWEEN)).toBeUndefined();
      spots = grown;
    }
    expect(spots.size).toBeGreaterThan(20);
  });

  it.each(seeds)('never moves what is drawn, also while some nodes are open (%p)', seed => {
    const whole = bigLineage(160, seed);
    let asked = nothing;
    let spots = start(whole, asked);
    for (let step = 0; step < 8; step++) {
      const picture = served(whole, asked);
      const ids = [...picture.nodes.keys()];
      asked = {
        ...asked,
        expanded: [...asked.expanded, { id: ids[(step * 7) % ids.length], side: 'downstream' }],
      };
      const drawn = settle(spots, opened.drawn);
      const grown = grow(spots, served(whole, asked), asked, opened);
      const after = settle(grown, opened.drawn);
      for (const [id, spot] of drawn) expect(after.get(id)).toEqual(spot);
      expect(overlap(after, opened.drawn, BETWEEN)).toBeUndefined();
      spots = grown;
    }
  });

  it.each(seeds)('looks the same from a link as after the steps that led to it (%p)', seed => {
    const whole = bigLineage(160, seed);
    let asked = nothing;
    let spots = start(whole, asked);
    for (let step = 0; step < 6; step++) {
      const ids = [...served(whole, asked).nodes.keys()];
      const expansion = { id: ids[(step * 11 + 5) % ids.length], side: sideOf(step) };
      asked = { ...asked, expanded: [...asked.expanded, expansion] };
      spots = grow(spots, served(whole, asked), asked, heights);
    }
    expect(new Map([...start(whole, asked)].sort())).toEqual(new Map([...spots].sort()));
  });

  it('takes up what nobody has expanded', () => {
    const whole = bigLineage(12, 1);
    const few = { ...whole, nodes: whole.nodes.slice(0, 6), edges: whole.edges };
    const spots = start(few, { ...nothing, depth: 5 });
    const picture = served(whole, { ...nothing, depth: 5 });
    const grown = grow(spots, picture, nothing, heights);
    expect(grown.size).toBe(picture.nodes.size);
    expect(overlap(grown, height, BETWEEN)).toBeUndefined();
  });
});

describe('what belongs to an expansion', () => {
  it('goes with it, and so do expansions of what goes', () => {
    const whole = bigLineage(160, 2);
    const first = { id: near, side: 'downstream' as const };
    const picture = served(whole, { ...nothing, expanded: [first] });
    const [brought] = stagesOf(picture, { ...nothing, expanded: [first] }).stages[0].ids;
    const second = { id: brought, side: 'downstream' as const };
    const asked = { ...nothing, expanded: [first, second] };
    const both = served(whole, asked);
    expect(withoutExpansions(both, asked, [first])).toEqual([]);
    expect(withoutExpansions(both, asked, [second])).toEqual([first]);
  });

  it('is laid out together with the rest as far as it was tidied', () => {
    const whole = bigLineage(160, 2);
    const asked = { ...nothing, expanded: [{ id: near, side: 'downstream' as const }] };
    const picture = served(whole, asked);
    expect(foundation(picture, asked, 0).length).toBeLessThan(foundation(picture, asked, 1).length);
    expect(foundation(picture, asked, 1)).toHaveLength(picture.nodes.size);
  });
});
