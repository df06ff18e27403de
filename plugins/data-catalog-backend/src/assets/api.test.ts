import { TestDatabases } from '@backstage/backend-test-utils';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { OpenApiContract } from '../openapi';
import type { OperationId } from '../openapi/OpenApiContract';
import { startCatalog } from '../__testUtils__/startCatalog';

jest.setTimeout(120_000);

const DB = 'postgres://db:5432';
const orders = assetId('dataset', DB, 'shop.public.orders');
const daily = assetId('dataset', DB, 'shop.public.daily_sales');
const job = assetId('job', 'etl', 'daily');
const RUN = '0198a1a0-0000-7000-8000-000000000001';

const schema = (...names: string[]) => ({
  schema: { _producer: 'x', _schemaURL: 'x', fields: names.map(name => ({ name, type: 'text' })) },
});

function runOf(time: string, columns: string[], changes: object = {}) {
  return {
    eventType: 'COMPLETE',
    eventTime: time,
    producer: 'https://example.com/etl',
    run: { runId: RUN, facets: { custom_thing: { _producer: 'x', _schemaURL: 'x', any: [1] } } },
    job: { namespace: 'etl', name: 'daily' },
    inputs: [{ namespace: DB, name: 'shop.public.orders', facets: schema(...columns) }],
    outputs: [
      {
        namespace: DB,
        name: 'shop.public.daily_sales',
        facets: {
          ...schema('day', 'total'),
          columnLineage: {
            _producer: 'x',
            _schemaURL: 'x',
            fields: {
              total: {
                inputFields: [
                  {
                    namespace: DB,
                    name: 'shop.public.orders',
                    field: 'amount',
                    transformations: [{ type: 'DIRECT', subtype: 'AGGREGATION', masking: false }],
                  },
                ],
              },
            },
          },
        },
      },
    ],
    ...changes,
  };
}

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('the assets API on %p', databaseId => {
  const contract = new OpenApiContract();
  let catalog: Awaited<ReturnType<typeof startCatalog>>;
  let position: number;

  beforeAll(async () => {
    catalog = await startCatalog({
      knex: await databases.init(databaseId),
      config: { dataCatalog: { tenants: [{ namespace: 'postgres://*', tenant: 'shop' }] } },
    });
    position = await catalog.send(
      runOf('2026-11-01T10:00:00Z', ['id', 'amount']),
      runOf('2026-11-02T10:00:00Z', ['id', 'amount', 'currency'], {
        run: { runId: RUN.replace(/1$/, '2') },
      }),
    );
    await get(`/assets?minPosition=${position}`, 'listAssets');
  });
  afterAll(() => catalog.stop());

  /** Asks, and checks the answer by the OpenAPI document. */
  async function call(
    method: 'get' | 'post' | 'patch' | 'delete',
    url: string,
    operation: OperationId,
    body?: object,
    headers: Record<string, string> = {},
  ) {
    const answer = await catalog.api[method](`/api/data-catalog/v1${url}`).set(headers).send(body);
    expect(contract.answerIssues(operation, answer.status, answer.body)).toEqual([]);
    return answer;
  }
  const get = (url: string, operation: OperationId) => call('get', url, operation);

  it('lists assets with their counts', async () => {
    const { body } = await get('/assets?type=table&tenant=shop', 'listAssets');
    expect(body.items.map((item: { name: string }) => item.name)).toEqual([
      'shop.public.daily_sales',
      'shop.public.orders',
    ]);
    expect(body.totalCount).toEqual({ value: 2, exact: true });
    const { body: counts } = await get('/facet-counts?facets=type,tenant', 'countFacets');
    expect(JSON.stringify(counts)).toContain('"pipeline"');
  });

  it('says of an asset, of a list and of lineage alike when the data was observed', async () => {
    const { body } = await get('/assets?q=daily_sales&fields=observedAt', 'listAssets');
    const [{ id, observedAt }] = body.items;
    expect(observedAt).toBe('2026-11-02T10:00:00.000000000Z');
    expect((await get(`/assets/${id}`, 'getAsset')).body.observedAt).toBe(observedAt);
    const { body: lineage } = await get(`/lineage/${id}?depth=2`, 'getLineage');
    const times = lineage.nodes.map((node: { title: string; observedAt?: string }) => [node.title, node.observedAt]);
    // Nobody was seen to write the input.
    expect(Object.fromEntries(times)).toEqual({ daily: observedAt, daily_sales: observedAt, orders: undefined });
  });

  it('pages with a cursor that is bound to the filters', async () => {
    const first = await get('/assets?limit=1&platform=postgres', 'listAssets');
    const cursor = first.body.nextCursor;
    const second = await get(`/assets?limit=1&platform=postgres&cursor=${cursor}`, 'listAssets');
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
    const other = await get(`/assets?limit=1&platform=kafka&cursor=${cursor}`, 'listAssets');
    expect(other.status).toBe(400);
    expect(other.body.error.message).toContain("'cursor'");
  });

  it.each([
    ['limit=0', /limit/],
    ['limit=1001', /limit/],
    ['orderBy=colour', /orderBy.*title/],
    ['colour=red', /colour.*not known/],
    ['minQuality=many', /minQuality/],
  ])('refuses ?%s and names what is allowed', async (query, message) => {
    const { status, body } = await get(`/assets?${query}`, 'listAssets');
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });

  it('finds an asset by its name and answers near matches where there is none', async () => {
    const found = await get(
      `/assets/lookup?namespace=${encodeURIComponent(DB)}&name=shop.public.orders&include=columns,counts,sources`,
      'lookupAsset',
    );
    expect(found.body).toMatchObject({ id: orders, tenant: 'shop', type: 'table' });
    expect(found.body.columns.map((column: { name: string }) => column.name)).toEqual([
      'id',
      'amount',
      'currency',
    ]);
    expect(found.body.counts).toMatchObject({ columns: 3, versions: 2, downstream: 1 });
    const none = await get(`/assets/lookup?namespace=x&name=order`, 'lookupAsset');
    expect(none.status).toBe(404);
    expect(none.body.error.nearMatches ?? none.body.error.details?.nearMatches).toEqual([
      expect.objectContaining({ id: orders }),
    ]);
  });

  it('answers 404 for an unknown id and 400 for what is no id', async () => {
    expect((await get(`/assets/${RUN}`, 'getAsset')).status).toBe(404);
    expect((await get('/assets/orders', 'getAsset')).status).toBe(400);
  });

  it('answers versions and their difference', async () => {
    const { body } = await get(`/assets/${orders}/versions`, 'listAssetVersions');
    const [newer, older] = body.items;
    const diff = await get(
      `/assets/${orders}/versions/diff?from=${older.version}&to=${newer.version}`,
      'diffAssetVersions',
    );
    expect(diff.body.added.map((column: { name: string }) => column.name)).toEqual(['currency']);
  });

  it('answers runs with their facets, unknown ones verbatim', async () => {
    const runs = await get(`/pipelines/${job}/runs?limit=1`, 'listPipelineRuns');
    expect(runs.body).toMatchObject({ totalCount: { value: 2, exact: true } });
    const next = await get(
      `/pipelines/${job}/runs?limit=1&cursor=${runs.body.nextCursor}`,
      'listPipelineRuns',
    );
    expect(next.body.items[0].runId).toBe(RUN);
    expect((await get(`/assets/${orders}/runs?use=read`, 'listAssetRuns')).body.items).toHaveLength(2);
    expect((await get(`/assets/${orders}/runs?use=write`, 'listAssetRuns')).body.items).toHaveLength(0);
    const run = await get(`/runs/${RUN}`, 'getRun');
    expect(run.body).toMatchObject({ state: 'COMPLETE', inputs: [{ id: orders }], outputs: [{ id: daily }] });
    const facets = await get(`/runs/${RUN}/facets`, 'getRunFacets');
    expect(facets.body.run[0]).toMatchObject({ key: 'custom_thing', body: { any: [1] } });
  });

  it('answers lineage in both directions, of assets and of columns', async () => {
    const both = await get(`/lineage/${job}?depth=1`, 'getLineage');
    expect(both.body.nodes).toHaveLength(3);
    expect(both.body).toMatchObject({ complete: true, hidden: 0 });
    const down = await get(`/lineage/${orders}/downstream?depth=10&hideJobs=true`, 'getDownstream');
    expect(down.body.edges).toEqual([
      expect.objectContaining({ source: orders, target: daily, type: 'transform', via: [job] }),
    ]);
    const up = await get(`/lineage/${daily}/upstream?depth=1`, 'getUpstream');
    expect(up.body.more).toEqual({ [job]: { upstream: 1 } });
    expect(up.body.complete).toBe(false);
    for (const [id, column] of [
      [daily, 'total'],
      [orders, 'amount'],
    ]) {
      const columns = await get(`/lineage/${id}/columns?column=${column}`, 'getColumnLineage');
      expect(columns.body.columnEdges).toEqual([
        expect.objectContaining({
          source: { assetId: orders, column: 'amount' },
          target: { assetId: daily, column: 'total' },
          via: job,
          transformations: [expect.objectContaining({ subtype: 'AGGREGATION' })],
        }),
      ]);
    }
    const none = await get(`/lineage/${orders}/columns?column=id`, 'getColumnLineage');
    expect(none.body.columnEdges).toEqual([]);
    expect((await get(`/lineage/${orders}/upstream?depth=11`, 'getUpstream')).status).toBe(400);
  });

  it('keeps browsers from answering for an asset: its counts move on with its version as it was', async () => {
    const { body, headers } = await get(`/assets/${orders}?include=counts`, 'getAsset');
    expect(headers).toMatchObject({ etag: `"${body.etag}"`, 'cache-control': 'no-store' });
  });

  it('lets a steward change an asset, and answers 409 to who read an older state', async () => {
    const { body: before } = await get(`/assets/${orders}`, 'getAsset');
    const change = { owner: 'group:default/sales', description: 'All orders', addTags: ['pii'], tier: 'gold' };
    const changed = await call('patch', `/assets/${orders}`, 'updateAsset', change, {
      'If-Match': `"${before.etag}"`,
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ owner: 'group:default/sales', tags: ['pii'], tier: 'gold' });
    expect(changed.body.attributes.values.description).toMatchObject({ source: 'steward' });
    const stale = await call('patch', `/assets/${orders}`, 'updateAsset', { tier: 'silver' }, {
      'If-Match': `"${before.etag}"`,
    });
    expect(stale.status).toBe(409);
    const bad = await call('patch', `/assets/${orders}`, 'updateAsset', { owner: 'not a ref' });
    expect(bad.status).toBe(400);
    expect(bad.body.error.message).toMatch(/'owner'.*group.*not a ref/);
    const unknown = await call('patch', `/assets/${orders}`, 'updateAsset', { colour: 'red' });
    expect(unknown.body.error.message).toMatch(/colour/);
  });

  it('carries out a write once for each Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': 'change-1' };
    const first = await call('patch', `/assets/${daily}`, 'updateAsset', { tier: 'gold' }, headers);
    await call('patch', `/assets/${daily}`, 'updateAsset', { tier: 'silver' });
    const again = await call('patch', `/assets/${daily}`, 'updateAsset', { tier: 'gold' }, headers);
    expect(again.body).toEqual(first.body);
    expect((await get(`/assets/${daily}`, 'getAsset')).body.tier).toBe('silver');
    const other = await call('patch', `/assets/${daily}`, 'updateAsset', { tier: 'bronze' }, headers);
    expect(other.status).toBe(409);
  });

  it('deletes and undeletes', async () => {
    await call('delete', `/assets/${daily}?reason=old`, 'deleteAsset');
    expect((await get('/assets?q=daily_sales', 'listAssets')).body.items).toEqual([]);
    expect((await get(`/assets/${daily}`, 'getAsset')).body.deletedAt).toBeDefined();
    await call('post', `/assets/${daily}/undelete`, 'undeleteAsset');
    expect((await get('/assets?q=daily_sales', 'listAssets')).body.items).toHaveLength(1);
  });

  it('creates, gives other names, renames and merges', async () => {
    const named = (name: string) => ({ namespace: 'manual', name });
    const created = await call('post', '/assets', 'createAsset', { ...named('report'), type: 'report' });
    expect(created.status).toBe(201);
    const { id } = created.body;
    expect((await call('post', '/assets', 'createAsset', named('report'))).status).toBe(409);

    await call('post', `/assets/${id}/aliases`, 'addAssetAlias', named('report_view'));
    const alias = assetId('dataset', 'manual', 'report_view');
    const byAlias = await get(`/assets/${alias}?include=aliases`, 'getAsset');
    expect(byAlias.body).toMatchObject({ id, foundAs: { id: alias }, aliases: [{ id: alias, removable: true }] });

    const renamed = await call('post', `/assets/${id}/rename`, 'renameAsset', named('weekly_report'));
    const fresh = assetId('dataset', 'manual', 'weekly_report');
    expect(renamed.body).toMatchObject({ id: fresh, type: 'report' });
    expect((await get(`/assets/${id}`, 'getAsset')).body.id).toBe(fresh);

    const other = await call('post', '/assets', 'createAsset', named('report_copy'));
    await call('post', `/assets/${fresh}/merge`, 'mergeAsset', { assetIds: [other.body.id] });
    expect((await get(`/assets/${other.body.id}`, 'getAsset')).body.id).toBe(fresh);
    await call('delete', `/assets/${fresh}/aliases/${other.body.id}`, 'removeAssetAlias');
    expect((await get(`/assets/${other.body.id}`, 'getAsset')).body.id).toBe(other.body.id);
  });

  it('refuses text that PostgreSQL does not store, and takes the items beside it', async () => {
    const { body } = await call('post', '/assets/bulk', 'writeAssets', {
      items: [
        { asset: { namespace: 'manual', name: 'nul', description: 'a\0b' } },
        { asset: { namespace: 'manual', name: 'half \uD800' } },
        { asset: { namespace: 'manual', name: 'beside them' } },
      ],
    });
    expect(body.items.map(({ status, error }: { status: number; error?: Error }) => [status, error?.message])).toEqual([
      [400, `'description' must hold neither NUL nor half of a surrogate pair, got "a\\u0000b"`],
      [400, `'asset.name' must hold neither NUL nor half of a surrogate pair, got "half \\ud800"`],
      [201, undefined],
    ]);
  });

  it('answers a bulk write item by item', async () => {
    const { status, body } = await call('post', '/assets/bulk', 'writeAssets', {
      items: [
        { id: orders, change: { domain: 'domain:default/sales' } },
        { id: orders.replace(/^./, orders.startsWith('0') ? '1' : '0'), change: { tier: 'gold' } },
        { asset: { namespace: 'manual', name: 'bulk', description: 'made in bulk' } },
        { asset: { namespace: 'manual' } },
      ],
    });
    expect(status).toBe(200);
    expect(body.items.map((item: { status: number }) => item.status)).toEqual([200, 404, 201, 400]);
    expect(body).toMatchObject({ succeeded: 2, failed: 2 });
    expect((await get('/assets?domain=domain:default/sales', 'listAssets')).body.items).toHaveLength(1);
  });
});
