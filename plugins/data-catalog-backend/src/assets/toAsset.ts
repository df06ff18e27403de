import type { AssetRow } from '../projection/ProjectionStore';
import { assetFields, toSummary } from './query/assetRows';
import type { AssetAccess } from './permissions';
import type { AssetQueries } from './AssetQueries';

/** Parts of an asset that are answered on demand. */
export type AssetPart = 'columns' | 'facets' | 'aliases' | 'counts' | 'sources';

/** A row as `GET /assets/:id` answers it. */
export async function toAsset(
  store: AssetQueries,
  row: AssetRow,
  include: readonly AssetPart[],
  _access: AssetAccess,
) {
  const { tags, ...attributes } = JSON.parse(row.attributes);
  return {
    ...toSummary(row, assetFields),
    tags: tags.map(({ value }: { value: string }) => value),
    columnCount: row.column_count,
    etag: row.etag,
    position: Number(row.position),
    attributes: { tags, ...attributes },
    ...(row.deleted_at !== null && row.listed === 0 && { deletedAt: row.deleted_at }),
    ...(include.includes('columns') && { columns: await store.columns(row.id) }),
    ...(include.includes('facets') && { facets: await store.facets(row.id, true) }),
    ...(include.includes('aliases') && { aliases: await aliases(store, row.id) }),
    ...(include.includes('sources') && { sources: await sources(store, row.id) }),
  };
}

async function aliases(store: AssetQueries, id: string) {
  const rows = await store.aliases(id);
  return rows.map(({ stated_at: statedAt, reason, ...name }) => ({
    ...name,
    reason: reason ?? 'alias',
    removable: ['alias', 'rename', 'merge'].includes(reason),
    ...(statedAt && { statedAt }),
  }));
}

async function sources(store: AssetQueries, id: string) {
  const found = new Map<string, { source: string; statements: number; newest: string }>();
  for (const { source, at } of await store.facets(id, false)) {
    const { statements, newest } = found.get(source) ?? { statements: 0, newest: '' };
    found.set(source, { source, statements: statements + 1, newest: at > newest ? at : newest });
  }
  return [...found.values()];
}
