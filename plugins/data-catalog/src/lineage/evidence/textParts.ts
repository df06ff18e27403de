import type { SqlTextSpan } from '@headwater/plugin-data-catalog-common';

/** A piece of a text: marked, or beside what is looked at. */
export type TextPart = { text: string; look: 'plain' | 'faint' | 'mark' };

/**
 * A text in pieces, in order: what is in `marks` is marked, and what is
 * outside of `within`, where there is any, is faint. Spans may overlap, and
 * end beyond a text that was cut.
 */
export function textPartsOf(
  text: string,
  marks: readonly SqlTextSpan[],
  within: readonly SqlTextSpan[] = [],
): TextPart[] {
  const marked = merge(marks, text.length);
  const around = merge(within, text.length);
  const cuts = [...marked, ...around].flatMap(({ start, end }) => [start, end]);
  const places = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b);
  const isMarked = reader(marked);
  const isNear = reader(around);
  return places.slice(0, -1).map((start, index) => {
    const plain = isNear(start) || around.length === 0 ? 'plain' : 'faint';
    return {
      text: text.slice(start, places[index + 1]),
      look: isMarked(start) ? 'mark' : plain,
    };
  });
}

/** Spans that do not touch, from first to last. */
function merge(spans: readonly SqlTextSpan[], length: number): SqlTextSpan[] {
  const merged: SqlTextSpan[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    const until = Math.min(end, length);
    if (until <= start) continue;
    if (last && start <= last.end) last.end = Math.max(last.end, until);
    else merged.push({ start, end: until });
  }
  return merged;
}

/** Whether a place is in one of the spans; asked from first to last. */
function reader(spans: readonly SqlTextSpan[]): (place: number) => boolean {
  let at = 0;
  return place => {
    while (at < spans.length && spans[at].end <= place) at += 1;
    return at < spans.length && spans[at].start <= place;
  };
}

/** The line of a place in a text, from 1. */
export function lineAt(text: string, place: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1))
    line += 1;
  return line;
}

/** Characters of an expression that stand in a row. */
const MOST = 160;

/** An expression in one line, cut where it is long. */
export function expressionOf(text: string, { start, end }: SqlTextSpan): string {
  const line = text
    .slice(start, Math.min(end, start + 2 * MOST))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > MOST || end > start + 2 * MOST ? `${line.slice(0, MOST - 1)}…` : line;
}
