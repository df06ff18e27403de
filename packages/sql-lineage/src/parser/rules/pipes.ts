import type { TextSpan } from '../../types';
import type { ParserRule } from '../ParserRule';
import type { StatementTokens } from '../StatementTokens';

type Parts = (string | TextSpan)[];

const joins = ['JOIN', 'LEFT', 'RIGHT', 'FULL', 'INNER', 'CROSS'];
const setOperations = ['UNION', 'EXCEPT', 'INTERSECT'];

/**
 * BigQuery, Spark: `FROM t |> WHERE a |> SELECT b` as queries in queries. Joins
 * and aliases that follow FROM directly stay in its clause, so that their names
 * hold in ON.
 *
 * Source: "Pipe query syntax" in both references. An operator that is not known
 * leaves the statement as it is.
 */
export const pipes: ParserRule = {
  feature: 'pipe syntax',
  dialects: ['bigquery', 'spark', 'databricks'],
  example: {
    dialect: 'bigquery',
    sql: 'FROM t |> WHERE a > 1 |> AGGREGATE SUM(a) AS s GROUP BY b',
  },
  edits(s) {
    const operators = operatorsOf(s);
    if (operators.length === 0) return [];
    const from =
      s.key(0) === 'WITH'
        ? s.find(0, ['FROM', 'SELECT'])
        : Math.max(s.find(0, ['FROM', 'SELECT']), 0);
    if (from >= operators[0]) return [];
    const start = s.key(from) === 'FROM' ? ['SELECT * '] : [];
    let query: Parts | undefined = [...start, s.span(from, operators[0])];
    let isClause = s.key(from) === 'FROM';
    operators.forEach((at, index) => {
      const end = operators[index + 1] ?? s.length;
      const first = at + 2;
      if (query && isClause && s.isOneOf(first, [...joins, 'AS']))
        query = [...query, ' ', s.span(first, end)];
      else if (query) {
        query = piped(s, query, first, end);
        isClause = false;
      }
    });
    return query ? [{ ...s.span(from, s.length), by: query }] : [];
  },
};

function operatorsOf(s: StatementTokens): number[] {
  const found: number[] = [];
  for (let at = 0; at < s.length; at++) {
    if (s.depth(at) === 0 && s.has(at, '| >')) found.push(at);
  }
  return found;
}

/** The query with one operator, which stands from `first` up to `end`, applied to it. */
function piped(s: StatementTokens, query: Parts, first: number, end: number): Parts | undefined {
  const key = s.key(first);
  const whole = s.span(first, end);
  const rest = s.span(first + 1, end);
  const from: Parts = [' FROM (', ...query, ')'];
  const renamed = s.find(first, ['AS']);
  switch (key) {
    case 'SELECT':
      return ['SELECT ', rest, ...from];
    case 'EXTEND':
      return ['SELECT *, ', rest, ...from];
    case 'DROP':
      return ['SELECT * EXCEPT (', rest, ')', ...from];
    case 'SET':
      return replaced(s, first + 1, end, from);
    case 'RENAME':
      if (s.find(first, [',']) < end || renamed >= end) return undefined;
      return ['SELECT * EXCEPT (', s.span(first + 1, renamed), '), ', rest, ...from];
    case 'AGGREGATE':
      return aggregated(s, first + 1, end, from);
    case 'AS':
      return ['SELECT *', ...from, ' ', whole];
    case 'WHERE':
    case 'ORDER':
    case 'LIMIT':
    case 'TABLESAMPLE':
    case 'PIVOT':
    case 'UNPIVOT':
      return ['SELECT *', ...from, ' ', whole];
    default:
      if (joins.includes(key)) return ['SELECT *', ...from, ' ', whole];
      return setOperations.includes(key) ? ['(', ...query, ') ', whole] : undefined;
  }
}

/** `SET a = 1, b = 2` as `* REPLACE (1 AS a, 2 AS b)`. */
function replaced(s: StatementTokens, first: number, end: number, from: Parts): Parts {
  const items = s
    .items(first, end)
    .flatMap(([at, after], index) => [
      ...(index > 0 ? [', '] : []),
      s.span(at + 2, after),
      ' AS ',
      s.span(at, at + 1),
    ]);
  return ['SELECT * REPLACE (', ...items, ')', ...from];
}

/** The columns of GROUP BY come before the aggregates. */
function aggregated(
  s: StatementTokens,
  first: number,
  end: number,
  from: Parts,
): Parts | undefined {
  const group = Math.min(s.find(first, ['GROUP']), end);
  const aggregates = s.span(first, group);
  if (group >= end) return ['SELECT ', aggregates, ...from];
  if (s.key(group + 1) !== 'BY') return undefined;
  const columns = s.span(group + 2, end);
  const areNamed = s.find(group + 2, ['AS']) < end;
  const list: Parts = group > first ? [columns, ', ', aggregates] : [columns];
  return ['SELECT ', ...list, ...from, ' GROUP BY ', areNamed ? 'ALL' : columns];
}
