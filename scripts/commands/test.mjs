// `npm test`: every test there is, on both databases, and one line with the counts at the end.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildTypes } from '../lib/buildTypes.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { root, run } from '../toolchain.mjs';

/** Checks that pass or fail as a whole, after that of the types. */
const checks = [
  ['lint', 'backstage-cli', ['repo', 'lint']],
  ['generated files', process.execPath, ['scripts/run.mjs', 'generate', '--check']],
];

function jestCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(file),
  );
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

function playwrightCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(file));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

export default async function test(tools) {
  const reports = mkdtempSync(path.join(tmpdir(), 'headwater-test-'));
  const postgres = await startPostgres();
  if (!postgres) console.log('Notice: PostgreSQL is not installed; its tests are skipped.');
  const env = {
    ...tools.env,
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    ...(postgres && { BACKSTAGE_TEST_DATABASE_POSTGRES17_CONNECTION_STRING: postgres.url }),
  };
  const total = { passed: 0, failed: 0 };
  const count = (name, { passed, failed }, code) => {
    // A runner that fails without a failing test has failed all the same.
    const failures = code !== 0 && failed === 0 ? 1 : failed;
    console.log(`${name}: ${passed} passed, ${failures} failed`);
    total.passed += passed;
    total.failed += failures;
  };
  const countCheck = (name, code) =>
    count(name, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }, code);
  try {
    countCheck('types', buildTypes(tools));
    for (const [name, command, args] of checks) countCheck(name, await run(command, args, { env }));
    const jestReport = path.join(reports, 'jest.json');
    const jest = await run(
      'backstage-cli',
      ['repo', 'test', '--watch=false', '--maxWorkers=2', '--json', `--outputFile=${jestReport}`],
      { env, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    count('packages', jestCounts(jestReport), jest);
    if (existsSync(path.join(root, 'e2e/playwright.config.ts'))) {
      const report = path.join(reports, 'e2e.json');
      const code = await run(
        'playwright',
        ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'],
        { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } },
      );
      count('end to end', playwrightCounts(report), code);
    }
  } finally {
    postgres?.remove();
    rmSync(reports, { recursive: true, force: true });
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}
