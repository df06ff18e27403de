import { mysqlLike, tsqlLike, type ParserRule } from '../ParserRule';
import { afterGroup, blankClause, clauseStarts } from './blankClauses';

/** Clauses that change how a statement runs, not what flows: they are left out. */
export const noiseClauses: readonly ParserRule[] = [
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
    feature: 'a log of errors',
    dialects: ['oracle'],
    example: {
      dialect: 'oracle',
      sql: 'INSERT INTO t SELECT * FROM u LOG ERRORS INTO err REJECT LIMIT UNLIMITED',
    },
    after: (s, at) => (s.has(at, 'LOG ERRORS') ? s.find(at, ['RETURNING', ';']) : undefined),
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
    feature: 'OVERRIDING in INSERT',
    example: { dialect: 'postgres', sql: 'INSERT INTO t (a) OVERRIDING SYSTEM VALUE SELECT 1' },
    after: (s, at) =>
      s.key(at) === 'OVERRIDING' && s.key(at + 2) === 'VALUE' ? at + 3 : undefined,
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
    feature: 'PROCEDURE ANALYSE',
    dialects: mysqlLike,
    example: { dialect: 'mysql', sql: 'SELECT a FROM t PROCEDURE ANALYSE()' },
    after: (s, at) => (s.has(at, 'PROCEDURE ANALYSE (') ? afterGroup(s, at + 2) : undefined),
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
    feature: 'ALL in DELETE',
    dialects: ['teradata'],
    example: { dialect: 'teradata', sql: 'DELETE FROM t ALL' },
    after: (s, at) =>
      s.isOneOf(0, ['DELETE', 'DEL']) && s.key(at) === 'ALL' && at === s.length - 1
        ? at + 1
        : undefined,
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
      if (s.has(at, 'NORMALIZE ON') || s.has(at, 'EXPAND ON'))
        return s.find(
          at + 2,
          clauseStarts.filter(word => !['AS', 'FOR'].includes(word)),
        );
      return undefined;
    },
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
  blankClause({
    feature: 'CONCURRENTLY in REFRESH',
    dialects: ['postgres'],
    example: { dialect: 'postgres', sql: 'REFRESH MATERIALIZED VIEW CONCURRENTLY v' },
    after: (s, at) =>
      s.has(0, 'REFRESH MATERIALIZED VIEW CONCURRENTLY') && at === 3 ? 4 : undefined,
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
