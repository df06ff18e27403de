import { NotFoundError } from '@backstage/errors';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { walkColumns } from '../lineage/walkColumns';
import type { ColumnWalk } from '../lineage/walkColumns';
import type { AssetRow } from '../projection/ProjectionStore';
import { toColumnGraph } from './columnGraph';
import type { Described, FieldNode } from './columnGraph';
import { describeDatasets } from './datasets';
import { readListed } from './findRow';
import { readJobEdges } from './jobEdges';
import type { Answer } from './lineage';
import { findField } from './nodeId';
import type { Reading } from './Reading';

type ColumnsQuery = { depth: number; withDownstream: boolean };

const NODE_LIMIT = 500;
/** Datasets that a job writes, of which the columns are followed. */
const MAX_OUTPUTS = 50;

/**
 * Columns that feed a column, those of a dataset or those of what a job
 * writes, and with `withDownstream` those that they feed.
 *
 * @throws NotFoundError when the node is unknown or may not be seen
 */
export async function getColumnLineage(
  reading: Reading,
  nodeId: string,
  query: ColumnsQuery,
): Promise<Answer<FieldNode>> {
  const found = await findField(reading, nodeId);
  if (!found) throw new NotFoundError(`Node '${nodeId}' not found.`);
  const { row, field } = found;
  const outputs = row.class === 'dataset' ? [row] : await outputsOf(reading, row);
  const walks: ColumnWalk[] = [];
  for (const { id } of outputs.slice(0, MAX_OUTPUTS)) {
    walks.push(await walkFrom(reading, id, field, query));
  }
  const datasets = await describeNodes(reading, walks);
  // The walk takes any field to start from.
  const isKnown =
    field === undefined ||
    walks.some(({ edges }) => edges.length > 0) ||
    datasets.get(row.id)!.dataset.fields.some(({ name }) => name === field);
  if (!isKnown) throw new NotFoundError(`Node '${nodeId}' not found.`);
  const isWhole = walks.every(({ hidden, more }) => hidden === 0 && Object.keys(more).length === 0);
  return {
    graph: toColumnGraph(walks, datasets),
    complete: isWhole && outputs.length <= MAX_OUTPUTS,
  };
}

function walkFrom(
  { knex, access }: Reading,
  start: string,
  field: string | undefined,
  { depth, withDownstream }: ColumnsQuery,
): Promise<ColumnWalk> {
  return walkColumns(knex, {
    start,
    columns: field === undefined ? [] : [field],
    direction: withDownstream ? 'both' : 'upstream',
    depth,
    includePast: false,
    nodeLimit: NODE_LIMIT,
    access,
  });
}

async function outputsOf(reading: Reading, job: AssetRow): Promise<AssetRow[]> {
  const outputs = (await readJobEdges(reading, [job.id])).get(job.id)?.outputs ?? [];
  const ids = outputs.map(({ namespace, name }) => assetId('dataset', namespace, name));
  const rows = await readListed(reading, ids);
  return ids.flatMap(id => rows.get(id) ?? []);
}

async function describeNodes(
  reading: Reading,
  walks: readonly ColumnWalk[],
): Promise<Map<string, Described>> {
  const nodes = walks.flatMap(walk => [...walk.nodes.values()]);
  const rows = [...new Map(nodes.map(({ row }) => [row.id, row])).values()];
  const described = await describeDatasets(reading, rows);
  return new Map(rows.map((row, index) => [row.id, { row, dataset: described[index] }]));
}
