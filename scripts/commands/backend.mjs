// `npm run backend`: the backend alone, in production mode, configured by the environment:
// PORT, HEADWATER_HOST, DATABASE_URL, HEADWATER_TOKEN, HEADWATER_EXAMPLES=1.
import path from 'node:path';
import { backendArguments } from '../lib/configuration.mjs';
import { root, run } from '../toolchain.mjs';

export default function backend(tools) {
  const withExamples = process.env.HEADWATER_EXAMPLES === '1';
  return run(tools.node, backendArguments('index.ts', { withExamples }), {
    env: { ...tools.env, NODE_ENV: 'production', LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' },
    cwd: path.join(root, 'packages/backend'),
  });
}
