// `npm run bench ingest [-- --events 100000 --only postgres|sqlite]`
//
// The real backend takes events over HTTP, on PostgreSQL and on SQLite, beside
// batched inserts of the same JSON into the same database in the same run.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import { root } from '../scripts/toolchain.mjs';
import { startBackend, treeCpuMs } from './lib/backend.mjs';
import { events } from './lib/events.mjs';
import { Report, option, percentile } from './lib/report.mjs';

const require = createRequire(path.join(root, 'plugins/data-catalog-backend/package.json'));
const total = Number(option('events', 100_000));
const only = option('only');
const RAW = 4000;
const BATCH = 100;
const report = new Report('ingest');

/** Events a second, one statement an event and in batches, with nothing but the database. */
async function rawRates(knex) {
  await knex.schema.createTable('raw_events', table => {
    table.increments('id');
    table.text('body');
  });
  const stream = events(7);
  const bodies = Array.from({ length: RAW }, () => ({ body: stream.next().value }));
  const single = bodies.slice(0, 500);
  let started = performance.now();
  for (const row of single) await knex('raw_events').insert(row);
  const one = (single.length * 1000) / (performance.now() - started);
  started = performance.now();
  for (let at = 0; at < bodies.length; at += BATCH) {
    await knex.transaction(trx => trx('raw_events').insert(bodies.slice(at, at + BATCH)));
  }
  const batched = (bodies.length * 1000) / (performance.now() - started);
  await knex.schema.dropTable('raw_events');
  return { one, batched };
}

/** Sends events and answers how long each took, in milliseconds, and when each was acknowledged. */
async function load(backend, stream, count, concurrency) {
  const took = [];
  const acknowledged = [];
  const memory = [];
  let left = count;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left-- > 0) {
        const body = stream.next().value;
        const at = performance.now();
        await backend.send(body);
        const now = performance.now();
        took.push(now - at);
        acknowledged.push(now - started);
        if (took.length % Math.ceil(count / 10) === 0) memory.push(backend.memoryMegabytes('VmRSS'));
      }
    }),
  );
  return { took, acknowledged, memory, seconds: (performance.now() - started) / 1000 };
}

async function measure(database, { url, knex, databaseCpuMs, sizeBytes, statements }) {
  const raw = await rawRates(knex);
  report.add(`${database}: raw inserts one by one`, raw.one, 'events/s');
  report.add(`${database}: raw inserts in batches of ${BATCH}`, raw.batched, 'events/s');
  const backend = await startBackend(url);
  try {
    const stream = events(1);
    await load(backend, stream, 1000, 8);
    await backend.settle();
    for (const concurrency of [1, 8]) {
      const { took, seconds } = await load(backend, stream, concurrency === 1 ? 300 : 2000, concurrency);
      describe(database, concurrency, took, seconds);
      await backend.settle();
    }
    await visibility(database, backend, stream);
    const before = { cpu: backend.cpuMs() + databaseCpuMs(), size: await sizeBytes(), calls: await statements(), memory: backend.memoryMegabytes('VmRSS') };
    const started = performance.now();
    const { took, acknowledged, memory, seconds } = await load(backend, stream, total, 16);
    const rate = describe(database, 16, took, seconds);
    const atLast = (await backend.status()).projected;
    await backend.settle();
    const projectedRate = (total * 1000) / (performance.now() - started);
    const cpu = (backend.cpuMs() + databaseCpuMs() - before.cpu) / total;
    const goal = database === 'postgres' ? raw.batched / 2 : 500;
    report.add(`${database}: acknowledged at concurrency 16`, rate, 'events/s', `>= ${Math.round(goal)}`, rate >= goal);
    const projectedGoal = database === 'postgres' ? raw.batched / 4 : 250;
    report.add(`${database}: projected`, projectedRate, 'events/s', `>= ${Math.round(projectedGoal)}`, projectedRate >= projectedGoal);
    report.add(`${database}: not yet projected at the last acknowledgement`, total - Math.max(0, atLast - 3300), 'events');
    report.add(`${database}: CPU an event, node and database`, cpu, 'ms', '<= 4', cpu <= 4);
    const calls = await statements();
    if (calls !== undefined) {
      const each = (calls - before.calls) / total;
      report.add(`${database}: SQL statements an event`, each, '', '< 10', each < 10);
    }
    report.add(`${database}: bytes an event in the database`, ((await sizeBytes()) - before.size) / total, 'bytes');
    const part = Math.min(10_000, Math.floor(total / 10));
    const first = rateOf(acknowledged.slice(0, part));
    const last = rateOf(acknowledged.slice(-part));
    report.add(`${database}: last ${part} beside the first ${part}`, last / first, 'ratio', '>= 0.9', last / first >= 0.9);
    report.add(`${database}: resident memory before`, before.memory, 'MB');
    report.add(`${database}: resident memory at three tenths`, memory[2], 'MB');
    report.add(`${database}: resident memory at the end`, memory.at(-1), 'MB');
    const growth = memory.at(-1) / memory[2];
    report.add(`${database}: memory at the end beside three tenths`, growth, 'ratio', '<= 1.1', growth <= 1.1);
    report.add(`${database}: peak memory`, backend.memoryMegabytes('VmHWM'), 'MB');
    await rebuild(database, backend, stream);
  } finally {
    await backend.stop();
  }
}

function rateOf(times) {
  return ((times.length - 1) * 1000) / (times[times.length - 1] - times[0]);
}

function describe(database, concurrency, took, seconds) {
  const rate = took.length / seconds;
  if (concurrency !== 16) report.add(`${database}: acknowledged at concurrency ${concurrency}`, rate, 'events/s');
  for (const share of [0.5, 0.95, 0.99]) {
    report.add(`${database}: acknowledgement at concurrency ${concurrency}, p${share * 100}`, percentile(took, share), 'ms');
  }
  return rate;
}

/** From sending an event to finding it in lineage. */
async function visibility(database, backend, stream) {
  const took = [];
  for (let number = 0; number < 30; number++) {
    const started = performance.now();
    const { position } = await backend.send(stream.next().value);
    await backend.get(`/api/data-catalog/v1/assets?limit=1&count=false&minPosition=${position}`);
    took.push(performance.now() - started);
  }
  report.add(`${database}: time until visible, p50`, percentile(took, 0.5), 'ms');
  report.add(`${database}: time until visible, p95`, percentile(took, 0.95), 'ms');
}

/** Rebuilds from the log while reads and writes go on. */
async function rebuild(database, backend, stream) {
  const { head } = await backend.status();
  const started = performance.now();
  await fetchReplay(backend, 'POST');
  const writes = [];
  const reads = [];
  let state;
  do {
    let at = performance.now();
    await backend.send(stream.next().value);
    writes.push(performance.now() - at);
    at = performance.now();
    await backend.get('/api/data-catalog/v1/assets?limit=50');
    reads.push(performance.now() - at);
    state = JSON.parse(await backend.get('/api/data-catalog/v1/replay'));
  } while (state.state === 'running');
  if (state.state !== 'complete') throw new Error(`The rebuild ended as ${state.state}: ${state.error}`);
  report.add(`${database}: rebuild from the log`, (head * 1000) / (performance.now() - started), 'events/s');
  report.add(`${database}: writes during the rebuild, p95`, percentile(writes, 0.95), 'ms');
  report.add(`${database}: reads during the rebuild, p95`, percentile(reads, 0.95), 'ms');
}

function fetchReplay(backend, method) {
  return backend.get('/api/data-catalog/v1/replay', { method, body: JSON.stringify({ from: 'start' }) });
}

async function onPostgres() {
  const server = await startPostgres({
    settings: { shared_preload_libraries: 'pg_stat_statements', max_wal_size: '4GB' },
  });
  if (!server) {
    console.log('PostgreSQL is not installed: skipped');
    return;
  }
  const knex = require('knex')({ client: 'pg', connection: server.url, pool: { min: 1, max: 2 } });
  try {
    await knex.raw('create extension if not exists pg_stat_statements');
    const one = async sql => Number((await knex.raw(sql)).rows[0].value);
    await measure('postgres', {
      url: server.url,
      knex,
      databaseCpuMs: () => treeCpuMs(server.pid()),
      sizeBytes: () => one('select pg_database_size(current_database()) as value'),
      statements: () =>
        one(`select sum(calls) as value from pg_stat_statements where query !~* '^(begin|commit|rollback|set|savepoint)'`),
    });
  } finally {
    await knex.destroy();
    server.remove();
  }
}

async function onSqlite() {
  const folder = mkdtempSync(path.join(tmpdir(), 'headwater-bench-'));
  const file = path.join(folder, 'log.sqlite');
  const knex = require('knex')({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, 'raw.sqlite') },
    useNullAsDefault: true,
  });
  try {
    await knex.raw('pragma journal_mode = wal');
    await knex.raw('pragma synchronous = full');
    await measure('sqlite', {
      url: `sqlite:${file}`,
      knex,
      // It runs inside the node process.
      databaseCpuMs: () => 0,
      sizeBytes: async () => statSync(file).size,
      statements: async () => undefined,
    });
  } finally {
    await knex.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (only !== 'sqlite') await onPostgres();
if (only !== 'postgres') await onSqlite();
report.end();
