import type { Dialect } from '@polyglot-sql/sdk';
import type { SourceDialect } from '../script/SourceDialect';
import type { Reason } from '../types';
import { rewriteFor } from './rewriteFor';
import { parserSdk, type Expression } from './sdk';
import { sourceOffsets, type SourceOffsets } from './sourceOffsets';

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
  | { failure: string };

type Attempt = { ast: Expression[] } | { failure: string };

/**
 * Parses one statement, with work-arounds for what the parser does not know.
 *
 * Never throws, whatever the text; the time is bounded by the text's size.
 */
export function parseStatement(text: string, dialect: SourceDialect): ParsedStatement {
  const misread = rewriteFor(text, dialect, 'misread');
  const first = attempt(misread?.text ?? text, dialect);
  if ('ast' in first && isUnderstood(first.ast)) {
    return {
      ...first,
      rewritten: misread?.reasons ?? [],
      offsets: misread ? sourceOffsets(misread.text, misread.toSource) : sourceOffsets(text),
    };
  }
  const unknown = rewriteFor(text, dialect, 'all');
  if (unknown) {
    const second = attempt(unknown.text, dialect);
    if ('ast' in second && isUnderstood(second.ast)) {
      return { ...second, rewritten: unknown.reasons, offsets: sourceOffsets(unknown.text, unknown.toSource) };
    }
  }
  return 'failure' in first ? first : { ...first, rewritten: [], offsets: sourceOffsets(text) };
}

function attempt(text: string, dialect: SourceDialect): Attempt {
  try {
    const answer = parserSdk().parse(text, dialect.parserName as Dialect);
    return answer.success ? { ast: answer.ast } : { failure: String(answer.error) };
  } catch (error) {
    return { failure: `The parser broke off: ${error instanceof Error ? error.message : error}` };
  }
}

/** Some statements the parser keeps as mere text. */
function isUnderstood(ast: readonly Expression[]): boolean {
  return ast.length > 0 && ast.every(node => !('command' in node) && !('raw' in node));
}
