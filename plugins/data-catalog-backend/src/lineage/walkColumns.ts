import type { Knex } from 'knex';
import { NIL_UUID } from '@headwater/plugin-data-catalog-node';
import { selectIn } from '../database/tables';
import type { AssetAccess } from '../assets/permissions';
import type { ColumnMappingDocument, Transformation } from '../projection/documents';
import type { AssetRow } from '../projection/ProjectionStore';
import { readSqlEdges } from './sql/readSqlEdges';
import { readNodes } from './walkLineage';

export type ColumnQuery = {
  start: string;
  /** Columns to follow; all of the dataset's when empty. */
  columns: readonly string[];
  direction: 'both' | 'upstream' | 'downstream';
  depth: number;
  includePast: boolean;
  nodeLimit: number;
  access: AssetAccess;
};

export type ColumnEnd = { assetId: string; column?: string };

export type WalkedColumnEdge = {
  source: ColumnEnd;
  target: ColumnEnd;
  via?: string;
  transformations: Transformation[];
  /** Who says so: a producer, or the analysis of SQL. */
  origin: 'openlineage' | 'sql';
  inferred: boolean;
  /** From 0 to 1. */
  confidence: number;
  /** Hash of the text that says so. */
  sql?: string;
  firstSeen: string;
  lastSeen: string;
  present: boolean;
};

export type ColumnWalk = {
  nodes: Map<string, { row: AssetRow; hops: number; columns: Set<string> }>;
  edges: WalkedColumnEdge[];
  more: Record<string, { upstream?: number; downstream?: number }>;
  hidden: number;
  truncated: boolean;
};

type MappingRow = {
  dataset: string;
  job_id: string;
  hash: string;
  first_seen: string;
  last_seen: string;
};

/** Stands for the whole dataset where a mapping names no column. */
const WHOLE = '';

/**
 * Follows columns hop by hop. Mappings are read on demand: upstream those of
 * the datasets in view, downstream those of the datasets that are made from
 * them. Nothing is crossed that the caller may not see.
 */
export async function walkColumns(knex: Knex, query: ColumnQuery): Promise<ColumnWalk> {
  const walk: ColumnWalk = { nodes: new Map(), edges: [], more: {}, hidden: 0, truncated: false };
  const [start] = await readNodes(knex, [query.start], query.access);
  if (!start) return walk;
  walk.nodes.set(start.id, { row: start, hops: 0, columns: new Set(query.columns) });
  const steps = new ColumnSteps(knex, query, walk);
  for (const direction of ['upstream', 'downstream'] as const) {
    if (query.direction === 'both' || query.direction === direction) {
      await steps.walk(start.id, direction);
    }
  }
  walk.edges = steps.edges();
  walk.hidden = steps.hidden.size;
  return walk;
}

class ColumnSteps {
  readonly hidden = new Set<string>();
  private readonly found = new Map<string, WalkedColumnEdge>();
  private readonly mappings = new Map<string, Promise<WalkedColumnEdge[]>>();

  constructor(
    private readonly knex: Knex,
    private readonly query: ColumnQuery,
    private readonly walked: ColumnWalk,
  ) {}

  edges(): WalkedColumnEdge[] {
    return [...this.found.values()];
  }

  async walk(start: string, direction: 'upstream' | 'downstream'): Promise<void> {
    const near = direction === 'upstream' ? 'target' : 'source';
    const far = direction === 'upstream' ? 'source' : 'target';
    // No columns at the start means all of them.
    let frontier = new Map<string, Set<string> | undefined>([
      [start, this.query.columns.length > 0 ? new Set(this.query.columns) : undefined],
    ]);
    const followed = new Set<string>();
    for (let hop = 1; hop <= this.query.depth + 1 && frontier.size > 0; hop++) {
      const next = new Map<string, Set<string>>();
      const steps = (await this.around([...frontier.keys()], direction)).filter(edge => {
        const wanted = frontier.get(edge[near].assetId);
        return wanted === undefined
          ? frontier.has(edge[near].assetId)
          : wanted.has(edge[near].column ?? WHOLE) || edge[near].column === undefined;
      });
      const visible = await this.reveal(steps.map(edge => edge[far].assetId));
      for (const edge of steps) {
        const { assetId, column = WHOLE } = edge[far];
        const row = visible.get(assetId);
        if (!row) continue;
        const known = this.walked.nodes.get(assetId);
        const full = !known && this.walked.nodes.size >= this.query.nodeLimit;
        if (full) this.walked.truncated = true;
        if (hop > this.query.depth || full) {
          if (!this.found.has(keyOf(edge))) this.countMore(edge[near].assetId, direction);
          continue;
        }
        this.found.set(keyOf(edge), edge);
        this.show(row, direction === 'upstream' ? -hop : hop, edge[far].column);
        const nearNode = this.walked.nodes.get(edge[near].assetId);
        if (edge[near].column !== undefined) nearNode?.columns.add(edge[near].column);
        const mark = `${assetId} ${column}`;
        if (followed.has(mark)) continue;
        followed.add(mark);
        if (!next.has(assetId)) next.set(assetId, new Set());
        next.get(assetId)!.add(column);
      }
      frontier = next;
    }
  }

  private show(row: AssetRow, hops: number, column?: string) {
    const node = this.walked.nodes.get(row.id) ?? { row, hops, columns: new Set<string>() };
    if (column !== undefined) node.columns.add(column);
    this.walked.nodes.set(row.id, node);
  }

  private countMore(id: string, direction: 'upstream' | 'downstream') {
    const counts = (this.walked.more[id] ??= {});
    counts[direction] = (counts[direction] ?? 0) + 1;
  }

  private async reveal(ids: readonly string[]): Promise<Map<string, AssetRow>> {
    const unique = [...new Set(ids)];
    const rows = await readNodes(this.knex, unique, this.query.access);
    const visible = new Map(rows.map(row => [row.id, row]));
    for (const id of unique) if (!visible.has(id)) this.hidden.add(id);
    return visible;
  }

  /** Column edges into the datasets (upstream) or out of them (downstream). */
  private async around(
    ids: readonly string[],
    direction: 'upstream' | 'downstream',
  ): Promise<WalkedColumnEdge[]> {
    if (direction === 'upstream') return this.into(ids);
    const targets: string[] = await this.knex('edges as e')
      .join('assets as s', 's.id', 'e.source_id')
      .join('assets as t', 't.id', 'e.target_id')
      .whereIn('s.canonical_id', ids as string[])
      .where('e.type', 'transform')
      .distinct('t.canonical_id')
      .pluck('t.canonical_id');
    const wanted = new Set(ids);
    return (await this.into(targets)).filter(edge => wanted.has(edge.source.assetId));
  }

  private async into(ids: readonly string[]): Promise<WalkedColumnEdge[]> {
    const unknown = ids.filter(id => !this.mappings.has(id));
    const loaded = readColumnEdges(this.knex, unknown, this.query.includePast);
    for (const id of unknown) {
      this.mappings.set(id, loaded.then(edges => edges.filter(edge => edge.target.assetId === id)));
    }
    return (await Promise.all(ids.map(id => this.mappings.get(id)!))).flat();
  }
}

/** Column edges into the given datasets; ends are the assets that the names belong to. */
export async function readColumnEdges(
  knex: Knex,
  ids: readonly string[],
  includePast: boolean,
): Promise<WalkedColumnEdge[]> {
  if (ids.length === 0) return [];
  const rows: MappingRow[] = await knex('column_lineage as m')
    .join('assets as d', 'd.id', 'm.dataset_id')
    .whereIn('d.canonical_id', ids as string[])
    .select('d.canonical_id as dataset', 'm.job_id', 'm.hash', 'm.first_seen', 'm.last_seen');
  const newest = newestByJob(rows);
  const shown = includePast ? rows : rows.filter(row => newest.has(row));
  const hashes = [...new Set(shown.map(({ hash }) => hash))];
  const bodies = await selectIn<{ hash: string; body: string }>(
    knex,
    'facet_bodies',
    'hash',
    hashes,
    ['hash', 'body'],
    'text',
  );
  const documents = new Map(
    bodies.map(({ hash, body }) => [hash, JSON.parse(body) as ColumnMappingDocument]),
  );
  const stated = shown.flatMap(row => {
    const document = documents.get(row.hash);
    return document ? readMapping(row, document, newest.has(row)) : [];
  });
  // What the producer of a job says of an output goes before what is worked out.
  const told = new Set(stated.filter(edge => edge.present).map(outputOfJob));
  const workedOut = (await readSqlEdges(knex, ids)).filter(
    edge => edge.via === undefined || !told.has(outputOfJob(edge)),
  );
  const edges = [...stated, ...workedOut];
  const names = [...new Set(edges.map(edge => edge.source.assetId))];
  const canonical = new Map(
    (
      await selectIn<{ id: string; canonical_id: string }>(knex, 'assets', 'id', names, [
        'id',
        'canonical_id',
      ])
    ).map(row => [row.id, row.canonical_id]),
  );
  for (const { source } of edges) source.assetId = canonical.get(source.assetId) ?? source.assetId;
  return edges;
}

function outputOfJob({ target, via }: WalkedColumnEdge): string {
  return `${target.assetId} ${via}`;
}

function newestByJob(rows: readonly MappingRow[]): Set<MappingRow> {
  const newest = new Map<string, MappingRow>();
  for (const row of rows) {
    const key = `${row.dataset} ${row.job_id}`;
    const known = newest.get(key);
    const rank = ({ last_seen, hash }: MappingRow) => `${last_seen} ${hash}`;
    if (!known || rank(known) < rank(row)) newest.set(key, row);
  }
  return new Set(newest.values());
}

function readMapping(
  row: MappingRow,
  mapping: ColumnMappingDocument,
  present: boolean,
): WalkedColumnEdge[] {
  const common = {
    ...(row.job_id !== NIL_UUID && { via: row.job_id }),
    origin: 'openlineage' as const,
    inferred: false,
    confidence: 1,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    present,
  };
  return [
    ...mapping.fields.map(([output, dataset, input, transformations]) => ({
      ...common,
      source: { assetId: dataset, column: input },
      target: { assetId: row.dataset, column: output },
      transformations,
    })),
    ...mapping.dataset.map(([dataset, input, transformations]) => ({
      ...common,
      source: { assetId: dataset, ...(input !== null && { column: input }) },
      target: { assetId: row.dataset },
      transformations,
    })),
  ];
}

function keyOf({ source, target, via, present }: WalkedColumnEdge): string {
  const parts = [source.assetId, source.column, target.assetId, target.column, via, present];
  return JSON.stringify(parts);
}
