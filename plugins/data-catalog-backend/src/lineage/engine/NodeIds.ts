import { InputError } from '@backstage/errors';
import { grow } from './growing';

/** Stands in the hash table where nothing is. */
const EMPTY = 0;
const NOT_A_DIGIT = 16;
const FIRST_TABLE = 1024;

const digits = new Uint8Array(128).fill(NOT_A_DIGIT);
for (let value = 0; value < 16; value++) {
  digits[value.toString(16).charCodeAt(0)] = value;
  digits[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}
/** Where each of the four words begins, and where its dash is, if it has one. */
const wordStarts = [0, 9, 19, 28];
const dashes = [8, 13, 18, 23];

/**
 * UUIDs and the numbers ("slots") that the engine calls them by: 0, 1, 2 … in
 * the order in which they came. 16 bytes an id, and 4 to 12 of an open hash
 * table that is from a third to two thirds full.
 */
export class NodeIds {
  private words = new Uint32Array(64);
  private table = new Uint32Array(FIRST_TABLE);
  private count = 0;
  private readonly parsed = new Uint32Array(4);

  get size(): number {
    return this.count;
  }

  get bytes(): number {
    return this.words.byteLength + this.table.byteLength;
  }

  /** The slot of an id in any letter case; undefined for an id that is not known or is no UUID. */
  slotOf(id: string): number | undefined {
    if (!this.parse(id)) return undefined;
    const held = this.table[this.find()];
    return held === EMPTY ? undefined : held - 1;
  }

  /**
   * The slot of an id, a new one if it was not known.
   *
   * @throws InputError when it is not a UUID.
   */
  add(id: string): number {
    if (!this.parse(id)) throw new InputError(`A node's id must be a UUID, got '${id}'`);
    const place = this.find();
    if (this.table[place] !== EMPTY) return this.table[place] - 1;
    const slot = this.count++;
    this.words = grow(this.words, 4 * this.count);
    this.words.set(this.parsed, 4 * slot);
    this.table[place] = slot + 1;
    if (this.count * 3 > this.table.length * 2) this.rehash(this.table.length * 2);
    return slot;
  }

  /** The id of a slot, in lower case. */
  idOf(slot: number): string {
    let hex = '';
    for (let at = 4 * slot; at < 4 * slot + 4; at++) {
      hex += this.words[at].toString(16).padStart(8, '0');
    }
    const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
    return [...parts, hex.slice(20)].join('-');
  }

  /** Makes room for so many ids at once, in place of growing step by step. */
  reserve(count: number): void {
    if (4 * count > this.words.length) {
      const words = new Uint32Array(4 * count);
      words.set(this.words);
      this.words = words;
    }
    let length = this.table.length;
    while (count * 3 > length * 2) length *= 2;
    if (length > this.table.length) this.rehash(length);
  }

  /** Reads an id into `parsed`, so that no lookup allocates. */
  private parse(id: string): boolean {
    if (id.length !== 36) return false;
    for (const at of dashes) if (id.charCodeAt(at) !== 45) return false;
    for (let word = 0; word < 4; word++) {
      let value = 0;
      let at = wordStarts[word];
      for (let left = 8; left > 0; at++) {
        const code = id.charCodeAt(at);
        if (code === 45) continue;
        const digit = code < 128 ? digits[code] : NOT_A_DIGIT;
        if (digit === NOT_A_DIGIT) return false;
        value = (value << 4) | digit;
        left--;
      }
      this.parsed[word] = value;
    }
    return true;
  }

  /** Where the parsed id is in the table, or the free place where it belongs. */
  private find(): number {
    const { table, words, parsed } = this;
    const mask = table.length - 1;
    let place = hash(parsed[0], parsed[1], parsed[2], parsed[3]) & mask;
    for (; table[place] !== EMPTY; place = (place + 1) & mask) {
      const at = 4 * (table[place] - 1);
      const isSame =
        words[at] === parsed[0] &&
        words[at + 1] === parsed[1] &&
        words[at + 2] === parsed[2] &&
        words[at + 3] === parsed[3];
      if (isSame) break;
    }
    return place;
  }

  private rehash(length: number) {
    const { words } = this;
    const table = new Uint32Array(length);
    const mask = length - 1;
    for (let slot = 0; slot < this.count; slot++) {
      const at = 4 * slot;
      let place = hash(words[at], words[at + 1], words[at + 2], words[at + 3]) & mask;
      while (table[place] !== EMPTY) place = (place + 1) & mask;
      table[place] = slot + 1;
    }
    this.table = table;
  }
}

/** UUIDs of version 5 are random already; those made by counting up must not fall in a row. */
function hash(a: number, b: number, c: number, d: number): number {
  let mixed = a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ Math.imul(d, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
