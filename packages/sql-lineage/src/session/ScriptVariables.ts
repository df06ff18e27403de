import { splitName } from '../dialects/names';
import type { RowSource, ValueSource, Variables } from '../scope/Variables';
import type { Routine, ScriptPart } from '../script/ScriptPart';
import type { AnalyzedStatement } from '../types';

/** What databases call the rows of a trigger's table. */
const triggerRows = ['new', 'old', 'inserted', 'deleted'];

type Sources = readonly ValueSource[] | undefined;

/** Names are compared without the mark of host variables, quotes and case. */
const keyOf = (name: string) => name.replace(/^:|[`"]/g, '').toLowerCase();

/**
 * Where the values come from that a script's variables, loops and cursors
 * hold. Control flow is not followed: a variable has all values that were
 * assigned to it before.
 */
export class ScriptVariables implements Variables {
  private readonly values = new Map<string, Sources[]>();
  private readonly rows = new Map<string, RowSource>();
  private routine: Routine | undefined;

  value(name: string): readonly Sources[] | undefined {
    return this.values.get(name.toLowerCase());
  }

  row(name: string): RowSource | undefined {
    return this.rows.get(name.toLowerCase());
  }

  /** Before a part is read: another routine has variables of its own, and a trigger its rows. */
  enter({ routine }: ScriptPart) {
    if (routine === this.routine) return;
    this.routine = routine;
    for (const name of [...this.values.keys()]) if (!name.startsWith('@')) this.values.delete(name);
    this.rows.clear();
    if (routine?.kind !== 'trigger' || !routine.table) return;
    const table = splitName(routine.table);
    for (const name of [...triggerRows, ...(routine.rows ?? [])])
      this.rows.set(keyOf(name), { table });
  }

  /** After a part was read: what it answers is what the part's variables hold. */
  assign({ variables = [], record }: ScriptPart, statement: AnalyzedStatement) {
    const columns = statement.columns.map(({ name }) => ({
      name,
      sources: sourcesOf(statement, name),
    }));
    if (statement.confidence === 'low') {
      this.forget(variables);
      return;
    }
    if (record) this.rows.set(keyOf(record), { columns });
    if (variables.length > 0) this.take(variables, { columns });
    // T-SQL: `SELECT @x = a FROM t`.
    for (const { name, sources } of columns) if (name.startsWith('@')) this.add(name, sources);
  }

  /** A row of a cursor. */
  fetch({ cursor = '', record, variables = [] }: ScriptPart) {
    const row = this.rows.get(keyOf(cursor));
    if (row && record) this.rows.set(keyOf(record), row);
    if (row) this.take(variables, row);
    else this.forget(variables);
  }

  private take(variables: readonly string[], row: RowSource) {
    const columns = 'columns' in row ? row.columns : [];
    if (variables.length === 1) this.rows.set(keyOf(variables[0]), row);
    if (variables.length !== columns.length) return;
    variables.forEach((name, index) => this.add(name, columns[index].sources));
  }

  /** What they hold is not known. */
  private forget(variables: readonly string[]) {
    for (const name of variables) this.add(name, undefined);
  }

  private add(name: string, sources: Sources) {
    const key = keyOf(name);
    this.values.set(key, [...(this.values.get(key) ?? []), sources]);
  }
}

function sourcesOf({ edges }: AnalyzedStatement, name: string): ValueSource[] {
  return edges
    .filter(({ target }) => !target.table && target.column === name)
    .map(({ source, transformation }) => ({
      ...source,
      kind: transformation.subtype,
      masking: transformation.masking,
    }));
}
