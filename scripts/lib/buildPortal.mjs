// Builds the portal's pages, only when something they are made of has changed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../toolchain.mjs';

const sources = [
  'packages/app',
  'plugins/data-catalog',
  'plugins/data-catalog-common',
  'packages/openlineage-client/src',
  'app-config.yaml',
  'yarn.lock',
];
const ignored = new Set(['node_modules', 'dist', 'dist-types']);

function addToHash(hash, file) {
  if (!statSync(file).isDirectory()) {
    hash.update(path.relative(root, file)).update(readFileSync(file));
    return;
  }
  for (const name of readdirSync(file).sort()) {
    if (!ignored.has(name)) addToHash(hash, path.join(file, name));
  }
}

/** @throws when the build fails */
export async function buildPortal(tools) {
  const app = path.join(root, 'packages/app');
  const stamp = path.join(app, 'dist/.headwater-build');
  const hash = createHash('sha256');
  for (const source of sources) addToHash(hash, path.join(root, source));
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Headwater: building the portal ...');
  const code = await run('backstage-cli', ['package', 'build'], {
    env: { ...tools.env, NODE_ENV: 'production' },
    cwd: app,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) throw new Error(`Building the portal failed with code ${code}`);
  writeFileSync(stamp, wanted);
}
