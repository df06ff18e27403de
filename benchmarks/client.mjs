// `npm run bench client [-- --share 1]`
//
// The built client and openlineage-python emit the same events into a sink on
// this machine, each in a process of its own. A share below 1 takes fewer events.
import { fork, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { prepare, root } from '../scripts/toolchain.mjs';
import { Report, option, percentile } from './lib/report.mjs';

const folder = path.join(root, 'benchmarks/client');
const client = path.join(root, 'packages/openlineage-client');
const share = Number(option('share', 1));
const sizes = [
  { label: '1 KB', columns: 1 },
  { label: '10 KB', columns: 31 },
];
const report = new Report('client');

function run(command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  if (status !== 0) throw new Error(`${path.basename(command)} failed with code ${status}:\n${stdout}${stderr}`);
  return stdout;
}

const lastLine = text => JSON.parse(text.trim().split('\n').at(-1));

/** A Python with the version of the client that the examples are made with; undefined where there is none. */
function python() {
  const requirements = readFileSync(path.join(root, 'examples/requirements.txt'), 'utf8');
  const [wanted] = requirements.match(/^openlineage-python==.*$/m);
  const place = path.join(root, '.data', wanted.replace('==', '-'));
  const binary = path.join(place, 'bin/python');
  const works = () => existsSync(binary) && spawnSync(binary, ['-c', 'import openlineage.client']).status === 0;
  if (works()) return binary;
  mkdirSync(path.dirname(place), { recursive: true });
  spawnSync('python3', ['-m', 'venv', place]);
  spawnSync(path.join(place, 'bin/pip'), ['install', '--quiet', wanted]);
  return works() ? binary : undefined;
}

function startSink(...args) {
  const child = fork(path.join(folder, 'sink.mjs'), args);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('message', port =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        counts: async () => (await fetch(`http://127.0.0.1:${port}/counts`)).json(),
        stop: () => child.disconnect(),
      }),
    );
  });
}

const withNode = options => lastLine(run(process.execPath, ['--expose-gc', path.join(folder, 'emit.cjs'), JSON.stringify(options)]));
const withPython = binary => options => lastLine(run(binary, [path.join(folder, 'emit.py'), JSON.stringify(options)]));

/** The middle one of three, by rate; what the sink counted says that nothing is missing. */
async function measure(emitter, options) {
  const results = [];
  for (let round = 0; round < 3; round++) {
    const sink = await startSink();
    try {
      const transport = { ...options.transport, url: sink.url };
      const result = emitter({ ...options, transport });
      const { events, bytes } = await sink.counts();
      if (events < options.events) throw new Error(`Of ${options.events} events, ${events} came`);
      results.push({ ...result, bytes: bytes / events });
    } finally {
      sink.stop();
    }
  }
  return results.sort((a, b) => a.rate - b.rate)[1];
}

async function speed(label, columns, binary) {
  const count = events => Math.max(200, 2 * Math.round((events * share) / 2));
  const ways = [
    ['Python http', binary && withPython(binary), { type: 'http' }, 2000],
    ['Python async_http', binary && withPython(binary), { type: 'async_http' }, 3000],
    ['TypeScript http, awaited', withNode, { type: 'http' }, 10_000],
    ['TypeScript async_http', withNode, { type: 'async_http', whenFull: 'wait' }, 20_000],
    ['TypeScript async_http, batches', withNode, { type: 'async_http', whenFull: 'wait', batch: true }, 60_000],
  ];
  const rates = {};
  for (const [name, emitter, transport, events] of ways) {
    if (!emitter) continue;
    const { rate, cpuMs, bytes } = await measure(emitter, { transport, events: count(events), columns });
    rates[name] = rate;
    report.add(`${label}: ${name}`, rate, 'events/s');
    report.add(`${label}: ${name}, CPU of the client`, cpuMs * 1000, 'µs/event');
    report.add(`${label}: ${name}, bytes`, bytes, 'bytes/event');
  }
  if (!binary) return;
  const compare = (name, to, goal) => {
    const ratio = rates[name] / rates[to];
    report.add(`${label}: ${name} / ${to}`, ratio, 'times', goal && `>= ${goal}`, goal && ratio >= goal);
  };
  compare('TypeScript http, awaited', 'Python http', 5);
  compare('TypeScript async_http, batches', 'Python http', 20);
  compare('TypeScript async_http', 'Python async_http');
}

async function memory(label, columns) {
  const events = Math.max(1000, Math.round(100_000 * share));
  const sink = await startSink('hang');
  try {
    const transport = {
      type: 'async_http',
      url: sink.url,
      timeoutMs: 600_000,
      maxQueueSize: 2 * events,
      maxQueueBytes: 8 * 1024 ** 3,
    };
    const { bytes, heap, rss } = withNode({ transport, events, columns, memory: true });
    const mega = 1024 * 1024;
    report.add(`${label}: JSON of ${events} queued events`, bytes / mega, 'MB');
    report.add(`${label}: heap for them`, heap / mega, 'MB');
    report.add(`${label}: resident memory for them`, rss / mega, 'MB');
  } finally {
    sink.stop();
  }
}

function importTimes(binary) {
  const entry = path.join(client, 'dist/index');
  const programs = {
    CommonJS: ['-e', `const t = performance.now(); require('${entry}.cjs'); console.log(performance.now() - t)`],
    'ES module': [
      '--input-type=module',
      '-e',
      `const t = performance.now(); await import('${entry}.mjs'); console.log(performance.now() - t)`,
    ],
  };
  const median = (command, args) =>
    percentile(Array.from({ length: 7 }, () => lastLine(run(command, args))), 0.5);
  for (const [kind, args] of Object.entries(programs)) {
    const took = median(process.execPath, args);
    report.add(`import, ${kind}`, took, 'ms', '< 100', took < 100);
  }
  if (!binary) return;
  const program = 'import time; t = time.perf_counter(); import openlineage.client; print((time.perf_counter() - t) * 1000)';
  report.add('import of openlineage.client', median(binary, ['-c', program]), 'ms');
}

const binary = python();
if (!binary) console.log('Notice: openlineage-python cannot be installed; there is nothing to compare with.');
run('tsdown', [], { cwd: client, env: prepare().env });
importTimes(binary);
for (const { label, columns } of sizes) {
  await speed(label, columns, binary);
  await memory(label, columns);
}
report.end();
