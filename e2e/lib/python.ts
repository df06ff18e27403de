import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './server';

/** A Python with the real clients, made once; undefined where that cannot be had. */
export function pythonWithClients(): string | undefined {
  const folder = path.join(root, '.data/client-venv');
  const bin = path.join(folder, 'bin');
  const requirements = path.join(root, 'examples/requirements.txt');
  const stamp = path.join(folder, 'requirements.installed');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return bin;
  mkdirSync(path.dirname(folder), { recursive: true });
  const made = spawnSync('python3', ['-m', 'venv', folder], { encoding: 'utf8' });
  if (made.status !== 0) return undefined;
  const installed = spawnSync(path.join(bin, 'pip'), ['install', '--quiet', '-r', requirements], {
    encoding: 'utf8',
    timeout: 600_000,
  });
  if (installed.status !== 0) return undefined;
  writeFileSync(stamp, wanted);
  return bin;
}

/**
 * The folder of Airflow's OpenLineage provider, of the given version and without
 * Airflow itself; undefined where it cannot be had.
 */
export function airflowProvider(bin: string, version: string): string | undefined {
  const folder = path.join(root, `.data/airflow-provider-${version}`);
  if (existsSync(path.join(folder, 'airflow'))) return folder;
  const wanted = `apache-airflow-providers-openlineage==${version}`;
  const installed = spawnSync(
    path.join(bin, 'pip'),
    ['install', '--quiet', '--no-deps', '--target', folder, wanted],
    { encoding: 'utf8', timeout: 300_000 },
  );
  return installed.status === 0 ? folder : undefined;
}
