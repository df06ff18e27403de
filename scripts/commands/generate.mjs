// `npm run generate`: what is committed though it is made from something else.
import { run } from '../toolchain.mjs';

/** Passes its arguments on; `--check` fails where a committed file is out of date. */
export default async function generate(tools, args) {
  // Loaded late: what reads the schemas is itself installed.
  const { generateConfigurationReference } = await import('../lib/configurationReference.mjs');
  const check = args.includes('--check');
  const configuration = await generateConfigurationReference({ check });
  const api = await run(
    tools.node,
    ['plugins/data-catalog-backend/openapi/generate.mjs', ...args],
    { env: tools.env },
  );
  return check && !configuration ? 1 : api;
}
