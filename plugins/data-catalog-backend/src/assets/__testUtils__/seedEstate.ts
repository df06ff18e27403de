import { assetId } from '@headwater/plugin-data-catalog-node';
import type { Knex } from 'knex';
import { upsertRows } from '../../database/tables';
import type { Row } from '../../database/tables';
import * as tables from '../../projection/tables';
import { assetRow } from './rows';
import type { SeedAsset } from './rows';

const words = (
  'orders customer invoice payment session click product stock return shipment campaign lead ' +
  'employee payroll ticket audit consent forecast margin refund basket voucher supplier contract visit'
).split(' ');
const shapes = 'raw staging clean daily hourly snapshot history summary report mart dim fact'.split(
  ' ',
);
const types = [
  'table',
  'view',
  'pipeline',
  'topic',
  'file',
  'dashboard',
  'model',
  'report',
  'schema',
];
const platforms = [
  'postgres',
  'snowflake',
  's3',
  'kafka',
  'bigquery',
  'airflow',
  'hive',
  'redshift',
];
const domains = [
  'customer',
  'product',
  'finance',
  'operations',
  'marketing',
  'sales',
  'hr',
  'compliance',
  'analytics',
];
const lifecycles = ['production', 'staging', 'development', 'deprecated', 'testing', 'archived'];

/** A repeatable stream of numbers from 0 to 1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of many, the first ones far more often: what estates look like. */
function skewed<T>(random: () => number, items: readonly T[]): T {
  return items[Math.floor(items.length * random() ** 3)];
}

/** The asset number `index` of a made-up estate: skewed in every filter. */
export function estateAsset(index: number, random: () => number): SeedAsset {
  const title = `${skewed(random, words)}_${skewed(random, shapes)}_${index.toString(36)}`;
  const platform = skewed(random, platforms);
  const owned = random() < 0.7;
  const at = new Date(Date.UTC(2025, 0, 1) + Math.floor(random() * 6e10)).toISOString();
  const owner = `group:default/team-${Math.floor(500 * random() ** 3)}`;
  return {
    name: `warehouse.${skewed(random, domains)}.${title}`,
    namespace: `${platform}://host-${Math.floor(40 * random() ** 2)}:5432`,
    title,
    tags: Array.from(
      { length: Math.floor(random() ** 2 * 4) },
      () => `tag-${Math.floor(300 * random() ** 3)}`,
    ),
    attributes: owned
      ? { values: { owner: { value: owner, source: 'yaml', by: 'component:default/loader', at } } }
      : {},
    row: {
      type: skewed(random, types),
      platform,
      domain: random() < 0.6 ? `domain:default/${skewed(random, domains)}` : null,
      lifecycle: random() < 0.8 ? skewed(random, lifecycles) : null,
      owner: owned ? owner : null,
      steward: random() < 0.1 ? `user:default/steward-${Math.floor(200 * random() ** 2)}` : null,
      certified: random() < 0.03 ? 1 : 0,
      tenant: random() < 0.9 ? 'default' : `tenant-${Math.floor(10 * random())}`,
      quality: random() < 0.4 ? Math.round(random() ** 0.3 * 1000) / 1000 : null,
      description:
        random() < 0.3
          ? `What the team keeps of each ${title}, loaded every night from the source system.`
          : null,
      changed_at: `${at.slice(0, 23)}000000Z`,
      column_count: 20,
    },
  };
}

/** Columns as the projection would write them. */
function estateColumns(index: number): string {
  return JSON.stringify(
    Array.from({ length: 20 }, (_, column) => ({
      name: `${words[(index + column) % words.length]}_${column}`,
      type: column % 3 === 0 ? 'bigint' : 'text',
      ordinal: column + 1,
    })),
  );
}

/** Terms of every tenth asset: a common one by two columns, and one of many itself. */
function estateTerms({ id, title_key }: Row, index: number): Row[] {
  if (index % 10 !== 0) return [];
  const common = ['customer_0', 'order_1'].map(column_path => ({
    asset_id: id,
    title_key,
    column_path,
    term: 'glossaryterm:default/common',
  }));
  const own = { asset_id: id, title_key, column_path: '', term: `glossaryterm:default/term-${index % 997}` };
  return [...common, own];
}

function estateFacets(id: string, index: number) {
  const sources = index % 10 === 0 ? ['openlineage', 'yaml', 'steward'] : ['openlineage'];
  return sources.map(source => ({
    asset_id: id,
    source,
    statements: JSON.stringify([
      [
        'schema',
        '2026-11-20T00:00:00.000000000Z',
        `body-${index % 1000}`,
        'https://example.org/producer',
      ],
      [
        'owner',
        '2026-11-20T00:00:00.000000000Z',
        `owner-${index % 500}`,
        'https://example.org/producer',
      ],
    ]),
  }));
}

/** Fills the tables with `count` assets of 20 columns, straight, without the log. */
export async function seedEstate(knex: Knex, count: number, seed = 1): Promise<void> {
  const random = createRandom(seed);
  const size = 5000;
  for (let start = 0; start < count; start += size) {
    const indexes = Array.from(
      { length: Math.min(size, count - start) },
      (_, offset) => start + offset,
    );
    const seeds = indexes.map(index => estateAsset(index, random));
    const rows = seeds.map(assetRow);
    await knex.transaction(async transaction => {
      await upsertRows(transaction, tables.assetsTable, rows);
      await upsertRows(
        transaction,
        tables.assetTagsTable,
        rows.flatMap((row, at) =>
          [...new Set(seeds[at].tags)].map(tag => ({
            asset_id: row.id,
            title_key: row.title_key,
            tag,
          })),
        ),
      );
      await upsertRows(
        transaction,
        tables.assetTermsTable,
        rows.flatMap((row, at) => estateTerms(row, indexes[at])),
      );
      await upsertRows(
        transaction,
        tables.assetColumnsTable,
        rows.map((row, at) => ({
          asset_id: row.id,
          body: estateColumns(indexes[at]),
        })),
      );
      await upsertRows(
        transaction,
        tables.assetFacetsTable,
        rows.flatMap((row, at) => estateFacets(String(row.id), indexes[at])),
      );
    });
  }
}

/** Id of an estate's asset. */
export function estateId(asset: SeedAsset): string {
  return assetId(asset.class ?? 'dataset', asset.namespace ?? 'db', asset.name);
}
