/** A stored time with six fraction digits, as Marquez writes them; undefined where it is not known. */
export function toTime(stored: string | null | undefined): string | undefined {
  return stored ? stored.replace(/(\.\d{6})\d+Z$/, '$1Z') : undefined;
}
