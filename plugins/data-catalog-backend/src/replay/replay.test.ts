import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { DatabaseLogStore, LogService, Projector } from '../log';
import type { EntryBodies, EntryKind } from '../log';
import { eventDraft } from '../openlineage/eventDraft';
import { prepareDatabase } from '../database/prepareDatabase';
import { TableProjection } from '../projection/TableProjection';
import { differences, dumpProjection } from '../projection/__testUtils__/dump';
import { Compaction } from './Compaction';
import { Replay } from './Replay';

jest.setTimeout(120_000);

const settings = { tenantOf: () => 'default' };
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

function event(run: number, changes: object = {}) {
  const id = run.toString(16).padStart(12, '0');
  return {
    eventType: 'COMPLETE',
    eventTime: `2026-11-01T10:00:${String(run % 60).padStart(2, '0')}Z`,
    producer: 'https://example.com/etl',
    run: { runId: `0198a1a0-0000-7000-8000-${id}` },
    job: { namespace: 'etl', name: `job_${run % 7}` },
    inputs: [{ namespace: 'db', name: `in_${run % 5}` }],
    outputs: [
      {
        namespace: 'db',
        name: `out_${run % 11}`,
        facets: {
          schema: { _producer: 'x', _schemaURL: 'x', fields: [{ name: `c${run % 3}`, type: 'int' }] },
          symlinks: {
            _producer: 'x',
            _schemaURL: 'x',
            identifiers: [{ namespace: 'alias', name: `out_${run % 11}`, type: 'TABLE' }],
          },
        },
      },
    ],
    ...changes,
  };
}

describe.each(databases.eachSupportedId())('replay on %s', databaseId => {
  const migrations = resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations');
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  async function createCatalog() {
    const knex: Knex = await databases.init(databaseId);
    await prepareDatabase(knex, migrations, false);
    const logger = mockServices.logger.mock();
    const projectionFor = (tablePrefix: string) => TableProjection.create({ logger, tablePrefix, settings });
    const store = new DatabaseLogStore(knex);
    const projector = new Projector({
      knex,
      log: store,
      logger,
      name: 'live',
      holder: 'here',
      projection: projectionFor(''),
      batchEntries: 20,
      batchBytes: 1_000_000,
      pollMs: 20,
    });
    projector.start();
    stops.push(() => projector.stop());
    const log = new LogService(store, projector);
    const replay = new Replay({ knex, log: store, logger, projectionFor, batchEntries: 13, batchBytes: 1_000_000 });
    const compaction = new Compaction({ knex, replay, logger, now: () => new Date(Date.now() + 60_000) });
    const send = (value: object) => log.append(eventDraft(JSON.stringify(value), 'user:default/etl'));
    const state = <K extends EntryKind>(kind: K, body: EntryBodies[K]) => log.state(kind, body, 'user:default/jo');
    const settle = async () => {
      const { head } = await log.status();
      expect(await log.waitFor(head, 20_000)).toBe(true);
    };
    return { knex, log, replay, compaction, send, state, settle };
  }

  /** Events with what people, files and deletions say in between. */
  async function fill({ send, state }: Awaited<ReturnType<typeof createCatalog>>, first: number, count: number) {
    const out = (n: number) => ({ class: 'dataset' as const, namespace: 'db', name: `out_${n}` });
    for (let run = first; run < first + count; run++) {
      await send(event(run));
      if (run % 10 === 1) {
        await state('asset.state', {
          source: 'steward',
          asset: out(1),
          set: {
            owner: 'group:default/sales',
            tags: [`t${run}`],
            terms: ['glossaryterm:default/order'],
            'columns.c2': { description: `as of ${run}`, terms: ['glossaryterm:default/amount'] },
          },
        });
      }
      if (run % 10 === 2) {
        await state('yaml.declare', {
          entityRef: 'dataasset:default/out-2',
          etag: `e${run}`,
          asset: out(2),
          attributes: { description: `run ${run}`, upstream: ['db#in_9'] },
        });
      }
      if (run % 10 === 3) await state('asset.delete', { asset: out(3) });
      if (run % 10 === 4) {
        await state('asset.alias', { asset: out(4), alias: { ...out(4), name: 'other_4' }, reason: 'alias' });
      }
      if (run % 20 === 15) await state('yaml.retract', { entityRef: 'dataasset:default/out-2' });
    }
  }

  it('rebuilds the same state, ids and sources included, while writes go on', async () => {
    const catalog = await createCatalog();
    await fill(catalog, 0, 60);
    await catalog.settle();
    const before = await dumpProjection(catalog.knex);
    expect(before.assets.length).toBeGreaterThan(20);
    expect(before.asset_terms.length).toBeGreaterThan(1);

    const first = await catalog.replay.start('start');
    await expect(catalog.replay.start('start')).rejects.toThrow('still running');
    expect(await first.done).toMatchObject({ state: 'complete' });
    expect(differences(before, await dumpProjection(catalog.knex))).toEqual([]);

    const second = await catalog.replay.start('start');
    await fill(catalog, 60, 40);
    expect(await second.done).toMatchObject({ state: 'complete' });
    await fill(catalog, 100, 10);
    await catalog.settle();
    const live = await dumpProjection(catalog.knex);
    expect(await (await catalog.replay.start('start')).done).toMatchObject({ state: 'complete' });
    expect(differences(live, await dumpProjection(catalog.knex))).toEqual([]);
  });

  it('keeps the indexes of the tables', async () => {
    const catalog = await createCatalog();
    const indexes = async () => {
      const list =
        databaseId === 'SQLITE_3'
          ? await catalog.knex('sqlite_master').where({ type: 'index' }).pluck('name')
          : (await catalog.knex.raw('select indexname as name from pg_indexes where schemaname = current_schema()')).rows.map(
              (row: { name: string }) => row.name,
            );
      return (list as string[]).map(name => name.replace('rebuild_', '')).sort();
    };
    const before = await indexes();
    for (let round = 0; round < 3; round++) await (await catalog.replay.start('start')).done;
    expect(await indexes()).toEqual(before);
  });

  it('compacts into a snapshot from which the same state is rebuilt', async () => {
    const catalog = await createCatalog();
    await fill(catalog, 0, 40);
    await catalog.settle();
    const result = await catalog.compaction.run(0);
    expect(result).toMatchObject({ removed: expect.any(Number) });
    expect(await catalog.knex('log_entries').count({ n: '*' }).first()).toMatchObject({ n: expect.anything() });
    expect(Number((await catalog.knex('log_entries').count({ n: '*' }).first())!.n)).toBe(0);
    expect(await catalog.compaction.run(0)).toBeUndefined();

    await fill(catalog, 40, 20);
    await catalog.settle();
    const live = await dumpProjection(catalog.knex);
    await expect(catalog.replay.start('start')).rejects.toThrow("replay from 'snapshot'");
    expect(await (await catalog.replay.start('snapshot')).done).toMatchObject({ state: 'complete' });
    expect(differences(live, await dumpProjection(catalog.knex))).toEqual([]);

    await catalog.compaction.run(0);
    expect(Number((await catalog.knex('log_snapshots').count({ n: '*' }).first())!.n)).toBe(1);
    const control = await createCatalog();
    await fill(control, 0, 60);
    await control.settle();
    await (await catalog.replay.start('snapshot')).done;
    const withoutTimes = (dump: Record<string, string[]>) => dump.edges.map(row => row.replace(/"(first|last)_seen":"[^"]*"/g, ''));
    expect(withoutTimes(await dumpProjection(catalog.knex)).length).toBe(
      withoutTimes(await dumpProjection(control.knex)).length,
    );
  });

  it('can be cancelled, and leaves the live state alone', async () => {
    const catalog = await createCatalog();
    await fill(catalog, 0, 60);
    await catalog.settle();
    const before = await dumpProjection(catalog.knex);
    const { done } = await catalog.replay.start('start');
    catalog.replay.cancel();
    expect(await done).toMatchObject({ state: 'cancelled' });
    expect(differences(before, await dumpProjection(catalog.knex))).toEqual([]);
    expect(await (await catalog.replay.start('start')).done).toMatchObject({ state: 'complete' });
  });
});
