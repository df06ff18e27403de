import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './server';

/** The binary in what npm installed: of the package `node`, or of the one for this platform that it fetches. */
function binaryIn(folder: string): string | undefined {
  const modules = path.join(folder, 'node_modules');
  if (!existsSync(modules)) return undefined;
  return readdirSync(modules)
    .filter(name => name === 'node' || name.startsWith('node-'))
    .map(name => path.join(modules, name, 'bin/node'))
    .find(file => existsSync(file));
}

/** A Node of that major version, fetched from npm once; undefined where it cannot be had. */
export function nodeOfMajor(major: number): string | undefined {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const folder = path.join(root, '.data', `node-${major}`);
  if (!binaryIn(folder)) {
    mkdirSync(folder, { recursive: true });
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder];
    spawnSync('npm', [...args, `node@${major}.x`], {
      // The package copies its binary in an install script.
      env: { ...process.env, npm_config_ignore_scripts: 'false' },
      timeout: 300_000,
    });
  }
  const binary = binaryIn(folder);
  const asked = binary && spawnSync(binary, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return asked && asked.stdout.startsWith(`${major}.`) ? binary : undefined;
}
