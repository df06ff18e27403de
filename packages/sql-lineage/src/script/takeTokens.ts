import type { Blocks } from './Blocks';
import { endOfUnit } from './Lexer';
import type { Token } from './Token';
import type { TokenStream } from './TokenStream';

/** Whether `token` ends a statement by itself. */
export function isTerminator(token: Token | undefined): boolean {
  return token === undefined || token.key === ';' || token.key === endOfUnit;
}

/** How deep in parentheses and CASE expressions the tokens seen so far end. */
export class Nesting {
  parentheses = 0;
  cases = 0;

  get isTop(): boolean {
    return this.parentheses === 0 && this.cases === 0;
  }

  see({ key }: Token) {
    if (key === '(') this.parentheses++;
    else if (key === ')') this.parentheses = Math.max(0, this.parentheses - 1);
    else if (this.parentheses === 0 && key === 'CASE') this.cases++;
    else if (this.parentheses === 0 && key === 'END') this.cases = Math.max(0, this.cases - 1);
  }
}

/**
 * Takes tokens up to one of `words` outside parentheses, or to the statement's
 * end. The word is left where it is.
 */
export function takeUntil(stream: TokenStream, words: readonly string[]): Token[] {
  const tokens: Token[] = [];
  const nesting = new Nesting();
  for (let token = stream.peek(); token && !isTerminator(token); token = stream.peek()) {
    if (nesting.isTop && words.includes(token.key)) break;
    nesting.see(token);
    stream.take();
    tokens.push(token);
  }
  return tokens;
}

/** Takes a statement's tokens; the semicolon, or the END of the block around it, is left. */
export function takeStatement(stream: TokenStream, blocks: Blocks): Token[] {
  const tokens: Token[] = [];
  const nesting = new Nesting();
  for (let token = stream.peek(); token && !isTerminator(token); token = stream.peek()) {
    if (token.key === 'END' && nesting.isTop && blocks.depth > 0 && tokens.length > 0) break;
    if (isSlashLine(stream)) break;
    nesting.see(token);
    stream.take();
    tokens.push(token);
  }
  return tokens;
}

/** Whether the next token is a slash that stands on a line of its own. */
export function isSlashLine(stream: TokenStream): boolean {
  const token = stream.peek();
  return token?.key === '/' && token.startsLine && stream.peek(1)?.startsLine !== false;
}
