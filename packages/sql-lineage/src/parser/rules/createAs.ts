import type { ParserRule } from '../ParserRule';
import { blank, insert, replace, type Edit } from '../Rewriting';
import type { StatementTokens } from '../StatementTokens';
import { afterGroup } from './blankClauses';

const keptModifiers = ['OR', 'REPLACE', 'ALTER', 'TEMP', 'TEMPORARY', 'MATERIALIZED', 'VOLATILE'];
const queryStarts = ['SELECT', 'SEL', 'WITH', 'VALUES', '('];
const setOperations = ['UNION', 'EXCEPT', 'INTERSECT', 'MINUS'];

/** The parts of `CREATE … TABLE|VIEW name (columns) options AS query tail`, by the index of their first token. */
type Definition = { kind: number; name: number; columns: number; options: number; query: number };

function definitionOf(s: StatementTokens): Definition | undefined {
  if (!s.isOneOf(0, ['CREATE', 'REPLACE', 'ALTER'])) return undefined;
  let kind = 1;
  while (kind < 24 && kind < s.length && !s.isOneOf(kind, ['TABLE', 'VIEW'])) kind++;
  if (!s.isOneOf(kind, ['TABLE', 'VIEW'])) return undefined;
  const name = kind + (s.has(kind + 1, 'IF NOT EXISTS') ? 4 : 1);
  const columns = s.afterName(name);
  const options = afterGroup(s, columns);
  const query = queryAfter(s, options);
  return columns > name && query < s.length ? { kind, name, columns, options, query } : undefined;
}

function queryAfter(s: StatementTokens, from: number): number {
  for (let at = from; at < s.length; at++) {
    if (s.depth(at) > 0) continue;
    if (s.key(at) === 'SELECT' || s.key(at) === 'SEL') return at;
    if (s.key(at) === 'AS' && (s.isOneOf(at + 1, queryStarts) || s.isOneOf(at + 1, special))) {
      return at;
    }
  }
  return s.length;
}

const special = ['TABLE', 'FROM', 'PIVOT', 'UNPIVOT', 'LOCKING', 'LOCK'];

/** Everything between the name and the query, what stands before TABLE or VIEW, and what follows the query. */
export const createAsOptions: ParserRule = {
  feature: 'options of a table or view that is made from a query',
  example: { dialect: 'oracle', sql: 'CREATE TABLE t PARALLEL 4 NOLOGGING AS SELECT * FROM u' },
  edits(s) {
    const parts = definitionOf(s);
    if (!parts) return [];
    return [
      ...modifierEdits(s, parts),
      ...columnEdits(s, parts),
      ...(parts.query > parts.options ? [blank(s.span(parts.options, parts.query))] : []),
      ...tailEdits(s, parts),
    ];
  },
};

function modifierEdits(s: StatementTokens, { kind }: Definition): Edit[] {
  const edits: Edit[] = s.key(0) === 'REPLACE' ? [replace(s.span(0, 1), 'CREATE OR REPLACE')] : [];
  for (let at = 1; at < kind; at++) {
    const isKept =
      keptModifiers.includes(s.key(at)) && !(s.key(at) === 'OR' && s.key(at + 1) === 'REFRESH');
    if (s.key(at) === 'PRIVATE') edits.push(replace(s.span(at, at + 1), ' '));
    else if (!isKept) edits.push(blank(s.span(at, at + 1)));
  }
  return edits;
}

/** A view's columns may have comments and options of their own. */
function columnEdits(s: StatementTokens, { kind, columns, options }: Definition): Edit[] {
  if (s.key(kind) !== 'VIEW' || options === columns) return [];
  return s
    .items(columns + 1, options - 1)
    .filter(([name, after]) => after > name + 1)
    .map(([name, after]) => blank(s.span(name + 1, after)));
}

function tailEdits(s: StatementTokens, { query }: Definition): Edit[] {
  const begin = s.key(query) === 'AS' ? query + 1 : query;
  const end = s.key(begin) === '(' ? s.closing(begin) + 1 : tailOfQuery(s, begin);
  if (end >= s.length || s.isOneOf(end, setOperations) || s.key(end) === 'ORDER') return [];
  return [blank(s.span(end, s.length))];
}

/** `WITH NO DATA`, `WITH CHECK OPTION`, `WITH READ ONLY` after a query without parentheses. */
function tailOfQuery(s: StatementTokens, begin: number): number {
  for (let at = begin + 1; at < s.length; at++) {
    if (s.depth(at) > s.depth(begin) || s.key(at) !== 'WITH') continue;
    if (s.isOneOf(at + 1, ['NO', 'DATA', 'CHECK', 'READ', 'CASCADED', 'LOCAL'])) return at;
  }
  return s.length;
}

/** MySQL, Spark: `CREATE TABLE t SELECT …`; DuckDB: `AS FROM t`; PostgreSQL: `AS TABLE t`. */
export const createWithoutAs: ParserRule = {
  feature: 'a table made from a query without AS SELECT',
  example: { dialect: 'spark', sql: 'CREATE TABLE t SELECT * FROM u' },
  edits(s) {
    const parts = definitionOf(s);
    if (!parts) return [];
    const { query } = parts;
    if (s.key(query) !== 'AS') return [insert(s.tokens[query].start, 'AS ')];
    const next = s.tokens[query + 1];
    if (next.key === 'TABLE') return [replace(next, 'SELECT * FROM')];
    if (next.key === 'FROM') return fromFirst(s, query + 1);
    if (next.key !== 'PIVOT' && next.key !== 'UNPIVOT') return [];
    return [insert(next.start, 'SELECT * FROM ('), insert(s.text.length, ')')];
  },
};

/** DuckDB: `FROM t SELECT a WHERE b`, or without SELECT. */
function fromFirst(s: StatementTokens, from: number): Edit[] {
  const select = s.find(from, ['SELECT']);
  if (select >= s.length) return [insert(s.tokens[from].start, 'SELECT * ')];
  const list = s.span(select, s.find(select, afterSelectList));
  const { start } = s.tokens[from];
  return [{ start, end: start, by: [list, ' '] }, blank(list)];
}

const afterSelectList = 'WHERE GROUP HAVING ORDER LIMIT OFFSET QUALIFY WINDOW UNION'.split(' ');

/** `((SELECT …))` as a definition or as what is inserted. */
export const doubledParentheses: ParserRule = {
  feature: 'a query in more than one pair of parentheses',
  example: { dialect: 'ansi', sql: 'CREATE VIEW v AS ((SELECT a FROM t))' },
  edits(s) {
    if (!s.isOneOf(0, ['CREATE', 'INSERT', 'REPLACE', 'ALTER'])) return [];
    const edits: Edit[] = [];
    for (let at = 0; at < s.length; at++) {
      if (s.depth(at) > 0 || s.key(at) !== '(') continue;
      let open = at;
      let close = s.closing(at);
      while (s.key(open + 1) === '(' && s.closing(open + 1) === close - 1) {
        edits.push(blank(s.span(open, open + 1)), blank(s.span(close, close + 1)));
        open++;
        close--;
      }
      if (!s.isOneOf(open + 1, queryStarts)) edits.length = 0;
    }
    return edits;
  },
};

/** CREATE TABLE with columns only: their types and constraints are no lineage. */
export const columnDefinitions: ParserRule = {
  feature: "types and constraints of a table's columns",
  example: {
    dialect: 'redshift',
    sql: 'CREATE TABLE t (a INT DISTKEY, b VARCHAR(MAX)) DISTSTYLE KEY',
  },
  edits(s) {
    const kind = s.isOneOf(0, ['CREATE']) ? s.find(0, ['TABLE']) : s.length;
    if (kind > 6) return [];
    const name = kind + (s.has(kind + 1, 'IF NOT EXISTS') ? 4 : 1);
    const open = s.afterName(name);
    if (s.key(open) !== '(' || open === name || definitionOf(s)) return [];
    const close = s.closing(open);
    const edits = columnItems(s, open, close);
    if (close + 1 < s.length) edits.push(blank(s.span(close + 1, s.length)));
    for (let at = 1; at < kind; at++) {
      if (!keptModifiers.includes(s.key(at))) edits.push(blank(s.span(at, at + 1)));
    }
    return edits;
  },
};

const constraints = [
  'CONSTRAINT',
  'PRIMARY',
  'UNIQUE',
  'FOREIGN',
  'CHECK',
  'KEY',
  'INDEX',
  'FULLTEXT',
  'SPATIAL',
  'EXCLUDE',
  'LIKE',
  'PERIOD',
  'PROJECTION',
];

function columnItems(s: StatementTokens, open: number, close: number): Edit[] {
  return s.items(open + 1, close).map(([at, after]) => {
    if (s.isOneOf(at, constraints)) {
      return blank(s.span(s.key(at - 1) === ',' ? at - 1 : at, after));
    }
    const { start, end } = s.span(at, after);
    const column = s.tokens[at];
    const space = ' '.repeat(Math.max(0, end - column.end - 4));
    return { start, end, by: [column, ' INT', space] };
  });
}
