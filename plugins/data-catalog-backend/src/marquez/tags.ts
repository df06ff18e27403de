import { applyAccess } from '../assets/query/filters';
import type { Page, Reading } from './Reading';

/** Tags of the assets that may be seen, by name. */
export async function listTags(
  { knex, access }: Reading,
  { limit, offset }: Page,
): Promise<{ tags: { name: string }[] }> {
  if (limit === 0) return { tags: [] };
  const query = knex('asset_tags as t')
    .join('assets as a', 'a.id', 't.asset_id')
    .where('a.listed', 1)
    .distinct('t.tag as name')
    .orderBy('t.tag')
    .limit(limit)
    .offset(offset);
  applyAccess(query, access, 'a');
  return { tags: await query };
}
