/** A set of small whole numbers, one bit each; what lies beyond its size is not in it. */
export class Bitset {
  private readonly words: Uint32Array;

  constructor(readonly size: number) {
    this.words = new Uint32Array(Math.ceil(size / 32));
  }

  /** All numbers below the size. */
  static full(size: number): Bitset {
    const set = new Bitset(size);
    set.words.fill(0xffffffff);
    return set;
  }

  add(value: number): void {
    this.words[value >>> 5] |= 1 << (value & 31);
  }

  delete(value: number): void {
    this.words[value >>> 5] &= ~(1 << (value & 31));
  }

  has(value: number): boolean {
    return value < this.size && (this.words[value >>> 5] & (1 << (value & 31))) !== 0;
  }
}
