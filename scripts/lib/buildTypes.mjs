// Checks all types and writes the declarations, only when something they are made of has changed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../toolchain.mjs';
import { hashFiles } from './hashFiles.mjs';

/** Where declarations lie: each at the path of its source. */
export const TYPES = path.join(root, 'dist-types');

const stamp = path.join(TYPES, '.headwater-sources');

/** Of each package what `tsconfig.json` includes and what that imports; docs do not count. */
function sources() {
  const packages = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(path.join(root, folder)).map(name => `${folder}/${name}`),
  );
  const parts = ['package.json', 'config.d.ts', 'src', 'dev', 'migrations'];
  return [
    'tsconfig.json',
    'yarn.lock',
    ...packages.flatMap(name => parts.map(part => `${name}/${part}`)),
  ];
}

/** @returns the compiler's exit code: 0 when the types are right and their declarations are in place */
export function buildTypes(tools) {
  const wanted = hashFiles(sources());
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 0;
  rmSync(TYPES, { recursive: true, force: true });
  // An incremental run may order the members of inferred unions in another way.
  const { status } = spawnSync('tsc', ['-p', 'tsconfig.json', '--incremental', 'false'], {
    cwd: root,
    env: tools.env,
    stdio: 'inherit',
  });
  if (status !== 0) return status ?? 1;
  mkdirSync(TYPES, { recursive: true });
  writeFileSync(stamp, wanted);
  return 0;
}
