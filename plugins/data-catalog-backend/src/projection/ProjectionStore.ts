import type { Knex } from 'knex';
import type { AssetClass, AssetPresence } from '@headwater/plugin-data-catalog-common';
import { deleteIn, selectIn, updateRows, upsertRows } from '../database/tables';
import type { Row } from '../database/tables';
import * as tables from './tables';

export type AssetRow = {
  id: string;
  class: AssetClass;
  namespace: string;
  name: string;
  canonical_id: string;
  presence: AssetPresence;
  listed: number;
  first_seen: string;
  last_seen: string;
  last_direct: string | null;
  /** Newest time at which an observer told of this very name. */
  last_observed: string | null;
  deleted_at: string | null;
  undeleted_at: string | null;
  title: string;
  title_key: string;
  type: string;
  platform: string;
  description: string | null;
  domain: string | null;
  lifecycle: string | null;
  owner: string | null;
  steward: string | null;
  criticality: string | null;
  tier: string | null;
  certified: number;
  tenant: string;
  quality: number | null;
  column_count: number;
  parent_id: string | null;
  entity_ref: string | null;
  changed_at: string;
  /** The newest `last_observed` of all names of the asset. */
  observed_at: string | null;
  etag: string;
  position: number;
  attributes: string;
};

export type LinkRow = {
  from_id: string;
  to_id: string;
  reason: string;
  stated_at: string;
  removed: number;
};

export type DeclarationRow = {
  entity_ref: string;
  asset_id: string;
  etag: string;
  location: string | null;
  declared_at: string;
  stated_at: string;
  retracted: number;
  attributes: string;
};

export type VersionRow = { asset_id: string; hash: string; first_seen: string; last_seen: string };

/** The SQL of the projection: set-based reads and writes of the tables of one prefix. */
export class ProjectionStore {
  constructor(
    private readonly knex: Knex,
    private readonly prefix: string,
  ) {}

  assets(ids: readonly string[]): Promise<AssetRow[]> {
    return this.select('assets', 'id', ids, Object.keys(tables.assetsTable.columns));
  }

  members(canonicalIds: readonly string[]): Promise<AssetRow[]> {
    const columns = Object.keys(tables.assetsTable.columns);
    return this.select('assets', 'canonical_id', canonicalIds, columns);
  }

  facets(ids: readonly string[]): Promise<{ asset_id: string; source: string; statements: string }[]> {
    return this.select('asset_facets', 'asset_id', ids, ['asset_id', 'source', 'statements']);
  }

  bodies(hashes: readonly string[]): Promise<{ hash: string; body: string }[]> {
    return this.select('facet_bodies', 'hash', hashes, ['hash', 'body'], 'text');
  }

  runs(ids: readonly string[]): Promise<{ run_id: string; document: string; job_id: string | null; stub: number; started_at: string }[]> {
    const columns = ['run_id', 'document', 'job_id', 'stub', 'started_at'];
    return this.select('runs', 'run_id', ids, columns, 'text');
  }

  versions(ids: readonly string[]): Promise<VersionRow[]> {
    return this.select('asset_versions', 'asset_id', ids, Object.keys(tables.assetVersionsTable.columns));
  }

  columns(ids: readonly string[]): Promise<{ asset_id: string; body: string }[]> {
    return this.select('asset_columns', 'asset_id', ids, ['asset_id', 'body']);
  }

  /** Links that touch any of the assets, at either end. */
  async links(ids: readonly string[]): Promise<LinkRow[]> {
    const columns = Object.keys(tables.assetLinksTable.columns);
    return [
      ...(await this.select<LinkRow>('asset_links', 'from_id', ids, columns)),
      ...(await this.select<LinkRow>('asset_links', 'to_id', ids, columns)),
    ];
  }

  declarations(entityRefs: readonly string[]): Promise<DeclarationRow[]> {
    const columns = Object.keys(tables.declarationsTable.columns);
    return this.select('declarations', 'entity_ref', entityRefs, columns, 'text');
  }

  declarationsOf(assetIds: readonly string[]): Promise<DeclarationRow[]> {
    const columns = Object.keys(tables.declarationsTable.columns);
    return this.select('declarations', 'asset_id', assetIds, columns);
  }

  writeAssets(rows: readonly AssetRow[]): Promise<void> {
    return upsertRows(this.knex, tables.assetsTable, rows, this.prefix);
  }

  /** Moves times only: no index holds them, so PostgreSQL rewrites no index entry. */
  touchAssets(rows: readonly Pick<AssetRow, keyof typeof times>[]): Promise<void> {
    return updateRows(this.knex, `${this.prefix}assets`, ['id'], times, rows);
  }

  async writeTags(assetIds: readonly string[], rows: readonly Row[]): Promise<void> {
    await deleteIn(this.knex, `${this.prefix}asset_tags`, 'asset_id', assetIds);
    await upsertRows(this.knex, tables.assetTagsTable, rows, this.prefix);
  }

  async writeTerms(assetIds: readonly string[], rows: readonly Row[]): Promise<void> {
    await deleteIn(this.knex, `${this.prefix}asset_terms`, 'asset_id', assetIds);
    await upsertRows(this.knex, tables.assetTermsTable, rows, this.prefix);
  }

  dropColumns(assetIds: readonly string[]): Promise<void> {
    return deleteIn(this.knex, `${this.prefix}asset_columns`, 'asset_id', assetIds);
  }

  write(
    table: keyof typeof writable,
    rows: readonly Row[],
  ): Promise<void> {
    return upsertRows(this.knex, writable[table], rows, this.prefix);
  }

  /**
   * Removes edges that were only guessed (every input feeds every output) and
   * that no run supports since finer lineage came.
   */
  async dropGuesses(jobIds: readonly string[]): Promise<void> {
    if (jobIds.length === 0) return;
    await this.knex(`${this.prefix}edges`)
      .whereIn('via_id', jobIds as string[])
      .where({ runs: 0, declared: 0, first_seen: NEVER_SEEN })
      .delete();
  }

  /** Removes producers beyond a number; those with the smallest ids stay. */
  async trimProducers(maxRows: number): Promise<void> {
    const table = `${this.prefix}producers`;
    const last = this.knex(table).select('id').orderBy('id').limit(1).offset(maxRows - 1);
    await this.knex(table).where('id', '>', last).delete();
  }

  private select<T>(
    table: string,
    column: string,
    values: readonly string[],
    columns: string[],
    type: 'uuid' | 'text' = 'uuid',
  ): Promise<T[]> {
    return selectIn<T>(this.knex, `${this.prefix}${table}`, column, values, columns, type);
  }
}

/** Columns of `assets` that move without anything else of the row. */
const times = {
  id: 'uuid',
  last_seen: 'text',
  last_direct: 'text',
  last_observed: 'text',
  observed_at: 'text',
} as const;

const writable = {
  facets: tables.assetFacetsTable,
  bodies: tables.facetBodiesTable,
  columns: tables.assetColumnsTable,
  versions: tables.assetVersionsTable,
  links: tables.assetLinksTable,
  declarations: tables.declarationsTable,
  runs: tables.runsTable,
  edges: tables.edgesTable,
  mappings: tables.columnLineageTable,
  producers: tables.producersTable,
};

/** First time of an edge that no producer names outright: later than any time. */
export const NEVER_SEEN = '~';
