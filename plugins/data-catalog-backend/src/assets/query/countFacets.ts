import type { Knex } from 'knex';
import type { Count, FacetCounts, FacetName } from '@headwater/plugin-data-catalog-common';
import type { AssetAccess } from '../permissions';
import { countBandsByIndex, countByIndex, countMissing, isSomewhereMissing } from './countByIndex';
import type { FacetColumn, ValueCount } from './countByIndex';
import { applyFilters, commonLabels } from './filters';
import type { AssetFilters } from './filters';
import { countAssets } from './listAssets';
import { bandOf } from './qualityBands';

export type FacetCountsQuery = {
  filters: AssetFilters;
  facets: readonly FacetName[];
  /** Most values a facet. */
  limit: number;
  access: AssetAccess;
};

type FacetValues = NonNullable<FacetCounts['facets'][FacetName]>;

/** Facets that are counted under the same filters. */
type Group = FacetCountsQuery & { total?: Count };

/** Numbers of assets by value. */
type Tally = { counts: Map<string, number>; missing: number };

/** What is looked at: every fitting asset, or a part of the estate. */
type Scope = 'all' | 'sample' | 'small sample';

type RowFacet = Exclude<FacetName, 'tag'>;
type FacetRow = Record<FacetColumn, string | null> & { quality: number | null };

/** Assets of the estate, or tags of assets, among which those that fit are looked for. */
const SAMPLE = 10_000;

/** Where all fit. Of assets, enough to tell the order of values that are counted by their index. */
const SMALL_SAMPLE = { assets: 3_000, asset_tags: 6_000 };

/**
 * Counts the values of each facet under the filters of the others, so that
 * one sees what choosing another value would give.
 *
 * When more than `EXACT_COUNT` fit, a sample is looked at and the numbers are
 * lower bounds; without any filter the values are then counted by their
 * indexes instead, each exactly up to a bound: see `countByIndex`.
 */
export async function countFacets(knex: Knex, query: FacetCountsQuery): Promise<FacetCounts> {
  const { filters, facets } = query;
  const totalCount = await countAssets(knex, filters, query.access);
  const shared = facets.filter(facet => !isNarrowedBy(filters, facet));
  const narrowed = facets.filter(facet => !shared.includes(facet));
  const groups: Group[] = [
    { ...query, facets: shared, total: totalCount },
    ...narrowed.map(facet => ({ ...query, filters: withoutFacet(filters, facet), facets: [facet] })),
  ];
  const counted = await Promise.all(groups.map(group => countGroup(knex, group)));
  return { totalCount, facets: Object.assign({}, ...counted) };
}

/** Whether a facet's own values are among the filters; to ask for none counts as one. */
function isNarrowedBy(filters: AssetFilters, facet: FacetName): boolean {
  return filters[facet] !== undefined || (filters.missing as string[] | undefined)?.includes(facet) === true;
}

function withoutFacet(filters: AssetFilters, facet: FacetName): AssetFilters {
  const missing = filters.missing?.filter(attribute => attribute !== facet);
  return { ...filters, [facet]: undefined, missing: missing?.length ? missing : undefined };
}

async function countGroup(knex: Knex, group: Group): Promise<FacetCounts['facets']> {
  const { filters, facets, access, total } = group;
  if (facets.length === 0) return {};
  const { exact: all } = total ?? (await countAssets(knex, filters, access));
  const narrowed =
    access.criteria !== undefined || Object.values(filters).some(value => value !== undefined);
  const whole = !all && !narrowed;
  const sample = whole ? 'small sample' : 'sample';
  const tallies = await tally(knex, group, all ? 'all' : sample);
  const finished = facets.map(async facet => {
    const own = tallies.get(facet)!;
    const byIndex = whole ? await finishByIndex(knex, group, facet, own) : undefined;
    return [facet, byIndex ?? finish(group, facet, own, all)] as const;
  });
  return Object.fromEntries(await Promise.all(finished));
}

function finish({ limit }: Group, facet: FacetName, { counts, missing }: Tally, all: boolean): FacetValues {
  const found = [...counts].map(([value, count]) => ({ value, count, exact: all }));
  const values = sortValues(found, counts);
  return {
    values: values.slice(0, limit),
    complete: all && values.length <= limit,
    ...(isSomewhereMissing(facet) && { missing: { value: missing, exact: all } }),
  };
}

/** @returns undefined for tags, which no index counts: theirs holds deleted assets too */
async function finishByIndex(
  knex: Knex,
  { limit }: Group,
  facet: FacetName,
  { counts }: Tally,
): Promise<FacetValues | undefined> {
  if (facet === 'tag') return undefined;
  const sampled = sortValues(
    [...counts].map(([value, count]) => ({ value, count, exact: false })),
    counts,
  );
  const often = sampled.slice(0, limit).map(({ value }) => value);
  const { values, complete } =
    facet === 'quality'
      ? { values: await countBandsByIndex(knex), complete: true }
      : await countByIndex(knex, facet, often);
  return {
    values: sortValues(values, counts).slice(0, limit),
    complete: complete && values.length <= limit,
    ...(isSomewhereMissing(facet) && { missing: await countMissing(knex, facet) }),
  };
}

/** One read for all facets. */
async function tally(knex: Knex, group: Group, scope: Scope): Promise<Map<FacetName, Tally>> {
  const columns = group.facets.filter((facet): facet is RowFacet => facet !== 'tag');
  const hasTags = group.facets.includes('tag');
  const [rows, tags] = await Promise.all([
    readRows(knex, group, scope, columns),
    hasTags ? tallyTags(knex, group, scope) : undefined,
  ]);
  const result = new Map<FacetName, Tally>(
    columns.map(column => {
      const counts = new Map<string, number>();
      let missing = 0;
      for (const row of rows) {
        const value = column === 'quality' ? bandOf(row.quality) : row[column];
        if (value === null) missing++;
        else counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [column, { counts, missing }];
    }),
  );
  if (tags) result.set('tag', { counts: tags, missing: 0 });
  return result;
}

async function readRows(knex: Knex, group: Group, scope: Scope, columns: RowFacet[]): Promise<FacetRow[]> {
  if (columns.length === 0) return [];
  const assets = knex.from(firstById(knex, 'assets', 'id', scope).as('a'));
  applyFilters(assets, group.filters, group.access, await commonLabels(knex, group.filters));
  return assets.select(columns.map(column => `a.${column}`));
}

async function tallyTags(knex: Knex, group: Group, scope: Scope): Promise<Map<string, number>> {
  const tags = firstById(knex, 'asset_tags', 'asset_id', scope);
  const counted = knex.from(tags.as('t')).groupBy('t.tag').select('t.tag').count({ count: '*' });
  // SQLite keeps the order of a cross join: a sample is where to start, all tags are not.
  if (scope === 'all') counted.join('assets as a', 'a.id', 't.asset_id');
  else counted.crossJoin(knex.raw('assets as a')).whereRaw('a.id = t.asset_id');
  applyFilters(counted, group.filters, group.access, await commonLabels(knex, group.filters));
  const rows: { tag: string; count: number | string }[] = await counted;
  return new Map(rows.map(row => [row.tag, Number(row.count)]));
}

/**
 * All rows, or the first by the id of an asset: ids are hashes, so that is a
 * fair sample, whereas the first by another index all share its value.
 */
function firstById(
  knex: Knex,
  table: 'assets' | 'asset_tags',
  id: string,
  scope: Scope,
): Knex.QueryBuilder {
  if (scope === 'all') return knex(table);
  return knex(table).orderBy(id).limit(scope === 'sample' ? SAMPLE : SMALL_SAMPLE[table]);
}

/** Greatest first; those beyond the bound in the order that the sample suggests. */
function sortValues(values: ValueCount[], sample: ReadonlyMap<string, number>): ValueCount[] {
  const sampled = ({ value }: ValueCount) => sample.get(value) ?? 0;
  return values.sort(
    (a, b) => b.count - a.count || sampled(b) - sampled(a) || (a.value < b.value ? -1 : 1),
  );
}
