// `npm run generate`: what is committed though it is made from something else.
import { buildTypes } from '../lib/buildTypes.mjs';
import { run } from '../toolchain.mjs';

/** @returns whether the description of the HTTP API was up to date, or could be made so */
async function generateHttpApi(tools, args) {
  const script = 'plugins/data-catalog-backend/openapi/generate.mjs';
  return (await run(tools.node, [script, ...args], { env: tools.env })) === 0;
}

/** `--check` writes nothing and fails where a committed file is out of date. */
export default async function generate(tools, args) {
  // Loaded late: what reads schemas and types is itself installed.
  const { generateConfigurationReference } = await import('../lib/configurationReference.mjs');
  const { generateApiReports } = await import('../lib/apiReports.mjs');
  const check = args.includes('--check');
  const configuration = await generateConfigurationReference({ check });
  const httpApi = await generateHttpApi(tools, args);
  if (!check && !httpApi) return 1;
  // After what writes types.
  if (buildTypes(tools) !== 0) {
    console.error('No API reports: the types have errors.');
    return 1;
  }
  const reports = generateApiReports({ check });
  if (!check || (configuration && httpApi && reports)) return 0;
  console.error('Run `npm run generate` and commit what it writes.');
  return 1;
}
