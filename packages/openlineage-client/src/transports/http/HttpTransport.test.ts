/**
 * @jest-environment node
 */
import { inspect } from 'node:util';
import { jobEvent, rememberingLogger, runEvent } from '../../__testUtils__/events';
import { TestServer } from '../../__testUtils__/TestServer';
import type { Answer, Received } from '../../__testUtils__/TestServer';
import { HttpTransport } from './HttpTransport';
import type { HttpOptions } from './options';

const ok: Answer = { status: 201 };
const event = jobEvent();

describe('HttpTransport', () => {
  let server: TestServer;
  let slept: number[];

  /** A transport to a server that answers so, whose waits take no time. */
  async function transportTo(
    answers: Answer[] | ((request: Received, index: number) => Answer),
    options: Partial<HttpOptions> & Record<string, unknown> = {},
  ) {
    server = await TestServer.start(answers);
    slept = [];
    const logger = rememberingLogger();
    const transport = new HttpTransport(
      { url: server.url, ...options },
      {
        logger,
        random: () => 0,
        now: () => Date.parse('2026-01-31T12:00:00Z'),
        sleep: async (ms, signal) => {
          signal.throwIfAborted();
          slept.push(ms);
        },
      },
    );
    return Object.assign(transport, { logger });
  }

  afterEach(() => server.stop());

  it('posts the event as JSON to the endpoint', async () => {
    const transport = await transportTo([ok], {
      urlParams: { source: 'a b' },
      headers: { 'X-Team': 'data' },
    });
    await transport.emit(event);
    const [{ method, url, headers, body }] = server.received;
    expect({ method, url, body: JSON.parse(body) }).toEqual({
      method: 'POST',
      url: '/api/v1/lineage?source=a+b',
      body: event,
    });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(body.length),
      'x-team': 'data',
      host: new URL(server.url).host,
      connection: 'keep-alive',
    });
    await transport.close();
  });

  it.each([200, 201, 204, 299])('takes %d for success', async status => {
    const transport = await transportTo([
      { status, body: status === 204 ? undefined : '{"any":"thing"}' },
    ]);
    await transport.emit(event);
    expect(server.received).toHaveLength(1);
  });

  it('keeps its connection', async () => {
    const transport = await transportTo([ok]);
    for (let count = 0; count < 5; count++) await transport.emit(event);
    expect({ received: server.received.length, connections: server.connections }).toEqual({
      received: 5,
      connections: 1,
    });
    await transport.close();
  });

  it.each([
    ['url with a path', { url: '/prefix' }, '/prefix/api/v1/lineage'],
    ['url with a path and a slash', { url: '/prefix/' }, '/prefix/api/v1/lineage'],
    ['url that holds the endpoint', { url: '/api/v1/lineage' }, '/api/v1/lineage'],
    ['endpoint of its own', { url: '', endpoint: 'my/events' }, '/my/events'],
    ['endpoint from the root on', { url: '/prefix', endpoint: '/my/events' }, '/my/events'],
  ])('joins a %s', async (_, { url, ...options }, path) => {
    await transportTo([ok]);
    const transport = new HttpTransport({ ...options, url: `${server.url}${url}` });
    await transport.emit(event);
    expect(server.received[0].url).toBe(path);
  });

  it.each([500, 502, 503, 504, 429])('repeats after %d, waiting longer each time', async status => {
    const transport = await transportTo([{ status }, { status }, { status }, ok]);
    await transport.emit(event);
    expect(server.received).toHaveLength(4);
    expect(slept).toEqual([150, 300, 600]);
  });

  it.each([
    [503, '7', 7000],
    [429, '2', 2000],
    [413, '1', 1000],
    [503, 'Sat, 31 Jan 2026 12:00:05 GMT', 5000],
    [503, '86400', 60_000],
    [503, 'soon', 150],
    [500, '7', 150],
  ])('after %d waits for Retry-After: %s', async (status, header, ms) => {
    const transport = await transportTo([{ status, headers: { 'Retry-After': header } }, ok]);
    await transport.emit(event);
    expect(slept).toEqual([ms]);
  });

  it('gives up after the last repetition, with what the server said', async () => {
    const transport = await transportTo([{ status: 503, body: 'the  database\nis away' }]);
    await expect(transport.emit(event)).rejects.toMatchObject({
      name: 'DeliveryError',
      message: `${server.url}/api/v1/lineage answered 503: the database is away`,
      status: 503,
      retriable: true,
    });
    expect(server.received).toHaveLength(6);
    expect(slept).toEqual([150, 300, 600, 1200, 2400]);
  });

  it.each([
    [400, 'answered 400: no'],
    [401, "answered 401: no. Check the option 'auth'"],
    [404, "answered 404: no. Check the options 'url' and 'endpoint'"],
    [413, 'answered 413: no. The event is larger than the server takes'],
    [501, 'answered 501: no'],
  ])('does not repeat after %d', async (status, message) => {
    const transport = await transportTo([{ status, body: 'no' }, ok]);
    await expect(transport.emit(event)).rejects.toThrow(message);
    expect(server.received).toHaveLength(1);
  });

  it('repeats as often and after what it is told', async () => {
    const retry = { total: 2, status_forcelist: [418], backoff_factor: 1 };
    const transport = await transportTo([{ status: 418 }], { retry: retry as object });
    await expect(transport.emit(event)).rejects.toThrow('418');
    expect(slept).toEqual([500, 1000]);
    server.received.length = 0;
    const never = new HttpTransport({
      url: server.url,
      retry: { allowedMethods: ['GET'], statusForcelist: [418] },
    });
    await expect(never.emit(event)).rejects.toThrow('418');
    expect(server.received).toHaveLength(1);
  });

  it('repeats when the connection is cut before or within the answer', async () => {
    const transport = await transportTo(['cut', 'cut-body', ok]);
    await transport.emit(event);
    expect(server.received).toHaveLength(3);
  });

  it('sends many events at the same time, each with its own length, over some connections', async () => {
    const transport = await transportTo([ok], { maxConnections: 7 });
    const events = Array.from({ length: 60 }, (_, index) => jobEvent('é'.repeat(index + 1)));
    await Promise.all(events.map(each => transport.emit(each)));
    const names = server.events.map(each => (each as typeof event).job.name.length);
    expect(names.sort((a, b) => a - b)).toEqual(events.map((_, index) => index + 1));
    expect(server.connections).toBe(7);
  });

  it('sends again at once when a kept connection turns out to be closed', async () => {
    let count = 0;
    const transport = await transportTo(() => {
      count += 1;
      return count === 2 ? 'cut' : ok;
    });
    await transport.emit(event);
    await transport.emit(event);
    expect({ received: server.received.length, slept }).toEqual({ received: 3, slept: [] });
  });

  it('gives a server that hangs its time, then repeats', async () => {
    const transport = await transportTo(['hang', ok], { timeoutMs: 50 });
    await transport.emit(event);
    expect(server.received).toHaveLength(2);
  });

  it('says that a server hangs', async () => {
    const transport = await transportTo(['hang'], { timeout: 0.05, retry: { read: 1 } });
    await expect(transport.emit(event)).rejects.toThrow(
      '/api/v1/lineage gave no answer within 50 ms',
    );
    expect(server.received).toHaveLength(2);
  });

  it('waits for a server that is slow but within its time', async () => {
    const transport = await transportTo([{ status: 201, delayMs: 100 }], { timeoutInMillis: 5000 });
    await transport.emit(event);
    expect(server.received).toHaveLength(1);
  });

  it('says that nothing listens', async () => {
    const transport = await transportTo([ok], { retry: { connect: 2 } });
    await server.stop();
    await expect(transport.emit(event)).rejects.toThrow(/cannot be reached: .*ECONNREFUSED/);
    expect(slept).toHaveLength(2);
    server = await TestServer.start([ok]);
  });

  it.each([307, 308])('follows %d within the server, with the same body', async status => {
    const transport = await transportTo(({ url }) =>
      url === '/moved' ? ok : { status, headers: { Location: '/moved' } },
    );
    await transport.emit(event);
    expect(server.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /api/v1/lineage',
      'POST /moved',
    ]);
    expect(server.events[1]).toEqual(event);
  });

  it.each([
    [302, '/moved', 'would turn the event into a GET and lose it'],
    [301, '/moved', 'would turn the event into a GET and lose it'],
    [303, '/moved', 'would turn the event into a GET and lose it'],
    [
      307,
      'http://other.example/moved?token=secret',
      'to http://other.example/moved, which is another server',
    ],
    [307, '', 'without a usable location'],
    [308, '/api/v1/lineage', 'The server seems to redirect in a circle'],
  ])('refuses a redirect %d to "%s"', async (status, location, message) => {
    const transport = await transportTo([
      { status, headers: location ? { Location: location } : {} },
    ]);
    const failure = await transport.emit(event).catch((error: Error) => error.message);
    expect(failure).toContain(message);
    expect(failure).not.toContain('secret');
    expect(slept).toEqual([]);
  });

  it('packs the body when told to', async () => {
    const large = runEvent('START', 1, { job: { namespace: 'etl', name: 'x'.repeat(100_000) } });
    const transport = await transportTo([{ status: 500 }, ok], { compression: 'gzip' });
    await transport.emit(event);
    await transport.emit(large);
    expect(server.events).toEqual([event, event, large]);
    expect(server.received[2].headers).toMatchObject({ 'content-encoding': 'gzip' });
    expect(Number(server.received[2].headers['content-length'])).toBeLessThan(5000);
  });

  it('sends through a fetch of the user, which follows the same rules', async () => {
    const calls: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      calls.push(String(input));
      return globalThis.fetch(input, init);
    };
    const transport = await transportTo(
      [{ status: 503 }, 'cut', { status: 302, headers: { Location: '/x' } }],
      { fetch },
    );
    await expect(transport.emit(event)).rejects.toThrow('would turn the event into a GET');
    expect(calls).toHaveLength(3);
  });

  it('gives a server that hangs its time with a fetch of the user too', async () => {
    const transport = await transportTo(['hang'], {
      fetch: globalThis.fetch,
      timeoutMs: 50,
      retry: { total: 0 },
    });
    await expect(transport.emit(event)).rejects.toThrow('gave no answer within 50 ms');
  });

  it('gives up what is under way when it is closed', async () => {
    const transport = await transportTo(['hang']);
    const lost = transport.emit(event).catch((error: Error) => error.name);
    while (server.received.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
    expect(await transport.close(20)).toEqual({ undelivered: 1, dropped: 0 });
    expect(await lost).toBe('ClosedError');
  });

  it('wakes what waits to be sent again when it is closed', async () => {
    server = await TestServer.start([{ status: 503, headers: { 'Retry-After': '60' } }]);
    const transport = new HttpTransport({ url: server.url });
    const lost = Array.from({ length: 20 }, () =>
      transport.emit(event).catch((error: Error) => error.name),
    );
    while (server.received.length < 20) await new Promise(resolve => setTimeout(resolve, 5));
    expect(await transport.close(50)).toEqual({ undelivered: 20, dropped: 0 });
    expect(new Set(await Promise.all(lost))).toEqual(new Set(['ClosedError']));
  });

  it('waits for what is under way when it is closed', async () => {
    const transport = await transportTo([{ status: 201, delayMs: 50 }]);
    const emitted = transport.emit(event);
    expect(await transport.close(5000)).toEqual({ undelivered: 0, dropped: 0 });
    await emitted;
  });

  it('shows no secret when it is printed, nor in what it throws', async () => {
    const transport = await transportTo(
      ({ headers }) => ({ status: 400, body: JSON.stringify(headers) }),
      {
        auth: { type: 'api_key', apiKey: 'top-secret' },
        headers: { 'X-Token': 'hidden-too' },
      },
    );
    const failure = await transport.emit(event).catch((error: Error) => inspect(error));
    expect(
      `${failure}${inspect(transport, { depth: 9 })}${JSON.stringify(transport.batch)}`,
    ).not.toMatch(/top-secret|hidden-too/);
    expect(server.received[0].headers.authorization).toBe('Bearer top-secret');
  });
});
