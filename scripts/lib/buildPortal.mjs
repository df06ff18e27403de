// Builds the portal's pages, only when something they are made of has changed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../toolchain.mjs';
import { hashFiles } from './hashFiles.mjs';

const sources = [
  'packages/app',
  'plugins/data-catalog',
  'plugins/data-catalog-common',
  'packages/openlineage-client/src',
  'app-config.yaml',
  'yarn.lock',
];

/** @throws when the build fails */
export async function buildPortal(tools) {
  const app = path.join(root, 'packages/app');
  const stamp = path.join(app, 'dist/.headwater-build');
  const wanted = hashFiles(sources);
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
