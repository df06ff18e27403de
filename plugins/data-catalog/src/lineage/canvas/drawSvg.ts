import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import { qualityTone } from '../../ui/badges';
import { iconOfType, pathOfIcon } from '../../ui/Icon';
import type { IconName } from '../../ui/Icon';
import type { Lit } from '../model/lighting';
import { columnKey } from '../model/lighting';
import { shortPath, shortTitle } from '../model/nodeText';
import { NODE_WIDTH } from '../model/place';
import { leftOf } from '../model/route';
import { hasFoot, HEAD, ROW } from '../model/rows';
import type { Line, Lines, Scene } from './lines';

/** Colours of the theme, by the names of its tokens. */
export type Colors = Record<(typeof colorNames)[number], string>;

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
const SANS =
  'Inter, system-ui, -apple-system, Segoe UI, Roboto, Liberation Sans, DejaVu Sans, sans-serif';
const MONO =
  'ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, Liberation Mono, monospace';

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

function drawLine({ path, end, pair, columns, active }: Line, chosen: Lit, colors: Colors): string {
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
    tag('path', { ...look, d: path, ...(!active && { 'stroke-dasharray': '4 4' }) }) +
    tag('path', { ...look, d: `M${x - 6} ${y - 3.5}L${x - 1} ${y}L${x - 6} ${y + 3.5}` })
  );
}

function drawNode(node: LineageNode, { scene, chosen, colors, moreColumns }: Drawing): string {
  const { id, title, type } = node;
  const spot = scene.spots.get(id)!;
  const height = scene.heightOf(id);
  const rows = scene.rowsOf(id);
  const strong = id === scene.picture.focus || chosen.nodes.has(id);
  const parts = [
    tag('rect', {
      x: 0.5,
      y: 0.5,
      width: NODE_WIDTH - 1,
      height: height - 1,
      rx: 6,
      fill: colors.bg,
      stroke: strong ? colors.accent : colors['line-2'],
      ...(node.class === 'job' && { 'stroke-dasharray': '4 3' }),
    }),
    drawIcon(iconOfType(type), 10, 8, 14, colors['text-2']),
    write(shortTitle(title), 30, 19, 12, colors.text, true),
    write(cut(shortPath(node), 26), 10, 34, 10.5, colors['text-3'], false, MONO),
    ...drawState(node, colors),
    ...rows.columns.flatMap((column, index) => {
      const lit = chosen.columns.has(columnKey(id, column));
      const y = HEAD + index * ROW;
      const color = lit ? colors.accent : colors['text-2'];
      const back = tag('rect', {
        x: 1,
        y,
        width: NODE_WIDTH - 2,
        height: ROW,
        fill: colors['accent-bg'],
      });
      return [lit ? back : '', write(cut(column, 25), 10, y + 16, 11, color, lit, MONO)];
    }),
  ];
  if (rows.total > 0) {
    parts.push(tag('path', { d: `M0 ${HEAD - 1}H${NODE_WIDTH}`, stroke: colors.line }));
  }
  if (hasFoot(rows) && rows.total > rows.columns.length) {
    parts.push(
      write(moreColumns(rows.total - rows.columns.length), 10, height - 8, 11, colors['text-3']),
    );
  }
  const { upstream, downstream } = scene.picture.more.get(id) ?? {};
  const left = leftOf(spot.rank);
  const pills = [
    ...(upstream ? drawPill(upstream, left, spot.y, colors) : []),
    ...(downstream ? drawPill(downstream, left + NODE_WIDTH, spot.y, colors) : []),
  ];
  // An <svg> cuts what is too long for its box.
  return `<svg x="${left}" y="${spot.y}" width="${NODE_WIDTH}" height="${height}">${parts.join('')}</svg>${pills.join('')}`;
}

/** How many neighbours are not shown. */
function drawPill(count: number, x: number, y: number, colors: Colors): string[] {
  const text = `+${count}`;
  const width = 12 + text.length * 6.5;
  const box = { x: x - width / 2, y: y - 10, width, height: 20, rx: 10 };
  return [
    tag('rect', { ...box, fill: colors.bg, stroke: colors['line-3'] }),
    write(text, box.x + 6, y + 4, 11, colors['text-2'], true),
  ];
}

/** The score, with a mark where it is not sound; else the type. */
function drawState({ quality, type, lifecycle }: LineageNode, colors: Colors): string[] {
  const ended = lifecycle === 'deprecated' || lifecycle === 'archived' ? lifecycle : '';
  if (quality === undefined)
    return [write([type, ended].filter(Boolean).join('   '), 10, 52, 11, colors['text-2'])];
  const tone = qualityTone(quality);
  const color = tone === 'good' ? colors['text-2'] : colors[tone];
  const text = [quality.toFixed(2), ended].filter(Boolean).join('   ');
  if (tone === 'good') return [write(text, 10, 52, 11, color)];
  return [
    drawIcon(tone === 'warn' ? 'warning' : 'error', 10, 42, 12, color),
    write(text, 25, 52, 11, color),
  ];
}

function drawIcon(name: IconName, x: number, y: number, size: number, color: string): string {
  return tag('path', {
    d: pathOfIcon(name),
    transform: `translate(${x} ${y}) scale(${size / 24})`,
    fill: 'none',
    stroke: color,
    'stroke-width': 2.4,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

function write(
  text: string,
  x: number,
  y: number,
  size: number,
  color: string,
  strong = false,
  family?: string,
): string {
  const look = {
    x,
    y,
    'font-size': size,
    fill: color,
    ...(strong && { 'font-weight': 500 }),
    ...(family && { 'font-family': family }),
  };
  return `<text${attributes(look)}>${escape(text)}</text>`;
}

/** So many letters of a text, for want of a way to measure them. */
function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}

function tag(name: string, values: Record<string, string | number>): string {
  return `<${name}${attributes(values)}/>`;
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For XML, which has no place for control characters. */
function escape(text: string): string {
  return text.replace(/\p{Cc}|[\ufffe\uffff]/gu, ' ').replace(/[&<>"]/g, found => entities[found]);
}
