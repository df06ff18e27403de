// One entry for everything: `npm start`, `npm test`, `npm run backend`, `npm run bench NAME`.
import { prepare, install, run } from './toolchain.mjs';

const commands = {
  start: () => import('./commands/start.mjs'),
  backend: () => import('./commands/backend.mjs'),
  test: () => import('./commands/test.mjs'),
  bench: () => import('./commands/bench.mjs'),
  lint: () => import('./commands/lint.mjs'),
  generate: () => import('./commands/generate.mjs'),
  release: () => import('./commands/release.mjs'),
};

const [name, ...args] = process.argv.slice(2);

if (name === 'yarn') {
  const tools = prepare();
  process.exit(await run(tools.node, [tools.yarn, ...args], { env: tools.env, cwd: process.cwd() }));
} else if (name === 'exec') {
  const tools = prepare();
  install(tools);
  process.exit(await run(args[0], args.slice(1), { env: tools.env, cwd: process.cwd() }));
} else if (commands[name]) {
  const tools = prepare();
  install(tools);
  const { default: command } = await commands[name]();
  process.exit(await command(tools, args));
} else {
  console.error(`Usage: node scripts/run.mjs ${Object.keys(commands).join(' | ')} | yarn ARGS | exec COMMAND`);
  process.exit(2);
}
