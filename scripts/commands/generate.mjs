// `npm run generate`: what is committed though it is made from something else.
import { run } from '../toolchain.mjs';

/** Passes its arguments on; `--check` fails where a committed file is out of date. */
export default async function generate(tools, args) {
  return run(tools.node, ['plugins/data-catalog-backend/openapi/generate.mjs', ...args], {
    env: tools.env,
  });
}
