// A PostgreSQL of our own for tests and benchmarks: private folder, loopback only, gone afterwards.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

function binaries() {
  const base = '/usr/lib/postgresql';
  const packaged = existsSync(base)
    ? readdirSync(base)
        .sort((a, b) => Number(b) - Number(a))
        .map(version => path.join(base, version, 'bin'))
    : [];
  return [...packaged, ...process.env.PATH.split(path.delimiter)].find(
    folder => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'pg_ctl')),
  );
}

/** A TCP port of the loopback interface that is free at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** PostgreSQL refuses to run as root: then the `postgres` user of its package runs it. */
function asOwner(command, args) {
  if (process.getuid?.() !== 0) return [command, args];
  return ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', command, ...args]];
}

/**
 * Starts a cluster.
 *
 * @returns `undefined` where PostgreSQL is not installed; else its URL and
 *   functions that kill, start and remove it
 */
export async function startPostgres({ settings = {} } = {}) {
  const bin = binaries();
  if (!bin) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'headwater-pg-'));
  chmodSync(folder, 0o700);
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres:postgres', folder]);
  const data = path.join(folder, 'data');
  const port = await freePort();
  const call = (name, args) => {
    const [command, all] = asOwner(path.join(bin, name), args);
    const done = spawnSync(command, all, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
    if (done.status !== 0) throw new Error(`${name} failed: ${done.stderr}`);
  };
  call('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale']);
  const options = { max_connections: 300, shared_buffers: '256MB', ...settings };
  const flags = Object.entries(options).map(([key, value]) => `-c ${key}=${value}`);
  const start = () =>
    call('pg_ctl', [
      ...['-D', data, '-w', '-t', '60', '-l', path.join(folder, 'log')],
      ...['-o', `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 ${flags.join(' ')}`, 'start'],
    ]);
  /** Of the postmaster. */
  const pid = () => Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  start();
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    bin,
    data,
    start,
    pid,
    /** SIGKILL of the postmaster. */
    kill: () => process.kill(pid(), 'SIGKILL'),
    remove() {
      try {
        call('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
      } catch {
        // It is down already.
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
