import { pathOfIcon } from '../../ui/Icon';
import type { IconName } from '../../ui/Icon';

/** Fonts that the reader's machine may have. */
export const SANS =
  'Inter, system-ui, -apple-system, Segoe UI, Roboto, Liberation Sans, DejaVu Sans, sans-serif';
/** And of fixed width. */
export const MONO =
  'ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, Liberation Mono, monospace';

/** One of our icons, with its corner at a point. */
export function drawIcon(
  name: IconName,
  x: number,
  y: number,
  size: number,
  color: string,
): string {
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

/** A line of text; `y` is its base line. */
export function write(
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
export function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}

/** An element without children. */
export function tag(name: string, values: Record<string, string | number>): string {
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
