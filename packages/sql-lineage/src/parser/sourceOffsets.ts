/** Takes an offset of the parser, in code points, to the UTF-16 offset in the statement's text. */
export interface SourceOffsets {
  /** Where something begins. */
  (codePoint: number): number;
  /** Where something ends: after what stands before it, even when a work-around moved what follows. */
  end(codePoint: number): number;
}

const hasSurrogates = /[\ud800-\udbff][\udc00-\udfff]/;

/**
 * For a text that was parsed as it is, or whose UTF-16 offsets `toSource` takes
 * to those of another.
 */
export function sourceOffsets(
  text: string,
  toSource: (unit: number) => number = unit => unit,
): SourceOffsets {
  const toUnit = unitsOf(text);
  const end = (codePoint: number) =>
    codePoint === 0 ? toSource(0) : toSource(toUnit(codePoint) - 1) + 1;
  return Object.assign((codePoint: number) => toSource(toUnit(codePoint)), { end });
}

function unitsOf(text: string): (codePoint: number) => number {
  if (!hasSurrogates.test(text)) return codePoint => codePoint;
  const starts: number[] = [];
  let unit = 0;
  for (const character of text) {
    starts.push(unit);
    unit += character.length;
  }
  return codePoint => starts[codePoint] ?? text.length;
}
