/** Takes an offset of the parser, in code points, to the UTF-16 offset in the statement's text. */
export type SourceOffsets = (codePoint: number) => number;

const hasSurrogates = /[\ud800-\udbff][\udc00-\udfff]/;

/** For a text that was parsed as it is. */
export function sourceOffsets(text: string): SourceOffsets {
  if (!hasSurrogates.test(text)) return codePoint => codePoint;
  const starts: number[] = [];
  let unit = 0;
  for (const character of text) {
    starts.push(unit);
    unit += character.length;
  }
  return codePoint => starts[codePoint] ?? text.length;
}
