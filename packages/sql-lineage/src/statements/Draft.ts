import { Flows, isDirect, transformationOf, type Flow, type SourceTable } from '../scope/flow';
import { flowsOf, isOpen, type Relation, type RelationColumn } from '../scope/relation';
import type {
  ColumnEdge,
  Confidence,
  OutputColumn,
  StatementKind,
  TableReference,
  TextSpan,
} from '../types';

type TargetColumn = { table: SourceTable | undefined; column: string; flows: Flows };

/** The result of a statement while it is being put together. */
export class Draft {
  readonly outputs: SourceTable[] = [];
  readonly columns: OutputColumn[] = [];
  readonly dropped: TableReference[] = [];
  readonly renamed: { from: TableReference; to: TableReference }[] = [];
  private readonly targets = new Map<string, TargetColumn>();
  private readonly influences = new Map<SourceTable | undefined, Flows>();

  /** While a statement within a query is read, whose columns are not the statement's own. */
  isWithin = false;

  constructor(public kind: StatementKind) {}

  /** Notes that a table is written. */
  write(table: SourceTable) {
    if (!this.outputs.includes(table)) this.outputs.push(table);
  }

  /** Adds a column of a target, or of the answer; one that is already there is extended. */
  addColumn(table: SourceTable | undefined, name: string, flows: readonly Flow[], span?: TextSpan) {
    const key = `${table?.id ?? ''} ${name}`;
    let target = this.targets.get(key);
    if (!target) {
      target = { table, column: name, flows: new Flows() };
      this.targets.set(key, target);
      if (!this.isWithin) this.columns.push(columnOf(name, span));
    }
    target.flows.addAll(flows);
  }

  /** What has been written to a table so far. */
  columnsOf(table: SourceTable, keyOf: (name: string) => string): RelationColumn[] {
    return [...this.targets.values()].flatMap(target =>
      target.table === table
        ? [{ name: target.column, key: keyOf(target.column), flows: target.flows.toArray() }]
        : [],
    );
  }

  /** Adds what all rows of a target depend on. */
  addInfluences(table: SourceTable | undefined, flows: Iterable<Flow>) {
    let all = this.influences.get(table);
    if (!all) this.influences.set(table, (all = new Flows()));
    all.addAll(flows);
  }

  /** Adds a relation's columns under names, of which there may be fewer or none, and what its rows depend on. */
  addRelation(table: SourceTable | undefined, relation: Relation, names: readonly string[] = []) {
    relation.parts.forEach((part, index) => {
      const flows = flowsOf(part);
      const name = names[index] ?? (isOpen(part) ? '*' : part.name);
      const before = this.columns.length;
      this.addColumn(table, name, flows, part.span);
      // A query may answer two columns of one name; a table has each once.
      if (!table && !this.isWithin && this.columns.length === before)
        this.columns.push(columnOf(name, part.span));
    });
    this.addInfluences(table, relation.influences);
  }

  /** The edges: of each column in order the direct ones and then its conditions, then those of the rows. */
  edges(): ColumnEdge[] {
    const edges: ColumnEdge[] = [];
    for (const { table, column, flows } of this.targets.values()) {
      const all = flows.toArray();
      for (const flow of all) if (isDirect(flow.kind)) edges.push(edge(flow, table, column));
      for (const flow of all) if (!isDirect(flow.kind)) edges.push(edge(flow, table, column));
    }
    for (const [table, flows] of this.influences) {
      for (const flow of flows.toArray()) edges.push(edge(flow, table, undefined));
    }
    return edges;
  }
}

const columnOf = (name: string, span: TextSpan | undefined) => (span ? { name, span } : { name });

function edge(flow: Flow, table: SourceTable | undefined, column: string | undefined): ColumnEdge {
  return {
    source: { table: flow.table.reference, column: flow.column },
    target: {
      ...(table ? { table: table.reference } : {}),
      ...(column === undefined ? {} : { column }),
    },
    transformation: transformationOf(flow),
    ...(flow.span ? { span: flow.span } : {}),
    confidence: confidenceOf(flow),
  };
}

const confidenceOf = (flow: Flow): Confidence =>
  flow.column === '*' || flow.guessed ? 'medium' : 'high';
