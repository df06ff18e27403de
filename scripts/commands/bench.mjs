// `npm run bench NAME [-- --option value]`: runs benchmarks/NAME.mjs or benchmarks/NAME.ts.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../toolchain.mjs';

export default async function bench(tools, [name, ...args]) {
  const folder = path.join(root, 'benchmarks');
  const known = readdirSync(folder).filter(file => /\.(mjs|ts)$/.test(file));
  const file = known.find(candidate => candidate.replace(/\.(mjs|ts)$/, '') === name);
  if (!file || !existsSync(path.join(folder, file))) {
    const names = known.map(candidate => candidate.replace(/\.(mjs|ts)$/, '')).join(', ');
    console.error(`Usage: npm run bench NAME; allowed are ${names}`);
    return 2;
  }
  const transform = ['--require', path.join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs')];
  return run(
    tools.node,
    [...(file.endsWith('.ts') ? transform : []), '--no-warnings', path.join(folder, file), ...args],
    { env: tools.env },
  );
}
