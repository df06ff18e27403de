import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';

export const root = path.resolve(__dirname, '../..');
export const TOKEN = 'end-to-end-token-0123456789';

/** A running backend or portal of this test. */
export type Server = {
  url: string;
  /** The process that holds the log; `npm`-like wrappers around it are not it. */
  process: ChildProcess;
  output: () => string;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
};

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Starts `npm run backend` or `npm start` with an environment, and waits for its ready line. */
export async function startServer(
  command: 'backend' | 'start',
  env: Record<string, string>,
  timeoutMs = 240_000,
): Promise<Server> {
  const port = env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, [path.join(root, 'scripts/run.mjs'), command], {
    cwd: root,
    // A group of its own, so that it can be ended with what it started.
    detached: true,
    env: { ...process.env, HEADWATER_TOKEN: TOKEN, ...env, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not ready in time:\n${output}`)), timeoutMs);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (/Headwater backend ready at/.test(output)) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', code => {
      clearTimeout(timer);
      reject(new Error(`Ended with code ${code} before it was ready:\n${output}`));
    });
  });
  await ready;
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    output: () => output,
    stop: (signal = 'SIGTERM') => endGroup(child, signal),
  };
}

async function endGroup(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise(resolve => child.once('exit', resolve));
  process.kill(-child.pid!, signal);
  const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), 20_000);
  await ended;
  clearTimeout(timer);
}

/** Asks the data catalog's API. */
export async function ask(url: string, pathname: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}${pathname}`, {
    ...init,
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json', ...init.headers },
  });
}

export type Line = Record<string, unknown> & { kind: string };

/** Lines of the graph export, once everything that came in is in it. */
export async function exportGraph(url: string): Promise<Line[]> {
  await settle(url);
  const answer = await ask(url, '/api/data-catalog/v1/export/graph?runs=true');
  if (!answer.ok) throw new Error(`The export was answered ${answer.status}: ${await answer.text()}`);
  const lines = (await answer.text())
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
  if (lines.at(-1)?.kind !== 'end') throw new Error('The export was cut off');
  return lines;
}

/** Waits until the projection has caught up with the log, as long as that takes while it moves. */
async function settle(url: string): Promise<void> {
  let reached = -1;
  let movedAt = Date.now();
  for (;;) {
    const status = await ask(url, '/api/data-catalog/v1/events/status');
    const { lag, projected } = (await status.json()) as { lag: number; projected: number };
    if (lag === 0) return;
    if (projected > reached) {
      reached = projected;
      movedAt = Date.now();
    }
    // A lease of a process that was killed lapses after 15 seconds.
    if (Date.now() - movedAt > 60_000) throw new Error(`The projection stands at ${projected}, ${lag} behind`);
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}
