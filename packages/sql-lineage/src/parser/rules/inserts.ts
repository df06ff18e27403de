import type { ParserRule } from '../ParserRule';
import { tsqlLike } from '../ParserRule';
import { blank, insert, replace, type Edit } from '../Rewriting';
import type { StatementTokens } from '../StatementTokens';

const afterInsert = [
  'INTO',
  'OVERWRITE',
  'ALL',
  'FIRST',
  'OR',
  'TOP',
  'IGNORE',
  'LOW_PRIORITY',
  'HIGH_PRIORITY',
  'DELAYED',
];

/** T-SQL, BigQuery, MySQL and Teradata leave INTO out. */
export const insertWithoutInto: ParserRule = {
  feature: 'INSERT without INTO',
  example: { dialect: 'tsql', sql: 'INSERT t SELECT a FROM u' },
  edits(s) {
    const isFirst = s.isOneOf(0, ['INSERT', 'INS', 'REPLACE']);
    if (!isFirst && s.key(0) !== 'WITH') return [];
    const at = isFirst ? 0 : s.find(0, ['INSERT']);
    if (at >= s.length) return [];
    let next = at + 1;
    while (s.isOneOf(next, ['LOW_PRIORITY', 'HIGH_PRIORITY', 'DELAYED', 'IGNORE'])) next++;
    if (s.isOneOf(next, afterInsert) || !s.isName(next) || s.isOneOf(next, ['TABLE', 'VIEW']))
      return [];
    const word = s.key(at) === 'INS' ? [replace(s.tokens[at], 'INSERT')] : [];
    return [...word, insert(s.tokens[next].start, 'INTO ')];
  },
};

/** Teradata: `INSERT INTO t (1, 2)`; Trino: `VALUES 1, 2`. */
export const insertValues: ParserRule = {
  feature: 'values of INSERT without VALUES',
  dialects: ['teradata'],
  example: { dialect: 'teradata', sql: 'INSERT INTO t (1, 2)' },
  edits(s) {
    const name = s.has(0, 'INSERT INTO') || s.has(0, 'INS INTO') ? 2 : -1;
    const open = s.afterName(name);
    if (name < 0 || s.key(open) !== '(' || s.closing(open) !== s.length - 1) return [];
    return s.isOneOf(open + 1, ['SELECT', 'SEL', 'WITH'])
      ? []
      : [insert(s.tokens[open].start, 'VALUES ')];
  },
};

/** Oracle: rows of a view that is written in place, `INSERT INTO (SELECT … FROM t)`, go to its table. */
export const writtenQuery: ParserRule = {
  feature: 'a query as the target of INSERT or DELETE',
  example: { dialect: 'oracle', sql: 'DELETE FROM (SELECT * FROM t) WHERE a = 1' },
  edits(s) {
    const open = s.has(0, 'INSERT INTO (') || s.has(0, 'DELETE FROM (') ? 2 : -1;
    if (open < 0 || s.key(open + 1) !== 'SELECT') return [];
    const name = s.find(open + 1, ['FROM']) + 1;
    const end = s.afterName(name);
    const close = s.closing(open);
    const isPlain = s.key(end) === ')' || s.key(end) === 'WHERE' || s.key(end) === 'WITH';
    if (end === name || !isPlain) return [];
    return [blank(s.span(open, name)), blank(s.span(end, close + 1))];
  },
};

/** T-SQL: `DELETE FROM t FROM t JOIN u …` is `DELETE t FROM …`. */
export const deleteFromTwice: ParserRule = {
  feature: 'two FROM clauses in DELETE',
  dialects: tsqlLike,
  example: { dialect: 'tsql', sql: 'DELETE FROM t FROM t INNER JOIN u ON t.i = u.i' },
  edits(s) {
    if (!s.has(0, 'DELETE FROM')) return [];
    const second = s.find(2, ['FROM']);
    return second < s.length ? [blank(s.tokens[1])] : [];
  },
};

/** `SET (a, b) = (SELECT c, d FROM u)` as one assignment a column. */
export const tupleAssignments: ParserRule = {
  feature: 'UPDATE of several columns from one query or row',
  example: {
    dialect: 'postgres',
    sql: 'UPDATE t SET (a, b) = (SELECT c, d FROM u WHERE u.i = t.i)',
  },
  edits(s) {
    const edits: Edit[] = [];
    for (let at = 0; at < s.length; at++) {
      if (!s.isOneOf(at, ['SET', ',']) || s.key(at + 1) !== '(') continue;
      const close = s.closing(at + 1);
      const isRow = s.has(close + 1, '= ROW (');
      const value = close + (isRow ? 3 : 2);
      if (s.key(close + 1) !== '=' || s.key(value) !== '(') continue;
      const edit = assignments(s, at + 1, value);
      if (edit) edits.push(edit);
      at = s.closing(value);
    }
    return edits;
  },
};

function assignments(s: StatementTokens, columns: number, value: number): Edit | undefined {
  const names = items(s, columns + 1, s.closing(columns));
  const isQuery = s.key(value + 1) === 'SELECT';
  const isDistinct = isQuery && s.isOneOf(value + 2, ['DISTINCT', 'ALL']);
  const first = value + 1 + (isQuery ? 1 : 0) + (isDistinct ? 1 : 0);
  const close = s.closing(value);
  const end = isQuery ? Math.min(s.find(first, ['FROM', 'UNION']), close) : close;
  const values = items(s, first, end);
  if (values.length !== names.length) return undefined;
  const head = s.span(value, first);
  const tail = { start: s.span(first, end).end, end: s.tokens[close].end };
  const by = names.flatMap((name, index) => [
    ...(index > 0 ? [', '] : []),
    s.span(name[0], name[1]),
    ' = ',
    ...(isQuery
      ? [head, ' ', s.span(values[index][0], values[index][1]), tail]
      : [s.span(values[index][0], values[index][1])]),
  ]);
  return { start: s.tokens[columns].start, end: s.tokens[close].end, by };
}

function items(s: StatementTokens, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  for (let at = from; at < to;) {
    const end = Math.min(s.find(at, [',']), to);
    found.push([at, end]);
    at = end + 1;
  }
  return found;
}

/** T-SQL: `a += b` is `a = a + b`. */
export const compoundAssignment: ParserRule = {
  feature: 'assignment with an operator',
  dialects: tsqlLike,
  example: { dialect: 'tsql', sql: 'UPDATE t SET a += 1' },
  edits(s) {
    const edits: Edit[] = [];
    for (let at = 1; at + 1 < s.length; at++) {
      const isOperator = s.isOneOf(at, ['+', '-', '*', '/', '%', '&', '|', '^']);
      if (!isOperator || s.key(at + 1) !== '=' || s.tokens[at].end !== s.tokens[at + 1].start)
        continue;
      let first = at - 1;
      while (s.key(first - 1) === '.') first -= 2;
      const name = s.span(first, at);
      edits.push({
        start: s.tokens[at].start,
        end: s.tokens[at + 1].end,
        by: ['= ', name, ' ', s.tokens[at]],
      });
    }
    return edits;
  },
};

/** T-SQL: `a.WRITE(value, offset, length)`. */
export const writeMethod: ParserRule = {
  feature: 'WRITE in UPDATE',
  dialects: tsqlLike,
  example: { dialect: 'tsql', sql: "UPDATE t SET a.WRITE('x', 0, 1) WHERE i = 1" },
  edits(s) {
    const edits: Edit[] = [];
    for (let at = 0; at < s.length; at++) {
      if (s.has(at, '. WRITE (')) edits.push(replace(s.span(at, at + 2), ' =    '));
    }
    return edits;
  },
};

/** Snowflake: `UPDATE ALL BY NAME`, `INSERT ALL BY NAME` in MERGE; Redshift: REMOVE DUPLICATES. */
export const mergeAllColumns: ParserRule = {
  feature: 'MERGE of all columns',
  example: {
    dialect: 'snowflake',
    sql: 'MERGE INTO t USING s ON t.i = s.i WHEN MATCHED THEN UPDATE ALL BY NAME',
  },
  edits(s) {
    const edits: Edit[] = [];
    for (let at = 0; at < s.length; at++) {
      if (s.has(at, 'UPDATE ALL BY NAME')) edits.push(replace(s.span(at, at + 4), 'UPDATE SET *'));
      if (s.has(at, 'INSERT ALL BY NAME')) edits.push(replace(s.span(at, at + 4), 'INSERT *'));
      if (s.has(at, 'REMOVE DUPLICATES'))
        edits.push(
          replace(
            s.span(at, at + 2),
            'WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *',
          ),
        );
    }
    return edits;
  },
};

/** `MERGE … USING (SELECT …) AS s (a, b)`: the names go into a query around the source. */
export const mergeSourceColumns: ParserRule = {
  feature: "names for the columns of MERGE's source",
  example: {
    dialect: 'tsql',
    sql: 'MERGE INTO t USING u AS s (a) ON t.a = s.a WHEN MATCHED THEN DELETE',
  },
  edits(s) {
    const using = s.key(0) === 'MERGE' ? s.find(0, ['USING']) : s.length;
    const on = s.find(using, ['ON']);
    const open = s.opening(on - 1);
    if (on >= s.length || open < using + 3 || !s.isName(open - 1)) return [];
    const alias = s.span(open - 1, open);
    const end = s.key(open - 2) === 'AS' ? open - 2 : open - 1;
    const source = s.span(using + 1, end);
    const written = s.key(using + 1) === 'VALUES' ? ['(', source, ')'] : [source];
    const by = ['(SELECT * FROM ', ...written, ' AS ', s.span(open - 1, on), ') AS ', alias];
    return [{ start: source.start, end: s.span(open - 1, on).end, by }];
  },
};

/** `WHEN NOT MATCHED THEN INSERT DEFAULT VALUES`. */
export const mergeDefaultValues: ParserRule = {
  feature: 'DEFAULT VALUES in MERGE',
  example: {
    dialect: 'postgres',
    sql: 'MERGE INTO t USING s ON t.i = s.i WHEN NOT MATCHED THEN INSERT DEFAULT VALUES',
  },
  edits(s) {
    const at = s.key(0) === 'MERGE' ? s.find(0, ['DEFAULT']) : s.length;
    return s.has(at, 'DEFAULT VALUES') ? [replace(s.span(at, at + 2), 'VALUES (NULL) ')] : [];
  },
};

/** Trino: `VALUES 1, 2` are two rows. */
export const bareValues: ParserRule = {
  feature: 'rows of INSERT without parentheses',
  example: { dialect: 'trino', sql: 'INSERT INTO t (a) VALUES 1, 2' },
  edits(s) {
    const values = s.key(0) === 'INSERT' ? s.find(0, ['VALUES']) : s.length;
    if (values + 1 >= s.length || s.key(values + 1) === '(') return [];
    return items(s, values + 1, s.length).flatMap(([from, to]) => {
      const row = s.span(from, to);
      return [insert(row.start, '('), insert(row.end, ')')];
    });
  },
};
