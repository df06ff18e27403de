import { TestDatabases } from '@backstage/backend-test-utils';
import type { ActivityItem, AssetActivityChange } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { Knex } from 'knex';
import { startCatalog } from '../__testUtils__/startCatalog';
import { OpenApiContract } from '../openapi';
import type { OperationId } from '../openapi/OpenApiContract';

jest.setTimeout(120_000);

const DB = 'postgres://db:5432';
const orders = assetId('dataset', DB, 'shop.public.orders');
const job = assetId('job', 'etl', 'daily');

function runOf(index: number, columns: Record<string, string>) {
  const fields = Object.entries(columns).map(([name, type]) => ({ name, type }));
  return {
    eventType: 'COMPLETE',
    eventTime: `2026-11-0${index}T10:00:00Z`,
    producer: 'https://example.com/etl',
    run: { runId: `0198a1a0-0000-7000-8000-00000000000${index}` },
    job: { namespace: 'etl', name: 'daily' },
    inputs: [],
    outputs: [
      {
        namespace: DB,
        name: 'shop.public.orders',
        facets: { schema: { _producer: 'x', _schemaURL: 'x', fields } },
      },
    ],
  };
}

/** An item in a few words. */
function inShort(item: ActivityItem): string {
  switch (item.kind) {
    case 'change':
      return `${item.action} ${item.changes.map(({ attribute }) => attribute).join(' ')}`.trim();
    case 'schema':
      return `schema +${item.added} -${item.removed} ~${item.changed.map(({ name }) => name)}${item.first ? ' first' : ''}`;
    default:
      return `run ${item.run.runId.slice(-1)}`;
  }
}

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('activity on %p', databaseId => {
  const contract = new OpenApiContract();
  let knex: Knex;
  let catalog: Awaited<ReturnType<typeof startCatalog>>;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    catalog = await startCatalog({ knex });
    const position = await catalog.send(
      runOf(1, { id: 'int', name: 'text' }),
      runOf(2, { id: 'int', name: 'text' }),
      runOf(3, { id: 'bigint', total: 'numeric' }),
    );
    await get(`/assets?minPosition=${position}`, 'listAssets');
    await patch(orders, { owner: 'group:default/sales', addTags: ['pii'] });
    await patch(orders, { owner: 'group:default/finance', tier: 'gold' });
    await patch(orders, { tier: 'gold' });
    await patch(orders, { columns: [{ name: 'id', description: 'Key' }] });
    await call('delete', `/assets/${orders}?reason=old`, 'deleteAsset');
    await call('post', `/assets/${orders}/undelete`, 'undeleteAsset');
    await patch(job, { owner: 'group:default/sales', description: 'Loads the orders' });
  });
  afterAll(() => catalog.stop());

  async function call(
    method: 'get' | 'post' | 'patch' | 'delete',
    url: string,
    operation: OperationId,
    body?: object,
  ) {
    const answer = await catalog.api[method](`/api/data-catalog/v1${url}`).send(body);
    expect(contract.answerIssues(operation, answer.status, answer.body)).toEqual([]);
    return answer;
  }
  const get = (url: string, operation: OperationId) => call('get', url, operation);
  const patch = async (id: string, body: object) => {
    const answer = await call('patch', `/assets/${id}`, 'updateAsset', body);
    expect(answer.status).toBe(200);
  };

  /** Every page of a list, one after the other. */
  async function all<Item>(url: string, operation: OperationId): Promise<Item[]> {
    const items: Item[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await get(`${url}${cursor && `&cursor=${cursor}`}`, operation);
      items.push(...body.items);
      if (!body.nextCursor) return items;
      cursor = body.nextCursor;
    }
  }

  const timeline = [
    'restored',
    'deleted',
    'stated columns.id.description',
    'stated owner tier',
    'stated owner tags',
    'schema +total -name ~id',
    'run 3',
    'run 2',
    'schema +id,name - ~ first',
    'run 1',
  ];

  it.each([1, 2, 3, 50])('is one timeline of an asset, in pages of %d', async limit => {
    const items = await all<ActivityItem>(`/assets/${orders}/activity?limit=${limit}`, 'listAssetActivity');
    expect(items.map(inShort)).toEqual(timeline);
  });

  it('tells what changed, by whom and when', async () => {
    const { body } = await get(`/assets/${orders}/activity?kind=change&limit=4`, 'listAssetActivity');
    expect(body.items[1]).toEqual({
      kind: 'change',
      id: expect.any(String),
      at: expect.any(String),
      actor: 'user:default/mock',
      source: 'steward',
      action: 'deleted',
      position: expect.any(Number),
      reason: 'old',
      changes: [],
    });
    expect(body.items[3].changes).toEqual([
      { attribute: 'owner', before: 'group:default/sales', after: 'group:default/finance' },
      { attribute: 'tier', after: 'gold' },
    ]);
  });

  it('can be asked for single kinds, and refuses others', async () => {
    const kinds = async (query: string) =>
      (await all<ActivityItem>(`/assets/${orders}/activity?${query}&limit=2`, 'listAssetActivity')).map(
        ({ kind }) => kind,
      );
    expect(await kinds('kind=schema')).toEqual(['schema', 'schema']);
    expect(await kinds('kind=run&kind=schema')).toEqual(['schema', 'run', 'run', 'schema', 'run']);
    const refused = await get(`/assets/${orders}/activity?kind=event`, 'listAssetActivity');
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain('change, schema, run');
  });

  it('holds cursors to the list they come from', async () => {
    const { body } = await get(`/assets/${orders}/activity?limit=1`, 'listAssetActivity');
    const other = `/assets/${job}/activity?limit=1&cursor=${body.nextCursor}`;
    expect((await get(other, 'listAssetActivity')).status).toBe(400);
    const feed = await get('/activity?limit=1', 'listActivity');
    const narrowed = `/activity?limit=1&owner=x&cursor=${feed.body.nextCursor}`;
    expect((await get(narrowed, 'listActivity')).status).toBe(400);
  });

  it('of a job holds its runs', async () => {
    const { body } = await get(`/assets/${job}/activity`, 'listAssetActivity');
    expect(body.items.map(inShort)).toEqual(['stated description owner', 'run 3', 'run 2', 'run 1']);
  });

  it('answers 404 for an unknown asset', async () => {
    const unknown = assetId('dataset', 'x', 'y');
    expect((await get(`/assets/${unknown}/activity`, 'listAssetActivity')).status).toBe(404);
  });

  const changes = timeline.slice(0, 5).map(text => `orders ${text}`);
  const briefly = (item: AssetActivityChange) => `${item.asset.title} ${inShort(item)}`;

  it.each([1, 2, 50])('of all assets is the newest changes, in pages of %d', async limit => {
    const items = await all<AssetActivityChange>(`/activity?limit=${limit}`, 'listActivity');
    expect(items.map(briefly)).toEqual(['daily stated description owner', ...changes]);
  });

  it('can be asked for by owner, asset and time', async () => {
    const listed = async (query: string) =>
      (await all<AssetActivityChange>(`/activity?limit=2&${query}`, 'listActivity')).map(briefly);
    expect(await listed('owner=group:default/sales')).toEqual(['daily stated description owner']);
    expect(await listed(`id=${orders.toUpperCase()}`)).toEqual(changes);
    expect(await listed(`id=${assetId('dataset', 'x', 'y')}`)).toEqual([]);
    expect(await listed('from=2999-01-01T00:00:00Z')).toEqual([]);
    expect(await listed('from=2026-01-01T00:00:00Z')).toHaveLength(6);
    expect((await get('/activity?from=yesterday', 'listActivity')).status).toBe(400);
    expect((await get('/activity?limit=201', 'listActivity')).status).toBe(400);
  });

  it('goes under all names of an asset', async () => {
    const alias = { namespace: 'manual', name: 'orders_copy' };
    const { body } = await call('post', '/assets', 'createAsset', { ...alias, description: 'A copy' });
    await call('post', `/assets/${orders}/merge`, 'mergeAsset', { assetIds: [body.id] });
    const merged = await get(`/assets/${orders}/activity?kind=change&limit=2`, 'listAssetActivity');
    expect(merged.body.items).toMatchObject([
      { action: 'aliased', reason: 'merge', changes: [{ attribute: 'alias', after: alias }] },
      { action: 'stated', changes: [{ attribute: 'description', after: 'A copy' }] },
    ]);
    await call('delete', `/assets/${orders}/aliases/${body.id}`, 'removeAssetAlias');
    const own = await get(`/assets/${orders}/activity?kind=change&limit=3`, 'listAssetActivity');
    expect(own.body.items.map(inShort)).toEqual(['unaliased alias', 'aliased alias', 'restored']);
  });

  it('says when it looked at a part of the log only', async () => {
    const { head } = (await get('/events/status', 'getEventsStatus')).body;
    const time = '2026-11-24T12:00:00.000000000Z';
    const silent = Array.from({ length: 5400 }, (_, index) => ({
      position: head + 1 + index,
      kind: 'asset.state',
      event_time: time,
      recorded_at: '2998-01-01T00:00:00.000000000Z',
      actor: 'user:default/mock',
      asset_id: assetId('dataset', 'x', 'nobody knows it'),
      content_hash: `silent ${index}`,
      body: '{}',
    }));
    await knex.batchInsert('log_entries', silent, 500);
    const { body } = await get('/activity?owner=group:default/sales', 'listActivity');
    expect(body).toEqual({ items: [], complete: false, nextCursor: expect.any(String) });
    const rest = await get(
      `/activity?owner=group:default/sales&cursor=${body.nextCursor}`,
      'listActivity',
    );
    expect(rest.body).toMatchObject({ complete: true, items: [{ asset: { id: job } }] });
    await knex('log_entries').where('position', '>', head).delete();
  });
});
