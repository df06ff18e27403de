import { tsqlLike, type ParserRule } from '../ParserRule';
import { insert, replace, type Edit } from '../Rewriting';
import type { StatementTokens } from '../StatementTokens';

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
  const names = s.items(columns + 1, s.closing(columns));
  const isQuery = s.key(value + 1) === 'SELECT';
  const isDistinct = isQuery && s.isOneOf(value + 2, ['DISTINCT', 'ALL']);
  const first = value + 1 + (isQuery ? 1 : 0) + (isDistinct ? 1 : 0);
  const close = s.closing(value);
  const end = isQuery ? Math.min(s.find(first, ['FROM', 'UNION']), close) : close;
  const values = s.items(first, end);
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

/** Teradata: `UPDATE … ELSE INSERT …` are two statements. */
export const updateElseInsert: ParserRule = {
  feature: 'ELSE INSERT in UPDATE',
  dialects: ['teradata'],
  example: {
    dialect: 'teradata',
    sql: 'UPDATE t SET a = 1 WHERE b = 2 ELSE INSERT t (a) VALUES (1)',
  },
  edits(s) {
    const other = s.tokens.findIndex((_, at) => s.depth(at) === 0 && s.has(at, 'ELSE INSERT'));
    if (s.key(0) !== 'UPDATE' || other < 0) return [];
    const into = s.key(other + 2) === 'INTO' ? [] : [insert(s.tokens[other + 1].end, ' INTO')];
    return [replace(s.tokens[other], ';   '), ...into];
  },
};
