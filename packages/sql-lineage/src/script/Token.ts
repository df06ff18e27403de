import type { TextSpan } from '../types';

/** `template`: the two characters that open a Jinja tag. */
export type TokenKind = 'word' | 'quotedName' | 'string' | 'number' | 'symbol' | 'template';

/** A piece of SQL that is not white space or a comment. */
export type Token = TextSpan & {
  kind: TokenKind;
  /** A word's letters in capitals, a symbol as it is; empty for the other kinds. */
  key: string;
  /** Whether only white space or comments stand before it on its line. */
  startsLine: boolean;
};

/** Whether `token` is the word or symbol `key`; words in capitals. */
export function isKey(token: Token | undefined, key: string): boolean {
  return token !== undefined && token.key === key;
}

/** Whether `token` may be a name, or a part of one. */
export function isName(token: Token | undefined): token is Token {
  return token?.kind === 'word' || token?.kind === 'quotedName';
}

/** The index of the parenthesis that closes the one at `open`; the length where none does. */
export function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at].key === '(') depth++;
    if (tokens[at].key === ')' && --depth === 0) return at;
  }
  return tokens.length;
}

/** Where the text within a string's quotes begins and ends. */
export function stringContent(text: string, token: Token): TextSpan {
  const written = text.slice(token.start, token.end);
  const dollars = /^\$[^$]*\$/.exec(written)?.[0];
  if (dollars) return within(token, dollars.length, written.endsWith(dollars) ? dollars.length : 0);
  const alternative = /^n?q'/i.exec(written)?.[0];
  if (alternative) return within(token, alternative.length + 1, written.endsWith("'") ? 2 : 0);
  const [, prefix, quote] = /^([a-z]*)('''|"""|'|")/i.exec(written) ?? ['', '', ''];
  const closed = written.length >= prefix.length + 2 * quote.length && written.endsWith(quote);
  return within(token, prefix.length + quote.length, closed ? quote.length : 0);
}

function within({ start, end }: TextSpan, before: number, after: number): TextSpan {
  return { start: Math.min(start + before, end), end: Math.max(start + before, end - after) };
}
