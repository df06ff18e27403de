import type { TextSpan } from '../types';

/** Longer ones are cut: lineage says which columns meet, the SQL facet has the rest. */
const MAX_LENGTH = 300;

/** The text of a span on one line, at most 300 characters; undefined where there is none. */
export function expressionText(sql: string, span: TextSpan | undefined): string | undefined {
  if (!span) return undefined;
  // Of a long expression only the beginning is looked at: a script may have thousands of them.
  const text = sql.slice(span.start, Math.min(span.end, span.start + 10 * MAX_LENGTH));
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_LENGTH) return line === '' ? undefined : line;
  // Not between the halves of a character.
  return `${line.slice(0, MAX_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
