import { mysqlLike, tsqlLike, type ParserRule } from '../ParserRule';
import { blank, insert, replace, type Edit } from '../Rewriting';
import type { StatementTokens } from '../StatementTokens';

/** A rule that looks at each token and edits what begins there. */
function atEach(
  rule: Omit<ParserRule, 'edits'> & { at(s: StatementTokens, index: number): Edit[] },
): ParserRule {
  const { at, ...rest } = rule;
  return {
    ...rest,
    edits(s) {
      const edits: Edit[] = [];
      for (let index = 0; index < s.length; index++) edits.push(...at(s, index));
      return edits;
    },
  };
}

const units = [
  'DAY',
  'DAYS',
  'MONTH',
  'MONTHS',
  'YEAR',
  'YEARS',
  'HOUR',
  'HOURS',
  'MINUTE',
  'MINUTES',
  'SECOND',
  'SECONDS',
  'WEEK',
  'WEEKS',
  'MICROSECOND',
  'MICROSECONDS',
];
const typeNames = [
  'INTEGER',
  'INT',
  'SMALLINT',
  'BIGINT',
  'BYTEINT',
  'DECIMAL',
  'NUMERIC',
  'NUMBER',
  'FLOAT',
  'REAL',
  'DATE',
  'TIME',
  'TIMESTAMP',
  'CHAR',
  'CHARACTER',
  'VARCHAR',
  'BYTE',
  'VARBYTE',
  'CLOB',
  'FORMAT',
  'TITLE',
  'CASESPECIFIC',
  'NOT',
  'UPPERCASE',
];

/** What differs in a word or a mark only. */
export const wordForWord: readonly ParserRule[] = [
  atEach({
    feature: 'durations without INTERVAL',
    example: {
      dialect: 'ansi',
      sql: "SELECT a FROM t WHERE d < (CAST('2000-01-01' AS date) + 30 days)",
    },
    at: (s, at) => {
      const isDuration =
        s.tokens[at].kind === 'number' && s.isOneOf(at + 1, units) && s.isOneOf(at - 1, ['+', '-']);
      return isDuration ? [blank(s.tokens[at + 1])] : [];
    },
  }),
  atEach({
    feature: 'CURRENT DATE in two words',
    dialects: ['db2', 'ansi'],
    example: { dialect: 'db2', sql: 'SELECT CURRENT DATE, CURRENT TIMESTAMP - 1 DAY FROM t' },
    at: (s, at) =>
      s.key(at) === 'CURRENT' &&
      s.isOneOf(at + 1, ['DATE', 'TIME', 'TIMESTAMP', 'SCHEMA', 'USER']) &&
      s.key(0) !== 'SET'
        ? [replace({ start: s.tokens[at].end, end: s.tokens[at + 1].start }, '_')]
        : [],
  }),
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
    feature: 'DECLARE GLOBAL TEMPORARY TABLE',
    example: {
      dialect: 'db2',
      sql: 'DECLARE GLOBAL TEMPORARY TABLE s.t AS (SELECT a FROM u) WITH DATA',
    },
    at: (s, at) =>
      at === 0 && s.has(0, 'DECLARE GLOBAL TEMPORARY TABLE')
        ? [replace(s.span(0, 2), 'CREATE        ')]
        : [],
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
    feature: 'alternative quotes of a string',
    dialects: ['oracle'],
    example: { dialect: 'oracle', sql: "SELECT q'[it's]' FROM t" },
    at: (s, at) => {
      const written = s.written(at);
      if (s.tokens[at].kind !== 'string' || !/^n?q'/i.test(written)) return [];
      const content = written
        .replace(/^n?q'./i, '')
        .slice(0, -2)
        .replace(/'/g, ' ');
      return [replace(s.tokens[at], `'${content}'`.padEnd(written.length))];
    },
  }),
  atEach({
    feature: 'names in square brackets',
    dialects: ['redshift', 'sqlite', 'ansi'],
    example: { dialect: 'redshift', sql: 'SELECT [a], [b c] FROM [t]' },
    at: (s, at) => {
      const { start } = s.tokens[at];
      const name =
        s.key(at) === '['
          ? /^\[[A-Za-z_][\w $]*\]/.exec(s.text.slice(start, start + 130))?.[0]
          : undefined;
      const isIndex = /[\w\])"]/.test(s.text[start - 1] ?? '');
      return name && !isIndex
        ? [replace({ start, end: start + name.length }, `"${name.slice(1, -1)}"`)]
        : [];
    },
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
    feature: 'joins between braces',
    example: { dialect: 'mysql', sql: 'SELECT * FROM { OJ t LEFT OUTER JOIN u ON t.i = u.i }' },
    at: (s, at) => (s.has(at, '{ OJ') ? [blank(s.span(at, at + 2)), ...closingBrace(s, at)] : []),
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
  atEach({
    feature: 'substring by a pattern',
    dialects: ['postgres'],
    example: { dialect: 'postgres', sql: "SELECT substring(d similar 'x' escape '#') FROM t" },
    at: (s, at) =>
      s.isOneOf(at, ['SIMILAR', 'ESCAPE']) &&
      s.key(s.parent(at) - 1) === 'SUBSTRING' &&
      s.key(at + 1) !== 'TO'
        ? [replace(s.tokens[at], ','.padEnd(s.written(at).length))]
        : [],
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
    feature: 'BULK INSERT',
    dialects: tsqlLike,
    misread: /\bbulk\s+insert\b/i,
    example: { dialect: 'tsql', sql: "BULK INSERT t FROM '/x.csv' WITH (FIELDTERMINATOR = ',')" },
    at: (s, at) => {
      if (at > 0 || !s.has(0, 'BULK INSERT')) return [];
      const from = s.find(0, ['FROM']);
      return [
        replace(s.span(0, 2), 'COPY INTO'),
        ...(from + 2 < s.length ? [blank(s.span(from + 2, s.length))] : []),
      ];
    },
  }),
  atEach({
    feature: 'order within RANK(…)',
    dialects: ['teradata'],
    example: { dialect: 'teradata', sql: 'SELECT a FROM t QUALIFY RANK(b DESC) = 1' },
    at: (s, at) =>
      s.isOneOf(at, ['DESC', 'ASC']) && s.key(s.parent(at) - 1) === 'RANK'
        ? [blank(s.tokens[at])]
        : [],
  }),
  atEach({
    feature: 'titles, formats and casts in parentheses',
    dialects: ['teradata'],
    misread:
      /[\w)'"]\s*\(\s*(?:title|format|named|integer|int|smallint|bigint|byteint|decimal|numeric|number|float|real|date|time|timestamp|char|character|varchar|not|casespecific|uppercase)\b/i,
    example: { dialect: 'teradata', sql: "SELECT a (TITLE 'x') FROM t" },
    at: (s, at) => attributeEdits(s, at),
  }),
  atEach({
    feature: 'ELSE INSERT in UPDATE',
    dialects: ['teradata'],
    example: {
      dialect: 'teradata',
      sql: 'UPDATE t SET a = 1 WHERE b = 2 ELSE INSERT t (a) VALUES (1)',
    },
    at: (s, at) =>
      s.depth(at) === 0 && s.key(0) === 'UPDATE' && s.has(at, 'ELSE INSERT')
        ? [
            replace(s.tokens[at], ';   '),
            ...(s.key(at + 2) === 'INTO' ? [] : [insert(s.tokens[at + 1].end, ' INTO')]),
          ]
        : [],
  }),
  atEach({
    feature: 'parameters before a request',
    dialects: ['teradata'],
    misread: /^\s*using\s*\(/i,
    example: { dialect: 'teradata', sql: 'USING (x INT) SELECT :x FROM t' },
    at: (s, at) => (at === 0 && s.has(0, 'USING (') ? [blank(s.span(0, s.closing(1) + 1))] : []),
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
  atEach({
    feature: 'KEY and IS in JSON_OBJECT',
    dialects: ['oracle'],
    example: {
      dialect: 'oracle',
      sql: "SELECT JSON_OBJECT(KEY 'x' VALUE b, 'y' IS c FORMAT JSON) FROM t",
    },
    at: (s, at) => {
      if (s.key(s.parent(at) - 1) !== 'JSON_OBJECT') return [];
      if (s.has(at, 'FORMAT JSON')) return [blank(s.span(at, at + 2))];
      if (s.key(at) === 'KEY') return [blank(s.tokens[at])];
      return s.key(at) === 'IS' && s.tokens[at - 1].kind === 'string'
        ? [replace(s.tokens[at], ' VALUE')]
        : [];
    },
  }),
  atEach({
    feature: 'COPY from a program',
    dialects: ['postgres'],
    example: { dialect: 'postgres', sql: "COPY t FROM PROGRAM 'gzip' CSV" },
    at: (s, at) =>
      s.key(0) === 'COPY' && s.has(at, 'FROM PROGRAM') ? [blank(s.tokens[at + 1])] : [],
  }),
];

function closingBrace(s: StatementTokens, from: number): Edit[] {
  for (let at = from; at < s.length; at++) {
    if (s.key(at) === '}') return [blank(s.tokens[at])];
  }
  return [];
}

/** `a (TITLE 'x')`, `a (FORMAT 'y')`, `a (INTEGER)` are `a`; `a (NAMED x)` is `a AS x`. */
function attributeEdits(s: StatementTokens, at: number): Edit[] {
  const before = s.tokens[at - 1];
  const isExpression = before && (before.kind !== 'symbol' || before.key === ')');
  if (s.key(at) !== '(' || !isExpression || at < s.find(0, ['SELECT', 'SEL', 'SET', 'VALUES']))
    return [];
  const close = s.closing(at);
  if (s.key(at + 1) === 'NAMED') return [replace(s.span(at, at + 2), 'AS'), blank(s.tokens[close])];
  if (!s.isOneOf(at + 1, typeNames)) return [];
  const afterType = s.key(at + 2);
  const isAttribute =
    [')', ',', '('].includes(afterType) ||
    s.tokens[at + 2].kind === 'string' ||
    s.isOneOf(at + 1, ['TITLE', 'FORMAT', 'NOT']);
  const keywords = [
    'AS',
    'IN',
    'VALUES',
    'BY',
    'ON',
    'AND',
    'OR',
    'WHERE',
    'CAST',
    'FROM',
    'SELECT',
    'SEL',
    'INTO',
  ];
  return isAttribute && !s.isOneOf(at - 1, keywords) ? [blank(s.span(at, close + 1))] : [];
}
