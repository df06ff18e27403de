import { lexicalRulesOf, type LexicalRules } from './lexicalRules';
import type { Token, TokenKind } from './Token';

/** The key of what stands for the delimiter that MySQL's DELIMITER sets. */
export const endOfUnit = 'end of unit';

const newline = 10;
const quote = 39;
const doubleQuote = 34;
const backslash = 92;
const pairs: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '<': '>' };
const longSymbols = ['->>', ':=', '::', '=>', '..', '||', '<<', '>>', '<>', '<=', '>=', '!=', '->'];
const symbolsByFirst = new Map<string, string[]>();
for (const symbol of longSymbols) {
  symbolsByFirst.set(symbol[0], [...(symbolsByFirst.get(symbol[0]) ?? []), symbol]);
}

/**
 * Reads a script's tokens one after the other, each character once.
 *
 * It never fails: a string or comment that is not closed runs to the end of
 * the text, and a character that means nothing is a symbol.
 */
export class Lexer {
  private position = 0;
  private readonly rules: LexicalRules;
  private readonly end: number;
  private lineHasToken = false;
  private inVersionComment = false;
  private delimiter: string | undefined;

  constructor(
    readonly text: string,
    dialectName: string,
  ) {
    this.end = text.length;
    this.rules = lexicalRulesOf(dialectName);
  }

  /** Goes on at an offset, for example after text that is not SQL. */
  jump(position: number) {
    this.position = position;
    this.lineHasToken = false;
  }

  /** The next token, or undefined at the end. */
  next(): Token | undefined {
    this.skipBlanks();
    if (this.position >= this.end) return undefined;
    const start = this.position;
    const startsLine = !this.lineHasToken;
    this.lineHasToken = true;
    if (this.delimiter && this.at(this.delimiter)) {
      this.position += this.delimiter.length;
      return { kind: 'symbol', start, end: this.position, key: endOfUnit, startsLine };
    }
    const kind = this.read(this.text.charCodeAt(start));
    this.position = Math.min(this.position, this.end);
    const key = this.keyOf(kind, start);
    if (key === 'DELIMITER' && startsLine && this.rules.delimiterCommand) this.readDelimiter();
    return { kind, start, end: this.position, key, startsLine };
  }

  private keyOf(kind: TokenKind, start: number): string {
    if (kind === 'word') {
      const word = this.text.slice(start, this.position).toUpperCase();
      const cut = this.delimiter ? word.indexOf(this.delimiter) : -1;
      if (cut < 0) return word;
      this.position = start + cut;
      return word.slice(0, cut);
    }
    return kind === 'symbol' || kind === 'template' ? this.text.slice(start, this.position) : '';
  }

  private readDelimiter() {
    const start = this.position;
    this.skipLine();
    const written = this.text.slice(start, this.position).trim();
    this.delimiter = written && written !== ';' ? written : undefined;
  }

  private skipBlanks() {
    const { text, rules } = this;
    while (this.position < this.end) {
      const code = text.charCodeAt(this.position);
      if (code === newline) {
        this.lineHasToken = false;
        this.position++;
      } else if (code <= 32 || code === 0xa0 || code === 0xfeff || code === 0x3000) {
        this.position++;
      } else if (code === 45 && this.dashComment()) {
        this.skipLine();
      } else if (code === 35 && rules.hashComments) {
        this.skipLine();
      } else if (code === 47 && rules.slashComments && this.slashComment()) {
        this.skipLine();
      } else if (code === 47 && this.at('/*')) {
        this.skipComment();
      } else if (code === 42 && this.inVersionComment && this.at('*/')) {
        this.inVersionComment = false;
        this.position += 2;
      } else {
        return;
      }
    }
  }

  private at(part: string): boolean {
    return this.text.startsWith(part, this.position);
  }

  private dashComment(): boolean {
    if (!this.at('--')) return false;
    if (!this.rules.spacedDashComments) return true;
    const after = this.text.charCodeAt(this.position + 2);
    return Number.isNaN(after) || after <= 32;
  }

  /** Not the slashes of a URL. */
  private slashComment(): boolean {
    return this.at('//') && this.text[this.position - 1] !== ':';
  }

  private skipLine() {
    const lineEnd = this.text.indexOf('\n', this.position);
    this.position = lineEnd < 0 ? this.end : lineEnd;
  }

  private skipComment() {
    if (this.rules.versionComments && this.text.charCodeAt(this.position + 2) === 33) {
      this.position += 3;
      while (isDigit(this.text.charCodeAt(this.position))) this.position++;
      this.inVersionComment = true;
      return;
    }
    const start = this.position;
    let depth = 1;
    this.position += 2;
    while (depth > 0) {
      const close = this.text.indexOf('*/', this.position);
      if (close < 0) {
        this.position = this.end;
        break;
      }
      const open = this.rules.nestedComments ? this.openingBefore(close) : -1;
      depth += open < 0 ? -1 : 1;
      this.position = (open < 0 ? close : open) + 2;
    }
    if (this.text.slice(start, this.position).includes('\n')) this.lineHasToken = false;
  }

  /** Looks no further than `close`, so that a comment's text is read once. */
  private openingBefore(close: number): number {
    for (let at = this.position; at < close; at++) {
      if (this.text.charCodeAt(at) === 47 && this.text.charCodeAt(at + 1) === 42) return at;
    }
    return -1;
  }

  private read(code: number): TokenKind {
    if (isNameStart(code)) return this.readWord();
    if (isDigit(code)) return this.readNumber();
    if (code === quote) return this.readString(quote, this.rules.backslashEscapes);
    if (code === doubleQuote) return this.readDoubleQuotes(this.rules.backslashEscapes);
    if (code === 96 && this.rules.backticks) return this.readQuotedName('`');
    if (code === 91 && this.rules.brackets) return this.readQuotedName(']');
    if (code === 36) return this.readDollar();
    if ((code === 64 || code === 35) && this.rules.sigilNames) return this.readSigil(code);
    return this.readSymbol();
  }

  private readWord(): TokenKind {
    const start = this.position;
    const { text } = this;
    while (isNamePart(text.charCodeAt(this.position), this.rules.sigilNames)) this.position++;
    if (this.position - start > 2) return 'word';
    const next = text.charCodeAt(this.position);
    if (next !== quote && next !== doubleQuote) return 'word';
    return this.readPrefixedString(text.slice(start, this.position).toLowerCase(), next);
  }

  private readPrefixedString(prefix: string, next: number): TokenKind {
    const { rules } = this;
    if (next === quote && rules.alternativeQuotes && (prefix === 'q' || prefix === 'nq')) {
      const opening = this.text[this.position + 1] ?? '';
      return this.readTo(`${pairs[opening] ?? opening}'`, 2, 'string');
    }
    const known = [...prefix].every(letter => rules.stringPrefixes.includes(letter));
    if (!known && !(next === quote && ['n', 'b', 'x'].includes(prefix))) return 'word';
    if (next === doubleQuote && !rules.doubleQuotedStrings) return 'word';
    const escapes = prefix.includes('r') ? false : prefix === 'e' || rules.backslashEscapes;
    return next === quote ? this.readString(quote, escapes) : this.readDoubleQuotes(escapes);
  }

  private readNumber(): TokenKind {
    const { text } = this;
    while (isNamePart(text.charCodeAt(this.position), false)) this.position++;
    if (text[this.position] === '.' && text[this.position + 1] !== '.') {
      this.position++;
      while (isNamePart(text.charCodeAt(this.position), false)) this.position++;
    }
    return 'number';
  }

  private readString(mark: number, escapes: boolean): TokenKind {
    const { text } = this;
    const character = String.fromCharCode(mark);
    if (this.rules.tripleQuotes && this.at(character.repeat(3))) {
      return this.readTripleQuotes(character.repeat(3), escapes);
    }
    this.position++;
    while (this.position < this.end) {
      const code = text.charCodeAt(this.position);
      if (code === backslash && escapes) this.position += 2;
      else if (code !== mark) this.position++;
      else if (text.charCodeAt(this.position + 1) === mark) this.position += 2;
      else {
        this.position++;
        break;
      }
    }
    return 'string';
  }

  private readTripleQuotes(marks: string, escapes: boolean): TokenKind {
    this.position += 3;
    while (this.position < this.end && !this.at(marks)) {
      this.position += escapes && this.text.charCodeAt(this.position) === backslash ? 2 : 1;
    }
    this.position += 3;
    return 'string';
  }

  private readDoubleQuotes(escapes: boolean): TokenKind {
    if (this.rules.doubleQuotedStrings) return this.readString(doubleQuote, escapes);
    return this.readQuotedName('"');
  }

  /** A name's closing mark is written twice to stand for itself. */
  private readQuotedName(mark: string): TokenKind {
    let at = this.position + 1;
    for (;;) {
      const close = this.text.indexOf(mark, at);
      if (close < 0) {
        this.position = this.end;
        return 'quotedName';
      }
      if (this.text[close + 1] !== mark) {
        this.position = close + 1;
        return 'quotedName';
      }
      at = close + 2;
    }
  }

  private readDollar(): TokenKind {
    const { dollarQuotes } = this.rules;
    if (dollarQuotes !== 'none') {
      const tag = this.dollarTag();
      if (tag === '$$' || (tag && dollarQuotes === 'tagged')) {
        return this.readTo(tag, tag.length, 'string');
      }
    }
    this.position++;
    while (isNamePart(this.text.charCodeAt(this.position), false)) this.position++;
    return 'word';
  }

  private dollarTag(): string | undefined {
    let at = this.position + 1;
    if (isDigit(this.text.charCodeAt(at))) return undefined;
    while (isNamePart(this.text.charCodeAt(at), false) && this.text[at] !== '$') at++;
    return this.text[at] === '$' ? this.text.slice(this.position, at + 1) : undefined;
  }

  private readTo(closing: string, openLength: number, kind: TokenKind): TokenKind {
    const close = this.text.indexOf(closing, this.position + openLength);
    this.position = close < 0 ? this.end : close + closing.length;
    return kind;
  }

  private readSigil(sigil: number): TokenKind {
    this.position++;
    while (this.text.charCodeAt(this.position) === sigil) this.position++;
    while (isNamePart(this.text.charCodeAt(this.position), true)) this.position++;
    return 'word';
  }

  private readSymbol(): TokenKind {
    const first = this.text[this.position];
    if (first === '{' && /[{%#]/.test(this.text[this.position + 1] ?? '')) {
      this.position += 2;
      return 'template';
    }
    const long = symbolsByFirst.get(first)?.find(symbol => this.at(symbol));
    this.position += long?.length ?? 1;
    return 'symbol';
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 160;
}

function isNamePart(code: number, sigils: boolean): boolean {
  if (isNameStart(code) || isDigit(code) || code === 36) return true;
  return sigils && (code === 35 || code === 64);
}
