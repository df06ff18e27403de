import { mysqlLike, tsqlLike, type ParserRule } from '../../ParserRule';
import { blank, replace } from '../../Rewriting';
import { atEach } from './atEach';

/** Operators that the parser does not know, and what it knows in other words. */
export const operatorWords: readonly ParserRule[] = [
  atEach({
    feature: 'CONCAT and !! between operands',
    dialects: ['db2'],
    example: { dialect: 'db2', sql: 'SELECT a CONCAT b FROM t' },
    at: (s, at) => {
      if (s.key(at) === 'CONCAT' && s.key(at + 1) !== '(' && !s.isOneOf(at - 1, [',', 'SELECT']))
        return [replace(s.tokens[at], '||    ')];
      return s.has(at, '! !') ? [replace(s.span(at, at + 2), '||')] : [];
    },
  }),
  atEach({
    feature: 'ALL and ANY before a list of values',
    example: { dialect: 'oracle', sql: 'SELECT a FROM t WHERE c != ALL (1, 2)' },
    at: (s, at) =>
      s.isOneOf(at, ['ALL', 'ANY', 'SOME']) &&
      s.key(at + 1) === '(' &&
      s.isOneOf(at - 1, ['=', '<', '>', '<=', '>=', '<>', '!=']) &&
      !s.isOneOf(at + 2, ['SELECT', 'WITH', 'ARRAY', '('])
        ? [blank(s.tokens[at])]
        : [],
  }),
  atEach({
    feature: 'old operators for comparisons and joins',
    dialects: tsqlLike,
    example: { dialect: 'tsql', sql: 'SELECT a FROM t, u WHERE t.a *= u.a AND t.b !> 5' },
    at: (s, at) => {
      const joined = s.tokens[at + 1]?.start === s.tokens[at].end;
      if (joined && s.has(at, '! >')) return [replace(s.span(at, at + 2), '<=')];
      if (joined && s.has(at, '! <')) return [replace(s.span(at, at + 2), '>=')];
      const isJoin = joined && (s.has(at, '* =') || s.has(at, '= *')) && s.key(0) !== 'UPDATE';
      return isJoin ? [replace(s.span(at, at + 2), ' =')] : [];
    },
  }),
  atEach({
    feature: '! for NOT',
    dialects: mysqlLike,
    example: { dialect: 'mysql', sql: 'SELECT a FROM t WHERE b AND !c' },
    at: (s, at) => (s.key(at) === '!' ? [replace(s.tokens[at], 'NOT ')] : []),
  }),
  atEach({
    feature: 'integer division with //',
    dialects: ['duckdb'],
    example: { dialect: 'duckdb', sql: 'SELECT a // b FROM t' },
    at: (s, at) =>
      s.has(at, '/ /') && s.tokens[at].end === s.tokens[at + 1].start
        ? [replace(s.span(at, at + 2), '/ ')]
        : [],
  }),
];
