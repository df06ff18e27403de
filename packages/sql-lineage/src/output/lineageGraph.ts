import type { AnalyzedScript, AnalyzedStatement, TableReference } from '../types';
import { tableKey } from './tableKey';

/** A table and those of its columns that lineage speaks of; `*` stands for all that it has. */
export type GraphTable = { name: string; columns: string[] };

/** Places of a table in `tables` and of a column in its `columns`. */
export type GraphEnd = { table: number; column: number };

/**
 * An arrow from one column to another. `kinds` are the subtypes of its
 * transformations, each once, the direct ones first, or `RENAME`; none where
 * only the tables are known.
 */
export type GraphEdge = { from: GraphEnd; to: GraphEnd; direct: boolean; kinds: string[] };

/** Tables by order of mention, edges by where their statements stand. */
export type LineageGraph = { tables: GraphTable[]; edges: GraphEdge[] };

/**
 * What scripts or statements read and write, as tables with columns and
 * arrows between them.
 *
 * What decides a whole table leads to its `*`. The result of a query is a
 * table of its own, `result`, numbered where there are more.
 */
export function lineageGraph(...analyzed: (AnalyzedScript | AnalyzedStatement)[]): LineageGraph {
  const drawing = new Drawing();
  const statements = analyzed.flatMap(one => ('statements' in one ? one.statements : [one]));
  for (const statement of statements) drawing.add(statement);
  return drawing.graph();
}

type Table = { index: number; columns: Map<string, number> };
type Edge = { from: GraphEnd; to: GraphEnd; direct: Set<string>; indirect: Set<string> };

class Drawing {
  private readonly tables = new Map<string, Table>();
  private readonly names: string[] = [];
  private readonly edges = new Map<string, Edge>();
  private results = 0;

  add({ inputs, outputs, renamed = [], columns, edges }: AnalyzedStatement): void {
    for (const { from, to } of renamed) {
      const ends = [from, to].map(table => this.end(this.tableOf(table), '*'));
      this.edge(ends[0], ends[1]).direct.add('RENAME');
    }
    for (const table of [...inputs, ...outputs]) this.tableOf(table);
    const answers = outputs.length === 0 && columns.length > 0;
    const result =
      answers || edges.some(({ target }) => !target.table) ? this.newResult() : undefined;
    const ofOne = result ?? (outputs.length === 1 ? this.tableOf(outputs[0]) : undefined);
    for (const { name } of ofOne ? columns : []) this.end(ofOne!, name);
    const reached = new Set<Table>();
    for (const { source, target, transformation } of edges) {
      const table = target.table ? this.tableOf(target.table) : result!;
      reached.add(table);
      const edge = this.edge(
        this.end(this.tableOf(source.table), source.column),
        this.end(table, target.column ?? '*'),
      );
      (transformation.type === 'DIRECT' ? edge.direct : edge.indirect).add(transformation.subtype);
    }
    for (const table of outputs.map(output => this.tableOf(output))) {
      if (reached.has(table)) continue;
      for (const input of inputs)
        this.edge(this.end(this.tableOf(input), '*'), this.end(table, '*'));
    }
  }

  graph(): LineageGraph {
    return {
      tables: Array.from(this.tables.values(), ({ index, columns }) => ({
        name: this.names[index],
        columns: [...columns.keys()],
      })),
      edges: Array.from(this.edges.values(), ({ from, to, direct, indirect }) => ({
        from,
        to,
        direct: direct.size > 0,
        kinds: [...direct, ...indirect],
      })),
    };
  }

  private tableOf(reference: TableReference): Table {
    return this.named(tableKey(reference), reference.parts.join('.'));
  }

  private newResult(): Table {
    this.results += 1;
    const name = this.results === 1 ? 'result' : `result ${this.results}`;
    return this.named(name, name);
  }

  private named(key: string, name: string): Table {
    let table = this.tables.get(key);
    if (!table) {
      table = { index: this.names.push(name) - 1, columns: new Map() };
      this.tables.set(key, table);
    }
    return table;
  }

  private end({ index, columns }: Table, name: string): GraphEnd {
    if (!columns.has(name)) columns.set(name, columns.size);
    return { table: index, column: columns.get(name)! };
  }

  private edge(from: GraphEnd, to: GraphEnd): Edge {
    const key = [from.table, from.column, to.table, to.column].join();
    let edge = this.edges.get(key);
    if (!edge) {
      edge = { from, to, direct: new Set(), indirect: new Set() };
      this.edges.set(key, edge);
    }
    return edge;
  }
}
