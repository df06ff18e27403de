import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import { qualityTone } from '../../ui/badges';
import { iconOfType } from '../../ui/Icon';
import { columnKey } from '../model/lighting';
import { shortPath, shortTitle } from '../model/nodeText';
import { NODE_WIDTH } from '../model/place';
import { leftOf } from '../model/route';
import { hasFoot, HEAD, ROW } from '../model/rows';
import type { Colors, Drawing } from './drawSvg';
import { cut, drawIcon, MONO, tag, write } from './svgParts';

/** A node of the drawing, with the numbers of neighbours that are not shown. */
export function drawNode(
  node: LineageNode,
  { scene, chosen, colors, moreColumns }: Drawing,
): string {
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
