import type { Knex } from 'knex';
import { NIL_UUID } from '@headwater/plugin-data-catalog-node';
import { selectIn } from '../database/tables';
import type { AssetAccess } from '../assets/permissions';
import { applyAccess } from '../assets/query/filters';
import type { AssetRow } from '../projection/ProjectionStore';

export type LineageQuery = {
  start: string;
  direction: 'both' | 'upstream' | 'downstream';
  depth: number;
  /** Go from asset to asset and leave jobs out. */
  hideJobs: boolean;
  includePast: boolean;
  nodeLimit: number;
  access: AssetAccess;
};

export type WalkedEdge = {
  source: string;
  target: string;
  type: string;
  via: string[];
  active: boolean;
  runs: number;
  firstSeen?: string;
  lastSeen?: string;
  confidence: number;
  evidence?: unknown;
};

export type Walk = {
  /** Canonical rows with their distance: negative upstream. */
  nodes: Map<string, { row: AssetRow; hops: number }>;
  edges: WalkedEdge[];
  /** By node, neighbours that a limit or the depth left out. */
  more: Record<string, { upstream?: number; downstream?: number }>;
  hidden: number;
  truncated: boolean;
};

type EdgeRow = {
  source: string;
  target: string;
  type: string;
  via_id: string;
  active: number;
  runs: number;
  first_seen: string;
  last_seen: string;
  confidence: number;
  evidence: string;
};

/**
 * Lineage around an asset, breadth first, with one read of edges and one of
 * nodes a hop. Edges are stored by the names under which they were stated and
 * are read through the asset that a name belongs to. The walk does not cross
 * what the caller may not see, and counts where it stopped.
 */
export async function walkLineage(knex: Knex, query: LineageQuery): Promise<Walk> {
  const walk: Walk = { nodes: new Map(), edges: [], more: {}, hidden: 0, truncated: false };
  const [start] = await readNodes(knex, [query.start], query.access);
  if (!start) return walk;
  walk.nodes.set(start.id, { row: start, hops: 0 });
  const hidden = new Set<string>();
  const edges = new Map<string, WalkedEdge>();
  for (const direction of ['upstream', 'downstream'] as const) {
    if (query.direction === 'both' || query.direction === direction) {
      await walkOneWay(knex, query, direction, walk, edges, hidden);
    }
  }
  walk.hidden = hidden.size;
  // Between two nodes that are shown every edge is shown, whichever way it was found.
  walk.edges = [...edges.values()].filter(
    ({ source, target }) => walk.nodes.has(source) && walk.nodes.has(target),
  );
  return walk;
}

async function walkOneWay(
  knex: Knex,
  query: LineageQuery,
  direction: 'upstream' | 'downstream',
  walk: Walk,
  edges: Map<string, WalkedEdge>,
  hidden: Set<string>,
) {
  const sign = direction === 'upstream' ? -1 : 1;
  let frontier = [query.start];
  for (let hop = 1; hop <= query.depth + 1 && frontier.length > 0; hop++) {
    const rows = await readEdges(knex, query, frontier, direction);
    const far = (edge: EdgeRow) => (direction === 'upstream' ? edge.source : edge.target);
    const near = (edge: EdgeRow) => (direction === 'upstream' ? edge.target : edge.source);
    const unknown = [...new Set(rows.map(far))].filter(id => !walk.nodes.has(id) && !hidden.has(id));
    const found = await readNodes(knex, unknown, query.access);
    const visible = new Map(found.map(row => [row.id, row]));
    for (const id of unknown) if (!visible.has(id)) hidden.add(id);
    const next: string[] = [];
    for (const [id, row] of visible) {
      const full = walk.nodes.size >= query.nodeLimit;
      if (full) walk.truncated = true;
      if (hop > query.depth || full) continue;
      walk.nodes.set(id, { row, hops: sign * hop });
      next.push(id);
    }
    for (const edge of rows) {
      if (walk.nodes.has(far(edge))) addEdge(edges, edge);
      else if (visible.has(far(edge))) countMore(walk, near(edge), direction);
    }
    frontier = next;
  }
}

function countMore(walk: Walk, node: string, direction: 'upstream' | 'downstream') {
  const counts = (walk.more[node] ??= {});
  counts[direction] = (counts[direction] ?? 0) + 1;
}

/** Edges with the same ends and type count as one, through however many jobs or names. */
function addEdge(edges: Map<string, WalkedEdge>, row: EdgeRow) {
  const key = `${row.source} ${row.target} ${row.type}`;
  const via = row.via_id === NIL_UUID ? [] : [row.via_id];
  const known = edges.get(key);
  // Edges that are only implied by inputs and outputs have no time of their own.
  const times = row.last_seen === '' ? {} : { firstSeen: row.first_seen, lastSeen: row.last_seen };
  if (!known) {
    edges.set(key, {
      source: row.source,
      target: row.target,
      type: row.type,
      via,
      active: Number(row.active) === 1,
      runs: Number(row.runs),
      confidence: Number(row.confidence),
      ...times,
      evidence: JSON.parse(row.evidence),
    });
    return;
  }
  if (via.length === 0 || known.via.includes(via[0])) return;
  known.via = [...known.via, ...via].sort();
  known.runs += Number(row.runs);
  known.active ||= Number(row.active) === 1;
  known.confidence = Math.max(known.confidence, Number(row.confidence));
}

const assetSteps = ['transform', 'reference', 'rename'];
const jobSteps = ['read', 'write', 'job', 'reference', 'rename'];

async function readEdges(
  knex: Knex,
  { hideJobs, includePast }: LineageQuery,
  frontier: readonly string[],
  direction: 'upstream' | 'downstream',
): Promise<EdgeRow[]> {
  const members = await selectIn<{ id: string }>(knex, 'assets', 'canonical_id', frontier, ['id']);
  const near = direction === 'upstream' ? 'target_id' : 'source_id';
  const query = knex('edges as e')
    .join('assets as s', 's.id', 'e.source_id')
    .join('assets as t', 't.id', 'e.target_id')
    .whereIn(
      `e.${near}`,
      members.map(({ id }) => id),
    )
    .whereRaw('s.canonical_id <> t.canonical_id')
    .select<EdgeRow[]>(
      's.canonical_id as source',
      't.canonical_id as target',
      'e.type',
      'e.via_id',
      'e.active',
      'e.runs',
      'e.first_seen',
      'e.last_seen',
      'e.confidence',
      'e.evidence',
    );
  // Services read and write without a job; so do their edges stay when jobs are left out.
  if (hideJobs) {
    query.where(step =>
      step
        .whereIn('e.type', assetSteps)
        .orWhere(plain =>
          plain.whereIn('e.type', ['read', 'write']).whereNot('s.class', 'job').whereNot('t.class', 'job'),
        ),
    );
  } else query.whereIn('e.type', jobSteps);
  if (!includePast) query.where('e.active', 1);
  return query;
}

/** Rows of the ids that the caller may see. */
export async function readNodes(knex: Knex, ids: readonly string[], access: AssetAccess): Promise<AssetRow[]> {
  const rows: AssetRow[] = [];
  // Bounded parts, because SQLite limits the variables of a statement.
  for (let start = 0; start < ids.length; start += 5000) {
    const query = knex('assets as a')
      .whereIn('a.id', ids.slice(start, start + 5000))
      .select<AssetRow[]>('a.*');
    applyAccess(query, access, 'a');
    rows.push(...(await query));
  }
  return rows;
}
