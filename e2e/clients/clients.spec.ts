import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { pythonWithClients } from '../lib/python';
import { TOKEN, ask, exportGraph, root, startServer } from '../lib/server';
import type { Server } from '../lib/server';

test.describe('real clients', () => {
  let bin: string | undefined;
  let work: string;
  let server: Server;

  test.beforeAll(async () => {
    bin = pythonWithClients();
    work = mkdtempSync(path.join(tmpdir(), 'headwater-clients-'));
    server = await startServer('backend', { DATABASE_URL: `sqlite:${path.join(work, 'log.sqlite')}` });
  });
  test.afterAll(async () => {
    await server?.stop();
    rmSync(work, { recursive: true, force: true });
  });
  test.beforeEach(() => {
    test.skip(!bin, 'The Python clients cannot be installed here');
  });

  /** Runs a client with nothing of the recorder's configuration in its environment. */
  function run(command: string, args: string[], env: Record<string, string>, cwd = work) {
    return new Promise<{ code: number | null; output: string }>(resolve => {
      const child = spawn(path.join(bin!, command), args, {
        cwd,
        env: { PATH: `${bin}:${process.env.PATH}`, HOME: work, LANG: 'C.UTF-8', ...env },
      });
      let output = '';
      child.stdout.on('data', chunk => (output += chunk));
      child.stderr.on('data', chunk => (output += chunk));
      child.on('exit', code => resolve({ code, output }));
    });
  }

  const emitOne = (name: string) => `
from openlineage.client import OpenLineageClient
from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState
import datetime, uuid
client = OpenLineageClient()
for state in (RunState.START, RunState.COMPLETE):
    client.emit(RunEvent(eventType=state, eventTime=datetime.datetime.now(datetime.timezone.utc).isoformat(),
        run=Run(runId=str(uuid.uuid5(uuid.NAMESPACE_URL, "${name}"))), job=Job(namespace="clients", name="${name}"),
        producer="https://example.com/clients", inputs=[InputDataset(namespace="db", name="${name}_in")],
        outputs=[OutputDataset(namespace="db", name="${name}_out")]))
client.close()
`;

  async function expectJob(name: string) {
    const lines = await exportGraph(server.url);
    const id = (of: string) => lines.find(line => line.kind === 'node' && line.name === of)?.id;
    const edges = lines.filter(line => line.kind === 'edge');
    expect(id(name)).toBeDefined();
    expect(edges).toContainEqual(expect.objectContaining({ source: id(`${name}_in`), target: id(name), type: 'read' }));
    expect(edges).toContainEqual(expect.objectContaining({ source: id(name), target: id(`${name}_out`), type: 'write' }));
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'run', job: id(name), state: 'COMPLETE' }));
  }

  test('openlineage-python delivers with a URL and a key in its environment', async () => {
    const { code, output } = await run('python', ['-c', emitOne('plain')], {
      OPENLINEAGE_URL: server.url,
      OPENLINEAGE_API_KEY: TOKEN,
    });
    expect(output).not.toContain('Traceback');
    expect(code).toBe(0);
    await expectJob('plain');
  });

  test('openlineage-python delivers gzip', async () => {
    const { code, output } = await run('python', ['-c', emitOne('packed')], {
      OPENLINEAGE__TRANSPORT: JSON.stringify({
        type: 'http',
        url: server.url,
        compression: 'gzip',
        auth: { type: 'api_key', apiKey: TOKEN },
      }),
    });
    expect(output).not.toContain('Traceback');
    expect(code).toBe(0);
    await expectJob('packed');
  });

  test('openlineage-python delivers asynchronously', async () => {
    const { code, output } = await run('python', ['-c', emitOne('later')], {
      OPENLINEAGE__TRANSPORT: JSON.stringify({
        type: 'async_http',
        url: server.url,
        auth: { type: 'api_key', apiKey: TOKEN },
      }),
    });
    expect(output).not.toContain('Traceback');
    expect(code).toBe(0);
    await expectJob('later');
  });

  test('a wrong token fails in the client, and nothing is stored', async () => {
    const { code, output } = await run('python', ['-c', emitOne('denied')], {
      OPENLINEAGE_URL: server.url,
      OPENLINEAGE_API_KEY: 'wrong',
    });
    expect(code).not.toBe(0);
    expect(output).toContain('401');
    expect((await exportGraph(server.url)).some(line => line.name === 'denied')).toBe(false);
  });

  test('dbt-ol delivers a dbt-duckdb project with column lineage', async () => {
    const project = path.join(work, 'dbt-shop');
    cpSync(path.join(root, 'examples/dbt-shop'), project, { recursive: true });
    await run('python', ['make_seeds.py'], {}, project);
    const env = { OPENLINEAGE_URL: server.url, OPENLINEAGE_API_KEY: TOKEN, OPENLINEAGE_NAMESPACE: 'dbt-shop' };
    for (const command of ['seed', 'run', 'test']) {
      const { output } = await run('dbt-ol', [command, '--profiles-dir', '.'], env, project);
      expect(output).toMatch(/Emitted \d+ (OpenLineage )?events/i);
    }
    const lines = await exportGraph(server.url);
    const named = (name: string) =>
      lines.find(line => line.kind === 'node' && line.name === name && line.class === 'dataset')?.id;
    expect(lines).toContainEqual(
      expect.objectContaining({
        kind: 'columnEdge',
        source: named('shop.main.int_order_totals'),
        target: named('shop.main.fct_orders'),
        sourceColumn: 'order_amount',
        targetColumn: 'order_amount',
      }),
    );
    const up = await ask(
      server.url,
      `/api/data-catalog/v1/lineage/${named('shop.main.mart_revenue_daily')}/upstream?depth=10&hideJobs=true`,
    );
    const { nodes } = (await up.json()) as { nodes: { name: string }[] };
    expect(nodes.map(node => node.name)).toContain('shop.main_raw.raw_order_items');
    const quality = await ask(server.url, `/api/data-catalog/v1/assets/${named('shop.main.dim_customers')}`);
    expect(((await quality.json()) as { quality?: number }).quality).toBeLessThan(1);
  });
});
