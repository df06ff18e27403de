import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Tools } from '../lib/elsewhere';
import { nodeOfMajor } from '../lib/nodeOfMajor';

const name = '@headwater/sql-lineage';
const sql = 'INSERT INTO copies SELECT upper(name) AS name FROM customers';

/** What a program does with the library, whichever way it loads it. */
const program = `
async function main() {
  const sql = ${JSON.stringify(sql)};
  const script = analyzeSql({ sql, dialect: 'postgres', defaultSchema: 'shop' });
  const event = lineageRunEvent(script, {
    sql,
    datasets: { namespace: 'postgres://db:5432' },
    job: { namespace: 'packed', name: 'job' },
  });
  const [statement] = script.statements;
  const others = await loadOtherwise();
  const worker = new Worker(resolve('${name}/worker'));
  worker.postMessage({ sql, dialects: ['postgres'] });
  const [, { result }] = await new Promise(done => {
    const messages = [];
    worker.on('message', message => messages.push(message) === 2 && done(messages));
  });
  await worker.terminate();
  console.log(
    JSON.stringify({
      edges: statement.edges.map(({ source, target }) => source.column + ' ' + target.column),
      outputs: event.outputs.map(({ name }) => name),
      mermaid: toMermaid(lineageGraph(script)).split('\\n')[0],
      oneCopy: others.analyzeSql === analyzeSql,
      thread: result.lasting.length,
    }),
  );
}

main();
`;

const programs = {
  'ES module': {
    file: 'program.mjs',
    text: `
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { analyzeSql, lineageGraph, lineageRunEvent, toMermaid } from '${name}';
const require = createRequire(import.meta.url);
const { resolve } = require;
const loadOtherwise = async () => require('${name}');
${program}`,
  },
  'CommonJS script': {
    file: 'program.cjs',
    text: `
const { Worker } = require('node:worker_threads');
const { analyzeSql, lineageGraph, lineageRunEvent, toMermaid } = require('${name}');
const { resolve } = require;
const loadOtherwise = () => import('${name}');
${program}`,
  },
};

/** Runs a program, or the command, with a Node of that version; skips where there is none. */
function run(major: number, folder: string, args: string[]) {
  const node = nodeOfMajor(major);
  if (!node) process.stdout.write(`Notice: Node ${major} cannot be fetched; SQL lineage is not tested with it.\n`);
  test.skip(!node, `Node ${major} cannot be fetched`);
  const { status, stdout, stderr } = spawnSync(node!, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder },
    input: sql,
  });
  return { status, stdout, stderr };
}

test.describe('SQL lineage as it is published', () => {
  let folder: string;
  let tools: Tools;
  let tarball: string;

  test.beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'headwater-packed-'));
    const { prepare } = await import('../../scripts/toolchain.mjs');
    const { packOne } = await import('../../scripts/lib/pack.mjs');
    tools = prepare();
    ({ tarball } = packOne(tools, name, folder));
    const client = packOne(tools, '@headwater/openlineage-client', folder);
    // The client is taken from here, as that of the registry may be older.
    const overrides = { '@openlineage/client': `file:${client.tarball}` };
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, overrides }));
    for (const { file, text } of Object.values(programs)) writeFileSync(path.join(folder, file), text);
    const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd: folder, encoding: 'utf8' });
    expect(installed.stderr).not.toContain('npm error');
    expect(installed.status).toBe(0);
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const major of [20, 22, 24]) {
    for (const [kind, { file }] of Object.entries(programs)) {
      test(`Node ${major} runs it in an ${kind}`.replace('an Common', 'a Common'), () => {
        const { status, stdout, stderr } = run(major, folder, [file]);
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        expect(JSON.parse(stdout)).toEqual({
          edges: ['name name'],
          outputs: ['shop.copies'],
          mermaid: 'flowchart LR',
          oneCopy: true,
          thread: 1,
        });
      });
    }

    test(`Node ${major} runs its command`, () => {
      const { status, stdout, stderr } = run(major, folder, ['node_modules/.bin/sql-lineage', '--dialect', 'postgres']);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const { file, statements } = JSON.parse(stdout);
      expect({ file, kinds: statements.map(({ kind }: { kind: string }) => kind) }).toEqual({ file: '-', kinds: ['INSERT'] });
    });
  }

  test('npx finds the command', () => {
    const asked = spawnSync('npx', ['--no-install', name, '--version'], { cwd: folder, encoding: 'utf8' });
    expect({ status: asked.status, stdout: asked.stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test('publint and are-the-types-wrong find nothing', async () => {
    const { problemsOf } = await import('../../scripts/lib/checkPackages.mjs');
    expect(await problemsOf(tools, tarball)).toEqual([]);
  });
});
