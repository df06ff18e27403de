/** Where in a text an offset lies, as people and editors count. */
export class LinePositions {
  private readonly starts: number[];

  constructor(text: string) {
    this.starts = [
      0,
      ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length),
    ];
  }

  /** `line:column`, both from 1, columns in UTF-16 units as compilers and editors have them. */
  at(offset: number): string {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return `${low + 1}:${offset - this.starts[low] + 1}`;
  }
}
