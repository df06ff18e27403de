import type { ParserRule } from '../../ParserRule';
import { blank, replace, type Edit } from '../../Rewriting';
import type { StatementTokens } from '../../StatementTokens';
import { atEach } from './atEach';

const typeNames = (
  'INTEGER INT SMALLINT BIGINT BYTEINT DECIMAL NUMERIC NUMBER FLOAT REAL DATE ' +
  'TIME TIMESTAMP CHAR CHARACTER VARCHAR BYTE VARBYTE CLOB FORMAT TITLE ' +
  'CASESPECIFIC NOT UPPERCASE'
).split(' ');
/** Words before a parenthesis that is no attribute. */
const notExpressions = 'AS IN VALUES BY ON AND OR WHERE CAST FROM SELECT SEL INTO'.split(' ');

/** Teradata: what a column is called and how it is shown stands behind it. */
export const attributes: ParserRule = atEach({
  feature: 'titles, formats and casts in parentheses',
  dialects: ['teradata'],
  misread:
    /[\w)'"]\s*\(\s*(?:title|format|named|integer|int|smallint|bigint|byteint|decimal|numeric|number|float|real|date|time|timestamp|char|character|varchar|not|casespecific|uppercase)\b/i,
  example: { dialect: 'teradata', sql: "SELECT a (TITLE 'x') FROM t" },
  at: attributeEdits,
});

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
  return isAttribute && !s.isOneOf(at - 1, notExpressions) ? [blank(s.span(at, close + 1))] : [];
}
