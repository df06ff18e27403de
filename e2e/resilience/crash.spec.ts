import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Load } from '../lib/load';
import { ask, exportGraph, freePort, startServer } from '../lib/server';
import type { Server } from '../lib/server';

const ROUNDS = Number(process.env.HEADWATER_CRASH_ROUNDS ?? 20);
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
/** A moment while the load is on. */
const randomMoment = () => pause(200 + Math.random() * 1300);

type Postgres = {
  url: string;
  data: string;
  start: () => void;
  /** SIGKILL of the postmaster. */
  kill: () => void;
  remove: () => void;
};

async function postgres(): Promise<Postgres | undefined> {
  const { startPostgres } = await import('../../scripts/lib/postgres.mjs');
  return startPostgres() as Promise<Postgres | undefined>;
}

/** The processes of the killed server let go of its memory a little later. */
async function restart(database: Postgres) {
  for (let attempt = 0; ; attempt++) {
    try {
      database.start();
      return;
    } catch (error) {
      if (attempt > 100) throw error;
      await pause(200);
    }
  }
}

/** Every acknowledged event is there once, and the projection has caught up. */
async function expectNothingLost(server: Server, load: Load) {
  const lines = await exportGraph(server.url);
  const status = (await (await ask(server.url, '/api/data-catalog/v1/events/status')).json()) as { lag: number };
  expect(status.lag).toBe(0);
  const jobs = new Map<string, number>();
  const labels = new Map<string, string>();
  for (const line of lines) {
    if (line.kind === 'node' && line.namespace === 'load') labels.set(String(line.id), String(line.name));
  }
  for (const line of lines) {
    const label = line.kind === 'run' ? labels.get(String(line.job)) : undefined;
    if (label) jobs.set(label, (jobs.get(label) ?? 0) + 1);
  }
  expect(load.acknowledged.length).toBeGreaterThan(ROUNDS);
  const lost = load.acknowledged.filter(label => !jobs.has(label));
  const doubled = [...jobs].filter(([, runs]) => runs !== 1);
  expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
  // The log itself holds each event once, too.
  const { head } = (await (await ask(server.url, '/api/data-catalog/v1/events/status')).json()) as { head: number };
  expect(head).toBe(jobs.size);
}

test.describe('SIGKILL at random moments under load loses and doubles nothing', () => {
  test.setTimeout(1_200_000);

  test(`of one of two processes on one PostgreSQL, ${ROUNDS} times`, async () => {
    const database = await postgres();
    test.skip(!database, 'PostgreSQL is not installed');
    const ports = [String(await freePort()), String(await freePort())];
    const start = (index: number) => startServer('backend', { DATABASE_URL: database!.url, PORT: ports[index] });
    const servers = [await start(0), await start(1)];
    const load = new Load(() => servers.map(server => server.url), 6);
    try {
      for (let round = 0; round < ROUNDS; round++) {
        await randomMoment();
        const victim = round % 2;
        await servers[victim].stop('SIGKILL');
        servers[victim] = await start(victim);
      }
      await load.stop();
      await expectNothingLost(servers[0], load);
    } finally {
      await load.stop();
      for (const server of servers) await server.stop();
      database!.remove();
    }
  });

  test(`of the only process on SQLite, ${ROUNDS} times`, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'headwater-crash-'));
    const PORT = String(await freePort());
    const start = () => startServer('backend', { DATABASE_URL: `sqlite:${path.join(folder, 'log.sqlite')}`, PORT });
    let server = await start();
    const load = new Load(() => [server.url], 4);
    try {
      for (let round = 0; round < ROUNDS; round++) {
        await randomMoment();
        await server.stop('SIGKILL');
        server = await start();
      }
      await load.stop();
      await expectNothingLost(server, load);
    } finally {
      await load.stop();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test(`of PostgreSQL itself, ${ROUNDS} times`, async () => {
    const database = await postgres();
    test.skip(!database, 'PostgreSQL is not installed');
    const server = await startServer('backend', { DATABASE_URL: database!.url });
    const load = new Load(() => [server.url], 6);
    try {
      for (let round = 0; round < ROUNDS; round++) {
        await randomMoment();
        database!.kill();
        await restart(database!);
        const before = load.acknowledged.length;
        await expect.poll(() => load.acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(before);
      }
      await load.stop();
      await expectNothingLost(server, load);
    } finally {
      await load.stop();
      await server.stop();
      database!.remove();
    }
  });
});

test('a full disk is answered 503, and the retry succeeds once there is room', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'headwater-full-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder]);
  test.skip(mounted.status !== 0, 'A tmpfs cannot be mounted here');
  let server: Server | undefined;
  try {
    server = await startServer('backend', { DATABASE_URL: `sqlite:${path.join(folder, 'log.sqlite')}` });
    const { url } = server;
    const post = async (run: number) => {
      const event = {
        eventType: 'COMPLETE',
        eventTime: '2026-11-01T10:00:00Z',
        producer: 'https://example.com/full',
        run: { runId: `0198a1a0-0000-7000-8000-${String(run).padStart(12, '0')}`, facets: { filling: { text: `${run} `.repeat(20_000) } } },
        job: { namespace: 'full', name: `job_${run}` },
      };
      const answer = await ask(url, '/api/v1/lineage', { method: 'POST', body: JSON.stringify(event) });
      return { status: answer.status, retryAfter: answer.headers.get('retry-after'), text: await answer.text() };
    };
    expect((await post(0)).status).toBe(201);
    // Room for little more than what is there.
    const free = spawnSync('df', ['--output=avail', '-k', folder], { encoding: 'utf8' });
    const kilobytes = Number(free.stdout.trim().split('\n').pop());
    writeFileSync(path.join(folder, 'filling'), Buffer.alloc((kilobytes - 1024) * 1024));
    let stored = 1;
    let refusal: Awaited<ReturnType<typeof post>> | undefined;
    for (let run = 1; run < 200 && !refusal; run++) {
      const answer = await post(run);
      if (answer.status === 201) stored++;
      else refusal = answer;
    }
    expect(refusal).toMatchObject({ status: 503, retryAfter: expect.any(String) });
    rmSync(path.join(folder, 'filling'));
    await expect.poll(async () => (await post(stored)).status, { timeout: 60_000 }).toBe(201);
    await expect
      .poll(async () => (await exportGraph(url)).filter(line => line.kind === 'run').length, { timeout: 60_000 })
      .toBe(stored + 1);
  } finally {
    await server?.stop();
    // What the backend wrote last may still be on its way.
    spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
});
