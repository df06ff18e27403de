import { throughBoth, type FlowKind } from '../scope/flow';
import type {
  AnalyzedScript,
  AnalyzedStatement,
  ColumnEdge,
  TableReference,
  Transformation,
} from '../types';

/** A column with the step that its value takes from there. */
type Origin = Pick<ColumnEdge, 'source' | 'transformation' | 'confidence'>;

/** What is known of a temporary table. */
type Contents = {
  inputs: TableReference[];
  columns: Map<string, Origin[]>;
  /** What its rows as a whole depend on. */
  rows: Origin[];
};

const keyOf = ({ kind, parts }: TableReference) =>
  `${kind} ${JSON.stringify(parts.map(part => part.toLowerCase()))}`;

/**
 * A script's lineage between tables that outlive it: what goes through
 * temporary tables is joined, and statements that write nothing but those are
 * left out.
 *
 * Edges keep the span of the statement that writes the lasting table.
 */
export function throughTemporaries(script: AnalyzedScript): AnalyzedScript {
  const temporaries = new Map<string, Contents>();
  const statements = script.statements.flatMap((statement): AnalyzedStatement[] => {
    const joined = joinedStatement(statement, temporaries);
    for (const output of joined.outputs)
      if (output.temporary) remember(output, joined, temporaries);
    const outputs = joined.outputs.filter(({ temporary }) => !temporary);
    if (outputs.length === 0 && joined.outputs.length > 0) return [];
    const edges = joined.edges.filter(({ target }) => !target.table?.temporary);
    return [{ ...joined, outputs, edges }];
  });
  return { statements };
}

function joinedStatement(
  statement: AnalyzedStatement,
  temporaries: ReadonlyMap<string, Contents>,
): AnalyzedStatement {
  const read = statement.inputs.map(input => ({ input, contents: contentsOf(input, temporaries) }));
  if (read.every(({ contents }) => !contents)) return statement;
  const edges = statement.edges.flatMap(edge => {
    const contents = contentsOf(edge.source.table, temporaries);
    return contents ? throughColumn(edge, contents) : [edge];
  });
  for (const { contents } of read) {
    for (const table of targetsOf(statement)) {
      for (const origin of contents?.rows ?? [])
        edges.push({ ...origin, target: table ? { table } : {} });
    }
  }
  return {
    ...statement,
    inputs: distinct(
      read.flatMap(({ input, contents }) => contents?.inputs ?? [input]),
      keyOf,
    ),
    edges: distinct(edges, edgeKey),
  };
}

const contentsOf = (table: TableReference, temporaries: ReadonlyMap<string, Contents>) =>
  table.temporary ? temporaries.get(keyOf(table)) : undefined;

const targetsOf = ({ outputs }: AnalyzedStatement): (TableReference | undefined)[] =>
  outputs.length > 0 ? outputs : [undefined];

/** An edge from a temporary table's column, as edges from where that comes from. */
function throughColumn(edge: ColumnEdge, { columns }: Contents): ColumnEdge[] {
  const { column } = edge.source;
  const origins =
    column === '*'
      ? [...columns.values()].flat()
      : (columns.get(column.toLowerCase()) ?? ofStar(column, columns));
  return origins.map(origin => ({
    ...edge,
    source: origin.source,
    transformation: throughSteps(edge.transformation, origin.transformation),
    confidence: edge.confidence === 'high' ? origin.confidence : edge.confidence,
  }));
}

/** A column that only a star may hold has its own name where the star comes from. */
function ofStar(column: string, columns: Contents['columns']): Origin[] {
  return (columns.get('*') ?? []).map(origin =>
    origin.source.column === '*' && origin.transformation.subtype === 'IDENTITY'
      ? { ...origin, source: { ...origin.source, column } }
      : origin,
  );
}

function throughSteps(outer: Transformation, inner: Transformation): Transformation {
  const kind: FlowKind = throughBoth(outer.subtype, inner.subtype);
  const masking = outer.masking || inner.masking;
  return kind === outer.subtype ? { ...outer, masking } : { ...inner, masking };
}

/** Adds what a statement writes to a temporary table; making it anew forgets what it held. */
function remember(
  table: TableReference,
  statement: AnalyzedStatement,
  temporaries: Map<string, Contents>,
) {
  const key = keyOf(table);
  const before = /^CREATE/.test(statement.kind) ? undefined : temporaries.get(key);
  const contents: Contents = {
    inputs: distinct([...(before?.inputs ?? []), ...statement.inputs], keyOf),
    columns: new Map(before?.columns),
    rows: [...(before?.rows ?? [])],
  };
  for (const { target, source, transformation, confidence } of statement.edges) {
    if (!target.table || keyOf(target.table) !== key) continue;
    const origin = { source, transformation, confidence };
    if (target.column === undefined) contents.rows.push(origin);
    else {
      const column = target.column.toLowerCase();
      contents.columns.set(column, [...(contents.columns.get(column) ?? []), origin]);
    }
  }
  temporaries.set(key, contents);
}

function edgeKey({ source, target, transformation }: ColumnEdge): string {
  const { type, subtype } = transformation;
  return JSON.stringify([
    keyOf(source.table),
    source.column,
    target.table && keyOf(target.table),
    target.column,
    type,
    subtype,
  ]);
}

function distinct<T>(list: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return list.filter(item => {
    const own = key(item);
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
}
