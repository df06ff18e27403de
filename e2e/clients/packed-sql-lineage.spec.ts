import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { installPacked, runWithNode } from '../lib/packed';
import type { Packed } from '../lib/packed';

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
  'program.mjs': `
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { analyzeSql, lineageGraph, lineageRunEvent, toMermaid } from '${name}';
const require = createRequire(import.meta.url);
const { resolve } = require;
const loadOtherwise = async () => require('${name}');
${program}`,
  'program.cjs': `
const { Worker } = require('node:worker_threads');
const { analyzeSql, lineageGraph, lineageRunEvent, toMermaid } = require('${name}');
const { resolve } = require;
const loadOtherwise = () => import('${name}');
${program}`,
};

test.describe('SQL lineage as it is published', () => {
  let packed: Packed;

  test.beforeAll(async () => {
    packed = await installPacked(name, {
      programs,
      alongside: { '@openlineage/client': '@headwater/openlineage-client' },
    });
  });
  test.afterAll(() => packed?.remove());

  for (const major of [20, 22, 24]) {
    for (const file of Object.keys(programs)) {
      test(`Node ${major} runs it in ${file}`, () => {
        const { status, stdout, stderr } = runWithNode(major, packed.folder, [file]);
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
      const { status, stdout, stderr } = runWithNode(
        major,
        packed.folder,
        ['node_modules/.bin/sql-lineage', '--dialect', 'postgres'],
        sql,
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const { file, statements } = JSON.parse(stdout);
      expect({ file, kinds: statements.map(({ kind }: { kind: string }) => kind) }).toEqual({ file: '-', kinds: ['INSERT'] });
    });
  }

  test('npx finds the command', () => {
    const asked = spawnSync('npx', ['--no-install', name, '--version'], { cwd: packed.folder, encoding: 'utf8' });
    expect({ status: asked.status, stdout: asked.stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test('publint and are-the-types-wrong find nothing', async () => {
    const { problemsOf } = await import('../../scripts/lib/checkPackages.mjs');
    expect(await problemsOf(packed.tools, packed.tarball)).toEqual([]);
  });
});
