import type { Knex } from 'knex';
import { accessToSql } from '../permissions';
import type { AssetAccess } from '../permissions';

/** Filters of lists and counts: of one filter any value fits, all filters must hold. */
export type AssetFilters = {
  type?: string[];
  class?: string[];
  domain?: string[];
  lifecycle?: string[];
  owner?: string[];
  steward?: string[];
  tag?: string[];
  platform?: string[];
  tenant?: string[];
  namespace?: string[];
  presence?: string[];
  certified?: boolean;
  minQuality?: number;
  /** Text in the title, whatever its case. */
  q?: string;
};

const columns = [
  'type',
  'class',
  'domain',
  'lifecycle',
  'owner',
  'steward',
  'platform',
  'tenant',
  'namespace',
  'presence',
] as const;

/** Narrows a query over `assets as a` to the listed assets that fit and may be seen. */
export function applyFilters(
  query: Knex.QueryBuilder,
  filters: AssetFilters,
  access: AssetAccess,
): void {
  query.where('a.listed', 1);
  for (const column of columns) {
    const values = filters[column];
    if (values?.length === 1) query.where(`a.${column}`, values[0]);
    else if (values) query.whereIn(`a.${column}`, values);
  }
  if (filters.certified !== undefined) query.where('a.certified', filters.certified ? 1 : 0);
  if (filters.minQuality !== undefined) query.where('a.quality', '>=', filters.minQuality);
  if (filters.q !== undefined)
    query.whereRaw("a.title_key like ? escape '\\'", [containing(filters.q)]);
  if (filters.tag) applyTags(query, filters);
  applyAccess(query, access, 'a');
}

/** Narrows a query to the rows of `assets as <alias>` that may be seen. */
export function applyAccess(query: Knex.QueryBuilder, access: AssetAccess, alias: string): void {
  const condition = accessToSql(access, alias);
  if (condition) query.whereRaw(condition.sql, condition.bindings);
}

/**
 * With a filter that leaves few assets, each is looked up among the tags; else
 * the tag's own index says which assets there are.
 */
function applyTags(query: Knex.QueryBuilder, { tag = [], owner, steward, namespace, q }: AssetFilters) {
  if (owner || steward || namespace || q !== undefined) {
    query.whereExists(tagged => {
      tagged.select('t.tag').from('asset_tags as t').whereRaw('t.asset_id = a.id').whereIn('t.tag', tag);
    });
    return;
  }
  query.whereIn('a.id', tagged => {
    tagged.select('asset_id').from('asset_tags').whereIn('tag', tag);
  });
}

/** A LIKE pattern for text anywhere inside; `\` escapes. */
export function containing(text: string): string {
  return `%${escapeLike(text.toLocaleLowerCase('en-US'))}%`;
}

/** Text in which the wildcards of LIKE stand for themselves. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
