import { Lexer } from '../script/Lexer';
import type { SourceDialect } from '../script/SourceDialect';
import type { Token } from '../script/Token';
import type { TextSpan } from '../types';

/** A statement's tokens, with where its parentheses close and how deep each stands. */
export class StatementTokens {
  readonly tokens: readonly Token[];
  private readonly closings: Int32Array;
  private readonly depths: Int32Array;
  private readonly parents: Int32Array;
  private readonly openings: Int32Array;

  constructor(
    readonly text: string,
    readonly dialect: SourceDialect,
  ) {
    const lexer = new Lexer(text, dialect.name);
    const tokens: Token[] = [];
    for (let token = lexer.next(); token; token = lexer.next()) tokens.push(token);
    this.tokens = tokens;
    this.closings = new Int32Array(tokens.length).fill(tokens.length - 1);
    this.depths = new Int32Array(tokens.length);
    this.parents = new Int32Array(tokens.length).fill(-1);
    this.openings = new Int32Array(tokens.length).fill(-1);
    this.matchParentheses();
  }

  get length(): number {
    return this.tokens.length;
  }

  /** The word or symbol at an index, in capitals; empty for strings and quoted names, and outside. */
  key(index: number): string {
    return this.tokens[index]?.key ?? '';
  }

  /** How many parentheses are open before the token. */
  depth(index: number): number {
    return this.depths[index] ?? 0;
  }

  /** The index of the parenthesis around the token; -1 without. */
  parent(index: number): number {
    return this.parents[index] ?? -1;
  }

  /** The index of the parenthesis that closes the one at `index`; the last token where none does. */
  closing(index: number): number {
    return this.closings[index];
  }

  /** Whether the words or symbols, with spaces between them, stand at `index`. */
  has(index: number, keys: string): boolean {
    return keys.split(' ').every((key, offset) => this.key(index + offset) === key);
  }

  isOneOf(index: number, keys: readonly string[]): boolean {
    const key = this.key(index);
    return key !== '' && keys.includes(key);
  }

  isName(index: number): boolean {
    const kind = this.tokens[index]?.kind;
    return kind === 'word' || kind === 'quotedName';
  }

  /** The index after a dotted name that begins at `index`. */
  afterName(index: number): number {
    let at = index;
    if (!this.isName(at) && this.tokens[at]?.kind !== 'string') return at;
    at++;
    while (this.key(at) === '.') at += this.isName(at + 1) ? 2 : 1;
    return at;
  }

  /** The index of the parenthesis that the one at `index` closes; -1 where none is open. */
  opening(index: number): number {
    return this.openings[index] ?? -1;
  }

  /**
   * The first index from `from` on at which one of `keys` stands at the depth
   * of `from`, or at which the parenthesis around it closes; else the length.
   */
  find(from: number, keys: readonly string[]): number {
    const depth = this.depth(from);
    for (let at = from; at < this.length; at++) {
      if (this.depth(at) < depth) return at;
      if (this.depth(at) === depth && this.isOneOf(at, keys)) return at;
    }
    return this.length;
  }

  /** Where the items of a list begin and, without, end, whose commas stand at the depth of `from`; none go beyond `to`. */
  items(from: number, to: number): [first: number, after: number][] {
    const items: [number, number][] = [];
    for (let at = from; at < to; at = items[items.length - 1][1] + 1) {
      items.push([at, Math.min(this.find(at, [',']), to)]);
    }
    return items;
  }

  /** The text span from the token at `first` up to, without, the one at `after`. */
  span(first: number, after: number): TextSpan {
    const start = this.tokens[first]?.start ?? this.text.length;
    return {
      start,
      end: after > first ? this.tokens[Math.min(after, this.length) - 1].end : start,
    };
  }

  /** The text of the token at an index, as written. */
  written(index: number): string {
    const token = this.tokens[index];
    return token ? this.text.slice(token.start, token.end) : '';
  }

  private matchParentheses() {
    const open: number[] = [];
    this.tokens.forEach(({ key }, index) => {
      if (key === ')') {
        const opening = open.pop();
        if (opening !== undefined) {
          this.closings[opening] = index;
          this.openings[index] = opening;
        }
      }
      this.depths[index] = open.length;
      this.parents[index] = open.at(-1) ?? -1;
      if (key === '(') open.push(index);
    });
  }
}
