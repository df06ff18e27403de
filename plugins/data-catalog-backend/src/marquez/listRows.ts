import { applyFilters } from '../assets/query/filters';
import type { AssetFilters } from '../assets/query/filters';
import { countAssets } from '../assets/query/listAssets';
import { readNodes } from '../lineage/walkLineage';
import type { AssetRow } from '../projection/ProjectionStore';
import { MAX_OFFSET } from './readQuery';
import type { Page, Reading } from './Reading';

/**
 * A part of the assets that fit, by title, and how many there are.
 *
 * The order is that of an index, which a page of many assets needs. Only ids
 * are read in that order: whole rows would make every skipped one expensive.
 */
export async function listRows(
  { knex, access }: Reading,
  filters: AssetFilters,
  { limit, offset }: Page,
): Promise<{ rows: AssetRow[]; totalCount: number }> {
  const query = knex('assets as a').orderBy(['a.title_key', 'a.id']).limit(limit).offset(offset);
  applyFilters(query, filters, access);
  const { value } = await countAssets(knex, filters, access, MAX_OFFSET);
  const ids: string[] = limit === 0 ? [] : await query.pluck('a.id');
  const rows = new Map((await readNodes(knex, ids, access)).map(row => [row.id, row]));
  return { rows: ids.flatMap(id => rows.get(id) ?? []), totalCount: value };
}
