import type { SqlSchema } from '../types';

/** A statement or script with its expected lineage, as a line of `cases.jsonl` has it. */
export type LineageCase = {
  id: string;
  /** Where it comes from: repository, file and test. */
  origin: string;
  dialect: string;
  sql: string;
  schema?: Readonly<Record<string, readonly string[] | Readonly<Record<string, string>>>> | null;
  default_db?: string | null;
  default_schema?: string | null;
  tags: readonly string[];
  /** The label names only the column of a target. */
  dst_name_only?: boolean;
  /** Indirect edges hold for all columns of the target (`*`), not for each. */
  dataset_level?: boolean;
  expected: {
    inputs?: readonly string[] | null;
    outputs?: readonly string[] | null;
    column_edges?: readonly (readonly [source: string, target: string])[] | null;
    transformations?: readonly TypedEdge[] | null;
  };
};

/** Source `table.column`, the target's column or `*`, type and subtype. */
export type TypedEdge = readonly [source: string, target: string, type: string, subtype: string];

/** A column with its table, which is undefined for the result of a query. */
export type ColumnName = { table?: string; column: string };

/** What a tool found for a case, over all of its statements. */
export type CaseResult = {
  /** Statements that the tool saw in it. */
  statements: number;
  inputs: readonly string[];
  outputs: readonly string[];
  edges: readonly (readonly [source: ColumnName, target: ColumnName])[];
  /** Undefined for tools that know no kinds of transformation. */
  typed?: readonly TypedEdge[];
  /** No result, or one by a fallback: nothing of it is counted. */
  failed: boolean;
};

/** Suites disagree on what these have to say. */
const LEFT_OUT = ['convention', 'path', 'error_recovery', 'ddl_only'];

/** Whether a case counts at all. */
export function isScored(given: LineageCase): boolean {
  return !given.tags.some(tag => LEFT_OUT.includes(tag));
}

/** A name in lower case and without any quotes. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/["`[\]]/g, '');
}

/** The schema of a case as `analyzeSql` takes it; some give types, too. */
export function schemaOf(given: LineageCase): SqlSchema | undefined {
  if (!given.schema) return undefined;
  return Object.fromEntries(
    Object.entries(given.schema).map(([table, columns]) => [
      table,
      Array.isArray(columns) ? columns : Object.keys(columns),
    ]),
  );
}

/**
 * Splits a label `schema.table.column`, whose column may be an expression with
 * dots of its own; `tables` are those that it can be of.
 */
export function splitColumn(label: string, tables: Iterable<string>): ColumnName {
  const name = plainName(label);
  const known = [...tables]
    .filter(table => name.startsWith(`${table}.`))
    .sort((a, b) => b.length - a.length)[0];
  if (known !== undefined) return { table: known, column: name.slice(known.length + 1) };
  const path = /^[^\s(+*/<>=:|]*/.exec(name)![0];
  const dot = path.lastIndexOf('.');
  return dot < 0 ? { column: name } : { table: name.slice(0, dot), column: name.slice(dot + 1) };
}
