import type { Lexer } from './Lexer';
import type { Token } from './Token';

/** Tokens with look-ahead; those that were taken are forgotten, so that a long script needs little memory. */
export class TokenStream {
  private waiting: Token[] = [];
  private head = 0;
  private previous: Token | undefined;

  constructor(private readonly lexer: Lexer) {}

  /** The token `distance` after the next one, without taking any. */
  peek(distance = 0): Token | undefined {
    while (this.waiting.length - this.head <= distance) {
      const token = this.lexer.next();
      if (!token) return undefined;
      this.waiting.push(token);
    }
    return this.waiting[this.head + distance];
  }

  take(): Token | undefined {
    const token = this.peek();
    if (!token) return undefined;
    this.head++;
    if (this.head > 1000) {
      this.waiting = this.waiting.slice(this.head);
      this.head = 0;
    }
    this.previous = token;
    return token;
  }

  /** The token taken last. */
  get last(): Token | undefined {
    return this.previous;
  }

  /** Takes the next token if it is one of `keys`. */
  takeIf(...keys: string[]): Token | undefined {
    const token = this.peek();
    return token && keys.includes(token.key) ? this.take() : undefined;
  }

  /** Goes on at an offset of the text, in either direction. */
  jump(position: number) {
    this.waiting = [];
    this.head = 0;
    this.lexer.jump(position);
  }

  /** Goes on at the next line. */
  skipLine() {
    const from = this.previous?.end ?? 0;
    const lineEnd = this.lexer.text.indexOf('\n', from);
    this.jump(lineEnd < 0 ? this.lexer.text.length : lineEnd);
  }
}
