import type { SourceDialect } from '../script/SourceDialect';
import type { Reason } from '../types';
import { rewrittenFor, type ParserRule } from './ParserRule';
import type { Rewriting } from './Rewriting';
import { parserRules } from './rules/parserRules';
import { StatementTokens } from './StatementTokens';

/** A statement's text as the parser can take it, and what was rewritten. */
export type Rewritten = { rewriting: Rewriting; reasons: Reason[] };

/** A statement with more tokens is not searched for what the parser does not know: that would take too long. */
const mostTokens = 20_000;

const misreadRules = parserRules.filter(({ misread }) => misread);

/**
 * Applies the work-arounds that fit: `misread` only those for what the parser
 * takes wrongly without failing. What is given comes back where none changes anything.
 */
export function rewriteFor(
  source: Rewritten,
  dialect: SourceDialect,
  which: 'misread' | 'all',
): Rewritten {
  const { text } = source.rewriting;
  const fitting =
    which === 'all'
      ? parserRules.filter(rule => serves(rule, dialect))
      : misreadRules.filter(rule => serves(rule, dialect) && rule.misread?.test(text));
  if (fitting.length === 0) return source;
  let { rewriting } = source;
  let statement = new StatementTokens(text, dialect);
  if (statement.length > mostTokens) return source;
  const reasons: Reason[] = [];
  for (const rule of fitting) {
    const edits = rule.edits(statement);
    if (edits.length === 0) continue;
    rewriting = rewriting.with(edits);
    statement = new StatementTokens(rewriting.text, dialect);
    reasons.push(rewrittenFor(rule.feature));
  }
  return reasons.length > 0 ? { rewriting, reasons: [...source.reasons, ...reasons] } : source;
}

function serves({ dialects }: ParserRule, { name }: SourceDialect): boolean {
  return !dialects || dialects.includes(name);
}
