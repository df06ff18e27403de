import { blank, type Edit } from './Rewriting';
import type { StatementTokens } from './StatementTokens';

/** Parentheses around nothing but parentheses are left out. */
export function collapseParentheses(s: StatementTokens): Edit[] {
  const edits: Edit[] = [];
  for (let open = 0; open + 1 < s.length; open++) {
    if (s.key(open) !== '(' || s.key(open + 1) !== '(') continue;
    const close = s.closing(open);
    if (s.closing(open + 1) !== close - 1 || s.key(close) !== ')') continue;
    edits.push(blank(s.tokens[open + 1]), blank(s.tokens[close - 1]));
  }
  return edits;
}

/** How deep parentheses and CASE stand in each other. */
export function deepestNesting(s: StatementTokens): number {
  let deepest = 0;
  let depth = 0;
  for (let at = 0; at < s.length; at++) {
    const key = s.key(at);
    if (key === '(' || key === 'CASE') deepest = Math.max(deepest, ++depth);
    if (key === ')' || key === 'END') depth = Math.max(0, depth - 1);
  }
  return deepest;
}

/** What can be parsed apart from what is around it: a query, or one expression. */
export type Unit = { kind: 'query' | 'expression'; first: number; after: number };

const leads = new Set(
  (
    'SELECT DISTINCT WHERE ON HAVING WHEN THEN ELSE AND OR NOT IN LIKE BETWEEN BY RETURN QUALIFY ' +
    'CASE = < > <= >= <> != + - * / % || , ('
  ).split(' '),
);
const notCalls = new Set(
  (
    'FROM JOIN USING OVER VALUES TABLE INTO LATERAL AS EXISTS ANY SOME ALL FILTER GROUP WITHIN ' +
    'PARTITION KEY UNIQUE ARRAY UNNEST FLATTEN PIVOT UNPIVOT FOR SETS ROLLUP CUBE UNION EXCEPT INTERSECT'
  ).split(' '),
);
const callTails = ['OVER', 'FILTER', 'WITHIN', 'IGNORE', 'RESPECT', 'KEEP', '(', '.'];

/** The unit that begins at `at`, if any. */
export function unitAt(s: StatementTokens, at: number): Unit | undefined {
  if (s.key(at) === '(') return groupUnit(s, at);
  if (s.key(at) === 'CASE') return caseUnit(s, at);
  return callUnit(s, at);
}

function groupUnit(s: StatementTokens, open: number): Unit | undefined {
  const close = s.closing(open);
  if (s.key(close) !== ')') return undefined;
  const inside = { first: open + 1, after: close };
  if (s.isOneOf(open + 1, ['SELECT', 'SEL', 'WITH'])) return { kind: 'query', ...inside };
  const isExpression = leads.has(s.key(open - 1)) && s.find(open + 1, [',']) === close;
  return isExpression ? { kind: 'expression', ...inside } : undefined;
}

function caseUnit(s: StatementTokens, at: number): Unit | undefined {
  let depth = 0;
  for (let end = at; end < s.length && s.depth(end) >= s.depth(at); end++) {
    if (s.key(end) === 'CASE') depth++;
    if (s.key(end) === 'END' && --depth === 0)
      return { kind: 'expression', first: at, after: end + 1 };
  }
  return undefined;
}

function callUnit(s: StatementTokens, at: number): Unit | undefined {
  if (!s.isName(at) || s.key(at - 1) === '.' || !leads.has(s.key(at - 1))) return undefined;
  const open = s.afterName(at);
  if (s.key(open) !== '(' || leads.has(s.key(open - 1)) || notCalls.has(s.key(open - 1)))
    return undefined;
  const close = s.closing(open);
  if (s.key(close) !== ')' || s.isOneOf(close + 1, callTails)) return undefined;
  return { kind: 'expression', first: at, after: close + 1 };
}
