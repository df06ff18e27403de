import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PermissionCriteria, PermissionCondition } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_DATA_ASSET } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { startCatalog } from '../__testUtils__/startCatalog';

jest.setTimeout(120_000);

const reader = 'user:default/reader';
const asReader = mockCredentials.user.header(reader);

const rule = (name: string, params: object): PermissionCondition => ({
  rule: name,
  resourceType: RESOURCE_TYPE_DATA_ASSET,
  params: params as PermissionCondition['params'],
});

let conditions: PermissionCriteria<PermissionCondition>;

const event = {
  eventType: 'COMPLETE',
  eventTime: '2026-11-01T10:00:00Z',
  producer: 'https://example.com/etl',
  run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
  job: { namespace: 'shop-etl', name: 'join' },
  inputs: [
    { namespace: 'postgres://shop', name: 'db.public.orders' },
    { namespace: 'postgres://bank', name: 'db.secret.salaries' },
  ],
  outputs: [
    {
      namespace: 'postgres://shop',
      name: 'db.public.report',
      facets: {
        columnLineage: {
          _producer: 'x',
          _schemaURL: 'x',
          fields: {
            pay: { inputFields: [{ namespace: 'postgres://bank', name: 'db.secret.salaries', field: 'amount' }] },
            n: { inputFields: [{ namespace: 'postgres://shop', name: 'db.public.orders', field: 'id' }] },
          },
        },
      },
    },
  ],
};
const report = assetId('dataset', 'postgres://shop', 'db.public.report');
const orders = assetId('dataset', 'postgres://shop', 'db.public.orders');
const salaries = assetId('dataset', 'postgres://bank', 'db.secret.salaries');

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('conditional permissions on %p', databaseId => {
  let catalog: Awaited<ReturnType<typeof startCatalog>>;

  beforeAll(async () => {
    catalog = await startCatalog({
      knex: await databases.init(databaseId),
      config: {
        dataCatalog: {
          tenants: [
            { namespace: 'postgres://shop*', tenant: 'shop' },
            { namespace: 'postgres://bank*', tenant: 'bank' },
            { namespace: 'shop-*', tenant: 'shop' },
          ],
        },
      },
      policy: (permission, principal) =>
        principal === reader && permission.name !== 'data-catalog.integrate'
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'data-catalog',
              resourceType: RESOURCE_TYPE_DATA_ASSET,
              conditions,
            }
          : { result: AuthorizeResult.ALLOW },
    });
    const position = await catalog.send(event);
    await api(`/assets?minPosition=${position}`, mockCredentials.user.header());
    await catalog.api
      .patch(`/api/data-catalog/v1/assets/${orders}`)
      .send({
        owner: 'group:default/sales',
        steward: 'user:default/reader',
        domain: 'domain:default/sales',
        addTags: ['open'],
        lifecycle: 'production',
      });
  });
  afterAll(() => catalog.stop());
  beforeEach(() => {
    conditions = rule('IN_TENANT', { tenants: ['shop'] });
  });

  const api = (url: string, authorization = asReader) =>
    catalog.api.get(`/api/data-catalog/v1${url}`).set('Authorization', authorization);

  it.each([
    '/assets',
    '/assets?q=salaries',
    '/facet-counts',
    '/assets/lookup?namespace=postgres://bank&name=db.secret.salaries',
    '/assets/lookup?namespace=postgres://bank&name=salaries',
    `/assets/${salaries}`,
    `/assets/${salaries}/columns`,
    `/assets/${salaries}/runs`,
    `/assets/${report}?include=columns,facets,aliases,counts,sources`,
    `/assets/${report}/facets?bodies=false`,
    `/lineage/${report}?depth=10&level=column`,
    `/lineage/${report}?depth=10&hideJobs=true&level=column`,
    `/lineage/${salaries}`,
    `/lineage/${report}/columns`,
    '/runs/0198a1a0-0000-7000-8000-000000000001',
    '/runs/0198a1a0-0000-7000-8000-000000000001/facets',
  ])('hides the other tenant from %s', async url => {
    const { text } = await api(url);
    const asked = decodeURIComponent(url);
    // What the caller wrote into the URL may come back in an error about it.
    const told = text.split(asked).join('').replace(/"message":"[^"]*"/g, '');
    expect(told).not.toContain(salaries);
    expect(told).not.toContain('db.secret');
    expect(told).not.toContain('bank');
  });

  it('counts only what may be seen', async () => {
    const all = await api('/assets', mockCredentials.user.header());
    const own = await api('/assets');
    expect(own.body.totalCount.value).toBe(own.body.items.length);
    expect(own.body.totalCount.value).toBeLessThan(all.body.totalCount.value);
    expect(own.body.items.map((item: { tenant: string }) => item.tenant)).toEqual(
      own.body.items.map(() => 'shop'),
    );
  });

  it('says how many neighbours it stopped at', async () => {
    const { body } = await api(`/lineage/${report}/upstream?hideJobs=true`);
    expect(body).toMatchObject({ hidden: 1, complete: false });
    expect(body.nodes.map((node: { id: string }) => node.id).sort()).toEqual([orders, report].sort());
  });

  it('exports only what may be seen', async () => {
    const lines = await catalog.graph(asReader);
    expect(JSON.stringify(lines)).not.toContain(salaries);
    expect(JSON.stringify(lines)).not.toContain('secret');
    expect(lines.filter(line => line.kind === 'columnEdge')).toHaveLength(1);
  });

  it.each([
    ['IS_OWNER', { claims: ['group:default/sales'] }],
    ['IS_STEWARD', { claims: ['user:default/reader'] }],
    ['IN_DOMAIN', { domains: ['domain:default/sales'] }],
    ['HAS_TAG', { tags: ['open'] }],
    ['HAS_LIFECYCLE', { lifecycles: ['production'] }],
  ])('compiles the rule %s to SQL', async (name, params) => {
    conditions = rule(name, params);
    const { body } = await api('/assets');
    expect(body.items.map((item: { id: string }) => item.id)).toEqual([orders]);
    conditions = { not: rule(name, params) };
    const { body: others } = await api('/assets');
    expect(others.items.map((item: { id: string }) => item.id)).not.toContain(orders);
    expect(others.items.map((item: { id: string }) => item.id)).toContain(salaries);
  });

  it('joins rules with anyOf and allOf', async () => {
    conditions = {
      anyOf: [
        rule('IS_OWNER', { claims: ['group:default/sales'] }),
        { allOf: [rule('HAS_TYPE', { types: ['table'] }), rule('IN_TENANT', { tenants: ['bank'] })] },
      ],
    };
    const { body } = await api('/assets');
    expect(body.items.map((item: { id: string }) => item.id).sort()).toEqual([orders, salaries].sort());
  });

  it('lets nobody change what they may not change', async () => {
    conditions = rule('IN_TENANT', { tenants: ['shop'] });
    const hidden = await catalog.api
      .patch(`/api/data-catalog/v1/assets/${salaries}`)
      .set('Authorization', asReader)
      .send({ tier: 'gold' });
    expect(hidden.status).toBe(404);
    const created = await catalog.api
      .post('/api/data-catalog/v1/assets')
      .set('Authorization', asReader)
      .send({ namespace: 'postgres://bank', name: 'db.secret.other' });
    expect(created.status).toBe(403);
  });
});
