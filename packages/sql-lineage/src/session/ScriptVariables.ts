import { splitName } from '../dialects/names';
import type { RowSource, ValueSource, Variables, VariableValue } from '../scope/Variables';
import type { Routine, ScriptPart } from '../script/ScriptPart';
import type { AnalyzedStatement } from '../types';

/** What databases call the rows of a trigger's table. */
const triggerRows = ['new', 'old', 'inserted', 'deleted'];

/** Names are compared without the mark of host variables, quotes and case. */
const keyOf = (name: string) => name.replace(/^:|[`"]/g, '').toLowerCase();

/**
 * Where the values come from that a script's variables, loops and cursors
 * hold. Control flow is not followed: a variable has all values that were
 * assigned to it before.
 */
export class ScriptVariables implements Variables {
  private values = new Map<string, VariableValue>();
  private rows = new Map<string, RowSource>();
  private routine: Routine | undefined;
  /** What a package holds, for its routines. */
  private shared:
    { name: string; values: Map<string, VariableValue>; rows: Map<string, RowSource> } | undefined;

  value(name: string): VariableValue | undefined {
    const key = name.toLowerCase();
    return this.values.get(key) ?? this.shared?.values.get(key);
  }

  row(name: string): RowSource | undefined {
    const key = name.toLowerCase();
    return this.rows.get(key) ?? this.shared?.rows.get(key);
  }

  /** Before a part is read: another routine has variables of its own, and a trigger its rows. */
  enter({ routine }: ScriptPart) {
    if (routine === this.routine) return;
    this.share(routine);
    this.routine = routine;
    this.values = new Map([...this.values].filter(([name]) => name.startsWith('@')));
    this.rows = new Map();
    if (routine?.kind !== 'trigger' || !routine.table) return;
    const table = splitName(routine.table);
    for (const name of [...triggerRows, ...(routine.rows ?? [])])
      this.rows.set(keyOf(name), { table });
  }

  private share(next: Routine | undefined) {
    const { routine, values, rows } = this;
    if (routine?.kind === 'package' && routine.name) {
      this.shared = { name: routine.name, values, rows };
    }
    if (!this.shared || !next?.name?.startsWith(`${this.shared.name}.`)) this.shared = undefined;
  }

  /** After a part was read: what it answers is what the part's variables hold. */
  assign({ variables = [], record }: ScriptPart, statement: AnalyzedStatement) {
    // T-SQL: `SELECT @x = a FROM t`.
    const isAssigning = statement.columns.some(({ name }) => name.startsWith('@'));
    if (!record && variables.length === 0 && !isAssigning) return;
    if (statement.confidence === 'low') {
      this.forget(variables);
      return;
    }
    const columns = columnsOf(statement);
    if (record) this.rows.set(keyOf(record), { columns });
    if (variables.length > 0) this.take(variables, { columns });
    for (const { name, sources } of columns) if (name.startsWith('@')) this.add(name, sources);
  }

  /** A row of a cursor. */
  fetch({ cursor = '', record, variables = [] }: ScriptPart) {
    const row = this.row(keyOf(cursor));
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

  private add(name: string, sources: readonly ValueSource[] | undefined) {
    const key = keyOf(name);
    const before = this.values.get(key);
    const all = [...(before?.sources ?? []), ...(sources ?? [])];
    this.values.set(key, {
      // A variable that is added to in thousands of statements keeps few sources.
      sources: [...new Map(all.map(source => [JSON.stringify(source), source])).values()],
      isOneOfSeveral: before !== undefined,
      isUnknown: before?.isUnknown || !sources,
    });
  }
}

function columnsOf({ columns, edges }: AnalyzedStatement) {
  const sources = new Map(columns.map(({ name }) => [name, [] as ValueSource[]]));
  for (const { source, target, transformation } of edges) {
    const { subtype: kind, masking } = transformation;
    if (target.table || target.column === undefined) continue;
    sources.get(target.column)?.push({ ...source, kind, masking });
  }
  return columns.map(({ name }) => ({ name, sources: sources.get(name) ?? [] }));
}
