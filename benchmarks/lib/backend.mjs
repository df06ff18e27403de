// The real backend for a benchmark, with its costs as the system counts them.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../scripts/lib/postgres.mjs';
import { root } from '../../scripts/toolchain.mjs';

const TOKEN = 'benchmark-token-0123456789';
const TICKS_A_SECOND = 100;
const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` };

function statOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return { parent: Number(fields[1]), cpuMs: ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND };
  } catch {
    return { parent: 0, cpuMs: 0 };
  }
}

/** CPU of a process and all below it, in milliseconds. Ended children are not in it. */
export function treeCpuMs(pid) {
  const all = readdirSync('/proc').filter(entry => /^\d+$/.test(entry)).map(entry => [Number(entry), statOf(entry)]);
  let sum = statOf(pid).cpuMs;
  const below = new Set([pid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [child, { parent, cpuMs }] of all) {
      if (below.has(child) || !below.has(parent)) continue;
      below.add(child);
      sum += cpuMs;
      grown = true;
    }
  }
  return sum;
}

export async function startBackend(databaseUrl) {
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(root, 'scripts/run.mjs'), 'backend'], {
    cwd: root,
    detached: true,
    env: { ...process.env, PORT: String(port), DATABASE_URL: databaseUrl, HEADWATER_TOKEN: TOKEN },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  await new Promise((resolve, reject) => {
    const read = chunk => {
      output += chunk;
      if (output.includes('ready at')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => reject(new Error(output)));
  });
  const url = `http://127.0.0.1:${port}`;
  const node = Number(
    readdirSync('/proc').find(entry => /^\d+$/.test(entry) && statOf(entry).parent === child.pid) ?? child.pid,
  );
  const call = async (pathname, init) => {
    const answer = await fetch(`${url}${pathname}`, { ...init, headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status} ${text.slice(0, 300)}`);
    return text;
  };
  const status = async () => JSON.parse(await call('/api/data-catalog/v1/events/status'));
  return {
    url,
    pid: node,
    send: body => call('/api/v1/lineage', { method: 'POST', body }).then(JSON.parse),
    get: call,
    status,
    async settle() {
      for (;;) {
        const { lag } = await status();
        if (lag === 0) return;
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    },
    memoryMegabytes: which =>
      Number(new RegExp(`${which}:\\s+(\\d+)`).exec(readFileSync(`/proc/${node}/status`, 'utf8'))[1]) / 1024,
    cpuMs: () => treeCpuMs(node),
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve));
      process.kill(-child.pid, 'SIGTERM');
      await ended;
    },
  };
}
