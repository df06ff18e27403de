import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { PROVIDER_LOCATION } from '@headwater/plugin-data-catalog-common';
import { prepareDatabase } from '../database/prepareDatabase';
import { EntityProjection } from '../entities/EntityProjection';
import { DatabaseLogStore, LogService, Projector } from '../log';
import { eventDraft } from '../openlineage/eventDraft';
import { TableProjection } from '../projection/TableProjection';
import { DeclarationSweep } from './DeclarationSweep';

jest.setTimeout(60_000);

const DB = 'postgres://db';
const orders = assetId('dataset', DB, 'shop.public.orders');

function asset(name: string, spec: object = {}, metadata: object = {}): Entity {
  return {
    apiVersion: 'headwater.io/v1alpha1',
    kind: 'DataAsset',
    metadata: { name, namespace: 'default', etag: JSON.stringify([spec, metadata]), ...metadata },
    spec: { type: 'table', qualifiedName: { namespace: DB, name: 'shop.public.orders' }, ...spec },
  };
}

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('what files declare, on %s', databaseId => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  async function create() {
    const knex = await databases.init(databaseId);
    await prepareDatabase(knex, resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'), false);
    const logger = mockServices.logger.mock();
    const store = new DatabaseLogStore(knex);
    const projector = new Projector({
      knex,
      log: store,
      logger,
      name: 'live',
      holder: 'test',
      projection: TableProjection.create({ logger, settings: { tenantOf: () => 'default' } }),
      batchEntries: 50,
      batchBytes: 1_000_000,
      pollMs: 20,
    });
    projector.start();
    stops.push(() => projector.stop());
    const log = new LogService(store, projector);
    const catalog = { entities: [] as Entity[], services: [] as Entity[], failAfter: Infinity };
    const sweep = new DeclarationSweep({
      knex,
      log,
      logger,
      auth: mockServices.auth(),
      catalog: {
        queryEntities: async request => {
          // Of what is asked for by name, all fits one page.
          const [first] = ((request as { filter?: Record<string, string>[] }).filter ?? []).filter(part => 'metadata.name' in part);
          if (first) {
            const items = catalog.services.filter(({ metadata }) => metadata.name === first['metadata.name']);
            return { items, totalItems: items.length, pageInfo: {} };
          }
          const start = Number((request as { cursor?: string }).cursor ?? 0);
          if (start >= catalog.failAfter) throw new Error('the catalog is away');
          const items = catalog.entities.slice(start, start + 1);
          const next = start + 1 < catalog.entities.length ? String(start + 1) : undefined;
          return { items, totalItems: catalog.entities.length, pageInfo: { nextCursor: next } };
        },
      },
    });
    const run = async () => {
      const result = await sweep.run();
      await log.settle();
      return result;
    };
    const shown = async (id = orders) => {
      const row = await knex('assets').where({ id }).first();
      return row && { owner: row.owner, entityRef: row.entity_ref, description: row.description, attributes: JSON.parse(row.attributes) };
    };
    const entities = new EntityProjection({ knex, limit: 2, logger });
    return { knex, log, catalog, run, shown, entities };
  }

  it('declares, changes and takes back, and says nothing twice', async () => {
    const { catalog, run, shown, knex } = await create();
    catalog.entities = [asset('orders', { owner: 'team-a' }, { description: 'first' })];
    expect(await run()).toEqual({ declared: 1, retracted: 0, failed: 0 });
    expect(await shown()).toMatchObject({ owner: 'group:default/team-a', entityRef: 'dataasset:default/orders', description: 'first' });
    expect(await run()).toEqual({ declared: 0, retracted: 0, failed: 0 });
    catalog.entities = [asset('orders', { owner: 'team-b' })];
    expect(await run()).toMatchObject({ declared: 1 });
    expect(await shown()).toMatchObject({ owner: 'group:default/team-b', description: null });
    catalog.entities = [];
    expect(await run()).toMatchObject({ retracted: 1 });
    expect(await shown()).toMatchObject({ owner: null, entityRef: null });
    catalog.entities = [asset('orders', { owner: 'team-b' })];
    expect(await run()).toMatchObject({ declared: 1 });
    expect(await shown()).toMatchObject({ entityRef: 'dataasset:default/orders' });
    // Each entry says which asset it is about, also the one that takes back.
    const entries = await knex('log_entries').orderBy('position').select('kind', 'asset_id');
    const kinds = ['yaml.declare', 'yaml.declare', 'yaml.retract', 'yaml.declare'];
    expect(entries).toEqual(kinds.map(kind => ({ kind, asset_id: orders })));
  });

  it('says nothing anew where the catalog alone has changed an entity', async () => {
    const { catalog, run, shown, knex } = await create();
    const declared = (etag: string, owner = 'team-a') => [
      { ...asset('orders', { owner }, { etag, tags: ['gold'] }), relations: [{ type: 'ownedBy', targetRef: etag }] },
    ];
    catalog.entities = declared('1');
    expect(await run()).toMatchObject({ declared: 1 });
    for (const etag of ['2', '2', '3']) {
      catalog.entities = declared(etag);
      expect(await run()).toEqual({ declared: 0, retracted: 0, failed: 0 });
    }
    expect(await knex('log_entries').pluck('kind')).toEqual(['yaml.declare']);
    catalog.entities = declared('4', 'team-b');
    expect(await run()).toMatchObject({ declared: 1 });
    // What was alike under another etag is not any more.
    catalog.entities = declared('3');
    expect(await run()).toMatchObject({ declared: 1 });
    expect(await shown()).toMatchObject({ owner: 'group:default/team-a' });
    catalog.entities = [];
    expect(await run()).toMatchObject({ retracted: 1 });
    catalog.entities = declared('3');
    expect(await run()).toMatchObject({ declared: 1 });
  });

  it('says anew where the file of an entity has moved', async () => {
    const { catalog, run } = await create();
    const at = (file: string) => [asset('orders', {}, { annotations: { 'backstage.io/view-url': `https://example.com/${file}` } })];
    catalog.entities = at('a.yaml');
    await run();
    catalog.entities = at('b.yaml');
    expect(await run()).toMatchObject({ declared: 1 });
  });

  it('takes nothing back after a sweep that did not see everything', async () => {
    const { catalog, run, shown } = await create();
    const other = asset('other', { qualifiedName: { namespace: DB, name: 'x' } });
    catalog.entities = [asset('orders'), other];
    await run();
    catalog.entities = [other, asset('third', { qualifiedName: { namespace: DB, name: 'y' } })];
    catalog.failAfter = 1;
    await expect(run()).rejects.toThrow('away');
    expect(await shown()).toMatchObject({ entityRef: 'dataasset:default/orders' });
    catalog.failAfter = Infinity;
    expect(await run()).toMatchObject({ retracted: 1 });
  });

  it('passes over what our own provider made', async () => {
    const { catalog, run, knex } = await create();
    const annotations = { 'backstage.io/managed-by-origin-location': PROVIDER_LOCATION };
    catalog.entities = [asset('orders-0123456789', {}, { annotations })];
    expect(await run()).toEqual({ declared: 0, retracted: 0, failed: 0 });
    expect(await knex('log_entries').count({ n: '*' }).first()).toMatchObject({ n: expect.anything() });
    expect(await knex('declarations').select()).toEqual([]);
  });

  it('lets the first of two claims win, flags it, and gives way to the second', async () => {
    const { catalog, run, shown } = await create();
    catalog.entities = [asset('orders', { owner: 'team-a' })];
    await run();
    catalog.entities = [asset('orders', { owner: 'team-a' }), asset('copy', { owner: 'team-b' })];
    await run();
    expect(await shown()).toMatchObject({
      owner: 'group:default/team-a',
      entityRef: 'dataasset:default/orders',
      attributes: { conflicts: ['dataasset:default/copy'] },
    });
    catalog.entities = [asset('copy', { owner: 'team-b' })];
    await run();
    expect(await shown()).toMatchObject({ owner: 'group:default/team-b', entityRef: 'dataasset:default/copy' });
  });

  it('tells of one bad entity without losing the others', async () => {
    const { catalog, run, shown } = await create();
    catalog.entities = [asset('bad', { owner: 'not a ref', qualifiedName: { namespace: DB, name: 'z' } }), asset('orders')];
    expect(await run()).toEqual({ declared: 1, retracted: 0, failed: 1 });
    expect(await shown()).toMatchObject({ entityRef: 'dataasset:default/orders' });
  });

  it('makes entities of owned assets up to the limit, and none of what a file declares', async () => {
    const { catalog, run, log, entities } = await create();
    for (const name of ['a', 'b', 'c', 'unowned']) {
      const asset_ = { class: 'dataset' as const, namespace: DB, name };
      const set = name === 'unowned' ? { tier: 'x' } : { owner: 'group:default/a', certified: name === 'c' };
      await log.state('asset.state', { source: 'steward', asset: asset_, set }, 'user:default/jo');
    }
    await log.settle();
    const first = await entities.all(undefined, 10);
    expect(first.entities).toHaveLength(2);
    expect(first.entities.map(({ qualifiedName }) => qualifiedName)).toContain('c');
    const { position } = await entities.changes(0, 100);
    catalog.entities = [asset('c', { qualifiedName: { namespace: DB, name: 'c' } })];
    await run();
    const { changes } = await entities.changes(position, 100);
    expect(changes.find(({ name }) => name.startsWith('c-'))).toEqual({ name: expect.any(String) });
  });

  it('says who owns a service that tells its data access, as long as both are there', async () => {
    const { catalog, run, log, shown } = await create();
    const service = (name: string): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, namespace: 'default', etag: name, title: 'The shop' },
      spec: { type: 'service', owner: 'team-a' },
    });
    catalog.services = [service('shop'), service('other')];
    const event = {
      eventTime: '2026-11-01T10:00:00Z',
      producer: 'https://example.com/shop',
      run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
      job: { namespace: 'backstage', name: 'component:default/shop' },
    };
    await log.append(eventDraft(JSON.stringify(event), 'shop'));
    await log.settle();
    expect(await run()).toEqual({ declared: 1, retracted: 0, failed: 0 });
    expect(await run()).toEqual({ declared: 0, retracted: 0, failed: 0 });
    expect(await shown(assetId('entity', 'backstage', 'component:default/shop'))).toMatchObject({
      owner: 'group:default/team-a',
      entityRef: 'component:default/shop',
    });
    catalog.services = [];
    expect(await run()).toEqual({ declared: 0, retracted: 1, failed: 0 });
  });

  it('joins what a file declares with what events say of the same identity', async () => {
    const { catalog, run, log, shown, knex } = await create();
    catalog.entities = [asset('orders', { owner: 'team-a' })];
    await run();
    const event = {
      eventType: 'COMPLETE',
      eventTime: '2026-11-01T10:00:00Z',
      producer: 'https://example.com/etl',
      run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
      job: { namespace: 'etl', name: 'job' },
      outputs: [{ namespace: DB, name: 'shop.public.orders' }],
    };
    await log.append(eventDraft(JSON.stringify(event), 'etl'));
    await log.settle();
    expect(await shown()).toMatchObject({ entityRef: 'dataasset:default/orders' });
    expect(Number((await knex('assets').where({ name: 'shop.public.orders' }).count({ n: '*' }).first())!.n)).toBe(1);
  });
});
