// `npm start`: the portal with the example data, on an embedded SQLite file.
import path from 'node:path';
import { buildPortal } from '../lib/buildPortal.mjs';
import { backendArguments } from '../lib/configuration.mjs';
import { root, run } from '../toolchain.mjs';

export default async function start(tools) {
  await buildPortal(tools);
  const withExamples = process.env.HEADWATER_EXAMPLES !== '0';
  return run(tools.node, backendArguments('portal.ts', { withExamples }), {
    env: { ...tools.env, NODE_ENV: 'production', LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' },
    cwd: path.join(root, 'packages/backend'),
  });
}
