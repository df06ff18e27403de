// What other tools make of the same cases, in a Python of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/toolchain.mjs';

const folder = path.join(root, '.data/sql-lineage-venv');
const requirements = path.join(root, 'benchmarks/sql-lineage/requirements.txt');

/** A Python with the tools that we compare with, made once; undefined where that cannot be had. */
function python() {
  const bin = path.join(folder, 'bin');
  const stamp = path.join(folder, 'requirements.installed');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return path.join(bin, 'python');
  mkdirSync(path.dirname(folder), { recursive: true });
  if (spawnSync('python3', ['-m', 'venv', folder]).status !== 0) return undefined;
  if (spawnSync(path.join(bin, 'pip'), ['install', '--quiet', '-r', requirements]).status !== 0)
    return undefined;
  writeFileSync(stamp, wanted);
  return path.join(bin, 'python');
}

/**
 * `sqllineage` or `sqlglot` over a file of cases: a map from case id to
 * `{ result, ms }`, the milliseconds of a warm run; undefined without Python.
 */
export function runReference(tool, cases) {
  const binary = python();
  if (!binary) return undefined;
  const program = path.join(root, `benchmarks/sql-lineage/run_${tool}.py`);
  const { status, stdout, stderr } = spawnSync(binary, [program, cases], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    // Sets are walked in the same order each time: some answers depend on it.
    env: { ...process.env, PYTHONHASHSEED: '0' },
  });
  if (status !== 0) throw new Error(`${tool} ended with code ${status}:\n${stderr.slice(-4000)}`);
  const answers = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  return new Map(answers.map(({ id, ms, ...result }) => [id, { ms, result }]));
}
