import type { SourceDialect } from '../script/SourceDialect';
import type { Reason } from '../types';
import { parserVersion, type ParserRule } from './ParserRule';
import { Rewriting } from './Rewriting';
import { parserRules } from './rules/parserRules';
import { StatementTokens } from './StatementTokens';

/** A statement's text as the parser can take it. */
export type Rewritten = {
  text: string;
  toSource: (unit: number) => number;
  reasons: Reason[];
};

/** A statement with more tokens is not searched for what the parser does not know: that would take too long. */
const mostTokens = 20_000;

const misreadRules = parserRules.filter(({ misread }) => misread);

/**
 * Applies the work-arounds that fit: `misread` only those for what the parser
 * takes wrongly without failing. Undefined where none changes anything.
 */
export function rewriteFor(
  text: string,
  dialect: SourceDialect,
  which: 'misread' | 'all',
): Rewritten | undefined {
  const rules = which === 'all' ? parserRules : misreadRules;
  const fitting = rules.filter(rule => serves(rule, dialect) && (which === 'all' || rule.misread?.test(text)));
  if (fitting.length === 0) return undefined;
  let rewriting = Rewriting.of(text);
  let statement = new StatementTokens(text, dialect);
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
  if (reasons.length === 0) return undefined;
  return { text: rewriting.text, toSource: rewriting.toSource, reasons };
}

function serves({ dialects }: ParserRule, { name }: SourceDialect): boolean {
  return !dialects || dialects.includes(name);
}
