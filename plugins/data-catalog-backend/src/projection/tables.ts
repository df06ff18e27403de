import { replacing } from '../database/tables';
import type { ColumnType, TableSpec } from '../database/tables';

function spec(name: string, key: string[], columns: Record<string, ColumnType>): TableSpec {
  const others = Object.keys(columns).filter(column => !key.includes(column));
  return { name, key, columns, merge: replacing(others) };
}

export const assetsTable = spec('assets', ['id'], {
  id: 'uuid',
  class: 'text',
  namespace: 'text',
  name: 'text',
  canonical_id: 'uuid',
  presence: 'text',
  listed: 'integer',
  first_seen: 'text',
  last_seen: 'text',
  last_direct: 'text',
  last_observed: 'text',
  deleted_at: 'text',
  undeleted_at: 'text',
  title: 'text',
  title_key: 'text',
  type: 'text',
  platform: 'text',
  description: 'text',
  domain: 'text',
  lifecycle: 'text',
  owner: 'text',
  steward: 'text',
  criticality: 'text',
  tier: 'text',
  certified: 'integer',
  tenant: 'text',
  quality: 'double precision',
  column_count: 'integer',
  parent_id: 'uuid',
  entity_ref: 'text',
  changed_at: 'text',
  observed_at: 'text',
  etag: 'text',
  position: 'bigint',
  attributes: 'text',
});

export const assetFacetsTable = spec('asset_facets', ['asset_id', 'source'], {
  asset_id: 'uuid',
  source: 'text',
  statements: 'text',
});

export const facetBodiesTable: TableSpec = {
  name: 'facet_bodies',
  key: ['hash'],
  columns: { hash: 'text', body: 'text' },
  merge: {},
};

export const assetColumnsTable = spec('asset_columns', ['asset_id'], {
  asset_id: 'uuid',
  body: 'text',
});

export const assetTagsTable = spec('asset_tags', ['asset_id', 'tag'], {
  asset_id: 'uuid',
  tag: 'text',
  title_key: 'text',
});

export const assetTermsTable = spec('asset_terms', ['asset_id', 'term', 'column_path'], {
  asset_id: 'uuid',
  term: 'text',
  column_path: 'text',
  title_key: 'text',
});

export const assetVersionsTable = spec('asset_versions', ['asset_id', 'hash'], {
  asset_id: 'uuid',
  hash: 'text',
  first_seen: 'text',
  last_seen: 'text',
});

export const assetLinksTable: TableSpec = {
  name: 'asset_links',
  key: ['from_id', 'to_id', 'reason'],
  columns: { from_id: 'uuid', to_id: 'uuid', reason: 'text', stated_at: 'text', removed: 'integer' },
  merge: {
    removed: 'case when new.stated_at >= old.stated_at then new else old end',
    stated_at: 'greatest(old, new)',
  },
};

export const declarationsTable = spec('declarations', ['entity_ref'], {
  entity_ref: 'text',
  asset_id: 'uuid',
  etag: 'text',
  location: 'text',
  declared_at: 'text',
  stated_at: 'text',
  retracted: 'integer',
  attributes: 'text',
});

export const runsTable = spec('runs', ['run_id'], {
  run_id: 'text',
  job_id: 'uuid',
  state: 'text',
  started_at: 'text',
  ended_at: 'text',
  stub: 'integer',
  parent_run_id: 'text',
  root_run_id: 'text',
  error: 'text',
  document: 'text',
});

/** Numbers add up and times widen, so edges are written without being read. */
export const edgesTable: TableSpec = {
  name: 'edges',
  key: ['source_id', 'target_id', 'type', 'via_id', 'origin'],
  columns: {
    source_id: 'uuid',
    target_id: 'uuid',
    type: 'text',
    via_id: 'uuid',
    origin: 'text',
    active: 'integer',
    runs: 'integer',
    product_runs: 'integer',
    declared: 'integer',
    first_seen: 'text',
    last_seen: 'text',
    confidence: 'double precision',
    evidence: 'text',
  },
  merge: {
    runs: 'old + new',
    product_runs: 'old + new',
    declared: 'old + new',
    active:
      'case when old.runs + new.runs > 0 or old.declared + new.declared > 0 then 1 else 0 end',
    first_seen: 'least(old, new)',
    evidence:
      'case when new.last_seen > old.last_seen or (new.last_seen = old.last_seen and new.evidence > old.evidence) then new else old end',
    last_seen: 'greatest(old, new)',
    confidence: 'greatest(old, new)',
  },
};

export const columnLineageTable: TableSpec = {
  name: 'column_lineage',
  key: ['dataset_id', 'job_id', 'hash'],
  columns: {
    dataset_id: 'uuid',
    job_id: 'uuid',
    hash: 'text',
    first_seen: 'text',
    last_seen: 'text',
  },
  merge: { first_seen: 'least(old, new)', last_seen: 'greatest(old, new)' },
};

export const producersTable: TableSpec = {
  name: 'producers',
  key: ['id'],
  columns: {
    id: 'text',
    producer: 'text',
    integration: 'text',
    engine_name: 'text',
    engine_version: 'text',
    client_version: 'text',
    spec_version: 'text',
    job_namespace: 'text',
    first_seen: 'text',
    last_seen: 'text',
  },
  merge: { first_seen: 'least(old, new)', last_seen: 'greatest(old, new)' },
};
