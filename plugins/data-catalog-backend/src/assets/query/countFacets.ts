import type { Knex } from 'knex';
import type { Count, FacetCounts, FacetName } from '@headwater/plugin-data-catalog-common';
import { unlimitedAccess } from '../permissions';
import type { AssetAccess } from '../permissions';
import { applyFilters } from './filters';
import type { AssetFilters, MissingAttribute } from './filters';
import { bandOf, qualityBands } from './qualityBands';
import { EXACT_COUNT, boundedCount, countAssets } from './listAssets';

export type FacetCountsQuery = {
  filters: AssetFilters;
  facets: readonly FacetName[];
  /** Most values a facet. */
  limit: number;
  access: AssetAccess;
};

type FacetValues = NonNullable<FacetCounts['facets'][FacetName]>;
type ValueCount = FacetValues['values'][number];
type FacetColumn = Exclude<FacetName, 'tag' | 'quality'>;

/** Numbers of assets by value, and whether every fitting asset was looked at. */
type Tally = {
  counts: Map<string, number>;
  /** Of a column: assets without a value. */
  missing?: number;
  all: boolean;
};

/** Facets of which assets without a value are counted too. */
const withMissing: readonly FacetName[] = ['owner', 'domain', 'lifecycle'];

/** Facets with at most this many values are counted value by value when nothing narrows the list. */
const FEW_VALUES = 60;

/** Assets that are looked at where more than `EXACT_COUNT` fit. */
const SAMPLE = 20_000;

/**
 * Counts the values of each facet under the filters of the others, so that
 * one sees what choosing another value would give.
 *
 * When more than `EXACT_COUNT` fit, a sample is looked at and the numbers are
 * lower bounds; without any filter a facet of few values is then
 * counted by its index instead, each value exactly up to `EXACT_COUNT`.
 */
export async function countFacets(knex: Knex, query: FacetCountsQuery): Promise<FacetCounts> {
  const { filters, facets, access } = query;
  const totalCount = await countAssets(knex, filters, access);
  const result: FacetCounts = { totalCount, facets: {} };
  const shared = facets.filter(facet => !isNarrowedBy(filters, facet));
  const tallies = await tally(knex, filters, access, shared);
  for (const facet of facets) {
    const own =
      tallies.get(facet) ??
      (await tally(knex, withoutFacet(filters, facet), access, [facet])).get(facet)!;
    result.facets[facet] = await finish(knex, query, facet, own);
  }
  return result;
}

/** Whether a facet's own values are among the filters; to ask for none counts as one. */
function isNarrowedBy(filters: AssetFilters, facet: FacetName): boolean {
  return filters[facet] !== undefined || (filters.missing as string[] | undefined)?.includes(facet) === true;
}

function withoutFacet(filters: AssetFilters, facet: FacetName): AssetFilters {
  const missing = filters.missing?.filter(attribute => attribute !== facet);
  return { ...filters, [facet]: undefined, missing: missing?.length ? missing : undefined };
}

async function finish(
  knex: Knex,
  { filters, access, limit }: FacetCountsQuery,
  facet: FacetName,
  { counts, missing, all }: Tally,
): Promise<FacetValues> {
  const others = Object.values(withoutFacet(filters, facet));
  const narrowed = access.criteria !== undefined || others.some(value => value !== undefined);
  const byIndex = !all && !narrowed;
  const without = withMissing.includes(facet) && {
    missing: byIndex ? await countMissing(knex, facet as FacetColumn) : { value: missing ?? 0, exact: all },
  };
  const indexed = byIndex ? await countFacetByIndex(knex, facet) : undefined;
  if (indexed) return { values: sortValues(indexed, counts).slice(0, limit), complete: true, ...without };
  const found = [...counts].map(([value, count]) => ({ value, count, exact: all }));
  const values = sortValues(found, counts);
  return { values: values.slice(0, limit), complete: all && values.length <= limit, ...without };
}

/** One read for all facets under the same filters. */
async function tally(
  knex: Knex,
  filters: AssetFilters,
  access: AssetAccess,
  facets: readonly FacetName[],
): Promise<Map<FacetName, Tally>> {
  const columns = facets.filter((facet): facet is Exclude<FacetName, 'tag'> => facet !== 'tag');
  const result = new Map<FacetName, Tally>();
  if (facets.length === 0) return result;
  const { exact: all } = await countAssets(knex, filters, access);
  const rows = await readRows(knex, filters, access, all, columns);
  for (const column of columns) {
    const counts = new Map<string, number>();
    let missing = 0;
    for (const row of rows) {
      const value = column === 'quality' ? bandOf(row.quality) : row[column];
      if (value === null) missing++;
      else counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    result.set(column, { counts, missing, all });
  }
  if (facets.includes('tag')) {
    result.set('tag', { counts: await tallyTags(knex, filters, access, all), all });
  }
  return result;
}

type FacetRow = Record<FacetColumn, string | null> & { quality: number | null };

async function readRows(
  knex: Knex,
  filters: AssetFilters,
  access: AssetAccess,
  all: boolean,
  columns: Exclude<FacetName, 'tag'>[],
): Promise<FacetRow[]> {
  if (columns.length === 0) return [];
  const select = assetsOrSample(knex, all).select(columns.map(column => `a.${column}`));
  applyFilters(select, filters, access);
  return select;
}

async function tallyTags(knex: Knex, filters: AssetFilters, access: AssetAccess, all: boolean) {
  const some = assetsOrSample(knex, all).select('a.id');
  applyFilters(some, filters, access);
  const rows: { tag: string; count: number | string }[] = await knex
    .from(some.as('some'))
    .join('asset_tags as t', 't.asset_id', 'some.id')
    .groupBy('t.tag')
    .select('t.tag')
    .count({ count: '*' });
  return new Map(rows.map(row => [row.tag, Number(row.count)]));
}

/**
 * All assets, or, where too many fit, the first by id: ids are hashes, so
 * that is a fair sample, whereas the first by an index all share its value.
 */
function assetsOrSample(knex: Knex, all: boolean): Knex.QueryBuilder {
  if (all) return knex.from('assets as a');
  return knex.from(knex('assets').orderBy('id').limit(SAMPLE).as('a'));
}

/** @returns undefined where a facet's index cannot count its values fast */
async function countFacetByIndex(knex: Knex, facet: FacetName): Promise<ValueCount[] | undefined> {
  if (facet === 'tag') return undefined;
  return facet === 'quality' ? countBands(knex) : countByIndex(knex, facet);
}

async function countBands(knex: Knex): Promise<ValueCount[]> {
  const counts: ValueCount[] = [];
  for (const band of qualityBands) {
    const { value: count, exact } = await countAssets(knex, { quality: [band] }, unlimitedAccess);
    if (count > 0) counts.push({ value: band, count, exact });
  }
  return counts;
}

function countMissing(knex: Knex, column: FacetColumn): Promise<Count> {
  return countAssets(knex, { missing: [column as MissingAttribute] }, unlimitedAccess);
}

/**
 * Counts each value of a column by its index, exactly up to `EXACT_COUNT`:
 * steps from value to value, then counts a bounded number of entries of each.
 *
 * @returns undefined when there are more than `FEW_VALUES`
 */
async function countByIndex(knex: Knex, column: FacetColumn): Promise<ValueCount[] | undefined> {
  const result = await knex.raw(
    `with recursive distinct_values(value) as (
       select min(${column}) from assets where listed = 1
       union all
       select (select min(${column}) from assets where listed = 1 and ${column} > distinct_values.value)
       from distinct_values where distinct_values.value is not null
     ), few as (select value from distinct_values where value is not null limit ?)
     select value, (
       select count(*) from (
         select 1 from assets where listed = 1 and ${column} = few.value limit ?
       ) as bounded
     ) as count from few`,
    [FEW_VALUES + 1, EXACT_COUNT + 1],
  );
  const rows: { value: string; count: number | string }[] = result.rows ?? result;
  if (rows.length > FEW_VALUES) return undefined;
  return rows.map(row => {
    const { value: count, exact } = boundedCount(Number(row.count));
    return { value: row.value, count, exact };
  });
}

/** Greatest first; those beyond the bound in the order that the sample suggests. */
function sortValues(values: ValueCount[], sample: ReadonlyMap<string, number>): ValueCount[] {
  const sampled = ({ value }: ValueCount) => sample.get(value) ?? 0;
  return values.sort(
    (a, b) => b.count - a.count || sampled(b) - sampled(a) || (a.value < b.value ? -1 : 1),
  );
}
