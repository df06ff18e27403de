import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { ask, exportGraph, root, startServer } from '../lib/server';
import type { Server } from '../lib/server';

const requireFromBackend = createRequire(path.join(root, 'plugins/data-catalog-backend/package.json'));

/** The recorded events, and what a steward says after them. */
async function fill(server: Server) {
  for (const file of ['python.jsonl', 'dbt.jsonl']) {
    for (const line of readFileSync(path.join(root, 'examples/events', file), 'utf8').trim().split('\n')) {
      const answer = await ask(server.url, '/api/v1/lineage', { method: 'POST', body: line });
      expect(answer.status).toBe(201);
      await answer.text();
    }
  }
  const found = await ask(
    server.url,
    '/api/data-catalog/v1/assets/lookup?namespace=duckdb://shop.duckdb&name=shop.main.fct_orders',
  );
  const { id } = (await found.json()) as { id: string };
  const changed = await ask(server.url, `/api/data-catalog/v1/assets/${id}`, {
    method: 'PATCH',
    body: JSON.stringify({ tier: 'gold', addTags: ['kept'] }),
  });
  expect(changed.status).toBe(200);
  return id;
}

async function stateOf(server: Server, id: string) {
  const graph = (await exportGraph(server.url)).map(line => JSON.stringify(line)).sort();
  const asset = (await (await ask(server.url, `/api/data-catalog/v1/assets/${id}?include=facets,columns`)).json()) as object;
  return { graph, asset: { ...asset, position: undefined } };
}

test('PostgreSQL: a dump taken while it runs is restored, whole and from the log alone', async () => {
  const { startPostgres } = await import('../../scripts/lib/postgres.mjs');
  const source = await startPostgres();
  test.skip(!source, 'PostgreSQL is not installed');
  const target = await startPostgres();
  const third = await startPostgres();
  const folder = mkdtempSync(path.join(tmpdir(), 'headwater-backup-'));
  const call = (name: string, args: string[]) => {
    const done = spawnSync(path.join(source!.bin, name), args, { encoding: 'utf8' });
    expect(done.stderr.replace(/.*(does not exist|errors ignored).*/g, '').trim()).toBe('');
  };
  const servers: Server[] = [];
  const start = async (url: string) => {
    const server = await startServer('backend', { DATABASE_URL: url });
    servers.push(server);
    return server;
  };
  try {
    const first = await start(source!.url);
    const id = await fill(first);
    const expected = await stateOf(first, id);

    const whole = path.join(folder, 'whole.dump');
    call('pg_dump', ['--format=custom', '--schema=data-catalog', '--extension=pg_trgm', `--file=${whole}`, source!.url]);
    call('pg_restore', ['--clean', '--if-exists', `--dbname=${target!.url}`, whole]);
    expect(await stateOf(await start(target!.url), id)).toEqual(expected);

    // The tables are prepared by a first start, which then makes way.
    const empty = await start(third!.url);
    await empty.stop();
    const log = path.join(folder, 'log.dump');
    const tables = ['log_entries', 'log_snapshots', 'log_snapshot_chunks'].map(name => `--table="data-catalog".${name}`);
    call('pg_dump', ['--format=custom', '--data-only', ...tables, `--file=${log}`, source!.url]);
    call('pg_restore', ['--data-only', `--dbname=${third!.url}`, log]);
    const psql = spawnSync(path.join(source!.bin, 'psql'), [
      third!.url,
      '-c',
      'update "data-catalog".log_head set position = (select coalesce(max(position), 0) from "data-catalog".log_entries)',
    ]);
    expect(psql.status).toBe(0);
    const restored = await start(third!.url);
    const replay = await ask(restored.url, '/api/data-catalog/v1/replay', { method: 'POST', body: '{"from":"start"}' });
    expect(replay.status).toBe(202);
    await expect
      .poll(async () => ((await (await ask(restored.url, '/api/data-catalog/v1/replay')).json()) as { state: string }).state)
      .toBe('complete');
    expect(await stateOf(restored, id)).toEqual(expected);
  } finally {
    for (const server of servers) await server.stop();
    for (const database of [source, target, third]) database?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('SQLite: a copy taken while it runs is restored', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'headwater-backup-'));
  const file = path.join(folder, 'live.sqlite');
  const copy = path.join(folder, 'copy.sqlite');
  const servers: Server[] = [];
  try {
    const first = await startServer('backend', { DATABASE_URL: `sqlite:${file}` });
    servers.push(first);
    const id = await fill(first);
    const expected = await stateOf(first, id);
    // SQLite's own backup, as its command line's `.backup` does it.
    const script = `const D = require(process.argv[1]); const d = new D(process.argv[2], { readonly: true });
      d.backup(process.argv[3]).then(() => d.close());`;
    const done = spawnSync(process.execPath, ['-e', script, requireFromBackend.resolve('better-sqlite3'), file, copy], {
      encoding: 'utf8',
    });
    expect(done.stderr).toBe('');
    const second = await startServer('backend', { DATABASE_URL: `sqlite:${copy}` });
    servers.push(second);
    expect(await stateOf(second, id)).toEqual(expected);
  } finally {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
