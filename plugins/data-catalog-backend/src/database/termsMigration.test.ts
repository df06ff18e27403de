import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { assetRow } from '../assets/__testUtils__/rows';
import * as tables from '../projection/tables';
import { upsertRows } from './tables';

jest.setTimeout(120_000);

const NAME = '20261125_terms_and_activity.js';
const TIME = '2026-11-01T00:00:00.000000000Z';
const ORDER = 'glossaryterm:default/order';
const CITY = 'glossaryterm:default/city';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('the migration to terms and activity on %s', databaseId => {
  const directory = resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations');

  async function createBefore() {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await knex.migrate.down({ directory, name: NAME });
    return knex;
  }

  const entry = (position: number, kind: string, body: object) => ({
    position,
    kind,
    event_time: TIME,
    recorded_at: TIME,
    actor: 'catalog',
    content_hash: `hash ${position}`,
    body: JSON.stringify(body),
  });
  const asset = assetRow({
    name: 'orders',
    attributes: { terms: [{ value: ORDER, sources: [{ source: 'yaml' }] }] },
  });
  const columns = [{ name: 'address', fields: [{ name: 'city', terms: [CITY] }] }];
  const expected = [
    { asset_id: asset.id, term: CITY, column_path: 'address.city', title_key: 'orders' },
    { asset_id: asset.id, term: ORDER, column_path: '', title_key: 'orders' },
  ];

  it('carries what is there into the new table and the snapshots, and goes back', async () => {
    const knex = await createBefore();
    await upsertRows(knex, tables.assetsTable, [asset, assetRow({ name: 'plain' })]);
    await upsertRows(knex, tables.assetColumnsTable, [
      { asset_id: asset.id, body: JSON.stringify(columns) },
    ]);
    await knex('log_snapshots').insert({ id: 's', position: 1, created_at: TIME, complete: 1 });
    const chunk = (table_name: string, row: object) => ({
      snapshot_id: 's',
      table_name,
      chunk: 0,
      body: JSON.stringify([row]),
    });
    await knex('log_snapshot_chunks').insert([
      chunk('assets', asset),
      chunk('asset_columns', { asset_id: asset.id, body: JSON.stringify(columns) }),
    ]);

    for (let time = 0; time < 2; time++) {
      await knex.migrate.latest({ directory });
      const rows = await knex('asset_terms').select('asset_id', 'term', 'column_path', 'title_key').orderBy('term');
      expect(rows).toEqual(expected);
      const chunks = await knex('log_snapshot_chunks').where({ table_name: 'asset_terms' }).select('body');
      expect(chunks.flatMap(({ body }) => JSON.parse(body))).toEqual([...expected].reverse());
      await knex.migrate.down({ directory, name: NAME });
      expect(await knex.schema.hasTable('asset_terms')).toBe(false);
      expect(await knex('log_snapshot_chunks')).toHaveLength(2);
    }
  });

  it('finds the assets that entries of catalog files are about', async () => {
    const knex = await createBefore();
    const identity = (name: string) => ({ class: 'dataset', namespace: 'db', name });
    const entityRef = 'dataasset:default/orders';
    await knex('log_entries').insert([
      entry(1, 'yaml.declare', { entityRef, etag: '1', asset: identity('orders'), attributes: {} }),
      entry(2, 'yaml.declare', { entityRef, etag: '2', asset: identity('invoices'), attributes: {} }),
      entry(3, 'yaml.retract', { entityRef }),
      entry(4, 'yaml.retract', { entityRef: 'dataasset:default/unknown' }),
      entry(5, 'openlineage.event', {}),
    ]);
    await knex.migrate.latest({ directory });
    const rows = await knex('log_entries').orderBy('position').select('asset_id');
    expect(rows.map(row => row.asset_id)).toEqual([
      assetId('dataset', 'db', 'orders'),
      assetId('dataset', 'db', 'invoices'),
      assetId('dataset', 'db', 'invoices'),
      null,
      null,
    ]);
  });
});
