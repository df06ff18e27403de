import { closingOf, type Token } from './Token';

/**
 * The queries in an expression, a condition or a declaration, each as its
 * tokens without the parentheses around it. Those within a query are part of it.
 */
export function queriesWithin(tokens: readonly Token[]): Token[][] {
  const queries: Token[][] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!beginsQuery(tokens, at)) continue;
    const end = at > 0 && tokens[at - 1].key === '(' ? closingOf(tokens, at - 1) : tokens.length;
    queries.push(tokens.slice(at, end));
    at = end;
  }
  return queries;
}

function beginsQuery(tokens: readonly Token[], at: number): boolean {
  const { key } = tokens[at];
  if (key === 'SELECT' || key === 'SEL') return tokens[at - 1]?.key !== '.';
  if (key !== 'WITH') return false;
  const after = tokens[at + 2]?.key;
  return tokens[at + 1]?.key === 'RECURSIVE' || after === 'AS' || after === '(';
}
