import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { DefaultEventsService } from '@backstage/plugin-events-node';
import type { Knex } from 'knex';
import { prepareDatabase } from '../database/prepareDatabase';
import { DatabaseLogStore, LogService, Projector } from '../log';
import { TableProjection } from '../projection/TableProjection';
import { BusSource } from './BusSource';
import { JsonlSource } from './JsonlSource';
import { Receiver } from './Receiver';
import { RejectedEvents } from './RejectedEvents';

jest.setTimeout(60_000);

const event = (run: number) => ({
  eventType: 'COMPLETE',
  eventTime: '2026-11-01T10:00:00Z',
  producer: 'https://example.com/etl',
  run: { runId: `0198a1a0-0000-7000-8000-${String(run).padStart(12, '0')}` },
  job: { namespace: 'etl', name: 'job' },
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('other ways in, on %p', databaseId => {
  const logger = mockServices.logger.mock();
  let knex: Knex;
  let receiver: Receiver;
  let folder: string;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    const migrations = resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations');
    await prepareDatabase(knex, migrations, false);
    const store = new DatabaseLogStore(knex);
    const projector = new Projector({
      knex,
      log: store,
      logger,
      name: 'live',
      holder: 'test',
      projection: TableProjection.create({ logger, settings: { tenantOf: () => 'default' } }),
      batchEntries: 10,
      batchBytes: 1_000_000,
    });
    receiver = new Receiver(new LogService(store, projector), new RejectedEvents(knex), logger);
    folder = mkdtempSync(path.join(tmpdir(), 'headwater-jsonl-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const count = async () => Number((await knex('log_entries').count({ n: '*' }).first())!.n);
  const line = (run: number) => `${JSON.stringify(event(run))}\n`;

  it('follows a JSONL file, over restarts, half lines, bad lines and rotation', async () => {
    const file = path.join(folder, 'events.jsonl');
    const source = () => new JsonlSource({ knex, receiver, logger, file });
    expect(await source().poll()).toBe(0);
    writeFileSync(file, line(1) + line(2) + line(3).slice(0, 20));
    expect(await source().poll()).toBe(2);
    appendFileSync(file, line(3).slice(20));
    expect(await source().poll()).toBe(1);
    expect(await source().poll()).toBe(0);
    appendFileSync(file, `{"not": "an event"}\n${line(4)}\n`);
    expect(await source().poll()).toBe(1);
    const [refused] = await new RejectedEvents(knex).list({ limit: 1 });
    expect(refused).toMatchObject({ origin: 'file:events.jsonl', body: '{"not": "an event"}' });
    renameSync(file, `${file}.1`);
    writeFileSync(file, line(5));
    expect(await source().poll()).toBe(1);
    expect(await count()).toBe(5);
  });

  it('takes events from the bus, and tries again until they are stored', async () => {
    const events = DefaultEventsService.create({ logger });
    let failures = 2;
    const shaky = {
      receive: async (...args: Parameters<Receiver['receive']>) => {
        if (failures-- > 0) throw new ServiceUnavailableError('down');
        return receiver.receive(...args);
      },
    } as Receiver;
    await new BusSource({ events, receiver: shaky, logger, topics: ['openlineage'], retryMs: 5 }).start();
    await events.publish({ topic: 'openlineage', eventPayload: event(1) });
    await events.publish({ topic: 'openlineage', eventPayload: JSON.stringify(event(2)) });
    await events.publish({ topic: 'openlineage', eventPayload: { no: 'event' } });
    await events.publish({ topic: 'other', eventPayload: event(3) });
    expect(await count()).toBe(2);
    expect((await new RejectedEvents(knex).list({ limit: 5 })).map(({ origin }) => origin)).toEqual(['bus']);
  });
});
