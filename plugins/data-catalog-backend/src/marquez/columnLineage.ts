import { NotFoundError } from '@backstage/errors';
import { walkColumns } from '../lineage/walkColumns';
import type { ColumnWalk, WalkedColumnEdge } from '../lineage/walkColumns';
import type { AssetRow } from '../projection/ProjectionStore';
import { describeDatasets } from './datasets';
import type { Dataset } from './datasets';
import type { Answer, GraphNode } from './lineage';
import { findField, toFieldId } from './nodeId';
import type { Reading } from './Reading';

type Transformed = { transformationDescription?: string; transformationType?: string };

type FieldData = Transformed & {
  namespace: string;
  dataset: string;
  datasetVersion: string;
  field: string;
  fieldType: string;
  inputFields: (Transformed & {
    namespace: string;
    dataset: string;
    datasetVersion: string;
    field: string;
  })[];
};

type Described = { row: AssetRow; dataset: Dataset };

type FieldNode = GraphNode<'DATASET_FIELD', FieldData>;

const NODE_LIMIT = 500;

/**
 * Columns that feed a column, or those of a dataset, and with `withDownstream`
 * those that they feed, sorted by id.
 *
 * Every edge of a node has that node as its origin, those in `inEdges` too:
 * Marquez's service writes them so (api/src/main/java/marquez/service/ColumnLineageService.java),
 * and its web UI reads them so.
 *
 * @throws NotFoundError when the node is unknown or may not be seen
 */
export async function getColumnLineage(
  reading: Reading,
  nodeId: string,
  { depth, withDownstream }: { depth: number; withDownstream: boolean },
): Promise<Answer<FieldNode>> {
  const found = await findField(reading, nodeId);
  if (!found) throw new NotFoundError(`Node '${nodeId}' not found.`);
  const { row, field } = found;
  const walk = await walkColumns(reading.knex, {
    start: row.id,
    columns: field === undefined ? [] : [field],
    direction: withDownstream ? 'both' : 'upstream',
    depth,
    includePast: false,
    nodeLimit: NODE_LIMIT,
    access: reading.access,
  });
  const rows = [...walk.nodes.values()].map(node => node.row);
  const described = await describeDatasets(reading, rows);
  const datasets = new Map(
    rows.map((of, index) => [of.id, { row: of, dataset: described[index] }]),
  );
  const graph = toGraph(walk, datasets);
  // The walk takes any field to start from.
  const isKnown =
    field === undefined ||
    walk.edges.length > 0 ||
    datasets.get(row.id)!.dataset.fields.some(({ name }) => name === field);
  if (!isKnown) throw new NotFoundError(`Node '${nodeId}' not found.`);
  return { graph, complete: walk.hidden === 0 && Object.keys(walk.more).length === 0 };
}

function toGraph(walk: ColumnWalk, datasets: ReadonlyMap<string, Described>): FieldNode[] {
  const nodes = new Map<string, FieldNode>();
  for (const { row, columns } of walk.nodes.values()) {
    for (const field of columns) addNode(nodes, datasets.get(row.id)!, field);
  }
  const edges = [...walk.edges].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  for (const { source, target, transformations, sql } of edges) {
    // An edge from or to a whole dataset joins no two fields.
    if (source.column === undefined || target.column === undefined) continue;
    const from = addNode(nodes, datasets.get(source.assetId)!, source.column);
    const to = addNode(nodes, datasets.get(target.assetId)!, target.column);
    if (to.inEdges.some(({ destination }) => destination === from.id)) continue;
    to.inEdges.push({ origin: to.id, destination: from.id });
    from.outEdges.push({ origin: from.id, destination: to.id });
    const { namespace, dataset, datasetVersion, field } = from.data;
    const told = toTransformed(transformations, sql !== undefined);
    to.data.inputFields.push({ namespace, dataset, datasetVersion, field, ...told });
    Object.assign(to.data, told);
  }
  return [...nodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function addNode(
  nodes: Map<string, FieldNode>,
  { row, dataset }: Described,
  field: string,
): FieldNode {
  const id = toFieldId(row, field);
  const known = nodes.get(id);
  if (known) return known;
  const node: FieldNode = {
    id,
    type: 'DATASET_FIELD',
    data: {
      namespace: row.namespace,
      dataset: row.name,
      datasetVersion: dataset.currentVersion,
      field,
      fieldType: dataset.fields.find(({ name }) => name === field)?.type ?? 'UNKNOWN',
      inputFields: [],
    },
    inEdges: [],
    outEdges: [],
  };
  nodes.set(id, node);
  return node;
}

/** Descriptions from SQL may quote what else the text names, so only a producer's are told. */
function toTransformed(
  transformations: WalkedColumnEdge['transformations'],
  isFromSql: boolean,
): Transformed {
  const [first] = transformations;
  if (!first) return {};
  const { type, subtype, description } = first;
  return {
    ...(description !== undefined && !isFromSql && { transformationDescription: description }),
    ...((subtype ?? type) !== undefined && { transformationType: subtype ?? type }),
  };
}

function orderOf({ source, target }: WalkedColumnEdge): string {
  return JSON.stringify([source.assetId, source.column, target.assetId, target.column]);
}
