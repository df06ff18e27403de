import type {
  AnalyzedScript,
  AnalyzedStatement,
  ColumnEdge,
  TableReference,
  Transformation,
} from '../types';
import { tableKey } from './tableKey';

/**
 * The statements of a script without the tables that do not outlive it:
 * temporary ones, and those that it creates and then drops or renames. What
 * goes in and out of them is joined, `a → temporary → b` to `a → b`.
 *
 * A statement alone is given back as it is, as are those of a script without
 * such tables.
 */
export function finalStatements(analyzed: AnalyzedScript | AnalyzedStatement): AnalyzedStatement[] {
  if (!('statements' in analyzed)) return [analyzed];
  const passing = passingTables(analyzed.statements);
  if (passing.size === 0) return analyzed.statements;
  const contents = new PassingContents(passing);
  return analyzed.statements.map(statement => contents.follow(statement));
}

function passingTables(statements: readonly AnalyzedStatement[]): Set<string> {
  const created = new Set<string>();
  const passing = new Set<string>();
  const keep = (key: string) => created.add(key) && passing.delete(key);
  const pass = (key: string) => created.has(key) && passing.add(key);
  for (const statement of statements) {
    for (const table of [...statement.inputs, ...statement.outputs]) {
      if (table.temporary) passing.add(tableKey(table));
    }
    // A table that is made anew under its old name stays.
    for (const table of creates(statement)) if (!table.temporary) keep(tableKey(table));
    for (const table of statement.dropped ?? []) pass(tableKey(table));
    for (const { from, to } of statement.renamed ?? [])
      if (pass(tableKey(from))) keep(tableKey(to));
  }
  return passing;
}

function creates({ kind, outputs }: AnalyzedStatement): readonly TableReference[] {
  // A query that writes is SELECT INTO.
  return ['CREATE_TABLE', 'CREATE_VIEW', 'SELECT'].includes(kind) ? outputs : [];
}

/** What has come into tables that pass, so far in the script. */
class PassingContents {
  private readonly edges = new Map<string, ColumnEdge[]>();
  private readonly inputs = new Map<string, TableReference[]>();

  constructor(private readonly passing: ReadonlySet<string>) {}

  follow(statement: AnalyzedStatement): AnalyzedStatement {
    const { renamed = [] } = statement;
    const moved = renamed.filter(({ from }) => this.passes(from));
    const read = uniqueTables([...statement.inputs, ...moved.map(({ from }) => from)]);
    const written = uniqueTables([...statement.outputs, ...moved.map(({ to }) => to)]);
    const inputs = uniqueTables(read.flatMap(table => this.originsOf(table)));
    const targets = statement.outputs.length > 0 ? statement.outputs : [undefined];
    const edges = uniqueEdges([
      ...statement.edges.flatMap(edge => this.joined(edge)),
      ...statement.inputs.flatMap(table => this.influences(table, targets)),
      ...moved.flatMap(move => this.moved(move)),
    ]);
    for (const table of written.filter(candidate => this.passes(candidate))) {
      this.fill(tableKey(table), { ...statement, inputs, edges });
    }
    return {
      ...statement,
      inputs,
      outputs: written.filter(table => !this.passes(table)),
      edges: edges.filter(({ target }) => !target.table || !this.passes(target.table)),
    };
  }

  /** What decides the rows of a table decides all that is made from it. */
  private influences(
    table: TableReference,
    targets: readonly (TableReference | undefined)[],
  ): ColumnEdge[] {
    const held = this.passes(table) ? (this.edges.get(tableKey(table)) ?? []) : [];
    const ofRows = held.filter(({ target }) => target.column === undefined);
    return ofRows.flatMap(edge =>
      targets.map(target => ({ ...edge, target: target ? { table: target } : {} })),
    );
  }

  /** Under its new name a table holds what it held under the old one. */
  private moved({ from, to }: { from: TableReference; to: TableReference }): ColumnEdge[] {
    const held = this.edges.get(tableKey(from)) ?? [];
    return held.map(edge => ({ ...edge, target: { ...edge.target, table: to } }));
  }

  private fill(key: string, { kind, inputs, edges }: AnalyzedStatement): void {
    const adds = kind === 'INSERT' || kind === 'MERGE' || kind === 'UPDATE' || kind === 'COPY';
    const own = edges.filter(({ target }) => target.table && tableKey(target.table) === key);
    const [tables, before] = adds
      ? [this.inputs.get(key) ?? [], this.edges.get(key) ?? []]
      : [[], []];
    this.inputs.set(key, uniqueTables([...tables, ...inputs]));
    // Else a table that is filled from itself again and again would double what is known each time.
    this.edges.set(key, uniqueEdges([...before, ...own]));
  }

  private passes(table: TableReference): boolean {
    return this.passing.has(tableKey(table));
  }

  private originsOf(table: TableReference): TableReference[] {
    return this.passes(table) ? (this.inputs.get(tableKey(table)) ?? []) : [table];
  }

  private joined(edge: ColumnEdge): ColumnEdge[] {
    const { source } = edge;
    if (!this.passes(source.table)) return [edge];
    const into = this.edges.get(tableKey(source.table)) ?? [];
    return into
      .filter(({ target }) => meets(target.column, source.column))
      .map(first => join(first, edge));
  }
}

/** A star on either side stands for all columns. Names of one script's tables differ in case at most by who wrote them. */
function meets(written: string | undefined, read: string): boolean {
  if (written === undefined) return false;
  return written === '*' || read === '*' || written.toLowerCase() === read.toLowerCase();
}

function join(first: ColumnEdge, second: ColumnEdge): ColumnEdge {
  return {
    ...second,
    source: {
      ...first.source,
      column: throughStar(first, second.source.column) ?? first.source.column,
    },
    target: {
      ...second.target,
      ...(second.target.column !== undefined && {
        column: throughStar(second, first.target.column) ?? second.target.column,
      }),
    },
    transformation: compose(first.transformation, second.transformation),
    confidence: lower(first.confidence, second.confidence),
  };
}

/** The column by which a copy of all columns, `a.* → b.*`, leads on. */
function throughStar(copy: ColumnEdge, column: string | undefined): string | undefined {
  return copy.source.column === '*' && copy.target.column === '*' ? column : undefined;
}

const strength = ['IDENTITY', 'TRANSFORMATION', 'AGGREGATION'];

/** What two transformations, one after the other, amount to: INDIRECT stays so, else the stronger wins. */
function compose(first: Transformation, second: Transformation): Transformation {
  const masking = first.masking || second.masking;
  if (second.type === 'INDIRECT') return { ...second, masking };
  if (first.type === 'INDIRECT') return { ...first, masking };
  const stronger =
    strength.indexOf(first.subtype) > strength.indexOf(second.subtype) ? first : second;
  return { ...stronger, masking };
}

function lower(
  one: ColumnEdge['confidence'],
  other: ColumnEdge['confidence'],
): ColumnEdge['confidence'] {
  const order = ['low', 'medium', 'high'] as const;
  return order[Math.min(order.indexOf(one), order.indexOf(other))];
}

function uniqueTables(tables: readonly TableReference[]): TableReference[] {
  return [...new Map(tables.map(table => [tableKey(table), table])).values()];
}

/** Of edges that differ only in where they are said, the first. */
function uniqueEdges(edges: readonly ColumnEdge[]): ColumnEdge[] {
  const unique = new Map<string, ColumnEdge>();
  for (const edge of edges) {
    const key = edgeKey(edge);
    if (!unique.has(key)) unique.set(key, edge);
  }
  return [...unique.values()];
}

function edgeKey({ source, target, transformation }: ColumnEdge): string {
  const { type, subtype, masking } = transformation;
  const tables = [tableKey(source.table), target.table && tableKey(target.table)];
  return JSON.stringify([...tables, source.column, target.column, type, subtype, masking]);
}
