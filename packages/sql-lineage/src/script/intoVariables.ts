import type { TextSpan } from '../types';
import { isName, type Token } from './Token';

/** What a procedure's statement writes into variables, and the text that says so. */
export type IntoVariables = { variables: string[]; spans: TextSpan[] };

const targetsOfRows = ['INSERT', 'MERGE', 'REPLACE', 'IGNORE', 'OVERWRITE', 'UPSERT', 'COPY'];
const files = ['OUTFILE', 'DUMPFILE'];

/**
 * `INTO a, b` of a query, and of RETURNING, where it names variables.
 *
 * `INSERT INTO` and `MERGE INTO` are tables always, so are the INTOs of
 * Oracle's multi-table insert.
 */
export function intoVariables(tokens: readonly Token[], text: string): IntoVariables {
  const found: IntoVariables = { variables: [], spans: [] };
  const isQuery = ['SELECT', 'SEL', 'WITH', '('].includes(tokens[0]?.key);
  let depth = 0;
  let returning = false;
  for (let at = 0; at < tokens.length; at++) {
    const { key } = tokens[at];
    if (key === '(') depth++;
    else if (key === ')') depth--;
    else if (key === 'RETURNING' || key === 'RETURN') returning = true;
    else if (key === 'INTO' && depth === 0 && (isQuery || returning)) {
      at = readTargets(tokens, at, text, found);
    }
  }
  return found;
}

function readTargets(
  tokens: readonly Token[],
  into: number,
  text: string,
  found: IntoVariables,
): number {
  const before = tokens[into - 1]?.key ?? '';
  if (targetsOfRows.includes(before) || files.includes(tokens[into + 1]?.key)) return into;
  const bulk = before === 'COLLECT' ? 2 : 0;
  let at = into + 1;
  if (tokens[at]?.key === 'STRICT') at++;
  for (;;) {
    const end = endOfTarget(tokens, at);
    if (end === at) break;
    found.variables.push(text.slice(tokens[at].start, tokens[end - 1].end));
    at = end;
    if (tokens[at]?.key !== ',') break;
    at++;
  }
  const last = tokens[Math.max(into, at - 1)];
  found.spans.push({ start: tokens[into - bulk].start, end: last.end });
  return at - 1;
}

/** `name`, `:name`, `record.field`, `list(1)`, `list[1]`. */
function endOfTarget(tokens: readonly Token[], start: number): number {
  let at = start;
  if (tokens[at]?.key === ':') at++;
  if (!isName(tokens[at])) return start;
  at++;
  for (;;) {
    if (tokens[at]?.key === '.' && isName(tokens[at + 1])) at += 2;
    else if (['(', '['].includes(tokens[at]?.key)) at = afterGroup(tokens, at);
    else return at;
  }
}

function afterGroup(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (['(', '['].includes(tokens[at].key)) depth++;
    if ([')', ']'].includes(tokens[at].key)) depth--;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}
