import type { Lit } from '../model/lighting';
import { leftOf } from '../model/route';
import { drawNode } from './drawNodeSvg';
import type { Line, Lines, Scene } from './lines';
import { drawIcon, SANS, tag, write } from './svgParts';

/** Colours of the theme, by the names of its tokens. */
export type Colors = Record<(typeof colorNames)[number], string>;

/** The tokens that a drawing needs. */
export const colorNames = [
  'bg',
  'bg-2',
  'line',
  'line-2',
  'line-3',
  'text',
  'text-2',
  'text-3',
  'accent',
  'accent-bg',
  'warn',
  'bad',
] as const;

/** What is drawn, and how it looks. */
export type Drawing = {
  scene: Scene;
  lines: Lines;
  chosen: Lit;
  headings: readonly { rank: number; text: string }[];
  /** "12 more columns" */
  moreColumns: (count: number) => string;
  bounds: { x: number; y: number; width: number; height: number };
  colors: Colors;
};

/** Around the graph, in pixels; above it stand the headings. */
const MARGIN = 24;
const TOP = 44;

/**
 * The whole graph as an SVG file of shapes and text alone, so that every
 * program shows it. It does not depend on what is in view, or in the page.
 */
export function drawSvg(drawing: Drawing): { text: string; width: number; height: number } {
  const { scene, lines, chosen, headings, bounds, colors } = drawing;
  const width = Math.ceil(bounds.width) + 2 * MARGIN;
  const height = Math.ceil(bounds.height) + TOP + MARGIN;
  const nodes = [...scene.picture.nodes.values()].filter(({ id }) => scene.spots.has(id));
  const parts = [
    tag('rect', { width, height, fill: colors['bg-2'] }),
    ...headings.map(({ rank, text }) =>
      write(
        text,
        leftOf(rank) - bounds.x + MARGIN,
        26,
        12,
        rank === 0 ? colors.text : colors['text-3'],
        rank === 0,
      ),
    ),
    `<g transform="translate(${MARGIN - bounds.x} ${TOP - bounds.y})">`,
    ...lines.lines.map(line => drawLine(line, chosen, colors)),
    ...nodes.map(node => drawNode(node, drawing)),
    ...[...lines.marks].map(([id, place]) => {
      const color = chosen.pairs.has(id) ? colors.accent : colors['text-2'];
      const border = chosen.pairs.has(id) ? colors.accent : colors['line-3'];
      return (
        tag('circle', { cx: place.x, cy: place.y, r: 11.5, fill: colors.bg, stroke: border }) +
        drawIcon('pipeline', place.x - 6.5, place.y - 6.5, 13, color)
      );
    }),
    '</g>',
  ];
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${SANS}">`;
  return { text: `${head}${parts.join('')}</svg>`, width, height };
}

function drawLine(line: Line, chosen: Lit, colors: Colors): string {
  const { path, end, pair, columns } = line;
  const dashes = dashesOf(line);
  const lit =
    columns && chosen.columns.size > 0
      ? chosen.columns.has(columns.source) && chosen.columns.has(columns.target)
      : chosen.pairs.has(pair.id);
  const look = {
    fill: 'none',
    stroke: lit ? colors.accent : colors['line-3'],
    'stroke-width': lit ? 2 : 1.25,
  };
  const { x, y } = end;
  return (
    tag('path', { ...look, d: path, ...(dashes && { 'stroke-dasharray': dashes }) }) +
    tag('path', { ...look, d: `M${x - 6} ${y - 3.5}L${x - 1} ${y}L${x - 6} ${y + 3.5}` })
  );
}

/** As in the styles of the page: dashed when it is past, dotted when only SQL says so. */
function dashesOf({ active, inferred }: Line): string | undefined {
  if (!active) return '4 4';
  return inferred ? '1.5 3' : undefined;
}
