import { answerOf, bigLineage, edgeOf, nodeOf } from '../__testUtils__/bigLineage';
import { NOTHING_LIT } from '../model/lighting';
import { stack } from '../model/layout';
import { pictureOf } from '../model/picture';
import type { Picture } from '../model/picture';
import { ranksOf } from '../model/ranks';
import { heightOfRows, NO_ROWS, rowsOf } from '../model/rows';
import { colorNames, drawSvg } from './drawSvg';
import type { Colors } from './drawSvg';
import { linesOf } from './lines';
import { boundsOf } from './useViewpoint';

const colors = Object.fromEntries(colorNames.map(name => [name, '#123456'])) as Colors;

function draw(picture: Picture) {
  const rows = (id: string) => {
    const columns = picture.columns.get(id);
    if (!columns) return NO_ROWS;
    return rowsOf({ id, columns, lit: new Set(), focus: false, open: false, page: 0 });
  };
  const heightOf = (id: string) => heightOfRows(rows(id));
  const ranks = ranksOf(picture.focus, [...picture.nodes.values()], [...picture.pairs.values()]);
  const spots = stack(picture.focus, ranks, heightOf);
  const scene = { picture, spots, heightOf, rowsOf: rows };
  return drawSvg({
    scene,
    lines: linesOf(scene, NOTHING_LIT),
    chosen: NOTHING_LIT,
    headings: [{ rank: 0, text: 'Focus' }],
    moreColumns: count => `${count} more`,
    bounds: boundsOf(spots, heightOf)!,
    colors,
  });
}

const parse = (text: string) => new DOMParser().parseFromString(text, 'image/svg+xml');

describe('the drawing of a graph', () => {
  it('holds every node, line and job, and text that is no markup', () => {
    const picture = pictureOf(
      answerOf('f', {
        nodes: [nodeOf('f', 0, { title: '<b>"&\u0007' }), nodeOf('a', -1, { quality: 0.5 })],
        edges: [edgeOf('a', 'f', { via: ['job'], active: false })],
        more: { a: { upstream: 12 } },
      }),
    );
    const { text, width, height } = draw(picture);
    const svg = parse(text);
    expect(svg.querySelector('parsererror')).toBeNull();
    expect([width, height]).toEqual([184 + 248 + 48, 64 + 68]);
    const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(texts).toEqual(expect.arrayContaining(['Focus', '<b>"& ', 'a', '0.50', '+12']));
    expect(svg.querySelectorAll('circle')).toHaveLength(1);
    expect(svg.querySelectorAll('path[stroke-dasharray]')).toHaveLength(1);
  });

  it('of 300 nodes with columns is a file that can be read', () => {
    const { text } = draw(pictureOf(bigLineage(300, 1, 6)));
    expect(parse(text).querySelector('parsererror')).toBeNull();
    expect(parse(text).querySelectorAll('svg svg')).toHaveLength(300);
    expect(text.length).toBeLessThan(1_500_000);
  });
});
