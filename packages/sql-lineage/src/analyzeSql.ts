import { dialectOf } from './dialects/dialectOf';
import { analyzePart } from './analyzePart';
import { splitScript } from './script/splitScript';
import { ScriptSession } from './session/ScriptSession';
import { ScriptVariables } from './session/ScriptVariables';
import type { AnalyzedScript, Session, SqlSchema } from './types';

export type AnalyzeSqlOptions = {
  /** One statement or a script of many. */
  sql: string;
  /** A name of {@link dialectNames}; standard SQL without one. */
  dialect?: string;
  /** Columns of the tables that statements may read or write. */
  schema?: SqlSchema;
  /** Completes names of fewer parts. */
  defaultCatalog?: string;
  defaultSchema?: string;
  /** What earlier scripts of the same session made; this script adds to it. With it, dialect, schema and defaults are its own. */
  session?: Session;
  /** Whether an expression may use an alias before it in the same select; as the dialect has it without. */
  lateralColumnAliases?: boolean;
};

/**
 * What each statement of a script reads and writes, column by column.
 *
 * Statements come in order, those of procedures' bodies after the procedure's
 * head. A text that is no SQL at all is answered too: with what could be told
 * and the reasons why that is not more.
 *
 * @throws TypeError for an unknown dialect, when `sql` is not a text, or `session` not one of {@link createSession}
 */
export function analyzeSql(options: AnalyzeSqlOptions): AnalyzedScript {
  const { sql } = options;
  if (typeof sql !== 'string') throw new TypeError(`sql must be a text, got ${typeof sql}`);
  const session = options.session ?? createSession(options);
  if (!(session instanceof ScriptSession)) {
    throw new TypeError('session must be one that createSession has made');
  }
  const { dialect } = session;
  const settings = {
    lateralColumnAliases: options.lateralColumnAliases ?? dialect.lateralColumnAliases,
    variables: new ScriptVariables(),
  };
  const statements = splitScript(sql, dialect).flatMap(part =>
    analyzePart(part, session, settings),
  );
  return { statements };
}

/**
 * A session that several calls of {@link analyzeSql} may share, so that later
 * scripts know what earlier ones made.
 *
 * @throws TypeError for an unknown dialect
 */
export function createSession(
  options: Pick<AnalyzeSqlOptions, 'dialect' | 'schema' | 'defaultCatalog' | 'defaultSchema'>,
): Session {
  const { schema, defaultCatalog, defaultSchema } = options;
  return new ScriptSession(dialectOf(options.dialect), { schema, defaultCatalog, defaultSchema });
}
