import type { Dialect } from '@polyglot-sql/sdk';
import type { SourceDialect } from '../script/SourceDialect';
import type { Reason } from '../types';
import { rewrittenFor } from './ParserRule';
import { balanceChains } from './balanceChains';
import { collapseParentheses, deepestNesting } from './nesting';
import { parseDeep } from './parseDeep';
import { Rewriting } from './Rewriting';
import { rewriteFor, type Rewritten } from './rewriteFor';
import { parserSdk, type Expression } from './sdk';
import { shortenLists, shortenTexts } from './shortenLists';
import { sourceOffsets, type SourceOffsets } from './sourceOffsets';
import { StatementTokens } from './StatementTokens';

/** A statement's tree, or why there is none. */
export type ParsedStatement =
  | {
      /** One expression a statement; several where a work-around made several of one. */
      ast: Expression[];
      /** REWRITTEN_FOR_PARSER, once for each work-around that was needed. */
      rewritten: Reason[];
      /** From the tree's spans, which count code points of what was parsed, to UTF-16 offsets in `text`. */
      offsets: SourceOffsets;
    }
  | {
      failure: string;
      /** Whether the statement is too large or nested too deep, rather than not understood. */
      limit: boolean;
    };

/** Shorter statements are parsed as they are: their chains and lists cost little. */
const longFrom = 8_000;
/** The parser's time grows faster than a statement; a second or two for this many tokens. */
const mostTokens = 60_000;
const longestText = 1_000_000;
/** Deeper nesting would overflow the stack of whoever walks the tree. */
const deepestParsed = 300;

/** The parser's words; it may run out of its stack before it counts to its limit. */
const tooDeep = /DEPTH|call stack/;

type Attempt = { ast: Expression[]; offsets: SourceOffsets } | { failure: string };

/**
 * Parses one statement, with work-arounds for what the parser does not know.
 *
 * Never throws, whatever the text; the time is bounded by the text's size.
 */
export function parseStatement(text: string, dialect: SourceDialect): ParsedStatement {
  const short = text.length > longFrom ? shortened(text, dialect) : plain(text);
  const { length } = short.rewriting.text;
  if (short.tokens > mostTokens || length > longestText) {
    const size = `${length} characters and ${short.tokens} tokens`;
    return { failure: `The statement has ${size}, more than is parsed at once`, limit: true };
  }
  const first = rewriteFor(short, dialect, 'misread');
  const attempted = attempt(first.rewriting, dialect);
  if (isUnderstood(attempted)) return { ...attempted, rewritten: first.reasons };
  const all = rewriteFor(short, dialect, 'all');
  const again = all === short ? attempted : attempt(all.rewriting, dialect);
  if (isUnderstood(again)) return { ...again, rewritten: all.reasons };
  return nested(again, all, dialect) ?? kept(attempted, first.reasons);
}

function kept(attempted: Attempt, rewritten: Reason[]): ParsedStatement {
  if ('ast' in attempted) return { ...attempted, rewritten };
  return { failure: attempted.failure, limit: isLimit(attempted.failure) };
}

function plain(text: string): Rewritten & { tokens: number } {
  return { rewriting: Rewriting.of(text), reasons: [], tokens: 0 };
}

/** With long lists cut and long chains balanced. */
function shortened(text: string, dialect: SourceDialect): Rewritten & { tokens: number } {
  const whole = Rewriting.of(text);
  const statement = new StatementTokens(text, dialect);
  const cuts = [...shortenLists(statement), ...shortenTexts(statement)];
  const cut = cuts.length > 0 ? whole.with(cuts) : whole;
  const rest = cuts.length > 0 ? new StatementTokens(cut.text, dialect) : statement;
  const chains = balanceChains(rest);
  const rewriting = chains.length > 0 ? cut.with(chains) : cut;
  const tokens =
    chains.length > 0 ? new StatementTokens(rewriting.text, dialect).length : rest.length;
  const reasons = rewriting === whole ? [] : [rewrittenFor('long lists and chains of conditions')];
  return { rewriting, reasons, tokens };
}

/** What the parser gave up for its depth. */
function nested(
  attempted: Attempt,
  prepared: Rewritten,
  dialect: SourceDialect,
): ParsedStatement | undefined {
  if ('ast' in attempted || !tooDeep.test(attempted.failure)) return undefined;
  const tokens = new StatementTokens(prepared.rewriting.text, dialect);
  const flat = prepared.rewriting.with([...collapseParentheses(tokens), ...balanceChains(tokens)]);
  const statement = new StatementTokens(flat.text, dialect);
  const depth = deepestNesting(statement);
  if (depth > deepestParsed) {
    return {
      failure: `The statement is nested ${depth} deep, deeper than ${deepestParsed}`,
      limit: true,
    };
  }
  try {
    const ast = parseDeep(statement, part => parsed(part, dialect));
    const offsets = Object.assign(flat.toSource, {
      end: (unit: number) => (unit > 0 ? flat.toSource(unit - 1) + 1 : 0),
    });
    return { ast, rewritten: [...prepared.reasons, rewrittenFor('deep nesting')], offsets };
  } catch (error) {
    return { failure: messageOf(error), limit: isLimit(messageOf(error)) };
  }
}

function attempt({ text, toSource }: Rewriting, dialect: SourceDialect): Attempt {
  try {
    return { ast: parsed(text, dialect), offsets: sourceOffsets(text, toSource) };
  } catch (error) {
    return { failure: messageOf(error) };
  }
}

/** @throws Error with the parser's words where it fails */
function parsed(text: string, dialect: SourceDialect): Expression[] {
  const answer = parserSdk().parse(text, dialect.parserName as Dialect);
  if (!answer.success) throw new Error(String(answer.error));
  return answer.ast;
}

function isLimit(failure: string): boolean {
  return failure.includes('E_GUARD') || tooDeep.test(failure);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Some statements the parser keeps as mere text. */
function isUnderstood(attempted: Attempt): attempted is Extract<Attempt, { ast: Expression[] }> {
  if ('failure' in attempted) return false;
  const { ast } = attempted;
  return ast.length > 0 && ast.every(node => !('command' in node) && !('raw' in node));
}
