import type { Knex } from 'knex';
import type { AssetAccess } from '../assets/permissions';
import { accessToSql } from '../assets/permissions';
import type { ColumnMappingDocument } from '../projection/documents';
import { NIL_UUID } from '@headwater/plugin-data-catalog-node';
import { SQL_SOURCE } from '../projection/sqlLineage';
import { sqlEdgesOf } from './sql/readSqlEdges';

type Row = Record<string, string | number | null>;

/** Rows of one read: the export's memory does not grow with the graph. */
const PAGE = 2_000;
/** Fewer, as each brings whole facets along. */
const SQL_PAGE = 200;

/**
 * The whole graph that the caller may see, an object a line; the last one
 * counts the others, so that a reader can tell a whole export from a cut one.
 *
 * Names that are not canonical come as aliases; they are seen with the asset
 * that they belong to. Edges are given as they were stated, by these names.
 * What the catalog inferred is nobody's statement, and left out unless asked for.
 */
export async function* exportGraph(
  knex: Knex,
  access: AssetAccess,
  withRuns: boolean,
  withInferred = false,
) {
  const counts: Record<string, number> = {};
  const parts = [
    nodes(knex, access),
    edges(knex, access, withInferred),
    columnEdges(knex, access),
    sqlColumnEdges(knex, access, withInferred),
  ];
  if (withRuns) parts.push(runs(knex, access));
  for (const part of parts) {
    for await (const line of part) {
      counts[line.kind] = (counts[line.kind] ?? 0) + 1;
      yield line;
    }
  }
  yield { kind: 'end', counts };
}

type Line = { kind: string } & Record<string, unknown>;

/** Joined to the assets that `columns` name, each of which the caller must be allowed to see. */
function seen(knex: Knex, access: AssetAccess, table: string, columns: readonly string[]) {
  const query = knex(`${table} as x`);
  columns.forEach((column, index) => {
    query.join(`assets as n${index}`, `n${index}.id`, `x.${column}`);
    query.join(`assets as c${index}`, `c${index}.id`, `n${index}.canonical_id`);
    const condition = accessToSql(access, `c${index}`);
    if (condition) query.whereRaw(condition.sql, condition.bindings);
  });
  return query;
}

async function* paged(query: Knex.QueryBuilder, keys: readonly string[]): AsyncGenerator<Row> {
  for await (const rows of pages(query, keys, PAGE)) yield* rows;
}

async function* pages(query: Knex.QueryBuilder, keys: readonly string[], size: number): AsyncGenerator<Row[]> {
  let last: Row | undefined;
  for (;;) {
    const page = query.clone().limit(size);
    for (const key of keys) page.orderBy(`x.${key}`);
    if (last) {
      const marks = keys.map(() => '?').join(', ');
      const after = keys.map(key => last![key]) as Knex.RawBinding[];
      page.whereRaw(`(${keys.map(key => `x.${key}`).join(', ')}) > (${marks})`, after);
    }
    const rows: Row[] = await page.select('x.*');
    yield rows;
    if (rows.length < size) return;
    last = rows[rows.length - 1];
  }
}

async function* nodes(knex: Knex, access: AssetAccess): AsyncGenerator<Line> {
  for await (const row of paged(seen(knex, access, 'assets', ['id']), ['id'])) {
    yield {
      kind: row.id === row.canonical_id ? 'node' : 'alias',
      id: row.id,
      class: row.class,
      namespace: row.namespace,
      name: row.name,
      presence: row.presence,
      canonicalId: row.canonical_id,
      type: row.type,
      deleted: row.deleted_at !== null && row.listed === 0,
    };
  }
}

async function* edges(knex: Knex, access: AssetAccess, withInferred: boolean): AsyncGenerator<Line> {
  const keys = ['source_id', 'target_id', 'type', 'via_id', 'origin'];
  const query = seen(knex, access, 'edges', ['source_id', 'target_id']);
  if (!withInferred) query.whereNot('x.origin', 'inferred');
  for await (const row of paged(query, keys)) {
    yield {
      kind: 'edge',
      source: row.source_id,
      target: row.target_id,
      type: row.type,
      via: row.via_id,
      origin: row.origin,
      active: Number(row.active) === 1,
      runs: Number(row.runs),
      productRuns: Number(row.product_runs),
      declared: Number(row.declared) > 0,
    };
  }
}

async function* columnEdges(knex: Knex, access: AssetAccess): AsyncGenerator<Line> {
  const visible = await visibleDatasets(knex, access);
  const rows = paged(
    seen(knex, access, 'column_lineage', ['dataset_id'])
      .join('facet_bodies as b', 'b.hash', 'x.hash')
      .select('b.body')
      // The newest of a job is the present one.
      .select(
        knex.raw(
          `case when exists (select 1 from column_lineage y where y.dataset_id = x.dataset_id
             and y.job_id = x.job_id and (y.last_seen, y.hash) > (x.last_seen, x.hash)) then 0 else 1 end as present`,
        ),
      ),
    ['dataset_id', 'job_id', 'hash'],
  );
  for await (const row of rows) {
    const mapping = JSON.parse(String(row.body)) as ColumnMappingDocument;
    const base = { kind: 'columnEdge', target: row.dataset_id, via: row.job_id, present: row.present === 1 };
    for (const [targetColumn, source, sourceColumn, transformations] of mapping.fields) {
      if (visible && !visible.has(source)) continue;
      yield { ...base, source, sourceColumn, targetColumn, transformations };
    }
    for (const [source, sourceColumn, transformations] of mapping.dataset) {
      if (visible && !visible.has(source)) continue;
      yield { ...base, source, sourceColumn, transformations };
    }
  }
}

async function* sqlColumnEdges(
  knex: Knex,
  access: AssetAccess,
  withInferred: boolean,
): AsyncGenerator<Line> {
  const visible = await visibleDatasets(knex, access);
  const query = seen(knex, access, 'asset_facets', ['asset_id']).where('x.source', SQL_SOURCE);
  for await (const rows of pages(query, ['asset_id', 'source'], SQL_PAGE)) {
    const stated = rows.map(row => ({ dataset: String(row.asset_id), statements: String(row.statements) }));
    for (const edge of await sqlEdgesOf(knex, stated)) {
      if (edge.inferred && !withInferred) continue;
      if (visible && !visible.has(edge.source.assetId)) continue;
      yield {
        kind: 'columnEdge',
        target: edge.target.assetId,
        via: edge.via ?? NIL_UUID,
        present: true,
        source: edge.source.assetId,
        sourceColumn: edge.source.column,
        ...(edge.target.column !== undefined && { targetColumn: edge.target.column }),
        transformations: edge.transformations.map(({ type, subtype, masking }) => ({ type, subtype, masking })),
        origin: 'sql',
        inferred: edge.inferred,
      };
    }
  }
}

/** Undefined when there is no limit, so that the usual case reads nothing. */
async function visibleDatasets(knex: Knex, access: AssetAccess): Promise<Set<string> | undefined> {
  if (!access.criteria) return undefined;
  const ids = await seen(knex, access, 'assets', ['id']).where('x.class', 'dataset').pluck('x.id');
  return new Set(ids);
}

async function* runs(knex: Knex, access: AssetAccess): AsyncGenerator<Line> {
  for await (const row of paged(seen(knex, access, 'runs', ['job_id']), ['run_id'])) {
    yield {
      kind: 'run',
      runId: row.run_id,
      job: row.job_id,
      state: row.state,
      stub: Number(row.stub) === 1,
    };
  }
}
