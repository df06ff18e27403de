import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { OpenLineageClient } from '@headwater/openlineage-client';
import type { OpenLineageEvent } from '@headwater/openlineage-client';
import { TestServer } from '../../packages/openlineage-client/src/__testUtils__/TestServer';
import { loggedEvents, refusals } from '../lib/eventLog';
import { officialCheck } from '../lib/officialSchemas';
import { pythonWithClients } from '../lib/python';
import { TOKEN, freePort, root, startServer } from '../lib/server';
import type { Server } from '../lib/server';
import { SteadyRuns, toldBy } from './SteadyRuns';
import { emitRuns, everyEvent } from './everyEvent';
import { saidByPython } from './saidByPython';
import { scenario } from './scenario';

const auth = { type: 'api_key', apiKey: TOKEN };
const check = officialCheck();

let work: string;
test.beforeAll(() => {
  work = mkdtempSync(path.join(tmpdir(), 'headwater-typescript-'));
});
test.afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A client that nothing configures but the test, and what it warns of. */
function clientWith(transport: { type: string } & Record<string, unknown>) {
  const warnings: string[] = [];
  const warn = (message: string) => void warnings.push(message);
  const logger = { debug: () => {}, info: () => {}, warn, error: warn };
  const environment = { env: {}, cwd: work, home: work };
  return { client: new OpenLineageClient({ transport, logger, environment }), warnings };
}

test.describe('what the TypeScript client makes', () => {
  let server: Server;

  test.beforeAll(async () => {
    server = await startServer('backend', { DATABASE_URL: `sqlite:${path.join(work, 'log.sqlite')}` });
  });
  test.afterAll(() => server?.stop());

  for (const [way, options] of [
    ['one by one', { type: 'http' }],
    ['in batches', { type: 'async_http', batch: true }],
  ] as const) {
    test(`is valid by the official schemas and taken by Headwater, ${way}`, async () => {
      const sent: OpenLineageEvent[] = [];
      const { client, warnings } = clientWith({
        type: 'transform',
        transform: (event: OpenLineageEvent) => {
          sent.push(event);
          return event;
        },
        transport: { ...options, url: server.url, auth },
      });
      const before = (await loggedEvents(server.url)).length;
      for (const event of everyEvent(way)) await client.emit(event);
      await emitRuns(client, way);
      // 40 official facets, 4 events of several facets, and 5 of two runs.
      expect(await client.close()).toEqual({ delivered: 49, failed: 0, dropped: 0, undelivered: 0 });
      expect(warnings).toEqual([]);
      const logged = (await loggedEvents(server.url)).slice(before);
      // Batches go side by side, so only events of one run have an order among them.
      const order = (events: OpenLineageEvent[]) =>
        way === 'one by one' ? events : events.map(event => JSON.stringify(event)).sort();
      expect(order(logged)).toEqual(order(sent));
      expect(await refusals(server.url)).toEqual([]);
      const statesOf = (job: string) =>
        logged.flatMap(event => ('run' in event && event.job.name === job ? [event.eventType] : []));
      expect({ parent: statesOf('parent'), child: statesOf('child') }).toEqual({
        parent: ['START', 'RUNNING', 'COMPLETE'],
        child: ['START', 'FAIL'],
      });
      if (check) expect(logged.flatMap(check)).toEqual([]);
    });
  }
});

test.describe('the same scenario', () => {
  async function recorded(emit: (url: string) => Promise<void>) {
    const sink = await TestServer.start([{ status: 201 }]);
    try {
      await emit(sink.url);
      return sink.received.map(({ method, url, headers, body }) => ({
        request: `${method} ${url} ${headers['content-type']}`,
        event: JSON.parse(body),
      }));
    } finally {
      await sink.stop();
    }
  }

  function runPython(bin: string, url: string) {
    const script = path.join(root, 'e2e/clients/scenario.py');
    const env = { PATH: process.env.PATH!, HOME: work, LANG: 'C.UTF-8', OPENLINEAGE_URL: url };
    return new Promise<{ code: number | null; output: string }>(resolve => {
      const child = spawn(path.join(bin, 'python'), [script], { cwd: work, env });
      let output = '';
      child.stdout.on('data', chunk => (output += chunk));
      child.stderr.on('data', chunk => (output += chunk));
      child.on('close', code => resolve({ code, output }));
    });
  }

  test('from openlineage-python and from the TypeScript client is equal, whole', async () => {
    const bin = pythonWithClients();
    test.skip(!bin, 'The Python clients cannot be installed here');
    const python = await recorded(async url => {
      expect(await runPython(bin!, url)).toEqual({ code: 0, output: '' });
    });
    const ours = await recorded(async url => {
      const { client, warnings } = clientWith({ type: 'http', url });
      for (const event of scenario) await client.emit(event);
      expect(await client.close()).toEqual({ delivered: 6, failed: 0, dropped: 0, undelivered: 0 });
      expect(warnings).toEqual([]);
    });
    const { version } = JSON.parse(readFileSync(path.join(root, 'packages/openlineage-client/package.json'), 'utf8'));
    // Both were given the same producer, ids and times, so that these are compared too.
    expect(ours).toEqual(python.map(({ request, event }) => ({ request, event: saidByPython(event, version) })));
    if (check) expect(ours.flatMap(({ event }) => check(event))).toEqual([]);
  });
});

test('Headwater ends, and is killed, and starts again while a service goes on: nothing is lost, runs keep their order', async () => {
  const env = { DATABASE_URL: `sqlite:${path.join(work, 'restarted.sqlite')}`, PORT: String(await freePort()) };
  let server = await startServer('backend', env);
  try {
    // A start takes longer than the five repetitions that are the default.
    const retry = { total: 1000, connect: 1000, read: 1000, backoffFactor: 0.1 };
    const { client } = clientWith({ type: 'async_http', url: server.url, auth, retry, maxQueueSize: 100_000 });
    const runs = new SteadyRuns(client);
    const more = async (of: () => number) => {
      const before = of();
      await expect.poll(of, { timeout: 120_000 }).toBeGreaterThan(before + 200);
    };
    const delivered = () => client.stats().delivered;
    await more(delivered);
    await server.stop('SIGTERM');
    await more(() => runs.emitted);
    server = await startServer('backend', env);
    await more(delivered);
    await server.stop('SIGKILL');
    await more(() => runs.emitted);
    await runs.end();
    const closing = client.close(240_000);
    expect(delivered()).toBeLessThan(runs.emitted);
    server = await startServer('backend', env);
    expect(await closing).toEqual({ delivered: runs.emitted, failed: 0, dropped: 0, undelivered: 0 });
    expect(toldBy(await loggedEvents(server.url))).toEqual(runs.told);
    expect(await refusals(server.url)).toEqual([]);
  } finally {
    await server.stop();
  }
});
