import { tsqlLike, type ParserRule } from '../../ParserRule';
import { blank, replace, type Edit } from '../../Rewriting';
import type { StatementTokens } from '../../StatementTokens';
import { atEach } from './atEach';

/** Words and marks where rows come from. */
export const sourceWords: readonly ParserRule[] = [
  atEach({
    feature: 'a library before a slash',
    dialects: ['db2'],
    example: { dialect: 'db2', sql: 'SELECT a FROM lib/t' },
    at: (s, at) =>
      s.key(at) === '/' && s.isOneOf(at - 2, ['FROM', 'JOIN', 'INTO', 'UPDATE'])
        ? [replace(s.tokens[at], '.')]
        : [],
  }),
  atEach({
    feature: 'a query as TABLE (…)',
    dialects: ['db2'],
    example: { dialect: 'db2', sql: 'SELECT * FROM TABLE (SELECT * FROM u WHERE u.i = 1) x' },
    at: (s, at) =>
      s.has(at, 'TABLE ( SELECT') && s.isOneOf(at - 1, ['FROM', ',', 'JOIN'])
        ? [replace(s.tokens[at], s.key(at - 1) === 'FROM' ? '     ' : 'LATERAL')]
        : [],
  }),
  atEach({
    feature: 'joins between braces',
    example: { dialect: 'mysql', sql: 'SELECT * FROM { OJ t LEFT OUTER JOIN u ON t.i = u.i }' },
    at: (s, at) => (s.has(at, '{ OJ') ? [blank(s.span(at, at + 2)), ...closingBrace(s, at)] : []),
  }),
  atEach({
    feature: 'a file that is read in bulk',
    dialects: tsqlLike,
    example: {
      dialect: 'tsql',
      sql: "SELECT * FROM OPENROWSET(BULK 'https://x/y.parquet', FORMAT = 'PARQUET') AS r",
    },
    at: (s, at) => {
      if (!s.has(at, 'OPENROWSET ( BULK')) return [];
      const close = s.closing(at + 1);
      const rest = close > at + 4 ? [blank(s.span(at + 4, close))] : [];
      return [blank(s.tokens[at + 2]), ...rest];
    },
  }),
  atEach({
    feature: 'OFFSET ROWS after a set operation',
    example: {
      dialect: 'postgres',
      sql: '(SELECT a FROM t) UNION ALL (SELECT b FROM u) ORDER BY 1 OFFSET 2 ROWS',
    },
    at: (s, at) =>
      s.isOneOf(at, ['ROWS', 'ROW']) && s.key(at - 2) === 'OFFSET' && s.depth(at) === 0
        ? [blank(s.tokens[at])]
        : [],
  }),
];

function closingBrace(s: StatementTokens, from: number): Edit[] {
  for (let at = from; at < s.length; at++) {
    if (s.key(at) === '}') return [blank(s.tokens[at])];
  }
  return [];
}
