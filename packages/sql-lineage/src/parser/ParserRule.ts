import type { Reason } from '../types';
import type { Edit } from './Rewriting';
import type { StatementTokens } from './StatementTokens';

/** The version of the parser that the work-arounds are for; a newer one may know more. */
export const parserVersion = '0.12.1';

/** A work-around for something that the parser does not know. */
export type ParserRule = {
  /** What is written, in the words of SQL; ends up in the reason that the caller sees. */
  feature: string;
  /** Names of the dialects that it serves; all without. */
  dialects?: readonly string[];
  /** Applied even where the parser takes the text, because it takes it for something else; tested with this first. */
  misread?: RegExp;
  /** A statement that the parser does not take as it is, and takes rewritten: the rule's test. */
  example: { dialect: string; sql: string };
  /** What to change; nothing where the feature does not occur. */
  edits(statement: StatementTokens): Edit[];
};

/** Why a statement was not parsed as it is written. */
export function rewrittenFor(feature: string): Reason {
  return {
    code: 'REWRITTEN_FOR_PARSER',
    message: `Rewritten for the parser (${parserVersion}): ${feature}`,
  };
}

export const mysqlLike = ['mysql', 'tidb', 'singlestore', 'doris', 'starrocks'];
export const tsqlLike = ['tsql', 'fabric'];
export const sparkLike = ['spark', 'databricks', 'hive', 'impala'];
