import { mysqlLike, type ParserRule } from '../../ParserRule';
import { afterGroup, blankClause, clauseStarts } from '../blankClauses';

const afterTemporal = clauseStarts.filter(word => word !== 'AS' && word !== 'FOR');

/** Clauses of queries. */
export const queryNoise: readonly ParserRule[] = [
  blankClause({
    feature: 'isolation and access clauses at the end of a query',
    dialects: ['db2', 'ansi'],
    example: { dialect: 'db2', sql: 'SELECT a FROM t FETCH FIRST 10 ROWS ONLY WITH UR' },
    after: (s, at) => {
      if (s.key(at) === 'WITH' && s.isOneOf(at + 1, ['UR', 'CS', 'RS', 'RR'])) return at + 2;
      if (s.has(at, 'OPTIMIZE FOR')) return s.isOneOf(at + 3, ['ROW', 'ROWS']) ? at + 4 : at + 3;
      if (s.has(at, 'FOR READ ONLY') || s.has(at, 'FOR FETCH ONLY')) return at + 3;
      return undefined;
    },
  }),
  blankClause({
    feature: 'the MODEL clause',
    dialects: ['oracle'],
    example: {
      dialect: 'oracle',
      sql: 'SELECT a FROM t MODEL DIMENSION BY (b) MEASURES (c) RULES (c[1] = 2)',
    },
    after: (s, at) =>
      s.key(at) === 'MODEL' &&
      s.isOneOf(at + 1, [
        'DIMENSION',
        'PARTITION',
        'RETURN',
        'REFERENCE',
        'MAIN',
        'IGNORE',
        'KEEP',
        'UNIQUE',
      ])
        ? s.find(at, ['ORDER', ';'])
        : undefined,
  }),
  blankClause({
    feature: 'SEARCH and CYCLE of a recursive query',
    example: {
      dialect: 'postgres',
      sql: 'WITH RECURSIVE r(n) AS (SELECT 1) SEARCH DEPTH FIRST BY n SET o CYCLE n SET c USING p SELECT * FROM r',
    },
    after: (s, at) =>
      s.key(at - 1) === ')' &&
      (s.has(at, 'SEARCH DEPTH') || s.has(at, 'SEARCH BREADTH') || s.key(at) === 'CYCLE')
        ? s.find(at, ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', ','])
        : undefined,
  }),
  blankClause({
    feature: 'UNLOGGED in SELECT INTO',
    example: { dialect: 'postgres', sql: 'SELECT a INTO UNLOGGED TABLE x FROM t' },
    after: (s, at) => {
      if (!s.has(at - 1, 'INTO UNLOGGED')) return undefined;
      return s.key(at + 1) === 'TABLE' ? at + 2 : at + 1;
    },
  }),
  blankClause({
    feature: 'PROCEDURE ANALYSE',
    dialects: mysqlLike,
    example: { dialect: 'mysql', sql: 'SELECT a FROM t PROCEDURE ANALYSE()' },
    after: (s, at) => (s.has(at, 'PROCEDURE ANALYSE (') ? afterGroup(s, at + 2) : undefined),
  }),
  blankClause({
    feature: 'temporal qualifiers',
    dialects: ['teradata'],
    example: { dialect: 'teradata', sql: 'NONSEQUENCED VALIDTIME SELECT * FROM t' },
    after: (s, at) => {
      if (
        s.isOneOf(at, ['SEQUENCED', 'NONSEQUENCED', 'CURRENT']) &&
        s.isOneOf(at + 1, ['VALIDTIME', 'TRANSACTIONTIME'])
      )
        return at + 2;
      if (at === 0 && s.isOneOf(at, ['VALIDTIME', 'TRANSACTIONTIME'])) return at + 1;
      if (s.has(at, 'NORMALIZE ON') || s.has(at, 'EXPAND ON')) return s.find(at + 2, afterTemporal);
      return undefined;
    },
  }),
  blankClause({
    feature: 'differential privacy',
    dialects: ['bigquery'],
    example: {
      dialect: 'bigquery',
      sql: 'SELECT WITH DIFFERENTIAL_PRIVACY OPTIONS (epsilon = 1) a, COUNT(*) FROM t GROUP BY a',
    },
    after: (s, at) =>
      s.key(at - 1) === 'SELECT' && s.key(at) === 'WITH' && s.key(at + 2) === 'OPTIONS'
        ? afterGroup(s, at + 3)
        : undefined,
  }),
  blankClause({
    feature: 'a cursor as a column',
    dialects: ['oracle'],
    example: { dialect: 'oracle', sql: 'SELECT CURSOR(SELECT 1 FROM u) FROM t' },
    after: (s, at) => (s.has(at, 'CURSOR ( SELECT') ? at + 1 : undefined),
  }),
  blankClause({
    feature: 'stars limited by a pattern',
    example: { dialect: 'snowflake', sql: "SELECT * ILIKE '%x%' FROM t" },
    after: (s, at) =>
      s.key(at - 1) === '*' &&
      s.isOneOf(at, ['LIKE', 'ILIKE']) &&
      s.tokens[at + 1]?.kind === 'string' &&
      s.isOneOf(at - 2, ['SELECT', ',', '.', 'DISTINCT'])
        ? at + 2
        : undefined,
  }),
  blankClause({
    feature: 'names of what XML functions are given',
    example: { dialect: 'oracle', sql: 'SELECT XMLFOREST(b AS "c") FROM t' },
    after: (s, at) => {
      if (s.key(at) !== 'AS') return undefined;
      const named = [
        'XMLFOREST',
        'XMLATTRIBUTES',
        'XMLSERIALIZE',
        'XMLCOLATTVAL',
        'XMLTABLE',
        'XMLQUERY',
        'XMLEXISTS',
        'TREAT',
      ];
      return s.isOneOf(s.parent(at) - 1, named) ? s.find(at, [',']) : undefined;
    },
  }),
];
