import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { ask, startServer } from '../lib/server';
import type { Server } from '../lib/server';

// Files, catalog and store together: Backstage's real catalog with our module.

const DB = 'postgres://shop-db:5432';

function dataAsset(name: string, spec: string): string {
  return `apiVersion: headwater.io/v1alpha1\nkind: DataAsset\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
}
const claim = (table: string, more = '') =>
  `{ type: table, qualifiedName: { namespace: '${DB}', name: ${table} }, owner: team-a${more} }`;

test.describe('what files declare and what events say', () => {
  let folder: string;
  let server: Server;
  let file: string;
  let token: string;

  test.beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'headwater-catalog-'));
    file = path.join(folder, 'catalog-info.yaml');
    writeFileSync(file, dataAsset('orders', claim('shop.public.orders')));
    const config = path.join(folder, 'app-config.test.json');
    writeFileSync(
      config,
      JSON.stringify({
        catalog: {
          processingInterval: { seconds: 3 },
          locations: [{ type: 'file', target: file }],
        },
        dataCatalog: { entities: { readSeconds: 3, pullSeconds: 2 } },
      }),
    );
    server = await startServer('backend', {
      DATABASE_URL: `sqlite:${path.join(folder, 'log.sqlite')}`,
      HEADWATER_CONFIG: config,
    });
    const guest = await fetch(`${server.url}/api/auth/guest/refresh`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    token = ((await guest.json()) as { backstageIdentity: { token: string } }).backstageIdentity.token;
    const event = {
      eventType: 'COMPLETE',
      eventTime: '2026-11-01T10:00:00Z',
      producer: 'https://example.com/catalog',
      run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
      job: { namespace: 'etl', name: 'job' },
      inputs: [{ namespace: DB, name: 'shop.public.orders' }],
      outputs: [
        {
          namespace: DB,
          name: 'shop.public.report',
          facets: {
            ownership: {
              _producer: 'https://example.com/catalog',
              _schemaURL: 'https://example.com/facet.json',
              owners: [{ name: 'group:default/team-b' }],
            },
          },
        },
      ],
    };
    const sent = await ask(server.url, '/api/v1/lineage', { method: 'POST', body: JSON.stringify(event) });
    expect(sent.status).toBe(201);
  });
  test.afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  type Entity = {
    metadata: { name: string; annotations: Record<string, string> };
    relations?: { type: string; targetRef: string }[];
    status?: { items?: { level: string; error?: { message: string } }[] };
  };

  async function entities(): Promise<Entity[]> {
    const answer = await fetch(`${server.url}/api/catalog/entities?filter=kind=dataasset`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    return (await answer.json()) as Entity[];
  }
  const names = async () => (await entities()).map(({ metadata }) => metadata.name).sort();
  async function refOf(table: string) {
    const answer = await ask(
      server.url,
      `/api/data-catalog/v1/assets/lookup?namespace=${encodeURIComponent(DB)}&name=${table}`,
    );
    return ((await answer.json()) as { entityRef?: string }).entityRef;
  }
  const generated = /^shop-public-report-[0-9a-f]{10}$/;

  test('one identity is one entity, through declaration, change and deletion', async () => {
    await expect.poll(() => refOf('shop.public.orders'), { timeout: 60_000 }).toBe('dataasset:default/orders');
    await expect.poll(names, { timeout: 60_000 }).toEqual(['orders', expect.stringMatching(generated)]);
    // What was observed between the two becomes a relation.
    await expect
      .poll(async () => (await entities()).find(({ metadata }) => generated.test(metadata.name))?.relations, { timeout: 90_000 })
      .toContainEqual(expect.objectContaining({ type: 'derivedFrom', targetRef: 'dataasset:default/orders' }));

    // A file claims the asset whose entity was generated: that one gives way.
    writeFileSync(file, [dataAsset('orders', claim('shop.public.orders')), dataAsset('report', claim('shop.public.report'))].join('---\n'));
    await expect.poll(() => refOf('shop.public.report'), { timeout: 60_000 }).toBe('dataasset:default/report');
    await expect.poll(names, { timeout: 60_000 }).toEqual(['orders', 'report']);

    // A second claim changes nothing, and is told.
    writeFileSync(
      file,
      [
        dataAsset('orders', claim('shop.public.orders')),
        dataAsset('report', claim('shop.public.report')),
        dataAsset('copy', claim('shop.public.report')),
      ].join('---\n'),
    );
    await expect
      .poll(
        async () => {
          const answer = await ask(server.url, '/api/data-catalog/v1/entities/conflicts');
          return ((await answer.json()) as { items: { entityRefs: string[] }[] }).items.map(({ entityRefs }) => entityRefs);
        },
        { timeout: 60_000 },
      )
      .toEqual([['dataasset:default/report', 'dataasset:default/copy']]);
    expect(await refOf('shop.public.report')).toBe('dataasset:default/report');

    // Gone from the file, gone as a claim; the asset and its generated entity stay.
    writeFileSync(file, dataAsset('orders', claim('shop.public.orders')));
    await expect.poll(() => refOf('shop.public.report'), { timeout: 60_000 }).toBeUndefined();
    await expect.poll(names, { timeout: 60_000 }).toEqual(['orders', expect.stringMatching(generated)]);
  });

  test('a wrong type is an error of the entity that names the field and what is allowed', async () => {
    writeFileSync(file, dataAsset('orders', claim('shop.public.orders', ', lifecycle: living')));
    await expect
      .poll(
        async () => {
          const orders = (await entities()).find(({ metadata }) => metadata.name === 'orders');
          return JSON.stringify(orders?.status?.items ?? []);
        },
        { timeout: 60_000 },
      )
      .toMatch(/spec\.lifecycle.*must be one of development, .*archived, got .*living/);
    // The last good state stands.
    expect(await refOf('shop.public.orders')).toBe('dataasset:default/orders');
  });
});
