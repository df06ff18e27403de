import type { TextSpan } from '../../types';
import { sparkLike, type ParserRule } from '../ParserRule';
import type { Edit } from '../Rewriting';
import type { StatementTokens } from '../StatementTokens';

const afterSelectList = [
  'WHERE',
  'GROUP',
  'HAVING',
  'ORDER',
  'CLUSTER',
  'DISTRIBUTE',
  'SORT',
  'LIMIT',
  'WINDOW',
  'QUALIFY',
  'LATERAL',
  'INSERT',
];

/**
 * Hive: `FROM t INSERT INTO a SELECT x INSERT INTO b SELECT y` as one INSERT
 * for each, all of which read from `t`.
 */
export const multiInsert: ParserRule = {
  feature: 'FROM before INSERT',
  dialects: sparkLike,
  example: {
    dialect: 'hive',
    sql: 'FROM t INSERT OVERWRITE TABLE a SELECT x WHERE y = 1 INSERT INTO TABLE b SELECT z',
  },
  edits(s) {
    const from = s.key(0) === 'WITH' ? s.find(0, ['FROM', 'SELECT', 'INSERT']) : 0;
    if (s.key(from) !== 'FROM') return [];
    const first = s.find(from, ['INSERT']);
    if (first >= s.length) return [];
    const parts: (string | TextSpan)[] = [];
    for (let at = first; at < s.length;) {
      const end = s.find(at + 1, ['INSERT']);
      if (at > first) parts.push('; ');
      parts.push(...insertFrom(s, { from, first, at, end }));
      at = end;
    }
    const edit: Edit = { start: 0, end: s.text.length, by: parts };
    return [edit];
  },
};

function insertFrom(
  s: StatementTokens,
  { from, first, at, end }: Record<'from' | 'first' | 'at' | 'end', number>,
): (string | TextSpan)[] {
  const select = Math.min(s.find(at, ['SELECT']), end);
  const list = Math.min(s.find(select, afterSelectList), end);
  const common = from > 0 ? [s.span(0, from), ' '] : [];
  const rest = list < end ? [' ', s.span(list, end)] : [];
  return [...common, s.span(at, list), ' ', s.span(from, first), ...rest];
}
