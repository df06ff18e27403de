import type { Knex } from 'knex';
import type { Count, FacetCounts, FacetName } from '@headwater/plugin-data-catalog-common';
import { unlimitedAccess } from '../permissions';
import type { MissingAttribute } from './filters';
import { boundedCount, countAssets } from './listAssets';
import { qualityBands } from './qualityBands';

type FacetValues = NonNullable<FacetCounts['facets'][FacetName]>;
export type ValueCount = FacetValues['values'][number];

/** Facets that are columns of `assets` with an index each. */
export type FacetColumn = Exclude<FacetName, 'tag' | 'quality'>;

/** Columns with at most this many values are counted value by value. */
const FEW_VALUES = 60;

/** Up to this many, numbers of assets of one value are exact: a page of facets counts a hundred of them. */
const EXACT_OF_VALUE = 1_000;

const withoutValue: readonly FacetName[] = ['owner', 'domain', 'lifecycle'];

/** Whether assets without a value of a facet are counted too. */
export function isSomewhereMissing(facet: FacetName): facet is MissingAttribute & FacetName {
  return withoutValue.includes(facet);
}

/** Assets without a value, exactly up to `EXACT_OF_VALUE`. */
export function countMissing(knex: Knex, attribute: MissingAttribute): Promise<Count> {
  return countAssets(knex, { missing: [attribute] }, unlimitedAccess, EXACT_OF_VALUE);
}

/** Assets of each band of quality that has any, each exactly up to `EXACT_OF_VALUE`. */
export async function countBandsByIndex(knex: Knex): Promise<ValueCount[]> {
  const counts: ValueCount[] = [];
  for (const band of qualityBands) {
    const filters = { quality: [band] };
    const counted = await countAssets(knex, filters, unlimitedAccess, EXACT_OF_VALUE);
    if (counted.value > 0) counts.push({ value: band, count: counted.value, exact: counted.exact });
  }
  return counts;
}

/**
 * Counts the listed assets of each value of a column by its index: of a column
 * with few values all of them, of one with many the given ones; each exactly
 * up to `EXACT_OF_VALUE`.
 */
export async function countByIndex(
  knex: Knex,
  column: FacetColumn,
  often: readonly string[],
): Promise<{ values: ValueCount[]; complete: boolean }> {
  const few = await distinctValues(knex, column, FEW_VALUES + 1);
  const complete = few.length <= FEW_VALUES;
  return { values: await countValues(knex, column, complete ? few : often), complete };
}

/** The first values, by steps from one to the next. */
async function distinctValues(knex: Knex, column: FacetColumn, limit: number): Promise<string[]> {
  const result = await knex.raw(
    `with recursive distinct_values(value) as (
       select min(${column}) from assets where listed = 1
       union all
       select (select min(${column}) from assets where listed = 1 and ${column} > distinct_values.value)
       from distinct_values where distinct_values.value is not null
     ) select value from distinct_values where value is not null limit ?`,
    [limit],
  );
  const rows: { value: string }[] = result.rows ?? result;
  return rows.map(({ value }) => value);
}

async function countValues(
  knex: Knex,
  column: FacetColumn,
  values: readonly string[],
): Promise<ValueCount[]> {
  if (values.length === 0) return [];
  const result = await knex.raw(
    `with counted(value) as (values ${values.map(() => '(?)').join(', ')})
     select value, (
       select count(*) from (
         select 1 from assets where listed = 1 and ${column} = counted.value limit ?
       ) as bounded
     ) as count from counted`,
    [...values, EXACT_OF_VALUE + 1],
  );
  const rows: { value: string; count: number | string }[] = result.rows ?? result;
  return rows.map(row => {
    const { value: count, exact } = boundedCount(Number(row.count), EXACT_OF_VALUE);
    return { value: row.value, count, exact };
  });
}
