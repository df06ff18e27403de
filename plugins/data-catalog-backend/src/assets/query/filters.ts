import type { Knex } from 'knex';
import type { QualityBand } from '@headwater/plugin-data-catalog-common';
import { isPostgres } from '../../database/tables';
import { accessToSql } from '../permissions';
import type { AssetAccess } from '../permissions';
import { applyBands } from './qualityBands';

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
  quality?: QualityBand[];
  /** Attributes without a value; all of them. */
  missing?: MissingAttribute[];
  /** Entity refs of glossary terms, carried by the asset itself or by a column. */
  term?: string[];
  /** Lower-case ids. */
  id?: string[];
  /** Lower-case ids of containers. */
  parent?: string[];
  /** Text in the title, whatever its case. */
  q?: string;
};

/** Attributes that one can look for the lack of. */
export type MissingAttribute = 'owner' | 'description' | 'domain' | 'lifecycle';

const columns = [
  'id',
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
  common: CommonLabels = none,
): void {
  query.where('a.listed', 1);
  for (const column of columns) {
    const values = filters[column];
    if (values?.length === 1) query.where(`a.${column}`, values[0]);
    else if (values) query.whereIn(`a.${column}`, values);
  }
  if (filters.certified !== undefined) query.where('a.certified', filters.certified ? 1 : 0);
  if (filters.minQuality !== undefined) query.where('a.quality', '>=', filters.minQuality);
  if (filters.quality) applyBands(query, filters.quality);
  for (const attribute of filters.missing ?? []) query.whereNull(`a.${attribute}`);
  if (filters.parent) query.whereIn('a.parent_id', filters.parent);
  if (filters.q !== undefined)
    query.whereRaw("a.title_key like ? escape '\\'", [containing(filters.q)]);
  for (const label of [tagLabel, termLabel]) {
    const values = filters[label.column];
    const oneByOne = common.has(label.column) || leavesFew(filters);
    if (values) applyLabel(query, label, values, oneByOne);
  }
  applyAccess(query, access, 'a');
}

/** Narrows a query to the rows of `assets as <alias>` that may be seen. */
export function applyAccess(query: Knex.QueryBuilder, access: AssetAccess, alias: string): void {
  const condition = accessToSql(access, alias);
  if (condition) query.whereRaw(condition.sql, condition.bindings);
}

/** A table that says which assets carry something, indexed by that and the title of the asset. */
export type LabelTable = { table: 'asset_tags' | 'asset_terms'; column: 'tag' | 'term' };

export const tagLabel: LabelTable = { table: 'asset_tags', column: 'tag' };
export const termLabel: LabelTable = { table: 'asset_terms', column: 'term' };

/** Whether a filter leaves few assets, whatever else is asked for. */
export function leavesFew({ owner, steward, namespace, q, id, parent }: AssetFilters): boolean {
  return Boolean(owner ?? steward ?? namespace ?? q ?? id ?? parent);
}

/** Labels among the filters that so many assets carry that these are not to be collected first. */
export type CommonLabels = ReadonlySet<LabelTable['column']>;

const none: CommonLabels = new Set();

/** More assets than this are looked up one by one. */
const COMMON = 5_000;

/**
 * Which labels of a list are common. PostgreSQL knows from its statistics how
 * to go about them; SQLite has to be told.
 */
export async function commonLabels(knex: Knex, filters: AssetFilters): Promise<CommonLabels> {
  const common = new Set<LabelTable['column']>();
  if (isPostgres(knex) || leavesFew(filters)) return common;
  for (const { table, column } of [tagLabel, termLabel]) {
    const values = filters[column];
    if (!values) continue;
    const some = knex(table).select('asset_id').whereIn(column, values).limit(COMMON + 1);
    const [{ count }] = await knex.from(some.as('some')).count({ count: '*' });
    if (Number(count) > COMMON) common.add(column);
  }
  return common;
}

/**
 * Where few assets are left, or many carry the label, each is looked up among
 * the labels; else the label's own index says which assets there are.
 */
function applyLabel(
  query: Knex.QueryBuilder,
  { table, column }: LabelTable,
  values: string[],
  oneByOne: boolean,
) {
  if (oneByOne) {
    query.whereExists(labelled => {
      labelled.select('t.asset_id').from(`${table} as t`).whereRaw('t.asset_id = a.id').whereIn(`t.${column}`, values);
    });
    return;
  }
  query.whereIn('a.id', labelled => {
    labelled.select('asset_id').from(table).whereIn(column, values);
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
