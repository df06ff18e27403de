import type { ColumnWalk, WalkedColumnEdge } from '../lineage/walkColumns';
import type { AssetRow } from '../projection/ProjectionStore';
import type { Dataset } from './datasets';
import type { GraphNode } from './lineage';
import { toFieldId } from './nodeId';

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

/** A dataset as it is stored and as Marquez shows it. */
export type Described = { row: AssetRow; dataset: Dataset };

/** A column, with the columns that feed it. */
export type FieldNode = GraphNode<'DATASET_FIELD', FieldData>;

/**
 * The columns of all walks, sorted by id.
 *
 * Every edge of a node has that node as its origin, those in `inEdges` too:
 * Marquez's service writes them so (api/src/main/java/marquez/service/ColumnLineageService.java),
 * and its web UI reads them so.
 */
export function toColumnGraph(
  walks: readonly ColumnWalk[],
  datasets: ReadonlyMap<string, Described>,
): FieldNode[] {
  const nodes = new Map<string, FieldNode>();
  for (const { row, columns } of walks.flatMap(walk => [...walk.nodes.values()])) {
    for (const field of columns) addNode(nodes, datasets.get(row.id)!, field);
  }
  const edges = walks
    .flatMap(walk => walk.edges)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
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
