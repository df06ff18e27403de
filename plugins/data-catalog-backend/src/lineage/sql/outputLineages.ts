import type { AnalyzedStatement, ColumnEdge } from '@headwater/sql-lineage';
import type { SqlConfidence, SqlInputField, SqlLineageBody, SqlTransformation, TextSpan } from '../../log/entries';
import type { DatasetName } from './names/candidateNames';
import { keyOf } from './SqlAnalyst';
import type { ResolvedScript } from './SqlAnalyst';

/** What a text says of one dataset that it writes. */
export type OutputLineage = { dataset: DatasetName; lineage: SqlLineageBody };

const order: readonly SqlConfidence[] = ['low', 'medium', 'high'];

/** Expressions are quoted up to here. */
const MAX_DESCRIPTION_LENGTH = 300;

/** Statements that write nothing that comes from somewhere. */
const silent = new Set(['DROP', 'TRUNCATE', 'ALTER', 'SESSION']);

/**
 * What a text says of each dataset that it writes, in the order in which it
 * writes them. Tables that stand for no dataset are left out, and so are
 * datasets into which nothing flows.
 *
 * Columns are spelled as the catalog knows them: what a text writes in another
 * case is the same column, unless there are two.
 */
export function outputLineages(script: ResolvedScript): OutputLineage[] {
  const result = script.result?.dataset;
  const datasets = new Map(script.tables.map(({ reference, dataset }) => [keyOf(reference), dataset]));
  const spell = spelling(script);
  const outputs = new Map<string, OutputCollector>();
  const collectorOf = (dataset: DatasetName) => {
    const key = nameOf(dataset);
    const present = outputs.get(key) ?? new OutputCollector(script.sql, dataset, spell);
    outputs.set(key, present);
    return present;
  };
  for (const statement of script.lasting) {
    if (silent.has(statement.kind)) continue;
    const inputs = statement.inputs.flatMap(table => datasets.get(keyOf(table)) ?? []);
    const written = statement.outputs.flatMap(table => datasets.get(keyOf(table)) ?? []);
    const isQuery = statement.kind === 'SELECT' && statement.outputs.length === 0;
    for (const dataset of isQuery && result ? [result] : written) {
      collectorOf(dataset).addStatement(statement, inputs);
    }
    for (const edge of statement.edges) {
      const target = edge.target.table ? datasets.get(keyOf(edge.target.table)) : isQuery && result;
      const source = datasets.get(keyOf(edge.source.table));
      if (target && source) collectorOf(target).addEdge(edge, source);
    }
  }
  return [...outputs.values()].flatMap(output => output.lineage() ?? []);
}

type Spelling = (dataset: DatasetName, column: string) => string;

function spelling({ tables, result }: ResolvedScript): Spelling {
  const known = new Map<string, ReadonlyMap<string, string>>();
  const learn = (dataset: DatasetName | undefined, columns: readonly string[] = []) => {
    if (!dataset || columns.length === 0) return;
    const names = new Map<string, string>();
    // Of two that differ in case alone, each is meant by its own spelling.
    const counts = new Map<string, number>();
    for (const name of columns) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
    for (const name of columns) if (counts.get(name.toLowerCase()) === 1) names.set(name.toLowerCase(), name);
    known.set(nameOf(dataset), names);
  };
  for (const { dataset, columns } of tables) learn(dataset, columns);
  learn(result?.dataset, result?.columns);
  return (dataset, column) => known.get(nameOf(dataset))?.get(column.toLowerCase()) ?? column;
}

function nameOf({ namespace, name }: DatasetName): string {
  return JSON.stringify([namespace, name]);
}

/** Gathers what the statements of a text say of one dataset. */
class OutputCollector {
  private readonly columns = new Map<string | undefined, Map<string, SqlInputField>>();
  private readonly inputs = new Map<string, DatasetName>();
  private readonly spans: TextSpan[] = [];
  private confidence: SqlConfidence = 'high';

  constructor(
    private readonly sql: string,
    private readonly dataset: DatasetName,
    private readonly spell: Spelling,
  ) {}

  addStatement({ span, confidence }: AnalyzedStatement, inputs: readonly DatasetName[]) {
    this.spans.push(span);
    this.confidence = lower(this.confidence, confidence);
    for (const input of inputs) this.addInput(input);
  }

  addEdge(edge: ColumnEdge, source: DatasetName) {
    this.addInput(source);
    const column = edge.target.column && this.spell(this.dataset, edge.target.column);
    // The columns behind a star are not known: then only the tables are.
    if (edge.source.column === '*' || column === '*') return;
    const fields = this.columns.get(column) ?? new Map<string, SqlInputField>();
    this.columns.set(column, fields);
    const field = { ...source, field: this.spell(source, edge.source.column) };
    const key = JSON.stringify(field);
    const present = fields.get(key);
    const transformation = this.transformationOf(edge);
    if (!present) {
      fields.set(key, { ...field, transformations: [transformation], confidence: edge.confidence });
      return;
    }
    present.confidence = higher(present.confidence, edge.confidence);
    const text = JSON.stringify(transformation);
    if (!present.transformations.some(other => JSON.stringify(other) === text)) {
      present.transformations.push(transformation);
    }
  }

  lineage(): OutputLineage | undefined {
    if (this.inputs.size === 0) return undefined;
    const whole = this.columns.get(undefined);
    this.columns.delete(undefined);
    const fields = [...this.columns].map(([column, inputs]) => [
      column,
      { inputFields: [...inputs.values()] },
    ]);
    return {
      dataset: this.dataset,
      lineage: {
        fields: Object.fromEntries(fields),
        ...(whole && { dataset: [...whole.values()] }),
        inputs: [...this.inputs.values()],
        spans: this.spans,
        confidence: this.confidence,
      },
    };
  }

  private addInput({ namespace, name }: DatasetName) {
    this.inputs.set(nameOf({ namespace, name }), { namespace, name });
  }

  private transformationOf({ transformation, span }: ColumnEdge): SqlTransformation {
    const { type, subtype, masking } = transformation;
    // An identity is said by its kind.
    const description = subtype === 'IDENTITY' || !span ? undefined : this.expression(span);
    return { type, subtype, ...(description && { description }), masking, ...(span && { span }) };
  }

  private expression({ start, end }: TextSpan): string {
    const text = this.sql.slice(start, Math.min(end, start + 10 * MAX_DESCRIPTION_LENGTH));
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > MAX_DESCRIPTION_LENGTH ? `${line.slice(0, MAX_DESCRIPTION_LENGTH - 1)}…` : line;
  }
}

/** The less sure of two. */
export function lower(a: SqlConfidence, b: SqlConfidence): SqlConfidence {
  return order[Math.min(order.indexOf(a), order.indexOf(b))];
}

function higher(a: SqlConfidence, b: SqlConfidence): SqlConfidence {
  return order[Math.max(order.indexOf(a), order.indexOf(b))];
}
