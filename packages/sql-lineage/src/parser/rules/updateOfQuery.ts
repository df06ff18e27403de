import type { TextSpan } from '../../types';
import type { ParserRule } from '../ParserRule';
import type { StatementTokens } from '../StatementTokens';

const afterTables = ['WHERE', 'GROUP', 'HAVING', 'ORDER', 'CONNECT', 'START', 'UNION'];

/**
 * Oracle: `UPDATE (SELECT a.x, b.y FROM a JOIN b ON …) SET x = y` changes the
 * table whose columns are assigned, `a`: from what the query gives for them.
 */
export const updateOfQuery: ParserRule = {
  feature: 'UPDATE of a query',
  dialects: ['oracle'],
  example: {
    dialect: 'oracle',
    sql: 'UPDATE (SELECT a.x AS c, b.y AS d FROM a JOIN b ON a.i = b.i) SET c = d',
  },
  edits(s) {
    const close = s.has(0, 'UPDATE ( SELECT') ? s.closing(1) : s.length;
    const set = s.find(0, ['SET']);
    const where = Math.min(s.find(set, ['WHERE', 'RETURNING']), s.length);
    if (close >= set || set >= s.length) return [];
    const query = [s.span(1, set), ' ', s.key(where) === 'WHERE' ? conditionOf(s, where) : ''];
    const column = columnOf(s, assignedName(s, set + 1), close);
    const target = column && tableOf(s, column.qualifier, close);
    const assigned = target && assignments(s, set, where, close, query);
    if (!assigned) return [];
    const by = ['UPDATE ', target, ' SET ', ...assigned];
    return [{ start: 0, end: s.text.length, by }];
  },
};

function conditionOf(s: StatementTokens, where: number): TextSpan {
  return s.span(where, s.find(where, ['RETURNING']));
}

/** The index of the name to the left of `=`, without its qualifier. */
function assignedName(s: StatementTokens, at: number): number {
  return s.afterName(at) - 1;
}

function assignments(
  s: StatementTokens,
  set: number,
  end: number,
  close: number,
  query: readonly (string | TextSpan)[],
): (string | TextSpan)[] | undefined {
  const parts: (string | TextSpan)[] = [];
  for (const [at, after] of s.items(set + 1, end)) {
    const equals = s.afterName(at);
    const column = columnOf(s, assignedName(s, at), close);
    if (!column || s.key(equals) !== '=') return undefined;
    if (parts.length > 0) parts.push(', ');
    const value = s.span(equals + 1, after);
    parts.push(s.tokens[column.name], ' = (SELECT ', value, ' FROM ', ...query, ')');
  }
  return parts;
}

type Column = { name: number; qualifier: string | undefined };

/** The column that the query gives under the name at an index. */
function columnOf(s: StatementTokens, name: number, close: number): Column | undefined {
  const wanted = plain(s, name);
  const from = s.find(3, ['FROM']);
  for (const [at, end] of s.items(3, from)) {
    const after = s.afterName(at);
    const isColumn = after > at && (after === end || s.isName(end - 1));
    if (isColumn && plain(s, end - 1) === wanted && from < close) {
      return { name: after - 1, qualifier: after - at > 1 ? plain(s, after - 3) : undefined };
    }
  }
  return undefined;
}

/** The table of an alias; without one, the query's only table. */
function tableOf(
  s: StatementTokens,
  qualifier: string | undefined,
  close: number,
): TextSpan | undefined {
  const from = s.find(3, ['FROM']);
  const end = Math.min(s.find(from, afterTables), close);
  const tables: { alias: string; span: TextSpan }[] = [];
  for (let at = from; at < end; at++) {
    if (!s.isOneOf(at, ['FROM', 'JOIN', ',']) || s.depth(at) !== s.depth(from)) continue;
    const after = s.afterName(at + 1);
    if (after === at + 1) continue;
    const isAliased =
      s.isName(after) &&
      !/^(JOIN|ON|USING|INNER|LEFT|RIGHT|FULL|CROSS|NATURAL|WHERE)$/.test(s.key(after));
    tables.push({ alias: plain(s, isAliased ? after : after - 1), span: s.span(at + 1, after) });
  }
  const found = qualifier ? tables.filter(({ alias }) => alias === qualifier) : tables;
  return found.length === 1 ? found[0].span : undefined;
}

/** A name as it is compared. */
function plain(s: StatementTokens, index: number): string {
  const written = s.written(index);
  return written.startsWith('"') ? written.slice(1, -1) : written.toUpperCase();
}
