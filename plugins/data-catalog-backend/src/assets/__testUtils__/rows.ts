import type { AssetClass } from '@headwater/plugin-data-catalog-common';
import { NIL_UUID, assetId } from '@headwater/plugin-data-catalog-node';
import type { Knex } from 'knex';
import { upsertRows } from '../../database/tables';
import type { Row } from '../../database/tables';
import * as tables from '../../projection/tables';

const EARLY = '2026-11-01T00:00:00.000000000Z';
const LATE = '2026-11-20T00:00:00.000000000Z';

/** Values of an asset that a test cares about; the rest is filled in. */
export type SeedAsset = {
  name: string;
  namespace?: string;
  class?: AssetClass;
  title?: string;
  tags?: string[];
  columns?: object[];
  canonical?: string;
  deleted?: boolean;
  attributes?: object;
  /** Columns of the row itself. */
  row?: Row;
};

/** The id that a seeded asset gets. */
export function seedId(name: string, assetClass: AssetClass = 'dataset', namespace = 'db'): string {
  return assetId(assetClass, namespace, name);
}

/** A row of `assets` with plausible defaults. */
export function assetRow(seed: SeedAsset): Row {
  const { name, namespace = 'db', class: assetClass = 'dataset' } = seed;
  const { tags = [], columns = [], canonical, deleted, attributes } = seed;
  const id = assetId(assetClass, namespace, name);
  const title = seed.title ?? name;
  return {
    id,
    canonical_id: canonical ?? id,
    presence: canonical ? 'alias' : 'direct',
    listed: canonical || deleted ? 0 : 1,
    first_seen: EARLY,
    last_seen: LATE,
    last_direct: LATE,
    last_observed: LATE,
    deleted_at: deleted ? LATE : null,
    undeleted_at: null,
    title_key: title.toLocaleLowerCase('en-US'),
    type: assetClass === 'job' ? 'pipeline' : 'table',
    platform: 'postgres',
    certified: 0,
    tenant: 'default',
    column_count: columns.length,
    changed_at: EARLY,
    observed_at: canonical ? null : LATE,
    etag: `etag-${name}`,
    position: 1,
    class: assetClass,
    namespace,
    name,
    title,
    attributes: JSON.stringify({
      values: {},
      tags: tags.map(value => ({ value, sources: [{ source: 'steward' }] })),
      terms: [],
      drift: [],
      ...attributes,
    }),
    ...seed.row,
  };
}

/** Puts assets with their tags and columns into the tables of the projection; answers their ids. */
export async function seedAssets(knex: Knex, seeds: readonly SeedAsset[]): Promise<string[]> {
  const rows = seeds.map(assetRow);
  await upsertRows(knex, tables.assetsTable, rows);
  await upsertRows(
    knex,
    tables.assetTagsTable,
    rows.flatMap(({ id, title_key }, index) =>
      (seeds[index].tags ?? []).map(tag => ({ asset_id: id, title_key, tag })),
    ),
  );
  await upsertRows(
    knex,
    tables.assetColumnsTable,
    rows.flatMap(({ id }, index) =>
      seeds[index].columns ? [{ asset_id: id, body: JSON.stringify(seeds[index].columns) }] : [],
    ),
  );
  return rows.map(row => String(row.id));
}

/** An edge between assets given by id. */
export type SeedEdge = {
  source: string;
  target: string;
  type?: 'read' | 'write' | 'transform' | 'job' | 'reference' | 'rename';
  via?: string;
} & Partial<Row>;

/** Puts edges into the table. */
export async function seedEdges(knex: Knex, seeds: readonly SeedEdge[]): Promise<void> {
  const rows = seeds.map(({ source, target, type = 'transform', via = NIL_UUID, ...values }) => ({
    source_id: source,
    target_id: target,
    type,
    via_id: via,
    origin: 'openlineage',
    active: 1,
    runs: 1,
    product_runs: 0,
    declared: 0,
    first_seen: EARLY,
    last_seen: LATE,
    confidence: 1,
    evidence: '{}',
    ...values,
  }));
  await upsertRows(knex, tables.edgesTable, rows);
}
