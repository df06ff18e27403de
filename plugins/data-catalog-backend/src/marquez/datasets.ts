import type { AssetColumn } from '@headwater/plugin-data-catalog-common';
import { selectIn } from '../database/tables';
import { asRecord } from '../projection/columnMapping';
import type { AssetRow } from '../projection/ProjectionStore';
import { readAssetFacets } from './facets';
import type { Facets } from './facets';
import { listRows } from './listRows';
import { readNames } from './readNames';
import type { Page, Reading } from './Reading';
import { toTime } from './times';
import { readVersions, versionAt } from './versions';

export type Field = { name: string; type: string; tags: string[]; description?: string };

export type Dataset = {
  id: { namespace: string; name: string };
  type: 'DB_TABLE' | 'STREAM';
  name: string;
  physicalName: string;
  createdAt?: string;
  updatedAt?: string;
  namespace: string;
  sourceName: string;
  fields: Field[];
  tags: string[];
  lastModifiedAt?: string;
  lastLifecycleState?: string;
  description?: string;
  facets: Facets;
  currentVersion: string;
  deleted: boolean;
};

/** The datasets of a namespace that may be seen, by title. */
export async function listDatasets(reading: Reading, namespace: string, page: Page) {
  const filters = { class: ['dataset'], namespace: [namespace] };
  const { rows, totalCount } = await listRows(reading, filters, page);
  return { datasets: await describeDatasets(reading, rows), totalCount };
}

/** Datasets in Marquez's shape, in the order of the rows. */
export async function describeDatasets(
  reading: Reading,
  rows: readonly AssetRow[],
): Promise<Dataset[]> {
  const ids = rows.map(({ id }) => id);
  const names = await readNames(reading, ids);
  const [facets, versions, columns, tags] = await Promise.all([
    readAssetFacets(reading, names),
    readVersions(reading, names),
    readColumns(reading, ids),
    readTags(reading, ids),
  ]);
  return rows.map(row => ({
    ...toDataset(row, facets.get(row.id) ?? {}),
    fields: toFields(columns.get(row.id) ?? []),
    tags: tags.get(row.id) ?? [],
    currentVersion: versionAt(row.id, versions.get(row.id)),
  }));
}

function toDataset(row: AssetRow, facets: Facets) {
  const { namespace, name } = row;
  const { lifecycleStateChange: change } = asRecord(facets.lifecycleStateChange);
  return {
    id: { namespace, name },
    type:
      row.type === 'topic' || row.type === 'stream' ? ('STREAM' as const) : ('DB_TABLE' as const),
    name,
    physicalName: name,
    createdAt: toTime(row.first_seen),
    updatedAt: toTime(row.changed_at),
    namespace,
    sourceName: namespace,
    lastModifiedAt: toTime(row.observed_at),
    ...(typeof change === 'string' && { lastLifecycleState: change }),
    ...(row.description !== null && { description: row.description }),
    facets,
    deleted: Number(row.listed) === 0,
  };
}

/** Nested fields stay within the facet: Marquez has one level. */
export function toFields(columns: readonly AssetColumn[]): Field[] {
  return columns.map(({ name, type, description }) => ({
    name,
    type: type ?? 'UNKNOWN',
    tags: [],
    ...(description !== undefined && { description }),
  }));
}

async function readColumns({ knex }: Reading, ids: string[]): Promise<Map<string, AssetColumn[]>> {
  const rows = await selectIn<{ asset_id: string; body: string }>(
    knex,
    'asset_columns',
    'asset_id',
    ids,
    ['asset_id', 'body'],
  );
  return new Map(rows.map(({ asset_id, body }) => [asset_id, JSON.parse(body) as AssetColumn[]]));
}

/** Tags by asset, sorted. */
export async function readTags(
  { knex }: Reading,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await selectIn<{ asset_id: string; tag: string }>(
    knex,
    'asset_tags',
    'asset_id',
    ids,
    ['asset_id', 'tag'],
  );
  const tags = new Map<string, string[]>();
  for (const { asset_id, tag } of rows) tags.set(asset_id, [...(tags.get(asset_id) ?? []), tag]);
  for (const own of tags.values()) own.sort();
  return tags;
}
