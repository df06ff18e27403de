import { createBuilders } from '@openlineage/client';
import type { Builders, ColumnLineageDatasetFacet, DatasetName } from '@openlineage/client';
import type { AnalyzedScript, AnalyzedStatement, ColumnEdge, TableReference } from '../types';
import { datasetKey, datasetNamer } from './datasetNames';
import type { DatasetNaming } from './datasetNames';
import { expressionText } from './expressionText';
import { finalStatements } from './finalStatements';

/** What turns lineage into OpenLineage's terms. */
export type OpenLineageOptions = {
  /** The text that was analysed: it gives the descriptions of transformations, and the `sql` facet. */
  sql: string;
  /** For the `sql` facet. */
  dialect?: string;
  /** How tables become datasets. */
  datasets: DatasetNaming;
  /** Makes and checks facets and events; by default those of this package as the producer. */
  builders?: Builders;
};

type InputField = ColumnLineageDatasetFacet['fields'][string]['inputFields'][number];
type FieldTransformation = NonNullable<InputField['transformations']>[number];

/** The producer of facets and events whose maker is not named. */
const SQL_LINEAGE_PRODUCER = 'https://www.npmjs.com/package/@headwater/sql-lineage';

/** Builders by the options, else those of this package. */
export function buildersOf({ builders }: OpenLineageOptions): Builders {
  return builders ?? createBuilders({ producer: SQL_LINEAGE_PRODUCER });
}

/**
 * OpenLineage's column lineage facet 1.2 of one table that is written: under
 * `fields` what its columns are made of, under `dataset` what chose, joined or
 * sorted all of its rows.
 *
 * Edges of several statements are merged, those through temporary tables are
 * joined. `*`, which stands for columns that nobody knows, is left out.
 * Undefined when nothing is known of any column.
 */
export function columnLineageFacet(
  analyzed: AnalyzedScript | AnalyzedStatement,
  output: TableReference,
  options: OpenLineageOptions,
): ColumnLineageDatasetFacet | undefined {
  const datasetOf = datasetNamer(options.datasets);
  const wanted = datasetKey(datasetOf(output));
  const edges = finalStatements(analyzed)
    .flatMap(statement => statement.edges)
    .filter(({ target }) => target.table && datasetKey(datasetOf(target.table)) === wanted);
  return facetOfEdges(edges, options);
}

/** The facet of edges that lead to one table. */
export function facetOfEdges(
  edges: readonly ColumnEdge[],
  options: OpenLineageOptions,
): ColumnLineageDatasetFacet | undefined {
  const datasetOf = datasetNamer(options.datasets);
  const known = edges.filter(
    ({ source, target }) => source.column !== '*' && target.column !== '*',
  );
  const columns = new Map<string | undefined, InputFields>();
  for (const edge of known) {
    const inputs = columns.get(edge.target.column) ?? new InputFields(options.sql);
    columns.set(edge.target.column, inputs);
    inputs.add(edge, datasetOf(edge.source.table));
  }
  if (columns.size === 0) return undefined;
  const whole = columns.get(undefined);
  columns.delete(undefined);
  const fields = Array.from(columns, ([name, inputs]) => [name, { inputFields: inputs.list() }]);
  return buildersOf(options).facets.dataset.columnLineage({
    fields: Object.fromEntries(fields),
    ...(whole && { dataset: whole.list() }),
  });
}

type Input = { field: InputField; transformations: Map<string, FieldTransformation> };

/** What decides one column, or the whole of a table: each source once, with all that is done to it. */
class InputFields {
  private readonly inputs = new Map<string, Input>();

  constructor(private readonly sql: string) {}

  add({ source, transformation, span }: ColumnEdge, { namespace, name }: DatasetName): void {
    const field = { namespace, name, field: source.column };
    const key = JSON.stringify(field);
    const input = this.inputs.get(key) ?? { field, transformations: new Map() };
    this.inputs.set(key, input);
    const { type, subtype, masking } = transformation;
    // An identity is said by its kind.
    const description = subtype === 'IDENTITY' ? undefined : expressionText(this.sql, span);
    const done = { type, subtype, ...(description && { description }), masking };
    input.transformations.set(JSON.stringify(done), done);
  }

  list(): InputField[] {
    return Array.from(this.inputs.values(), ({ field, transformations }) => ({
      ...field,
      transformations: [...transformations.values()],
    }));
  }
}
