import { mysqlLike, tsqlLike, type ParserRule } from '../../ParserRule';
import { afterGroup, blankClause } from '../blankClauses';

/** Clauses of statements that change rows. */
export const changeNoise: readonly ParserRule[] = [
  blankClause({
    feature: 'TOP in INSERT, UPDATE, DELETE and MERGE',
    dialects: tsqlLike,
    example: { dialect: 'tsql', sql: 'UPDATE TOP (10) t SET a = 1' },
    after: (s, at) =>
      s.key(at) === 'TOP' && s.isOneOf(at - 1, ['INSERT', 'UPDATE', 'DELETE', 'MERGE'])
        ? (s.key(at + 1) === '(' ? s.closing(at + 1) + 1 : at + 2) +
          (s.key(s.closing(at + 1) + 1) === 'PERCENT' ? 1 : 0)
        : undefined,
  }),
  blankClause({
    feature: 'table hints on the target of a statement',
    dialects: tsqlLike,
    example: { dialect: 'tsql', sql: 'INSERT INTO t WITH (TABLOCK) (a) SELECT b FROM u' },
    after: (s, at) =>
      s.has(at, 'WITH (') &&
      at < 12 &&
      s.depth(at) === 0 &&
      s.isOneOf(0, ['INSERT', 'MERGE', 'UPDATE', 'DELETE'])
        ? afterGroup(s, at + 1)
        : undefined,
  }),
  blankClause({
    feature: 'a log of errors',
    dialects: ['oracle'],
    example: {
      dialect: 'oracle',
      sql: 'INSERT INTO t SELECT * FROM u LOG ERRORS INTO err REJECT LIMIT UNLIMITED',
    },
    after: (s, at) => (s.has(at, 'LOG ERRORS') ? s.find(at, ['RETURNING', ';']) : undefined),
  }),
  blankClause({
    feature: 'DELETE within the update of a MERGE',
    dialects: ['oracle'],
    example: {
      dialect: 'oracle',
      sql: 'MERGE INTO t USING s ON (t.i = s.i) WHEN MATCHED THEN UPDATE SET t.a = s.a DELETE WHERE t.c = 2',
    },
    after: (s, at) =>
      at > 0 && s.has(at, 'DELETE WHERE') && s.key(at - 1) !== 'THEN'
        ? s.find(at + 1, ['WHEN', ';'])
        : undefined,
  }),
  blankClause({
    feature: 'OVERRIDING in INSERT',
    example: { dialect: 'postgres', sql: 'INSERT INTO t (a) OVERRIDING SYSTEM VALUE SELECT 1' },
    after: (s, at) =>
      s.key(at) === 'OVERRIDING' && s.key(at + 2) === 'VALUE' ? at + 3 : undefined,
  }),
  blankClause({
    feature: 'the priority of a change',
    dialects: mysqlLike,
    example: { dialect: 'mysql', sql: 'INSERT LOW_PRIORITY INTO t VALUES (1)' },
    after: (s, at) =>
      at > 0 &&
      at < 4 &&
      s.isOneOf(at, ['LOW_PRIORITY', 'HIGH_PRIORITY', 'DELAYED', 'QUICK', 'IGNORE']) &&
      s.isOneOf(0, ['INSERT', 'UPDATE', 'DELETE', 'REPLACE'])
        ? at + 1
        : undefined,
  }),
  blankClause({
    feature: 'ALL in DELETE',
    dialects: ['teradata'],
    example: { dialect: 'teradata', sql: 'DELETE FROM t ALL' },
    after: (s, at) =>
      s.isOneOf(0, ['DELETE', 'DEL']) && s.key(at) === 'ALL' && at === s.length - 1
        ? at + 1
        : undefined,
  }),
  blankClause({
    feature: 'schema evolution in MERGE',
    dialects: ['spark', 'databricks'],
    example: {
      dialect: 'spark',
      sql: 'MERGE WITH SCHEMA EVOLUTION INTO t USING s ON t.i = s.i WHEN MATCHED THEN UPDATE SET a = s.a',
    },
    after: (s, at) => (s.has(at, 'WITH SCHEMA EVOLUTION') ? at + 3 : undefined),
  }),
  blankClause({
    feature: 'ELSE IGNORE and RETURNING in MERGE',
    example: {
      dialect: 'db2',
      sql: 'MERGE INTO t USING u y ON t.i = y.i WHEN NOT MATCHED THEN INSERT (a) VALUES (y.a) ELSE IGNORE',
    },
    after: (s, at) =>
      s.key(0) === 'MERGE' &&
      s.depth(at) === 0 &&
      (s.has(at, 'ELSE IGNORE') || s.key(at) === 'RETURNING')
        ? s.length
        : undefined,
  }),
  blankClause({
    feature: 'IF NOT EXISTS of a partition that is written',
    dialects: ['spark', 'databricks', 'hive', 'impala'],
    example: {
      dialect: 'spark',
      sql: "INSERT OVERWRITE TABLE t PARTITION (dt = '2020', h) IF NOT EXISTS SELECT a, h FROM u",
    },
    after: (s, at) => (s.key(0) === 'INSERT' && s.has(at, 'IF NOT EXISTS') ? at + 3 : undefined),
  }),
  blankClause({
    feature: 'an element of an array that is assigned',
    example: { dialect: 'postgres', sql: 'UPDATE t SET b[1] = 2' },
    after: (s, at) =>
      s.key(0) === 'UPDATE' &&
      s.key(at) === '[' &&
      s.has(at + 2, '] =') &&
      (s.key(at - 2) === 'SET' || s.key(at - 2) === ',')
        ? at + 3
        : undefined,
  }),
];
