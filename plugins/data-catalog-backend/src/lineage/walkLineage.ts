import type { Knex } from 'knex';
import { BACKSTAGE_NAMESPACE, NIL_UUID } from '@headwater/plugin-data-catalog-node';
import { selectIn } from '../database/tables';
import type { AssetAccess } from '../assets/permissions';
import { applyAccess } from '../assets/query/filters';
import type { TextSpan } from '../log/entries';
import type { AssetRow } from '../projection/ProjectionStore';
import { SQL_SOURCE } from '../projection/sqlLineage';
import type { SqlEdgeEvidence } from '../projection/sqlLineage';

export type LineageQuery = {
  start: string;
  direction: 'both' | 'upstream' | 'downstream';
  depth: number;
  /** Go from asset to asset and leave jobs out. */
  hideJobs: boolean;
  includePast: boolean;
  nodeLimit: number;
  /** Nodes that are reached, around which one step more is taken; in any order. */
  expand?: readonly Expansion[];
  access: AssetAccess;
};

export type Side = 'upstream' | 'downstream';

export type Expansion = { id: string; side: Side };

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
  /** Who says so. */
  origins: string[];
  evidence?: unknown;
  /** Texts that say so, by hash, with the statements. */
  sql: SqlStatements[];
};

export type SqlStatements = { text: string; at: string; spans: TextSpan[] };

export type Walk = {
  /** Canonical rows with their distance: negative upstream. */
  nodes: Map<string, { row: AssetRow; hops: number }>;
  /** By node, how many neighbours a limit or the depth left out. */
  more: Record<string, { upstream?: number; downstream?: number }>;
  /** Neighbours that were left out, each counted once. */
  folded: number;
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
  origin: string;
  confidence: number;
  evidence: string;
};

/**
 * Assets around an asset, breadth first, with one read of edges and one of
 * nodes a hop. Edges are stored by the names under which they were stated and
 * are read through the asset that a name belongs to. The walk does not cross
 * what the caller may not see, and counts where it stopped.
 */
export async function walkLineage(knex: Knex, query: LineageQuery): Promise<Walk> {
  const [start] = await readNodes(knex, [query.start], query.access);
  if (!start) return { nodes: new Map(), more: {}, folded: 0, hidden: 0, truncated: false };
  const steps = new LineageSteps(knex, query, start);
  for (const side of sides) {
    if (query.direction === 'both' || query.direction === side) {
      await steps.walk([start.id], side, query.depth);
    }
  }
  await steps.expand(query.expand ?? []);
  return steps.result();
}

const sides = ['upstream', 'downstream'] as const;

class LineageSteps {
  private readonly nodes: Walk['nodes'];
  private readonly hidden = new Set<string>();
  /** Neighbours by node and side that were not shown when they were met. */
  private readonly left = new Map<string, Record<Side, Set<string>>>();
  private truncated = false;

  constructor(
    private readonly knex: Knex,
    private readonly query: LineageQuery,
    start: AssetRow,
  ) {
    this.nodes = new Map([[start.id, { row: start, hops: 0 }]]);
  }

  /** Goes so many steps from nodes that are shown, and looks one step further for what is left out. */
  async walk(from: readonly string[], side: Side, depth: number): Promise<void> {
    let frontier = from;
    for (let hop = 1; hop <= depth + 1 && frontier.length > 0; hop++) {
      frontier = await this.step(frontier, side, hop <= depth);
    }
  }

  /** An expansion may bring the node of another one, so what is reached is asked again. */
  async expand(expansions: readonly Expansion[]): Promise<void> {
    let waiting = expansions;
    for (;;) {
      const ready = waiting.filter(({ id }) => this.nodes.has(id));
      if (ready.length === 0) return;
      waiting = waiting.filter(({ id }) => !this.nodes.has(id));
      for (const side of sides) {
        const from = ready.filter(expansion => expansion.side === side).map(({ id }) => id);
        await this.walk([...new Set(from)], side, 1);
      }
    }
  }

  result(): Walk {
    const folded = new Set<string>();
    const more: Walk['more'] = {};
    for (const [id, left] of this.left) {
      for (const side of sides) {
        // What one way left out another may have brought.
        const out = [...left[side]].filter(neighbour => !this.nodes.has(neighbour));
        if (out.length > 0) more[id] = { ...more[id], [side]: out.length };
        for (const neighbour of out) folded.add(neighbour);
      }
    }
    const { nodes, truncated } = this;
    return { nodes, more, folded: folded.size, hidden: this.hidden.size, truncated };
  }

  private async step(frontier: readonly string[], side: Side, shows: boolean): Promise<string[]> {
    const { knex, query, nodes, hidden } = this;
    const rows = await readNeighbours(knex, query, frontier, side);
    const unknown = [...new Set(rows.map(row => row.far))].filter(id => !nodes.has(id) && !hidden.has(id));
    const visible = new Map((await readNodes(knex, unknown, query.access)).map(row => [row.id, row]));
    for (const id of unknown) if (!visible.has(id)) hidden.add(id);
    const next: string[] = [];
    for (const { near, far } of rows) {
      const row = visible.get(far);
      if (!row || nodes.has(far)) continue;
      const full = nodes.size >= query.nodeLimit;
      this.truncated ||= full;
      if (full || !shows) {
        this.leave(near, far, side);
        continue;
      }
      nodes.set(far, { row, hops: nodes.get(near)!.hops + (side === 'upstream' ? -1 : 1) });
      next.push(far);
    }
    return next;
  }

  private leave(near: string, far: string, side: Side) {
    const left = this.left.get(near) ?? { upstream: new Set(), downstream: new Set() };
    left[side].add(far);
    this.left.set(near, left);
  }
}

/**
 * Every edge between two of the nodes, whichever way they were found. Edges
 * with the same ends and type count as one, through however many jobs or names.
 */
export async function edgesWithin(
  knex: Knex,
  query: LineageQuery,
  ids: readonly string[],
): Promise<WalkedEdge[]> {
  const rows: EdgeRow[] = await edgeSteps(knex, query)
    .whereIn('s.canonical_id', ids as string[])
    .whereIn('t.canonical_id', ids as string[])
    .select(
      's.canonical_id as source',
      't.canonical_id as target',
      'e.type',
      'e.via_id',
      'e.active',
      'e.runs',
      'e.first_seen',
      'e.last_seen',
      'e.origin',
      'e.confidence',
      'e.evidence',
    )
    // Of several who say so, the producer's own evidence comes first.
    .orderBy(['source', 'target', 'e.type', 'e.via_id'])
    .orderByRaw("case e.origin when 'openlineage' then 0 else 1 end, e.origin");
  const edges = new Map<string, WalkedEdge>();
  for (const row of rows) addEdge(edges, row);
  return [...edges.values()];
}

function addEdge(edges: Map<string, WalkedEdge>, row: EdgeRow) {
  const key = `${row.source} ${row.target} ${row.type}`;
  const fresh = toEdge(row);
  const known = edges.get(key);
  if (!known) {
    edges.set(key, fresh);
    return;
  }
  known.active ||= fresh.active;
  known.confidence = Math.max(known.confidence, fresh.confidence);
  known.origins = union(known.origins, fresh.origins);
  known.sql.push(...fresh.sql);
  if (fresh.via.length === 0 || known.via.includes(fresh.via[0])) return;
  known.via = union(known.via, fresh.via);
  known.runs += fresh.runs;
}

function toEdge(row: EdgeRow): WalkedEdge {
  const evidence: unknown = JSON.parse(row.evidence);
  const text = isFromSql(row) ? (evidence as SqlEdgeEvidence) : undefined;
  const isActive = Number(row.active) === 1;
  return {
    source: row.source,
    target: row.target,
    type: row.type,
    via: row.via_id === NIL_UUID ? [] : [row.via_id],
    active: isActive,
    runs: Number(row.runs),
    // The stored number never falls, but a text that is analysed anew may be less sure.
    confidence: text?.confidence ?? Number(row.confidence),
    origins: [text ? SQL_SOURCE : row.origin],
    // Edges that are only implied by inputs and outputs have no time of their own.
    ...(row.last_seen !== '' && { firstSeen: row.first_seen, lastSeen: row.last_seen }),
    evidence: text ? {} : evidence,
    sql: text && isActive ? [{ text: text.sql, at: row.last_seen, spans: text.spans }] : [],
  };
}

function isFromSql({ origin }: EdgeRow): boolean {
  return origin === 'sql' || origin === 'inferred';
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])].sort();
}

/** Neighbours of nodes on one side, by the assets that the names belong to. */
async function readNeighbours(
  knex: Knex,
  query: LineageQuery,
  frontier: readonly string[],
  side: Side,
): Promise<{ near: string; far: string }[]> {
  const members = await selectIn<{ id: string }>(knex, 'assets', 'canonical_id', frontier, ['id']);
  const [near, far] = side === 'upstream' ? ['t', 's'] : ['s', 't'];
  return edgeSteps(knex, query)
    .whereIn(
      side === 'upstream' ? 'e.target_id' : 'e.source_id',
      members.map(({ id }) => id),
    )
    .distinct(`${near}.canonical_id as near`, `${far}.canonical_id as far`)
    .orderBy(['near', 'far']);
}

const assetSteps = ['transform', 'reference', 'rename'];
const jobSteps = ['read', 'write', 'job', 'reference', 'rename'];

/** `edges as e` from the asset `s` to the asset `t` that the walk may take. */
function edgeSteps(knex: Knex, query: LineageQuery): Knex.QueryBuilder {
  const steps = knex('edges as e')
    .join('assets as s', 's.id', 'e.source_id')
    .join('assets as t', 't.id', 'e.target_id')
    .whereRaw('s.canonical_id <> t.canonical_id');
  if (!query.includePast) steps.where('e.active', 1);
  if (!query.hideJobs) return steps.whereIn('e.type', jobSteps);
  const { start } = query;
  // Services read and write without a job, so their edges stay when jobs are left out; and so do
  // those of a job at which the walk starts, in place of the edges that go through it.
  const stays = (end: 's' | 't') => (ends: Knex.QueryBuilder) =>
    ends
      .whereNot(`${end}.class`, 'job')
      .orWhere(`${end}.canonical_id`, start)
      .orWhere(named => isService(named, end));
  return steps
    .where(step =>
      step
        .whereIn('e.type', assetSteps)
        .orWhere(plain => plain.whereIn('e.type', ['read', 'write']).where(stays('s')).where(stays('t'))),
    )
    .whereNotIn('e.via_id', knex('assets').select('id').where('canonical_id', start));
}

/** A service that tells its own data access does so as a job. */
function isService(ends: Knex.QueryBuilder, end: 's' | 't') {
  ends
    .where(`${end}.namespace`, BACKSTAGE_NAMESPACE)
    .whereExists(service =>
      service.from('assets as c').whereRaw(`c.id = ${end}.canonical_id`).where('c.class', 'entity').select('c.id'),
    );
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
