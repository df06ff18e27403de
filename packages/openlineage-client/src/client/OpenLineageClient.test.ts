/**
 * @jest-environment node
 */
import { inspect } from 'node:util';
import { version } from '../../package.json';
import { jobEvent, rememberingLogger, runEvent, runIdOf } from '../__testUtils__/events';
import { TestServer } from '../__testUtils__/TestServer';
import type { Answer } from '../__testUtils__/TestServer';
import type { OpenLineageEvent } from '../index';
import type { Transport } from '../transports/Transport';
import { OpenLineageClient } from './OpenLineageClient';
import type { ClientOptions } from './OpenLineageClient';

/** Nothing of this machine's configuration. */
const environment = { env: {}, cwd: '/nowhere', home: '/nowhere' };
const versionTag = {
  key: 'openlineage_client_version',
  value: version,
  source: 'OPENLINEAGE_CLIENT',
};

function recorder(fails: () => boolean = () => false) {
  const events: OpenLineageEvent[] = [];
  const transport: Transport = {
    kind: 'recorder',
    emit: async event => {
      if (fails()) throw new Error('The server is away.');
      events.push(event);
    },
  };
  return { events, transport };
}

function clientWith(options: ClientOptions) {
  const logger = rememberingLogger();
  return { client: new OpenLineageClient({ environment, logger, ...options }), logger };
}

describe('OpenLineageClient', () => {
  it('sends run, job and dataset events', async () => {
    const { events, transport } = recorder();
    const { client } = clientWith({ transport });
    const { job, ...rest } = jobEvent();
    const dataset = { ...rest, dataset: { namespace: 'db', name: 't' } };
    const run = runEvent();
    await client.emit(run);
    await client.emit({ ...rest, job });
    await client.emit(dataset);
    expect(events).toEqual([
      {
        ...run,
        run: {
          ...run.run,
          facets: {
            tags: {
              _producer: run.producer,
              _schemaURL:
                'https://openlineage.io/spec/facets/1-0-0/TagsRunFacet.json#/$defs/TagsRunFacet',
              tags: [versionTag],
            },
          },
        },
      },
      { ...rest, job },
      dataset,
    ]);
    expect(run).toEqual(runEvent());
    expect(client.stats()).toEqual({
      emitted: 3,
      delivered: 3,
      failed: 0,
      dropped: 0,
      filtered: 0,
    });
  });

  it('adds configured tags, over those of the event with the same key', async () => {
    const { events, transport } = recorder();
    const { client } = clientWith({
      transport,
      config: {
        tags: { job: { TEAM: 'data' }, run: { env: 'prod' } },
        facets: { environment_variables: ['HOME', 'GONE'] },
      },
      environment: { ...environment, env: { HOME: '/home/a' } },
    });
    const event = runEvent('START', 1, {
      job: {
        namespace: 'etl',
        name: 'orders',
        facets: {
          tags: {
            tags: [
              { key: 'team', value: 'x', source: 'DAG' },
              { key: 'keep', value: '1' },
            ],
          },
        },
      },
    });
    await client.emit(event);
    expect(events).toMatchObject([
      {
        job: {
          facets: {
            tags: {
              tags: [
                { key: 'keep', value: '1' },
                { key: 'team', value: 'data', source: 'USER' },
              ],
            },
          },
        },
        run: {
          facets: {
            tags: { tags: [{ key: 'env', value: 'prod', source: 'USER' }, versionTag] },
            environmentVariables: {
              _producer: event.producer,
              environmentVariables: [{ name: 'HOME', value: '/home/a' }],
            },
          },
        },
      },
    ]);
  });

  it('leaves jobs out whose names match', async () => {
    const { events, transport } = recorder();
    const filters = [
      { type: 'exact' as const, match: 'orders' },
      { type: 'regex' as const, regex: 'tmp_|x$' },
    ];
    const { client } = clientWith({ transport, config: { filters } });
    for (const name of ['orders', 'orders2', 'tmp_1', 'a_tmp_1', 'x', 'ax']) {
      await client.emit({ ...runEvent(), job: { namespace: 'etl', name } });
    }
    expect(events.map(event => 'job' in event && event.job.name)).toEqual([
      'orders2',
      'a_tmp_1',
      'ax',
    ]);
    expect(client.stats()).toMatchObject({ emitted: 6, filtered: 3, delivered: 3 });
  });

  it.each([
    [{ run: { runId: 'run-1' } }, "run.runId must be a UUID, got 'run-1'"],
    [{ eventTime: 'today' }, "eventTime must be an ISO 8601 date-time, got 'today'"],
    [{ producer: undefined }, 'producer must be a URI, got nothing'],
    [{ schemaURL: 'my schema' }, "schemaURL must be a URI, got 'my schema'"],
    [
      { eventType: 'DONE' },
      "eventType must be one of START, RUNNING, COMPLETE, ABORT, FAIL, OTHER, got 'DONE'",
    ],
    [{ job: { namespace: 'etl', name: '' } }, "job.name must be a text that is not empty, got ''"],
    [
      { inputs: [{ namespace: 'db' }] },
      'inputs[0].name must be a text that is not empty, got nothing',
    ],
    [{ outputs: {} }, 'outputs must be an array of datasets, got [object Object]'],
  ])('refuses an event with %j', async (changes, message) => {
    const { client } = clientWith(recorder());
    await expect(client.emit({ ...runEvent(), ...changes } as never)).rejects.toMatchObject({
      name: 'InvalidEventError',
      message: `The event is not valid: ${message}`,
    });
    expect(client.stats().emitted).toBe(0);
  });

  it.each([[null], [undefined], ['text'], [[]], [{ ...jobEvent(), job: undefined }], [{}]])(
    'refuses %j as an event',
    async event => {
      const { client } = clientWith(recorder());
      await expect(client.emit(event as never)).rejects.toMatchObject({
        name: 'InvalidEventError',
      });
    },
  );

  it('sends no null and nothing undefined', async () => {
    const server = await TestServer.start([{ status: 201 }]);
    const { client } = clientWith({ transport: { type: 'http', url: server.url } });
    const facets = {
      mine: { list: [1, null, undefined, { a: null, b: 'null,' }], none: null, gone: undefined },
    };
    await client.emit({
      ...jobEvent(),
      inputs: null,
      job: { namespace: 'etl', name: 'a', facets },
    } as never);
    expect(server.events).toEqual([
      {
        ...jobEvent(),
        job: { namespace: 'etl', name: 'a', facets: { mine: { list: [1, { b: 'null,' }] } } },
      },
    ]);
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    await expect(
      client.emit({
        ...jobEvent(),
        job: { namespace: 'etl', name: 'a', facets: { mine: circle } },
      }),
    ).rejects.toThrow('The event cannot be written as JSON');
    await server.stop();
  });

  it('lets the program go on when nothing listens, and says so once', async () => {
    const lost: string[] = [];
    let away = true;
    const { transport } = recorder(() => away);
    const { client, logger } = clientWith({
      transport,
      onError: (error, event) =>
        lost.push(`${error.message} ${(event as { eventType?: string }).eventType}`),
    });
    await client.emit(runEvent('START'));
    await client.emit(runEvent('RUNNING'));
    away = false;
    await client.emit(runEvent('COMPLETE'));
    away = true;
    await client.emit(runEvent('START', 2));
    expect(logger.lines).toEqual([
      'error: An event was not delivered: The server is away. The job goes on; further failures are counted (stats()) and not logged until events are delivered again.',
      'warn: Events are delivered again, after 2 that were not.',
    ]);
    expect(lost).toEqual([
      'The server is away. START',
      'The server is away. RUNNING',
      'The server is away. START',
    ]);
    expect(client.stats()).toEqual({
      emitted: 4,
      delivered: 1,
      failed: 3,
      dropped: 0,
      filtered: 0,
    });
  });

  it('throws when it is asked to, and says what an onError did that throws', async () => {
    const { transport } = recorder(() => true);
    const onError = () => {
      throw new Error('mine');
    };
    const { client, logger } = clientWith({ transport, throwOnError: true, onError });
    await expect(client.emit(runEvent())).rejects.toThrow('The server is away.');
    expect(logger.lines[1]).toBe('error: onError failed: mine');
  });

  it('counts what a full queue drops, and says it once', async () => {
    const server = await TestServer.start(['hang']);
    const { client, logger } = clientWith({
      transport: { type: 'async_http', url: server.url, maxQueueSize: 2, retry: { total: 0 } },
    });
    for (let run = 1; run <= 5; run++) await client.emit(runEvent('START', run));
    expect(await client.close(50)).toEqual({ delivered: 0, failed: 0, dropped: 3, undelivered: 2 });
    await client.emit(runEvent('START', 6));
    expect(client.stats()).toEqual({
      emitted: 6,
      delivered: 0,
      failed: 0,
      dropped: 4,
      filtered: 0,
    });
    expect(logger.lines).toEqual([
      'error: The queue is full (maxQueueSize 2, maxQueueBytes 268435456): an event was dropped (whenFull drop-newest). Further ones are counted (stats()) and not logged.',
      'warn: Closed with 0 events delivered, 0 failed, 3 dropped, 2 without an answer.',
    ]);
    await server.stop();
  });

  it('delivers everything before it is closed, once however often that is asked', async () => {
    const server = await TestServer.start([{ status: 503 }, { status: 201, delayMs: 5 }]);
    const { client } = clientWith({
      transport: { type: 'async_http', url: server.url },
      context: { sleep: async () => {} },
    });
    for (let run = 1; run <= 20; run++) await client.emit(runEvent('START', run));
    await client.flush();
    expect(client.stats().delivered).toBe(20);
    const report = { delivered: 20, failed: 0, dropped: 0, undelivered: 0 };
    expect(await Promise.all([client.close(), client.close()])).toEqual([report, report]);
    await client[Symbol.asyncDispose]();
    await server.stop();
  });

  it('reports emits that were not awaited, also of transports that cannot be closed', async () => {
    const transport: Transport = { kind: 'stuck', emit: () => new Promise(() => {}) };
    const { client } = clientWith({ transport });
    void client.emit(runEvent());
    expect(await client.close(20)).toEqual({ delivered: 0, failed: 0, dropped: 0, undelivered: 1 });
    const server = await TestServer.start([{ status: 201, delayMs: 20 }]);
    const { client: http } = clientWith({ transport: { type: 'http', url: server.url } });
    void http.emit(runEvent());
    expect(await http.close()).toEqual({ delivered: 1, failed: 0, dropped: 0, undelivered: 0 });
    await server.stop();
  });

  it.each<[string, Answer, number]>([
    ['refuses', { status: 400, body: 'Bearer top-secret' }, 1],
    ['cuts the connection', 'cut', 6],
    ['redirects', { status: 302, headers: { Location: '/login?key=top-secret' } }, 1],
    ['asks for patience too long', { status: 429, headers: { 'Retry-After': '1' } }, 6],
  ])('survives a server that %s', async (_, answer, requests) => {
    const server = await TestServer.start([answer]);
    const { client, logger } = clientWith({
      transport: { type: 'http', url: server.url, auth: { type: 'api_key', apiKey: 'top-secret' } },
      context: { sleep: async () => {} },
    });
    await client.emit(runEvent());
    expect({ requests: server.received.length, stats: client.stats() }).toEqual({
      requests,
      stats: { emitted: 1, delivered: 0, failed: 1, dropped: 0, filtered: 0 },
    });
    expect(`${logger.lines}${inspect(client, { depth: 12, showHidden: true })}`).not.toContain(
      'top-secret',
    );
    await server.stop();
  });

  it('sends nothing when it is disabled, whatever else is configured', async () => {
    const { events, transport } = recorder();
    const { client } = clientWith({
      transport,
      config: { nonsense: 1 } as never,
      environment: {
        ...environment,
        env: { OPENLINEAGE_DISABLED: ' True ', OPENLINEAGE_CONFIG: '/not/there.yml' },
      },
    });
    await client.emit(runEvent());
    expect({ events, kind: client.transport.kind, stats: client.stats() }).toEqual({
      events: [],
      kind: 'noop',
      stats: { emitted: 1, delivered: 0, failed: 0, dropped: 0, filtered: 1 },
    });
  });

  it('prints events when nothing is configured', async () => {
    const { client, logger } = clientWith({});
    await client.emit(jobEvent());
    expect(logger.lines).toEqual([
      'warn: No transport is configured, so events are printed. Set OPENLINEAGE_URL, or write an openlineage.yml.',
      `info: ${JSON.stringify(jobEvent())}`,
    ]);
  });

  it('keeps the parent of a run in sight of what it sends', async () => {
    const { events, transport } = recorder();
    const facets = { parent: { job: { namespace: 'a', name: 'b' }, run: { runId: runIdOf(2) } } };
    await clientWith({ transport }).client.emit(
      runEvent('START', 1, { run: { runId: runIdOf(1), facets } }),
    );
    expect(events).toMatchObject([{ run: { facets } }]);
  });
});
