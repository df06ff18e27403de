import { clauseWords } from './sqlWords';
import { tokensOf } from './tokens';
import type { SqlDialect, SqlToken } from './tokens';

/** A table's name in its parts, the last one its own: `['public', 'orders']`. */
export type TableName = readonly string[];

/** A place in SQL text, and what stands there. Keywords are told in upper case. */
export class SqlCursor {
  private readonly tokens: readonly SqlToken[];
  private at = 0;

  constructor(
    sql: string,
    private readonly dialect: SqlDialect,
  ) {
    this.tokens = tokensOf(sql, dialect);
  }

  get isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  /** Whether a statement or what stands in parentheses ends here. */
  get isAtStop(): boolean {
    return this.isAtEnd || this.isSymbol(')') || this.isSymbol(';');
  }

  /** The word so many places on from here; undefined where none stands. */
  word(offset = 0): string | undefined {
    const token = this.tokens[this.at + offset];
    return token?.kind === 'word' ? token.text.toUpperCase() : undefined;
  }

  isWord(word: string, offset = 0): boolean {
    return this.word(offset) === word;
  }

  isSymbol(text: string, offset = 0): boolean {
    const token = this.tokens[this.at + offset];
    return token?.kind === 'symbol' && token.text === text;
  }

  isName(offset = 0): boolean {
    const kind = this.tokens[this.at + offset]?.kind;
    return kind === 'word' || kind === 'name';
  }

  move(by = 1) {
    this.at += by;
  }

  skip(words: ReadonlySet<string>) {
    while (words.has(this.word() ?? '')) this.move();
  }

  /** Past what stands in parentheses here. */
  skipParentheses() {
    let depth = 0;
    do {
      if (this.isSymbol('(')) depth += 1;
      if (this.isSymbol(')')) depth -= 1;
      this.move();
    } while (depth > 0 && !this.isAtEnd);
  }

  skipStatement() {
    while (!this.isAtEnd && !this.isSymbol(';')) this.move();
  }

  skipAll() {
    this.at = this.tokens.length;
  }

  /** Whether the rest of the statement holds a word. */
  holds(word: string): boolean {
    for (let offset = 0; this.tokens[this.at + offset] && !this.isSymbol(';', offset); offset++) {
      if (this.isWord(word, offset)) return true;
    }
    return false;
  }

  /** Whether a sub-query stands in the parentheses that begin here. */
  opensQuery(verbs: ReadonlySet<string>): boolean {
    let offset = 0;
    while (this.isSymbol('(', offset)) offset += 1;
    const word = this.word(offset) ?? '';
    return word === 'SELECT' || word === 'WITH' || verbs.has(word);
  }

  /** Whether the WITH that stands here names queries: it is a hint and part of types too. */
  opensWithList(): boolean {
    let offset = this.isWord('RECURSIVE', 1) ? 2 : 1;
    if (!this.isName(offset)) return false;
    offset += 1;
    if (this.isSymbol('(', offset)) {
      while (this.tokens[this.at + offset] && !this.isSymbol(')', offset)) offset += 1;
      offset += 1;
    }
    return this.isWord('AS', offset);
  }

  /** Reads a name without dots. */
  part(): string {
    const { kind, text } = this.tokens[this.at];
    this.move();
    if (kind === 'word' && this.dialect === 'postgres') return text.toLowerCase();
    return kind === 'word' && this.dialect === 'oracle' ? text.toUpperCase() : text;
  }

  /** Reads a name with its dots; undefined where none stands. */
  name(): TableName | undefined {
    if (!this.isName() || clauseWords.has(this.word() ?? '')) return undefined;
    const parts = [this.part()];
    while (this.isSymbol('.')) {
      this.move();
      // SQL Server lets the schema out: `db..orders`.
      if (this.isSymbol('.')) parts.push('');
      else if (this.isName()) parts.push(this.part());
    }
    return parts;
  }

  /** Reads another name of a table, where one stands. */
  alias(): string | undefined {
    if (this.isWord('AS')) this.move();
    return this.isName() && !clauseWords.has(this.word() ?? '') ? this.part() : undefined;
  }
}
