import type { NamePart } from '../dialects/names';
import type { TableReference, Transformation } from '../types';
import type { Analysis } from './Analysis';
import type { Flow } from './flow';
import { Relation, type RelationPart } from './relation';
import { tableRelation } from './tables';

/** A column that a value came from, in an earlier statement. */
export type ValueSource = {
  table: TableReference;
  column: string;
  kind: Transformation['subtype'];
  masking: boolean;
};

/** The columns of a row that a procedure holds, or the table that it is of. */
export type RowSource =
  | { columns: readonly { name: string; sources: readonly ValueSource[] }[] }
  | { table: readonly NamePart[] };

/** What a variable holds after what was assigned to it so far. */
export type VariableValue = {
  sources: readonly ValueSource[];
  /** Whether there were several assignments, of which one is the last when it runs. */
  isOneOfSeveral: boolean;
  /** Whether nobody knows the sources of some assignment. */
  isUnknown: boolean;
};

/** What a procedure's variables, records and a trigger's rows hold; asked for by their names in any case. */
export interface Variables {
  value(name: string): VariableValue | undefined;
  row(name: string): RowSource | undefined;
}

/** The flows of a variable's value; undefined for what is none. */
export function variableFlows(name: string, analysis: Analysis): readonly Flow[] | undefined {
  const value = analysis.variables?.value(name);
  if (!value) return undefined;
  if (value.isUnknown) {
    analysis.addReason('UNKNOWN_COLUMN', `What the variable '${name}' holds is not known`);
  }
  if (value.isOneOfSeveral) {
    const message = `Which of its values the variable '${name}' holds is not followed: all are told`;
    analysis.addReason('AMBIGUOUS_COLUMN', message);
  }
  return flowsOf(value.sources, analysis, value.isOneOfSeveral);
}

/** The relation of a record, or of the row that a trigger is for; undefined for what is none. */
export function rowRelation(name: string, analysis: Analysis): Relation | undefined {
  const row = analysis.variables?.row(name);
  if (!row) return undefined;
  if ('table' in row) return triggerRows(name, analysis);
  const parts = row.columns.map(({ name: column, sources }): RelationPart => {
    const flows = flowsOf(sources, analysis, false);
    if (column !== '*') return { name: column, key: analysis.key({ name: column }), flows };
    return { star: flows, find: (_, wanted) => flows.map(flow => ({ ...flow, column: wanted })) };
  });
  return new Relation(parts);
}

/** The rows of a trigger's table, such as T-SQL's `inserted`; undefined for what is none. */
export function triggerRows(name: string, analysis: Analysis): Relation | undefined {
  const row = analysis.variables?.row(name);
  if (!row || !('table' in row)) return undefined;
  const { table } = analysis.table(row.table);
  analysis.read(table, undefined);
  return tableRelation(table);
}

function flowsOf(sources: readonly ValueSource[], analysis: Analysis, guessed: boolean): Flow[] {
  return sources.map(({ table: reference, column, kind, masking }) => {
    const table = analysis.adoptedTable({ reference });
    analysis.read(table, undefined);
    return { table, column, kind, masking, ...(guessed && { guessed }) };
  });
}
