import { TestDatabases, mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { OpenApiContract } from '../openapi';
import type { OperationId } from '../openapi';
import { RejectedEvents } from '../openlineage/RejectedEvents';
import { startCatalog } from '../__testUtils__/startCatalog';
import { DatabaseLogStore } from './DatabaseLogStore';
import type { EntryDraft } from './entries';
import { EventStatus } from './EventStatus';
import { LogService } from './LogService';
import { Projector } from './Projector';

jest.setTimeout(120_000);

const reader = 'user:default/reader';
const RUN = '0198a1a0-0000-7000-8000-000000000001';

const runEvent = {
  eventType: 'COMPLETE',
  eventTime: '2026-11-01T10:00:00Z',
  producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.54.0/integration/dbt',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: RUN },
  job: { namespace: 'etl', name: 'daily' },
};
const datasetEvent = {
  eventTime: '2026-11-02T10:00:00Z',
  producer: 'https://example.com/scan',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent',
  dataset: { namespace: 'db', name: 'orders' },
};

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('the events API on %p', databaseId => {
  const contract = new OpenApiContract();
  let catalog: Awaited<ReturnType<typeof startCatalog>>;

  beforeAll(async () => {
    catalog = await startCatalog({
      knex: await databases.init(databaseId),
      config: {
        dataCatalog: { openlineage: { allowAnonymous: true }, log: { retentionDays: 30 } },
      },
      policy: (permission, principal) => ({
        result:
          principal === reader && permission.name === 'data-catalog.integrate'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    });
    const position = await catalog.send(runEvent, datasetEvent);
    await catalog.api.post('/api/data-catalog/v1/assets').send({ namespace: 'db', name: 'new' });
    const lineage = '/api/data-catalog/api/v1/lineage';
    await catalog.api.post(lineage).send({ ...runEvent, run: {} });
    await catalog.api.post(`${lineage}/batch`).send([{ ...runEvent, eventTime: 'ÜBERMORGEN' }]);
    await get(`/runs?minPosition=${position}`, 'listRuns');
  });
  afterAll(() => catalog.stop());

  /** Asks, and checks the answer by the OpenAPI document. */
  async function get(url: string, operation: OperationId, status = 200) {
    const answer = await catalog.api.get(`/api/data-catalog/v1${url}`);
    expect({ url, status: answer.status }).toEqual({ url, status });
    expect(contract.answerIssues(operation, answer.status, answer.body)).toEqual([]);
    return answer.body;
  }

  it('says of each event what it is about', async () => {
    const { items } = await get('/events', 'listEvents');
    expect(
      items.map(({ kind, summary }: { kind: string; summary: object }) => [kind, summary]),
    ).toEqual([
      ['asset.state', undefined],
      [
        'openlineage.event',
        { datasetNamespace: 'db', datasetName: 'orders', producer: 'https://example.com/scan' },
      ],
      [
        'openlineage.event',
        {
          eventType: 'COMPLETE',
          jobNamespace: 'etl',
          jobName: 'daily',
          producer: runEvent.producer,
        },
      ],
    ]);
    expect(items[2].body).toEqual(runEvent);
    expect(await get(`/events/${items[2].position}`, 'getEvent')).toEqual(items[2]);
  });

  it('leaves bodies out when asked to', async () => {
    const { items } = await get('/events?includeBody=false&kind=openlineage.event', 'listEvents');
    expect(items).toHaveLength(2);
    for (const item of items) expect(item).not.toHaveProperty('body');
    expect(items[1].summary.jobName).toBe('daily');
    const rejected = await get('/events/rejected?includeBody=false', 'listRejectedEvents');
    expect(rejected.items).toHaveLength(2);
    for (const item of rejected.items) expect(item).not.toHaveProperty('body');
  });

  it.each([
    ['', ['batch', 'http']],
    ['?origin=http', ['http']],
    ['?origin=bus', []],
    ['?q=RUNID', ['http']],
    ['?q=%C3%9CBERMORGEN', ['batch']],
    ['?q=%25', []],
    ['?origin=http&q=eventTime', []],
  ])('lists refused events that fit "%s"', async (query, origins) => {
    const { items } = await get(`/events/rejected${query}`, 'listRejectedEvents');
    expect(items.map(({ origin }: { origin: string }) => origin)).toEqual(origins);
  });

  it('gives one refused event with its body', async () => {
    const { items } = await get(
      '/events/rejected?origin=http&includeBody=false',
      'listRejectedEvents',
    );
    const event = await get(`/events/rejected/${items[0].id}`, 'getRejectedEvent');
    expect(event).toEqual({ ...items[0], body: JSON.stringify({ ...runEvent, run: {} }) });
    await get('/events/rejected/none', 'getRejectedEvent', 404);
  });

  it('lists who sends events', async () => {
    expect(await get('/events/producers', 'listEventProducers')).toEqual({
      items: [
        {
          producer: 'https://example.com/scan',
          specVersion: '2-0-2',
          firstSeen: '2026-11-02T10:00:00.000000000Z',
          lastSeen: '2026-11-02T10:00:00.000000000Z',
        },
        {
          producer: runEvent.producer,
          integration: 'dbt',
          specVersion: '2-0-2',
          jobNamespace: 'etl',
          firstSeen: '2026-11-01T10:00:00.000000000Z',
          lastSeen: '2026-11-01T10:00:00.000000000Z',
        },
      ],
      totalCount: { value: 2, exact: true },
    });
    const { items, nextCursor } = await get('/events/producers?limit=1', 'listEventProducers');
    const next = await get(`/events/producers?limit=1&cursor=${nextCursor}`, 'listEventProducers');
    expect([...items, ...next.items].map(({ producer }) => producer)).toEqual([
      'https://example.com/scan',
      runEvent.producer,
    ]);
    expect(next.nextCursor).toBeUndefined();
  });

  it('says how far it is, what came in and how it may come in', async () => {
    const status = await get('/events/status', 'getEventsStatus');
    expect(status).toEqual({
      head: 3,
      projected: 3,
      lag: 0,
      lagSeconds: 0,
      rejected: 2,
      received: { lastHour: { value: 2, exact: true }, lastDay: { value: 2, exact: true } },
      lastReceivedAt: expect.any(String),
      retentionDays: 30,
      root: false,
      anonymous: true,
    });
    expect(Math.abs(Date.now() - Date.parse(status.lastReceivedAt))).toBeLessThan(60_000);
  });

  it.each([
    '/events?from=yesterday',
    '/events?to=7',
    '/events/rejected?includeBody=maybe',
    '/events/rejected?q=',
  ])('refuses %s', async url => {
    const { status } = await catalog.api.get(`/api/data-catalog/v1${url}`);
    expect(status).toBe(400);
  });

  it.each([
    '/events',
    '/events/1',
    '/events/status',
    '/events/producers',
    '/events/rejected',
    '/events/rejected/1',
  ])('answers 403 at %s without the permission, 401 without a token', async url => {
    const as = (header: string) =>
      catalog.api.get(`/api/data-catalog/v1${url}`).set('Authorization', header);
    expect((await as(mockCredentials.user.header(reader))).status).toBe(403);
    expect((await as(mockCredentials.none.header())).status).toBe(401);
  });
});

describe.each(databases.eachSupportedId())('the status of events on %s', databaseId => {
  const now = new Date('2026-11-10T12:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

  async function createStatus() {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({
      directory: resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'),
    });
    const append = async (at: Date, kind: EntryDraft['kind'], hash: string) => {
      const entry = { kind, eventTime: '', actor: 'a', body: '{}', contentHash: hash };
      await new DatabaseLogStore(knex, () => at).append([entry]);
    };
    const store = new DatabaseLogStore(knex);
    const projector = new Projector({
      knex,
      log: store,
      projection: { apply: async () => ({ assets: [], runAssets: [] }) },
      logger: mockServices.logger.mock(),
      name: 'live',
      holder: 'here',
      batchEntries: 1,
      batchBytes: 1,
    });
    const status = new EventStatus({
      knex,
      log: new LogService(store, projector),
      rejected: new RejectedEvents(knex),
      settings: { retentionDays: 0, root: true, anonymous: false },
      now: () => now,
    });
    return { append, status };
  }

  it('is zero of everything at first', async () => {
    const { status } = await createStatus();
    expect(await status.read()).toEqual({
      head: 0,
      projected: 0,
      lag: 0,
      lagSeconds: 0,
      rejected: 0,
      received: { lastHour: { value: 0, exact: true }, lastDay: { value: 0, exact: true } },
      retentionDays: 0,
      root: true,
      anonymous: false,
    });
  });

  it('counts events of the last hour and day, and tells the age of what waits', async () => {
    const { append, status } = await createStatus();
    await append(ago(2000), 'openlineage.event', 'a');
    await append(ago(100), 'openlineage.event', 'b');
    await append(ago(50), 'openlineage.event', 'c');
    await append(ago(10), 'yaml.declare', 'd');
    expect(await status.read()).toMatchObject({
      lag: 4,
      lagSeconds: 2000 * 60,
      received: { lastHour: { value: 1, exact: true }, lastDay: { value: 2, exact: true } },
      lastReceivedAt: '2026-11-10T11:10:00.000000000Z',
    });
  });

  it('finds the last event also when it is older than a day', async () => {
    const { append, status } = await createStatus();
    await append(ago(3000), 'openlineage.event', 'a');
    await append(ago(10), 'yaml.declare', 'b');
    expect(await status.read()).toMatchObject({
      received: { lastDay: { value: 0, exact: true } },
      lastReceivedAt: '2026-11-08T10:00:00.000000000Z',
    });
  });
});
