import { tsqlLike, type ParserRule } from '../ParserRule';
import { blank, insert, replace } from '../Rewriting';

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

/** Trino: `VALUES 1, 2` are two rows. */
export const bareValues: ParserRule = {
  feature: 'rows of INSERT without parentheses',
  example: { dialect: 'trino', sql: 'INSERT INTO t (a) VALUES 1, 2' },
  edits(s) {
    const values = s.key(0) === 'INSERT' ? s.find(0, ['VALUES']) : s.length;
    if (values + 1 >= s.length || s.key(values + 1) === '(') return [];
    return s.items(values + 1, s.length).flatMap(([from, to]) => {
      const row = s.span(from, to);
      return [insert(row.start, '('), insert(row.end, ')')];
    });
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
