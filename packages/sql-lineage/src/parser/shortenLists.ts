import type { Edit } from './Rewriting';
import type { StatementTokens } from './StatementTokens';

/** Items of a list, and rows of VALUES, that are kept of those that hold nothing but literals. */
const kept = 20;
const constants = ['NULL', 'TRUE', 'FALSE', 'DEFAULT', '-', '+', ',', 'DATE', 'TIMESTAMP'];

/**
 * Cuts long lists of literals, `IN (1, 2, …)` and `VALUES (1, 'a'), …`: a
 * literal comes from no column, and the parser's time grows faster than a list.
 */
export function shortenLists(s: StatementTokens): Edit[] {
  const edits: Edit[] = [];
  let rows = 0;
  for (let at = 0; at < s.length; at++) {
    if (s.key(at) === 'VALUES') rows = 0;
    if (s.key(at) !== '(' || !isLiteralGroup(s, at)) continue;
    const close = s.closing(at);
    if (s.key(at - 1) === 'IN') addListCut(s, at, close, edits);
    else if (isRow(s, at) && ++rows > kept) cut(edits, s.tokens[at - 1].start, s.tokens[close].end);
    at = close;
  }
  return edits;
}

/** Looks at each token of a group once; a group within makes it no list of literals. */
function isLiteralGroup(s: StatementTokens, open: number): boolean {
  const close = s.closing(open);
  if (s.key(close) !== ')') return false;
  for (let at = open + 1; at < close; at++) {
    const { kind } = s.tokens[at];
    if (kind !== 'number' && kind !== 'string' && !s.isOneOf(at, constants)) return false;
  }
  return true;
}

function isRow(s: StatementTokens, open: number): boolean {
  return s.key(open - 1) === ',' && s.key(open - 2) === ')';
}

function addListCut(s: StatementTokens, open: number, close: number, edits: Edit[]) {
  let commas = 0;
  for (let at = open + 1; at < close; at++) {
    if (s.key(at) !== ',' || ++commas < kept) continue;
    cut(edits, s.tokens[at].start, s.tokens[close].start);
    return;
  }
}

/** Longer strings, comments and white space are cut: nothing in them flows. */
const longest = 1000;

/** Long strings, and what is no code between tokens. */
export function shortenTexts(s: StatementTokens): Edit[] {
  const edits: Edit[] = [];
  let end = 0;
  for (const { kind, start, end: next } of s.tokens) {
    if (start - end > longest) edits.push({ start: end, end: start, by: [' '] });
    if (kind === 'string' && next - start > longest) edits.push({ start, end: next, by: ["'…'"] });
    end = next;
  }
  if (s.text.length - end > longest) edits.push({ start: end, end: s.text.length, by: [' '] });
  return edits;
}

function cut(edits: Edit[], start: number, end: number) {
  const last = edits.at(-1);
  if (last && last.end === start) edits[edits.length - 1] = { ...last, end };
  else edits.push({ start, end, by: [] });
}
