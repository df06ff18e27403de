import { mysqlLike, type ParserRule } from '../../ParserRule';
import { afterGroup, blankClause, clauseStarts } from '../blankClauses';

/** Clauses behind what a query reads. */
export const sourceNoise: readonly ParserRule[] = [
  blankClause({
    feature: 'rows as they were at another time',
    example: {
      dialect: 'oracle',
      sql: 'SELECT a FROM t AS OF TIMESTAMP SYSTIMESTAMP - 1 WHERE b = 1',
    },
    after: (s, at) => {
      const isPast =
        s.has(at, 'AS OF TIMESTAMP') ||
        s.has(at, 'AS OF SCN') ||
        s.has(at, 'AS OF SYSTEM TIME') ||
        s.has(at, 'FOR SYSTEM_TIME AS OF') ||
        s.has(at, 'VERSIONS BETWEEN');
      return isPast ? s.find(at + 4, clauseStarts) : undefined;
    },
  }),
  blankClause({
    feature: 'the partition of a table that is read',
    dialects: ['oracle'],
    example: { dialect: 'oracle', sql: 'SELECT a FROM t PARTITION (p1) x' },
    after: (s, at) =>
      s.isOneOf(at, ['PARTITION', 'SUBPARTITION']) && s.key(at + 1) === '(' && s.isName(at - 1)
        ? afterGroup(s, at + 1)
        : undefined,
  }),
  blankClause({
    feature: 'a partitioned outer join',
    dialects: ['oracle'],
    example: {
      dialect: 'oracle',
      sql: 'SELECT * FROM a LEFT JOIN c PARTITION BY (c.x) ON a.i = c.i',
    },
    after: (s, at) =>
      s.has(at, 'PARTITION BY (') && s.key(s.closing(at + 2) + 1) === 'ON'
        ? afterGroup(s, at + 2)
        : undefined,
  }),
  blankClause({
    feature: 'an alias for the columns of USING',
    dialects: ['postgres'],
    example: {
      dialect: 'postgres',
      sql: 'SELECT * FROM t JOIN u USING (i) AS j LEFT JOIN v ON v.i = j.i',
    },
    after: (s, at) => {
      const isAlias = s.key(at) === 'AS' && s.key(at - 1) === ')' && s.isName(at + 1);
      return isAlias && s.key(s.opening(at - 1) - 1) === 'USING' ? at + 2 : undefined;
    },
  }),
  blankClause({
    feature: 'index hints',
    dialects: mysqlLike,
    example: {
      dialect: 'mysql',
      sql: 'SELECT a FROM t STRAIGHT_JOIN u ON t.i = u.i IGNORE INDEX FOR JOIN (j)',
    },
    after: (s, at) => {
      if (!s.isOneOf(at, ['USE', 'FORCE', 'IGNORE']) || !s.isOneOf(at + 1, ['INDEX', 'KEY']))
        return undefined;
      const open = s.find(at, ['(']);
      return s.key(open) === '(' ? afterGroup(s, open) : undefined;
    },
  }),
  blankClause({
    feature: 'ROW in VALUES',
    dialects: mysqlLike,
    example: { dialect: 'mysql', sql: 'VALUES ROW(1, 2), ROW(3, 4)' },
    after: (s, at) =>
      s.has(at, 'ROW (') && s.isOneOf(at - 1, ['VALUES', ',']) ? at + 1 : undefined,
  }),
  blankClause({
    feature: 'what a JSON table gives for what is missing',
    example: {
      dialect: 'mysql',
      sql: "SELECT * FROM JSON_TABLE('[]', '$[*]' COLUMNS (a INT PATH '$.a' DEFAULT '1' ON EMPTY)) AS jt",
    },
    after: (s, at) =>
      s.key(at) === 'DEFAULT' && s.key(at + 2) === 'ON' && s.isOneOf(at + 3, ['EMPTY', 'ERROR'])
        ? at + 4
        : undefined,
  }),
];
