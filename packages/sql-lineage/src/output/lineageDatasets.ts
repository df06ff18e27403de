import type { DatasetName, InputDataset, OutputDataset } from '@openlineage/client';
import type { AnalyzedScript, AnalyzedStatement, ColumnEdge, TableReference } from '../types';
import { facetOfEdges } from './columnLineageFacet';
import type { OpenLineageOptions } from './columnLineageFacet';
import { datasetKey, datasetNamer } from './datasetNames';
import { finalStatements } from './finalStatements';

/** What a job reads and writes, as events hold it. */
export type LineageDatasets = { inputs: InputDataset[]; outputs: OutputDataset[] };

/**
 * The datasets that a script or statement reads and writes, each once, the
 * outputs with their `columnLineage` facet.
 *
 * No input is what the script itself wrote before it read it; no output what
 * was only temporary, or dropped.
 */
export function lineageDatasets(
  analyzed: AnalyzedScript | AnalyzedStatement,
  options: OpenLineageOptions,
): LineageDatasets {
  const datasetOf = datasetNamer(options.datasets);
  const inputs = new Map<string, DatasetName>();
  const outputs = new Map<string, DatasetName & { edges: ColumnEdge[] }>();
  const keyOf = (table: TableReference) => datasetKey(datasetOf(table));
  for (const { inputs: read, outputs: written, edges } of finalStatements(analyzed)) {
    for (const table of read) {
      if (!outputs.has(keyOf(table))) inputs.set(keyOf(table), datasetOf(table));
    }
    for (const table of written) {
      if (!outputs.has(keyOf(table))) outputs.set(keyOf(table), { ...datasetOf(table), edges: [] });
    }
    for (const edge of edges) {
      if (edge.target.table) outputs.get(keyOf(edge.target.table))?.edges.push(edge);
    }
  }
  return {
    inputs: [...inputs.values()],
    outputs: Array.from(outputs.values(), ({ namespace, name, edges }) => {
      const columnLineage = facetOfEdges(edges, options);
      return { namespace, name, ...(columnLineage && { facets: { columnLineage } }) };
    }),
  };
}
