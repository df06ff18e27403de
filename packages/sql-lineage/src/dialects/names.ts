import type { CaseFolding } from './DialectDescription';

/** What two names have in common just when they are the same to a dialect. */
export function nameKey(folding: CaseFolding, name: string, quoted: boolean): string {
  if (folding === 'insensitive') return name.toLowerCase();
  if (quoted || folding === 'exact') return name;
  return folding === 'lower' ? name.toLowerCase() : name.toUpperCase();
}

/**
 * The key of a name that a schema has: schemas come in the case that some tool
 * chose, so that only mixed case must have been quoted.
 */
export function storedKey(folding: CaseFolding, name: string): string {
  const isMixed = name !== name.toLowerCase() && name !== name.toUpperCase();
  return nameKey(folding, name, isMixed);
}

const closing: Readonly<Record<string, string>> = { '"': '"', '`': '`', '[': ']' };

/** One part of a dotted name. */
export type NamePart = { name: string; quoted: boolean };

/**
 * The parts of a dotted name; a part may be quoted by `"`, `` ` `` or `[]`, with
 * the closing quote doubled where it is part of the name. Text that is not
 * closed runs to the end.
 */
export function splitName(text: string): NamePart[] {
  const parts: NamePart[] = [];
  let position = 0;
  while (position <= text.length) {
    const close = closing[text[position]];
    if (close === undefined) {
      const dot = text.indexOf('.', position);
      const end = dot < 0 ? text.length : dot;
      parts.push({ name: text.slice(position, end), quoted: false });
      position = end + 1;
    } else {
      let end = text.indexOf(close, position + 1);
      while (end >= 0 && text[end + 1] === close) end = text.indexOf(close, end + 2);
      if (end < 0) end = text.length;
      parts.push({
        name: text.slice(position + 1, end).replaceAll(close + close, close),
        quoted: true,
      });
      position = end + 2;
    }
  }
  return parts;
}
