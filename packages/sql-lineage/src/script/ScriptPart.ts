import type { Reason, TextSpan } from '../types';

/** The procedure, function, trigger or block that a part stands in. */
export type Routine = {
  kind: 'procedure' | 'function' | 'trigger' | 'package' | 'block';
  /** As written, with its qualifiers and quotes; absent for an anonymous block. */
  name?: string;
  /** The table that a trigger watches, as written. */
  table?: string;
  /** What a trigger calls the rows of its table, as written: those of REFERENCING. */
  rows?: string[];
};

/**
 * One piece of a script that can be analysed by itself, or that cannot and says why.
 *
 * - `statement`: a SQL statement.
 * - `query`: a query that feeds no table: a cursor's, a loop's, a condition's, an assignment's, a function's answer.
 * - `routine`: the head of CREATE PROCEDURE, FUNCTION, TRIGGER or PACKAGE; the statements of its body follow.
 * - `tableVariable`: declares a variable that holds a table (`DECLARE @t TABLE (…)`).
 * - `fetch`: takes a row of a cursor (`FETCH c INTO x`, `FOR r IN c`).
 * - `assignment`: gives a variable a value without a query; `text` is a query of the value.
 * - `dynamic`: runs SQL that is put together when it runs; `reason` is DYNAMIC_SQL.
 * - `refused`: cannot be read as SQL, for example a template; `reason` says what to do.
 */
export type ScriptPartRole =
  | 'statement'
  | 'query'
  | 'routine'
  | 'tableVariable'
  | 'fetch'
  | 'assignment'
  | 'dynamic'
  | 'refused';

export type ScriptPart = {
  role: ScriptPartRole;
  /** In UTF-16 units of the script, without the terminator and without surrounding space and comments. */
  span: TextSpan;
  /**
   * What to parse. As long as `span`, so that offsets in it are offsets in the
   * script less `span.start`; what only a procedure understands is blanked
   * (`INTO` and its variables) or replaced.
   */
  text: string;
  routine?: Routine;
  /** The variables that `SELECT … INTO`, `FETCH` or an assignment writes, as written. */
  variables?: readonly string[];
  /** The cursor or loop's record that goes through the query's rows, as written. */
  record?: string;
  /** The cursor that a `fetch` takes its row of, as written. */
  cursor?: string;
  /** Name and columns of a table variable, as written; no columns where its type is named only. */
  tableVariable?: { name: string; columns: readonly string[] };
  /** Why the part is `dynamic` or `refused`. */
  reason?: Reason;
};
