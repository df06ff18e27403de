import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { exportedVariables, filled, guideBlocks, guideFile, guideNames } from '../lib/guide';
import { pythonWithClients } from '../lib/python';
import { TOKEN, exportGraph, root, startServer } from '../lib/server';
import type { Server } from '../lib/server';

// The code and the commands of docs/clients, run as they stand there.

test.describe('code in the guides', () => {
  // What install.md says to give a pipeline: a token that sends events and no more.
  const PIPELINES = 'guides-pipelines-0123456789';
  let bin: string | undefined;
  let work: string;
  let server: Server;
  let portal: { url: string; token: string };

  test.beforeAll(async () => {
    bin = pythonWithClients();
    work = mkdtempSync(path.join(tmpdir(), 'headwater-guides-'));
    const config = path.join(work, 'app-config.guides.json');
    const token = (value: string, restriction: object) => ({
      type: 'static',
      options: { token: value, subject: 'guides' },
      accessRestrictions: [{ plugin: 'data-catalog', ...restriction }],
    });
    const externalAccess = [token(TOKEN, {}), token(PIPELINES, { permission: 'data-catalog.integrate' })];
    writeFileSync(config, JSON.stringify({ backend: { auth: { externalAccess } } }));
    server = await startServer('backend', {
      DATABASE_URL: `sqlite:${path.join(work, 'log.sqlite')}`,
      HEADWATER_CONFIG: config,
    });
    portal = { url: server.url, token: PIPELINES };
  });
  test.afterAll(async () => {
    await server?.stop();
    rmSync(work, { recursive: true, force: true });
  });

  function run(command: string, args: string[], env: Record<string, string>, cwd: string) {
    return new Promise<{ code: number | null; output: string }>(resolve => {
      const child = spawn(command, args, { cwd, env: { PATH: process.env.PATH!, HOME: work, LANG: 'C.UTF-8', ...env } });
      let output = '';
      child.stdout.on('data', chunk => (output += chunk));
      child.stderr.on('data', chunk => (output += chunk));
      child.on('exit', code => resolve({ code, output }));
    });
  }

  /** A folder with a guide's script, and its file of configuration where that is wanted. */
  function scriptFolder(parent: string, name: string, script: string, withFile: boolean): string {
    mkdirSync(parent, { recursive: true });
    const folder = mkdtempSync(path.join(parent, 'guide-'));
    writeFileSync(path.join(folder, script), guideFile(name, script, portal));
    if (withFile) writeFileSync(path.join(folder, 'openlineage.yml'), guideFile(name, 'openlineage.yml', portal));
    return folder;
  }

  /** The variables that a guide says first: later ones are for volume. */
  const variables = (name: string) => {
    const block = guideBlocks(name).find(({ text }) => text.includes('export OPENLINEAGE_URL'));
    return exportedVariables(filled(block!.text, portal));
  };
  const volumeVariables = () => {
    const block = guideBlocks('python').find(({ text }) => text.includes('export OPENLINEAGE__TRANSPORT__TYPE'));
    return exportedVariables(block!.text);
  };

  /** Runs of the guides' job that have come in and ended well. */
  async function completedRuns(): Promise<number> {
    const lines = await exportGraph(server.url);
    const job = lines.find(line => line.kind === 'node' && line.name === 'nightly.revenue')?.id;
    return lines.filter(line => line.kind === 'run' && line.job === job && line.state === 'COMPLETE').length;
  }

  async function expectLineage() {
    const lines = await exportGraph(server.url);
    const id = (namespace: string, name: string) =>
      lines.find(line => line.kind === 'node' && line.namespace === namespace && line.name === name)?.id;
    const job = id('etl', 'nightly.revenue');
    const edges = lines.filter(line => line.kind === 'edge');
    expect(edges).toContainEqual(
      expect.objectContaining({ source: id('mysql://shop-db:3306', 'shop.orders'), target: job, type: 'read' }),
    );
    expect(edges).toContainEqual(
      expect.objectContaining({ source: job, target: id('s3://reports', 'revenue'), type: 'write' }),
    );
  }

  for (const [way, withFile, more] of [
    ['the variables', false, {}],
    ['the file', true, {}],
    ['the variables for volume', false, volumeVariables()],
  ] as const) {
    test(`the script for Python delivers with ${way}`, async () => {
      test.skip(!bin, 'The Python clients cannot be installed here');
      const before = await completedRuns();
      const folder = scriptFolder(work, 'python', 'emit.py', withFile);
      const env = withFile ? {} : { ...variables('python'), ...more };
      expect(await run(path.join(bin!, 'python'), ['emit.py'], env, folder)).toEqual({ code: 0, output: '' });
      expect(await completedRuns()).toBe(before + 1);
      await expectLineage();
    });
  }

  test('the script for TypeScript has no wrong types, and delivers with the variables and with the file', async () => {
    // Within the repository, where the client and the compiler are found.
    const parent = path.join(root, '.data');
    for (const withFile of [false, true]) {
      const before = await completedRuns();
      const folder = scriptFolder(parent, 'typescript', 'emit.mts', withFile);
      const binaries = path.join(root, 'node_modules/.bin');
      try {
        if (!withFile) {
          const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'esnext', '--moduleResolution', 'bundler'];
          const typed = [...options, '--target', 'es2022', '--types', 'node', 'emit.mts'];
          const { output } = await run(path.join(binaries, 'tsc'), typed, {}, folder);
          // The client's sources are checked elsewhere, with the options that they are written for.
          expect(output.split('\n').filter(line => line.startsWith('emit.mts'))).toEqual([]);
        }
        const bundle = ['emit.mts', '--no-config', '--format', 'esm', '--no-dts', '--out-dir', 'out'];
        const built = await run(path.join(binaries, 'tsdown'), bundle, {}, folder);
        expect(built.code, built.output).toBe(0);
        const done = await run(process.execPath, ['out/emit.mjs'], withFile ? {} : variables('typescript'), folder);
        expect(done).toEqual({ code: 0, output: '{ delivered: 2, failed: 0, dropped: 0, undelivered: 0 }\n' });
        expect(await completedRuns()).toBe(before + 1);
        await expectLineage();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  });

  for (const name of guideNames) {
    test(`the command that checks, in the guide for ${name}, lists who has sent with the token for events`, async () => {
      const [command] = guideBlocks(name).filter(({ text }) => text.startsWith('curl '));
      const { code, output } = await run('bash', ['-c', filled(command.text, portal)], {}, work);
      expect(code).toBe(0);
      expect(JSON.parse(output)).toMatchObject({ items: expect.any(Array) });
    });
  }
});
