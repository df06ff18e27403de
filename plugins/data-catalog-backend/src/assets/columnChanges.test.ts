import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { Asset, AssetColumnView, ColumnChange } from '@headwater/plugin-data-catalog-common';
import { startCatalog } from '../__testUtils__/startCatalog';
import { OpenApiContract } from '../openapi';
import type { OperationId } from '../openapi/OpenApiContract';

jest.setTimeout(120_000);

const DB = 'postgres://db:5432';
const AMOUNT = 'glossaryterm:default/amount';
const CITY = 'glossaryterm:default/city';
const guest = 'user:default/guest';

/** A run that writes a table. */
const writing = (table: string) => ({
  eventType: 'COMPLETE',
  eventTime: '2026-11-01T10:00:00Z',
  producer: 'https://example.com/etl',
  run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
  job: { namespace: 'etl', name: 'daily' },
  inputs: [],
  outputs: [
    {
      namespace: DB,
      name: table,
      facets: {
        schema: {
          _producer: 'https://example.com/etl',
          _schemaURL: 'x',
          fields: [
            { name: 'id', type: 'int', description: 'Number of the order' },
            { name: 'amount', type: 'numeric' },
            { name: 'address', type: 'struct', fields: [{ name: 'city', type: 'text' }] },
          ],
        },
      },
    },
  ],
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('changes of columns on %p', databaseId => {
  const contract = new OpenApiContract();
  let catalog: Awaited<ReturnType<typeof startCatalog>>;
  let table: string;
  let orders: string;
  let tables = 0;

  beforeAll(async () => {
    catalog = await startCatalog({
      knex: await databases.init(databaseId),
      policy: ({ name }, principal) => ({
        result:
          principal === guest && name === 'data-catalog.asset.update'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    });
  });
  afterAll(() => catalog.stop());
  beforeEach(async () => {
    table = `shop.public.orders_${++tables}`;
    orders = assetId('dataset', DB, table);
    const position = await catalog.send(writing(table));
    await get(`/assets?minPosition=${position}`, 'listAssets');
  });

  async function call(method: 'get' | 'post' | 'patch', url: string, operation: OperationId, body?: object) {
    const answer = await catalog.api[method](`/api/data-catalog/v1${url}`).send(body);
    expect(contract.answerIssues(operation, answer.status, answer.body)).toEqual([]);
    return answer;
  }
  const get = (url: string, operation: OperationId) => call('get', url, operation);
  const change = (...columns: ColumnChange[]) =>
    call('patch', `/assets/${orders}`, 'updateAsset', { columns });
  const columns = async (query = ''): Promise<AssetColumnView[]> =>
    (await get(`/assets/${orders}/columns${query}`, 'listAssetColumns')).body.items;

  it('shows what a steward says, and again what the producer says once it is withdrawn', async () => {
    await change({ name: 'id', description: 'Key' }, { name: 'address.city', description: 'Where to' });
    const [id, , address] = await columns();
    expect(id).toMatchObject({ description: 'Key', sources: { description: { source: 'steward' } } });
    expect(address.fields).toEqual([
      expect.objectContaining({ name: 'city', description: 'Where to' }),
    ]);
    await change({ name: 'id', description: null });
    expect((await columns())[0]).toEqual({ name: 'id', type: 'int', description: 'Number of the order' });
  });

  it('keeps what was said of other columns, and of the same one besides', async () => {
    await change({ name: 'amount', description: 'In euros', addTerms: [AMOUNT] });
    await change({ name: 'id', description: 'Key' });
    await change({ name: 'amount', addTerms: ['glossaryTerm:Money'] });
    await change({ name: 'amount', removeTerms: [AMOUNT] });
    const [id, amount] = await columns();
    expect(id.description).toBe('Key');
    expect(amount).toMatchObject({ description: 'In euros', terms: ['glossaryterm:default/money'] });
  });

  it('says with include=sources who says each description', async () => {
    await change({ name: 'amount', description: 'In euros' });
    const [id, amount, address] = await columns('?include=sources');
    expect(id.sources).toEqual({
      description: {
        source: 'openlineage',
        by: 'https://example.com/etl',
        at: '2026-11-01T10:00:00.000000000Z',
      },
    });
    expect(amount.sources?.description).toEqual({
      source: 'steward',
      by: expect.any(String),
      at: expect.any(String),
    });
    expect(address.sources).toBeUndefined();
  });

  it('finds assets by the terms of their columns and of themselves', async () => {
    await change({ name: 'address.city', addTerms: [CITY] }, { name: 'amount', addTerms: [AMOUNT, CITY] });
    const listed = async (query: string) =>
      (await get(`/assets?${query}`, 'listAssets')).body.items.map((item: Asset) => [
        item.id,
        item.termColumns,
      ]);
    expect(await listed(`term=${CITY}`)).toEqual([[orders, ['address.city', 'amount']]]);
    expect(await listed(`term=${AMOUNT}&term=${CITY}&orderBy=-changedAt&type=table`)).toEqual([
      [orders, ['address.city', 'amount']],
    ]);
    await change({ name: 'address.city', removeTerms: [CITY] }, { name: 'amount', removeTerms: [CITY] });
    await call('patch', `/assets/${orders}`, 'updateAsset', { addTerms: [CITY] });
    expect(await listed(`term=${CITY}&namespace=${encodeURIComponent(DB)}`)).toEqual([[orders, []]]);
    expect(await listed(`term=${CITY}`)).toEqual([[orders, []]]);
    expect((await get(`/assets?fields=tags`, 'listAssets')).body.items[0].termColumns).toBeUndefined();
  });

  it.each([
    [[{ name: 'amont', description: 'x' }], "'columns.0.name': the asset has no column 'amont'; did you mean 'amount'?"],
    [[{ name: 'ADDRESS.CITY', description: 'x' }], "did you mean 'address.city'?"],
    [
      [{ name: 'id', description: 'x' }, { name: 'id', description: 'y' }],
      "'columns.1.name' names the column 'id' a second time",
    ],
    [[{ name: 'id', addTerms: ['group:default/x'] }], "'columns.0.addTerms' must be glossaryterm:namespace/name"],
    [[{ name: 'id', addTerms: [CITY], removeTerms: [CITY] }], 'both to be added and to be removed'],
    [[{ name: 'id' }], 'columns.0'],
    [[{ name: 'id', type: 'text' }], "'columns.0.type' is not known"],
    [[], 'columns'],
  ])('refuses %j', async (list, message) => {
    const { status, body } = await change(...(list as ColumnChange[]));
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('answers a bulk write item by item, columns too', async () => {
    const { body } = await call('post', '/assets/bulk', 'writeAssets', {
      items: [
        { id: orders, change: { columns: [{ name: 'id', description: 'in bulk' }] } },
        { id: assetId('job', 'etl', 'daily'), change: { columns: [{ name: 'id', description: 'x' }] } },
      ],
    });
    expect(body.items).toEqual([
      expect.objectContaining({ status: 200, id: orders }),
      expect.objectContaining({
        status: 400,
        error: expect.objectContaining({
          message: "'columns.0.name': the asset has no column 'id'; the asset has no columns",
        }),
      }),
    ]);
    expect((await columns())[0].description).toBe('in bulk');
  });

  it('lets newly stated columns replace the notes on them', async () => {
    const named = { namespace: 'manual', name: 'sheet' };
    const created = await call('post', '/assets', 'createAsset', {
      ...named,
      columns: [{ name: 'a', description: 'first' }],
    });
    const url = `/assets/${created.body.id}`;
    const described = async () =>
      (await get(`${url}/columns`, 'listAssetColumns')).body.items[0].description;
    const note = (description: string | null) =>
      call('patch', url, 'updateAsset', { columns: [{ name: 'a', description }] });
    await note('noted');
    expect(await described()).toBe('noted');
    await note(null);
    expect(await described()).toBeUndefined();
    await note('noted again');
    await call('post', '/assets/bulk', 'writeAssets', {
      items: [{ asset: { ...named, columns: [{ name: 'a', description: 'stated anew' }] } }],
    });
    expect(await described()).toBe('stated anew');
  });

  it('says whether the caller may change the asset', async () => {
    const asGuest = mockCredentials.user.header(guest);
    const url = `/api/data-catalog/v1/assets/${orders}?include=permissions`;
    expect((await catalog.api.get(url)).body.mayUpdate).toBe(true);
    expect((await catalog.api.get(url).set('Authorization', asGuest)).body.mayUpdate).toBe(false);
    expect((await get(`/assets/${orders}`, 'getAsset')).body.mayUpdate).toBeUndefined();
    const lookup = `/assets/lookup?namespace=${encodeURIComponent(DB)}&name=${table}`;
    expect((await get(`${lookup}&include=permissions`, 'lookupAsset')).body.mayUpdate).toBe(true);
  });
});
