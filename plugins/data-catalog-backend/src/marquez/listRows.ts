import type { AssetFilters } from '../assets/query/filters';
import { applyFilters } from '../assets/query/filters';
import { countAssets } from '../assets/query/listAssets';
import type { AssetRow } from '../projection/ProjectionStore';
import { MAX_OFFSET } from './readQuery';
import type { Page, Reading } from './Reading';

/** A part of the assets that fit, by namespace and name, and how many there are. */
export async function listRows(
  { knex, access }: Reading,
  filters: AssetFilters,
  { limit, offset }: Page,
): Promise<{ rows: AssetRow[]; totalCount: number }> {
  const query = knex('assets as a')
    .select<AssetRow[]>('a.*')
    .orderBy(['a.name', 'a.namespace', 'a.id'])
    .limit(limit)
    .offset(offset);
  applyFilters(query, filters, access);
  const { value } = await countAssets(knex, filters, access, MAX_OFFSET);
  return { rows: limit === 0 ? [] : await query, totalCount: value };
}
