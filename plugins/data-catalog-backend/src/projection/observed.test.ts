import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { Knex } from 'knex';
import type { LogEntry } from '../log/entries';
import { ShadowTables } from '../replay/ShadowTables';
import { differences, dumpProjection } from './__testUtils__/dump';
import { EntryMaker, seededRandom, shuffled } from './__testUtils__/entries';
import { TableProjection } from './TableProjection';
import { projectionTables } from './types';

jest.setTimeout(60_000);

const DB = 'postgres://db';
const time = (minute: number) => `2026-11-01T10:${String(minute).padStart(2, '0')}:00.000000000Z`;
const dataset = (name: string, facets: object = {}) => ({ namespace: DB, name: `shop.public.${name}`, facets });
const identity = (name: string) => ({ class: 'dataset' as const, namespace: DB, name: `shop.public.${name}` });

function run(eventType: string, minute: number, changes: object = {}) {
  return {
    eventType,
    eventTime: time(minute),
    producer: 'https://example.com/etl',
    run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
    job: { namespace: 'etl', name: 'job' },
    inputs: [dataset('raw')],
    outputs: [dataset('orders')],
    ...changes,
  };
}

/** The dataset was also called `name`. */
const alsoCalled = (name: string) => {
  const symlinks = { _producer: 'x', _schemaURL: 'x', identifiers: [{ ...dataset(name), type: 'TABLE' }] };
  return { symlinks };
};

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('when data was last observed, on %s', databaseId => {
  const migrations = {
    directory: resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'),
  };
  let knex: Knex;
  let maker: EntryMaker;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest(migrations);
  });
  beforeEach(async () => {
    maker = new EntryMaker();
    for (const table of projectionTables) await knex(table).delete();
  });

  /** Projects entries, each in a batch of its own. */
  async function project(...entries: LogEntry[]) {
    const projection = TableProjection.create({
      logger: mockServices.logger.mock(),
      settings: { tenantOf: () => 'default' },
    });
    for (const entry of entries) await knex.transaction(trx => projection.apply(trx, [entry]));
  }

  /** Minute of the hour by name, of what is listed. */
  async function observed(): Promise<Record<string, number | undefined>> {
    const rows = await knex('assets').where({ listed: 1 }).select('name', 'observed_at').orderBy('name');
    const minute = (text: string | null) => (text === null ? undefined : Number(text.slice(14, 16)));
    return Object.fromEntries(rows.map(row => [row.name, minute(row.observed_at)]));
  }

  it('is when a run wrote it, not when one read it, began or failed', async () => {
    await project(
      maker.event(run('START', 1)),
      maker.event(run('COMPLETE', 2)),
      maker.event(run('START', 3)),
      maker.event(run('FAIL', 4)),
    );
    expect(await observed()).toEqual({
      job: 4,
      shop: 2,
      'shop.public': 2,
      'shop.public.orders': 2,
      'shop.public.raw': undefined,
    });
    await project(maker.event(run('RUNNING', 5)), maker.event(run('COMPLETE', 1)));
    expect(await observed()).toMatchObject({ job: 5, 'shop.public': 5, 'shop.public.orders': 5 });
  });

  it('is when a producer, a scan or an import described it', async () => {
    const described = { eventTime: time(1), producer: 'https://example.com/etl', dataset: dataset('orders') };
    await project(
      maker.event(described),
      maker.entry('asset.state', { source: 'scan', asset: identity('raw'), set: { tier: 'x' } }, time(2)),
      maker.entry('asset.state', { source: 'import', asset: identity('old'), set: { tier: 'x' } }, time(3)),
    );
    expect(await observed()).toMatchObject({
      'shop.public.orders': 1,
      'shop.public.raw': 2,
      'shop.public.old': 3,
    });
  });

  it('is not moved by what people and catalog files say', async () => {
    await project(
      maker.event(run('COMPLETE', 1)),
      maker.entry('asset.state', { source: 'steward', asset: identity('orders'), set: { tier: 'x' } }, time(2)),
      maker.entry(
        'yaml.declare',
        { entityRef: 'dataasset:default/orders', etag: '1', asset: identity('orders'), attributes: { title: 'Orders' } },
        time(3),
      ),
      maker.entry(
        'yaml.declare',
        { entityRef: 'dataasset:default/new', etag: '1', asset: identity('new'), attributes: { title: 'New' } },
        time(4),
      ),
    );
    expect(await observed()).toMatchObject({ 'shop.public.orders': 1, 'shop.public.new': undefined });
  });

  it('is the newest of all names of an asset', async () => {
    await project(
      maker.event(run('COMPLETE', 1, { outputs: [dataset('orders', alsoCalled('orders_v1'))] })),
      maker.event(run('COMPLETE', 2, { outputs: [dataset('orders_v1')] })),
      maker.event(run('COMPLETE', 3, { outputs: [dataset('orders_v1')] })),
    );
    const names = await knex('assets')
      .whereIn('name', ['shop.public.orders', 'shop.public.orders_v1'])
      .select('listed', 'observed_at')
      .orderBy('listed');
    expect(names).toEqual([
      { listed: 0, observed_at: null },
      { listed: 1, observed_at: time(3) },
    ]);
  });

  it('goes with a name that becomes an asset of its own again', async () => {
    const alias = { asset: identity('orders'), alias: identity('copy'), reason: 'alias' as const };
    await project(
      maker.event(run('COMPLETE', 1)),
      maker.event(run('COMPLETE', 2, { outputs: [dataset('copy')] })),
      maker.entry('asset.alias', alias, time(3)),
    );
    expect(await observed()).toMatchObject({ 'shop.public.orders': 2 });
    await project(maker.entry('asset.alias', { ...alias, removed: true }, time(4)));
    expect(await observed()).toMatchObject({ 'shop.public.orders': 1, 'shop.public.copy': 2 });
  });

  it('comes out alike in whatever order, and however often, entries come', async () => {
    const entries = [
      maker.event(run('START', 1)),
      maker.event(run('COMPLETE', 2, { outputs: [dataset('orders', alsoCalled('orders_v1'))] })),
      maker.event(run('COMPLETE', 3, { outputs: [dataset('orders_v1')] })),
      maker.event(run('RUNNING', 4, { outputs: [dataset('raw')] })),
      maker.event(run('FAIL', 5)),
      maker.entry('asset.state', { source: 'scan', asset: identity('raw'), set: { tier: 'x' } }, time(6)),
    ];
    await project(...entries);
    const first = await dumpProjection(knex);
    for (let seed = 1; seed <= 3; seed++) {
      for (const table of projectionTables) await knex(table).delete();
      await project(...shuffled([...entries, ...entries], seededRandom(seed)));
      expect(differences(first, await dumpProjection(knex))).toEqual([]);
    }
  });

  it('migrates down and up again with rows, also after a rebuild', async () => {
    const shadow = new ShadowTables(knex);
    await shadow.create();
    await knex.transaction(trx => shadow.promote(trx));
    await project(maker.event(run('COMPLETE', 1)));
    const id = assetId('dataset', DB, 'shop.public.orders');
    const name = '20261127_observed.js';
    await knex.migrate.down({ ...migrations, name } as Knex.MigratorConfig);
    expect(await knex.schema.hasColumn('assets', 'observed_at')).toBe(false);
    await knex.migrate.up({ ...migrations, name } as Knex.MigratorConfig);
    expect(await knex('assets').where({ id }).first('observed_at', 'last_observed')).toEqual({
      observed_at: null,
      last_observed: null,
    });
    await project(maker.event(run('COMPLETE', 2)));
    expect(await observed()).toMatchObject({ 'shop.public.orders': 2 });
  });
});
