import { sparkLike, type ParserRule } from '../ParserRule';
import type { Edit } from '../Rewriting';
import type { StatementTokens } from '../StatementTokens';

const afterNames = [
  'ROW',
  'RECORDREADER',
  'FROM',
  'WHERE',
  'GROUP',
  'HAVING',
  'CLUSTER',
  'DISTRIBUTE',
  'SORT',
  'ORDER',
  'LIMIT',
  'INSERT',
  'LATERAL',
];

/**
 * Hive: `TRANSFORM (a, b) USING 'script' AS (c, d)`, also spelt `MAP a, b` and
 * `REDUCE a, b`: any column of the script's may come of any that it is given.
 */
export const transforms: ParserRule = {
  feature: 'rows that a script transforms',
  dialects: sparkLike,
  misread: /^(?=[^]*\busing\b)[^]*\b(?:transform|map|reduce)\b/i,
  example: { dialect: 'hive', sql: "SELECT TRANSFORM (a, b) USING 'x' AS (c INT, d) FROM t" },
  edits(s) {
    const edits: Edit[] = [];
    for (let at = 0; at < s.length; at++) {
      const edit = s.has(at, 'SELECT TRANSFORM (')
        ? transformed(s, at, at + 3, s.closing(at + 2))
        : mapped(s, at);
      if (edit) edits.push(edit);
    }
    return edits;
  },
};

/** `MAP a, b USING …`, where a query's select list may stand. */
function mapped(s: StatementTokens, at: number): Edit | undefined {
  const isWord = s.isOneOf(at, ['MAP', 'REDUCE']) && !s.isOneOf(at + 1, ['(', '[', '.', ',']);
  if (!isWord || s.isOneOf(at - 1, ['SELECT', ',', '.', 'AS'])) return undefined;
  return transformed(s, at, at + 1, s.find(at, ['USING']));
}

/** The script's arguments are from `first` up to, without, `after`. */
function transformed(
  s: StatementTokens,
  at: number,
  first: number,
  after: number,
): Edit | undefined {
  const using = s.find(at, ['USING', 'FROM']);
  if (s.key(using) !== 'USING' || s.tokens[using + 1]?.kind !== 'string') return undefined;
  const named = s.find(using, ['AS', ...afterNames]);
  const isNamed = s.key(named) === 'AS';
  const end = isNamed ? s.find(named, afterNames) : named;
  const names = isNamed ? namesOf(s, named + 1, end) : ['key', 'value'];
  const tail = ['ROW', 'RECORDREADER'].includes(s.key(end))
    ? s.find(
        end,
        afterNames.filter(word => word !== 'ROW' && word !== 'RECORDREADER'),
      )
    : end;
  const by = names.flatMap((name, index) => [
    ...(index > 0 ? [', '] : ['SELECT ']),
    'script(',
    s.span(first, after),
    `) AS ${name}`,
  ]);
  return { start: s.tokens[at].start, end: s.span(at, tail).end, by };
}

/** Of `(a INT, b)` and of `a, b`. */
function namesOf(s: StatementTokens, from: number, to: number): string[] {
  const isGroup = s.key(from) === '(';
  const first = isGroup ? from + 1 : from;
  const after = isGroup ? s.closing(from) : to;
  return s.items(first, after).map(([name]) => s.written(name));
}
