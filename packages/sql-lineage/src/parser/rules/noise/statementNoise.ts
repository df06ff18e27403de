import { mysqlLike, type ParserRule } from '../../ParserRule';
import { blankClause } from '../blankClauses';

/** Words and options at the head of a statement. */
export const statementNoise: readonly ParserRule[] = [
  blankClause({
    feature: 'TEMPORARY in DROP',
    dialects: mysqlLike,
    example: { dialect: 'mysql', sql: 'DROP TEMPORARY TABLE x' },
    after: (s, at) => (at === 1 && s.has(0, 'DROP TEMPORARY') ? 2 : undefined),
  }),
  blankClause({
    feature: 'SNAPSHOT in DROP',
    dialects: ['bigquery'],
    example: { dialect: 'bigquery', sql: 'DROP SNAPSHOT TABLE d.t' },
    after: (s, at) => (at === 1 && s.has(0, 'DROP SNAPSHOT') ? 2 : undefined),
  }),
  blankClause({
    feature: 'options of TRUNCATE',
    example: { dialect: 'oracle', sql: 'TRUNCATE TABLE t DROP STORAGE' },
    after: (s, at) =>
      s.key(0) === 'TRUNCATE' &&
      at === s.afterName(s.key(1) === 'TABLE' ? 2 : 1) &&
      s.key(at) !== ','
        ? s.length
        : undefined,
  }),
  blankClause({
    feature: 'options of EXPLAIN',
    example: { dialect: 'mysql', sql: 'EXPLAIN FORMAT=JSON SELECT * FROM t' },
    after: (s, at) => {
      if (at !== 1 || s.key(0) !== 'EXPLAIN') return undefined;
      const end = s.find(1, ['SELECT', 'WITH', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'CREATE']);
      return s.isOneOf(end, ['SELECT', 'WITH']) ? end : undefined;
    },
  }),
  blankClause({
    feature: 'EXPLAIN ANALYZE of a change, which is made',
    dialects: ['postgres', 'greenplum', 'cockroachdb', 'duckdb'],
    example: { dialect: 'postgres', sql: 'EXPLAIN ANALYZE INSERT INTO a SELECT * FROM b' },
    after: (s, at) => {
      if (at > 0 || !s.has(0, 'EXPLAIN ANALYZE')) return undefined;
      return s.isOneOf(2, ['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'CREATE']) ? 2 : undefined;
    },
  }),
  blankClause({
    feature: 'CONCURRENTLY in REFRESH',
    dialects: ['postgres'],
    example: { dialect: 'postgres', sql: 'REFRESH MATERIALIZED VIEW CONCURRENTLY v' },
    after: (s, at) =>
      s.has(0, 'REFRESH MATERIALIZED VIEW CONCURRENTLY') && at === 3 ? 4 : undefined,
  }),
  blankClause({
    feature: 'locks taken by a query',
    dialects: ['teradata'],
    misread: /\block(?:ing)?\b/i,
    example: { dialect: 'teradata', sql: 'LOCK ROW FOR ACCESS SEL a FROM t' },
    after: (s, at) => {
      if (
        !s.isOneOf(at, ['LOCK', 'LOCKING']) ||
        !(at === 0 || s.key(at - 1) === 'AS' || s.key(at - 1) === 'ACCESS')
      )
        return undefined;
      const mode = s.find(at, ['FOR', 'IN']);
      const end = mode + 2;
      return s.isOneOf(end, [
        'SEL',
        'SELECT',
        'INSERT',
        'UPDATE',
        'DELETE',
        'MERGE',
        'WITH',
        'LOCKING',
        'LOCK',
        'CREATE',
        '(',
      ]) || s.key(end) === 'MODE'
        ? end + (s.key(end) === 'MODE' ? 1 : 0)
        : undefined;
    },
  }),
];
