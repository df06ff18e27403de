import type { SourceDialect } from '../script/SourceDialect';
import type { Reason } from '../types';
import { parserVersion, type ParserRule } from './ParserRule';
import type { Rewriting } from './Rewriting';
import { parserRules } from './rules/parserRules';
import { StatementTokens } from './StatementTokens';

/** A statement's text as the parser can take it. */
export type Rewritten = { rewriting: Rewriting; reasons: Reason[] };

/** A statement with more tokens is not searched for what the parser does not know: that would take too long. */
const mostTokens = 20_000;

const misreadRules = parserRules.filter(({ misread }) => misread);

/**
 * Applies the work-arounds that fit: `misread` only those for what the parser
 * takes wrongly without failing. Undefined where none changes anything.
 */
export function rewriteFor(
  source: Rewriting,
  dialect: SourceDialect,
  which: 'misread' | 'all',
): Rewritten | undefined {
  const fitting =
    which === 'all'
      ? parserRules.filter(rule => serves(rule, dialect))
      : misreadRules.filter(rule => serves(rule, dialect) && rule.misread?.test(source.text));
  if (fitting.length === 0) return undefined;
  let rewriting = source;
  let statement = new StatementTokens(source.text, dialect);
  if (statement.length > mostTokens) return undefined;
  const reasons: Reason[] = [];
  for (const rule of fitting) {
    const edits = rule.edits(statement);
    if (edits.length === 0) continue;
    rewriting = rewriting.with(edits);
    statement = new StatementTokens(rewriting.text, dialect);
    reasons.push({
      code: 'REWRITTEN_FOR_PARSER',
      message: `Rewritten for the parser (${parserVersion}): ${rule.feature}`,
    });
  }
  return reasons.length > 0 ? { rewriting, reasons } : undefined;
}

function serves({ dialects }: ParserRule, { name }: SourceDialect): boolean {
  return !dialects || dialects.includes(name);
}
