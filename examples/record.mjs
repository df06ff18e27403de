// Records the example events from the real clients: `node examples/record.mjs`.
// Needs python3 with venv and PyPI; works in .data/recording, writes events/.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const examples = path.dirname(fileURLToPath(import.meta.url));
const work = path.resolve(examples, '../.data/recording');
const venv = process.env.RECORD_VENV ?? path.join(work, 'venv');
const bin = path.join(venv, 'bin');
const events = path.join(examples, 'events');

function call(command, args, { cwd = work, env = {}, mayFail = false } = {}) {
  const done = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    // Nothing of this machine's environment may get into the events.
    env: { PATH: `${bin}:${process.env.PATH}`, HOME: work, LANG: 'C.UTF-8', ...env },
  });
  if (done.status !== 0 && !mayFail) {
    throw new Error(`${command} ${args.join(' ')} failed:\n${done.stdout}\n${done.stderr}`);
  }
  return done.stdout;
}

function fileTransport(file) {
  return {
    OPENLINEAGE__TRANSPORT: JSON.stringify({ type: 'file', log_file_path: file, append: true }),
    OPENLINEAGE_NAMESPACE: 'dbt-shop',
  };
}

rmSync(path.join(work, 'dbt-shop'), { recursive: true, force: true });
mkdirSync(work, { recursive: true });
if (!existsSync(bin)) {
  spawnSync('python3', ['-m', 'venv', venv], { stdio: 'inherit' });
  call(path.join(bin, 'pip'), ['install', '--quiet', '-r', path.join(examples, 'requirements.txt')], {
    env: process.env,
  });
}
for (const name of ['dbt', 'python']) rmSync(path.join(work, `${name}.jsonl`), { force: true });

const project = path.join(work, 'dbt-shop');
cpSync(path.join(examples, 'dbt-shop'), project, { recursive: true });
call(path.join(bin, 'python'), ['make_seeds.py'], { cwd: project });
const dbt = (...args) =>
  call(path.join(bin, 'dbt-ol'), [...args, '--profiles-dir', '.'], {
    cwd: project,
    env: fileTransport(path.join(work, 'dbt.jsonl')),
    // The second run and the tests fail on purpose.
    mayFail: true,
  });
dbt('seed');
dbt('run');
dbt('test');
dbt('run', '--vars', '{break_margin: true}');

call(path.join(bin, 'python'), [path.join(examples, 'python-ingest/pipelines.py')], {
  env: fileTransport(path.join(work, 'python.jsonl')),
});

const versions = call(path.join(bin, 'pip'), ['list', '--format=json'], { env: process.env });
const clients = Object.fromEntries(
  JSON.parse(versions)
    .filter(({ name }) => /^(dbt-core|dbt-duckdb|openlineage-)/.test(name))
    .map(({ name, version }) => [name, version]),
);
mkdirSync(events, { recursive: true });
for (const name of ['dbt', 'python']) {
  const lines = readFileSync(path.join(work, `${name}.jsonl`), 'utf8').trim().split('\n');
  // dbt puts the absolute path of the project into some facets: a fixed one stands for it.
  const text = lines.map(line => line.replaceAll(project, '/shop').replaceAll(work, '/work')).join('\n');
  writeFileSync(path.join(events, `${name}.jsonl`), `${text}\n`);
  console.log(`${name}: ${lines.length} events`);
}
const recordedOn = new Date().toISOString().slice(0, 10);
writeFileSync(path.join(events, 'clients.json'), `${JSON.stringify({ recordedOn, clients }, null, 2)}\n`);
