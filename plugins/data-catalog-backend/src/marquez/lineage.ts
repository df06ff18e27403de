import { NotFoundError } from '@backstage/errors';
import { edgesWithin, walkLineage } from '../lineage/walkLineage';
import type { LineageQuery } from '../lineage/walkLineage';
import { describeDatasets } from './datasets';
import type { Dataset } from './datasets';
import { describeJobs } from './jobs';
import type { Job } from './jobs';
import { findNode, nodeTypeOf, toNodeId } from './nodeId';
import type { Reading } from './Reading';

export type Edge = { origin: string; destination: string };

export type GraphNode<Type, Data> = {
  id: string;
  type: Type;
  data: Data;
  inEdges: Edge[];
  outEdges: Edge[];
};

/** A graph, and whether all that was asked for is in it. */
export type Answer<Node> = { graph: Node[]; complete: boolean };

type LineageNode = GraphNode<'DATASET' | 'JOB', Dataset | Job>;

const NODE_LIMIT = 1000;

/**
 * What feeds a dataset or job and what it feeds, sorted by id. Edges go the
 * way data flows. `depth` counts jobs beyond the node's own, with all that
 * they read and write.
 *
 * @throws NotFoundError when the node is unknown or may not be seen
 */
export async function getLineage(
  reading: Reading,
  nodeId: string,
  depth: number,
): Promise<Answer<LineageNode>> {
  const start = await findNode(reading, nodeId);
  if (!start) throw new NotFoundError(`Node '${nodeId}' not found.`);
  const query: LineageQuery = {
    start: start.id,
    direction: 'both',
    // From a dataset one step leads to its jobs; each job more is two; one leads to the last ones' datasets.
    depth: 2 * depth + (start.class === 'dataset' ? 2 : 1),
    hideJobs: false,
    includePast: false,
    nodeLimit: NODE_LIMIT,
    access: reading.access,
  };
  const walk = await walkLineage(reading.knex, query);
  const rows = [...walk.nodes.values()].map(({ row }) => row).filter(row => nodeTypeOf(row.class));
  const datasets = rows.filter(row => row.class === 'dataset');
  const jobs = rows.filter(row => row.class !== 'dataset');
  const described: (Dataset | Job)[] = [
    ...(await describeDatasets(reading, datasets)),
    ...(await describeJobs(reading, jobs, 1)),
  ];
  const nodes = new Map<string, LineageNode>(
    [...datasets, ...jobs].map((row, index) => [
      row.id,
      {
        id: toNodeId(row),
        type: nodeTypeOf(row.class)!,
        data: described[index],
        inEdges: [],
        outEdges: [],
      },
    ]),
  );
  connect(nodes, await edgesWithin(reading.knex, query, [...nodes.keys()]));
  return {
    graph: [...nodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    complete: walk.hidden === 0 && Object.keys(walk.more).length === 0,
  };
}

/** Of several edges between the same ends (a job that reads and refers to a table) one is shown. */
function connect(
  nodes: ReadonlyMap<string, LineageNode>,
  edges: readonly { source: string; target: string }[],
): void {
  const pairs = new Map(
    edges.map(({ source, target }) => [`${source} ${target}`, { source, target }]),
  );
  const shown = [...pairs.values()].map(({ source, target }) => ({
    from: nodes.get(source)!,
    to: nodes.get(target)!,
  }));
  shown.sort((a, b) => (`${a.from.id} ${a.to.id}` < `${b.from.id} ${b.to.id}` ? -1 : 1));
  for (const { from, to } of shown) {
    const edge = { origin: from.id, destination: to.id };
    from.outEdges.push(edge);
    to.inEdges.push(edge);
  }
}
