import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { Knex } from 'knex';
import { differences, dumpProjection } from './__testUtils__/dump';
import { EntryMaker, seededRandom, shuffled } from './__testUtils__/entries';
import { TableProjection } from './TableProjection';
import { projectionTables } from './types';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop-backend';
const service = assetId('entity', 'backstage', SHOP);
const job = assetId('job', 'backstage', SHOP);
const table = (name: string) => ({ namespace: 'postgres://db', name: `shop.public.${name}` });

function event(minute: number, changes: object = {}, name = SHOP): Record<string, unknown> {
  return {
    eventType: 'RUNNING',
    eventTime: `2026-11-01T10:${String(minute).padStart(2, '0')}:00Z`,
    producer: 'https://example.com/shop',
    run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
    job: { namespace: 'backstage', name },
    ...changes,
  };
}

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('a job that is a service of the catalog, on %s', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({
      directory: resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'),
    });
  });

  /** Starts anew and projects entries, each in a batch of its own. */
  async function project(...entries: ((make: EntryMaker) => ReturnType<EntryMaker['event']>)[]) {
    for (const name of projectionTables) await knex(name).delete();
    const make = new EntryMaker();
    const projection = TableProjection.create({
      logger: mockServices.logger.mock(),
      settings: { tenantOf: () => 'default' },
    });
    for (const entry of entries) await knex.transaction(trx => projection.apply(trx, [entry(make)]));
  }

  const of = (...args: Parameters<typeof event>) => (make: EntryMaker) => make.event(event(...args));

  const shown = () =>
    knex('assets')
      .whereIn('class', ['entity', 'job'])
      .orderBy(['class', 'name'])
      .select('class', 'name', 'canonical_id', 'presence', 'listed', 'owner', 'entity_ref')
      .then(rows => rows.map(row => ({ ...row, listed: Number(row.listed) })));

  it('is the entity, whatever is heard first', async () => {
    const declared = (make: EntryMaker) =>
      make.entry(
        'yaml.declare',
        {
          entityRef: SHOP,
          etag: '1',
          asset: { class: 'entity', namespace: 'backstage', name: SHOP },
          attributes: { title: 'Shop', type: 'component', owner: 'group:default/shop', reads: ['postgres://db#shop.public.customers'] },
        },
        '2026-11-01T09:00:00Z',
      );
    const reads = of(1, { inputs: [table('orders')] });
    const writes = of(2, { outputs: [table('daily')] }, 'Component:default/Shop-Backend');
    const child = of(3, {
      run: {
        runId: '0198a1a0-0000-7000-8000-000000000002',
        facets: { parent: { run: { runId: '0198a1a0-0000-7000-8000-000000000001' }, job: { namespace: 'backstage', name: SHOP } } },
      },
    }, `${SHOP}.GET /orders/:id`);
    const all = [declared, reads, writes, child];
    await project(...all);
    expect(await shown()).toEqual([
      { class: 'entity', name: SHOP, canonical_id: service, presence: 'direct', listed: 1, owner: 'group:default/shop', entity_ref: SHOP },
      {
        class: 'job',
        name: 'Component:default/Shop-Backend',
        canonical_id: service,
        presence: 'direct',
        listed: 0,
        owner: null,
        entity_ref: null,
      },
      { class: 'job', name: SHOP, canonical_id: service, presence: 'direct', listed: 0, owner: null, entity_ref: null },
      // A route is no entity, but part of one.
      {
        class: 'job',
        name: `${SHOP}.GET /orders/:id`,
        canonical_id: expect.not.stringMatching(service),
        presence: 'direct',
        listed: 1,
        owner: null,
        entity_ref: null,
      },
    ].sort((a, b) => (`${a.class} ${a.name}` < `${b.class} ${b.name}` ? -1 : 1)));
    const first = await dumpProjection(knex);
    for (let seed = 1; seed <= 6; seed++) {
      await project(...shuffled([...all, ...all], seededRandom(seed)));
      expect(differences(first, await dumpProjection(knex))).toEqual([]);
    }
  });

  it('stays a job of its own when somebody says that it is none', async () => {
    const identity = (of_: 'entity' | 'job') => ({ class: of_, namespace: 'backstage', name: SHOP });
    const taken = (make: EntryMaker) =>
      make.entry(
        'asset.alias',
        { asset: identity('entity'), alias: identity('job'), reason: 'alias', removed: true },
        '2026-11-01T11:00:00Z',
      );
    await project(of(1), taken, of(2));
    const first = await shown();
    expect(first.map(row => row.canonical_id)).toEqual([service, job]);
    await project(taken, of(2), of(1));
    expect(await shown()).toEqual(first);
  });

  it.each([
    ['backstage', 'dataasset:default/orders'],
    ['backstage', 'glossaryterm:default/churn'],
    ['backstage', 'dataproduct:default/sales'],
    ['backstage', 'user:default/jo'],
    ['backstage', 'component:shop'],
    ['backstage', 'component:default/shop backend'],
    ['etl', SHOP],
  ])('is none when it is named %s %s', async (namespace, name) => {
    await project(of(1, { job: { namespace, name } }));
    expect((await shown()).map(row => `${row.class} ${row.name}`)).toEqual([`job ${name}`]);
  });
});
