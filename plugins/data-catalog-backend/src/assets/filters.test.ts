import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { FacetName } from '@headwater/plugin-data-catalog-common';
import type { Knex } from 'knex';
import { prepareDatabase } from '../database/prepareDatabase';
import { seedAssets, seedId } from './__testUtils__/rows';
import { DatabaseAssetStore } from './DatabaseAssetStore';
import { unlimitedAccess } from './permissions';
import type { AssetAccess } from './permissions';
import type { AssetFilters } from './query/filters';
import type { AssetOrder } from './query/listAssets';

jest.setTimeout(120_000);

const TERM = 'glossaryterm:default/order';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('filters of assets on %p', databaseId => {
  let knex: Knex;
  let store: DatabaseAssetStore;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    const migrations = resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations');
    await prepareDatabase(knex, migrations, false);
    store = new DatabaseAssetStore(knex);
    const schema = seedId('schema', 'container');
    await seedAssets(knex, [
      { name: 'best', row: { quality: 1, owner: 'o', domain: 'd', lifecycle: 'production', description: 'x' } },
      { name: 'good', row: { quality: 0.9, owner: 'o', parent_id: schema } },
      { name: 'fair', row: { quality: 0.899, domain: 'd' } },
      { name: 'poor', row: { quality: 0.75, description: 'x', parent_id: schema } },
      { name: 'worst', row: { quality: 0 } },
      { name: 'unknown', row: { owner: 'p', tenant: 'other' } },
      { name: 'schema', class: 'container', row: { owner: 'o', tenant: 'other' } },
      { name: 'gone', deleted: true, row: { quality: 1 } },
    ]);
    const term = (name: string, column_path: string) => ({
      asset_id: seedId(name),
      term: TERM,
      column_path,
      title_key: name,
    });
    await knex('asset_terms').insert([
      term('good', 'a'),
      term('good', 'b.c'),
      term('good', ''),
      term('best', 'id'),
      term('unknown', ''),
    ]);
  });

  const list = async (filters: AssetFilters, orderBy: AssetOrder = 'title', limit = 50) => {
    const names: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await store.list({ filters, orderBy, limit, cursor, fields: [], access: unlimitedAccess });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
      if (!cursor) return names;
    }
  };

  it.each<[AssetFilters, string[]]>([
    [{ quality: ['sound'] }, ['best', 'good']],
    [{ quality: ['risk'] }, ['fair', 'poor']],
    [{ quality: ['broken'] }, ['worst']],
    [{ quality: ['unknown'] }, ['schema', 'unknown']],
    [{ quality: ['broken', 'unknown'] }, ['schema', 'unknown', 'worst']],
    [{ missing: ['owner'] }, ['fair', 'poor', 'worst']],
    [{ missing: ['owner', 'description'] }, ['fair', 'worst']],
    [{ missing: ['domain', 'lifecycle'], quality: ['sound'] }, ['good']],
    [{ missing: ['owner'], owner: ['o'] }, []],
    [{ id: [seedId('good'), seedId('gone'), seedId('nobody')] }, ['good']],
    [{ parent: [seedId('schema', 'container')] }, ['good', 'poor']],
    [{ term: [TERM] }, ['best', 'good', 'unknown']],
    [{ term: [TERM], owner: ['o'] }, ['best', 'good']],
    [{ term: [TERM, 'glossaryterm:default/none'], type: ['table'] }, ['best', 'good', 'unknown']],
  ])('finds by %j', async (filters, names) => {
    expect(await list(filters)).toEqual(names);
    expect(await list(filters, 'title', 1)).toEqual(names);
    expect((await list(filters, '-quality', 1)).sort()).toEqual(names);
    expect(await store.count(filters, unlimitedAccess)).toEqual({ value: names.length, exact: true });
  });

  const facets = async (filters: AssetFilters, names: FacetName[], access: AssetAccess = unlimitedAccess) =>
    (await store.countFacets({ filters, facets: names, limit: 50, access })).facets;

  it('counts the bands of quality, and what has no value', async () => {
    expect(await facets({}, ['quality', 'owner', 'type'])).toEqual({
      quality: {
        values: [
          { value: 'risk', count: 2, exact: true },
          { value: 'sound', count: 2, exact: true },
          { value: 'unknown', count: 2, exact: true },
          { value: 'broken', count: 1, exact: true },
        ],
        complete: true,
      },
      owner: {
        values: [
          { value: 'o', count: 3, exact: true },
          { value: 'p', count: 1, exact: true },
        ],
        complete: true,
        missing: { value: 3, exact: true },
      },
      type: { values: [{ value: 'table', count: 7, exact: true }], complete: true },
    });
  });

  it('counts a facet without its own filter, also where the lack of a value is asked for', async () => {
    const counted = await facets({ missing: ['owner'], quality: ['risk'] }, ['owner', 'domain', 'quality']);
    expect(counted.owner).toMatchObject({
      values: [],
      missing: { value: 2, exact: true },
    });
    expect(counted.domain).toMatchObject({
      values: [{ value: 'd', count: 1 }],
      missing: { value: 1, exact: true },
    });
    expect(counted.quality?.values.map(({ value, count }) => [value, count])).toEqual([
      ['risk', 2],
      ['broken', 1],
    ]);
  });

  it('counts only what may be seen', async () => {
    const access: AssetAccess = { key: 'x', criteria: { property: 'tenant', values: ['other'] } };
    const counted = await facets({}, ['quality', 'owner'], access);
    expect(counted.quality?.values).toEqual([{ value: 'unknown', count: 2, exact: true }]);
    expect(counted.owner?.missing).toEqual({ value: 0, exact: true });
  });
});

describe.each(databases.eachSupportedId())('facets of many assets on %p', databaseId => {
  it('are counted by their indexes, up to a bound', async () => {
    const knex = await databases.init(databaseId);
    const migrations = resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations');
    await prepareDatabase(knex, migrations, false);
    await seedAssets(
      knex,
      Array.from({ length: 10_500 }, (_, index) => ({
        name: `asset-${index}`,
        tags: index % 2 === 0 ? ['even'] : [],
        row: { quality: index < 3 ? 0.1 : null, owner: index < 10_400 ? 'o' : null },
      })),
    );
    const names: FacetName[] = ['quality', 'owner', 'tag'];
    const query = { filters: {}, facets: names, limit: 50, access: unlimitedAccess };
    const store = new DatabaseAssetStore(knex);
    const { facets } = await store.countFacets(query);
    expect(facets).toEqual({
      quality: {
        values: [
          { value: 'unknown', count: 1_000, exact: false },
          { value: 'broken', count: 3, exact: true },
        ],
        complete: true,
      },
      owner: {
        values: [{ value: 'o', count: 1_000, exact: false }],
        complete: true,
        missing: { value: 100, exact: true },
      },
      tag: { values: [{ value: 'even', count: 5_250, exact: false }], complete: false },
    });

    // Where a filter holds of many, a sample gives lower bounds.
    const narrowed = await store.countFacets({ ...query, filters: { type: ['table'] } });
    const [owner] = narrowed.facets.owner!.values;
    expect(owner).toEqual({ value: 'o', count: expect.any(Number), exact: false });
    expect(owner.count).toBeLessThanOrEqual(10_000);
    expect(owner.count + narrowed.facets.owner!.missing!.value).toBe(10_000);
  });
});
