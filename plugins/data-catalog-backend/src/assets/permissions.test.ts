import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PermissionCriteria, PermissionCondition } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_DATA_ASSET } from '@headwater/plugin-data-catalog-common';
import type { AssetActivityChange } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { Knex } from 'knex';
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
/** Where it differs from what may be seen. */
let mayUpdate: PermissionCriteria<PermissionCondition> | undefined;

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
  let knex: Knex;
  let catalog: Awaited<ReturnType<typeof startCatalog>>;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    catalog = await startCatalog({
      knex,
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
              conditions:
                permission.name === 'data-catalog.asset.update' ? (mayUpdate ?? conditions) : conditions,
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
    await sayMore();
  });
  afterAll(() => catalog.stop());
  beforeEach(() => {
    conditions = rule('IN_TENANT', { tenants: ['shop'] });
    mayUpdate = undefined;
  });

  /** What people and catalog files say of both tenants, with names of one among what is said of the other. */
  async function sayMore() {
    const url = '/api/data-catalog/v1/assets';
    await catalog.api.patch(`${url}/${salaries}`).send({
      owner: 'group:default/payroll',
      description: 'What everybody at the bank earns',
      addTerms: ['glossaryterm:default/pay'],
    });
    await catalog.api.patch(`${url}/${report}`).send({ addTerms: ['glossaryterm:default/pay'] });
    const alias = { namespace: 'postgres://bank', name: 'db.secret.copy' };
    await catalog.api.post(`${url}/${orders}/aliases`).send(alias);
    const copy = assetId('dataset', alias.namespace, alias.name);
    await catalog.api.delete(`${url}/${orders}/aliases/${copy}`);
    await declare('dataasset:default/secret-pay', 'postgres://bank', 'db.secret.salaries', { tier: 'gold' });
    const upstream = ['dataasset:default/secret-pay', 'postgres://bank#db.secret.salaries'];
    await declare('dataasset:default/report', 'postgres://shop', 'db.public.report', { tier: 'gold', upstream });
  }

  /** As the sweep of the catalog states it. */
  async function declare(entityRef: string, namespace: string, name: string, attributes: object) {
    const { position } = await knex('log_head').first('position');
    const asset = { class: 'dataset', namespace, name };
    const now = `${new Date().toISOString().slice(0, -1)}000000Z`;
    await knex('log_entries').insert({
      position: Number(position) + 1,
      kind: 'yaml.declare',
      event_time: now,
      recorded_at: now,
      actor: 'catalog',
      asset_id: assetId('dataset', namespace, name),
      content_hash: entityRef,
      body: JSON.stringify({ entityRef, etag: '1', asset, attributes }),
    });
    await knex('log_head').update({ position: Number(position) + 1 });
    await api(`/assets?minPosition=${Number(position) + 1}`, mockCredentials.user.header());
  }

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
    `/assets?id=${salaries}`,
    '/assets?quality=unknown',
    '/assets?missing=domain&missing=lifecycle',
    '/assets?term=glossaryterm:default/pay',
    `/assets?parent=${assetId('container', 'postgres://bank', 'db.secret')}`,
    '/facet-counts?facets=quality,owner,domain',
    `/assets/${report}?include=permissions`,
    `/assets/${report}/columns?include=sources`,
    `/assets/${salaries}/activity`,
    `/assets/${report}/activity`,
    `/assets/${orders}/activity`,
    '/activity',
    `/activity?id=${salaries}&id=${report}`,
    '/activity?owner=group:default/payroll',
  ])('hides the other tenant from %s', async url => {
    const { text } = await api(url);
    const asked = decodeURIComponent(url);
    // What the caller wrote into the URL may come back in an error about it.
    const told = text.split(asked).join('').replace(/"message":"[^"]*"/g, '');
    expect(told).not.toContain(salaries);
    expect(told).not.toContain('db.secret');
    expect(told).not.toContain('bank');
    expect(told).not.toContain('secret-pay');
    expect(told).not.toContain('payroll');
  });

  it('holds back what a change says of an asset that may not be seen, and tells that it does', async () => {
    const { body } = await api(`/assets/${report}/activity?kind=change`);
    expect(body.items[0]).toMatchObject({
      action: 'declared',
      changes: [
        { attribute: 'tier', after: 'gold' },
        { attribute: 'upstream', hidden: true },
      ],
    });
    const aliases = await api(`/assets/${orders}/activity?kind=change`);
    const hidden = { changes: [{ attribute: 'alias', hidden: true }] };
    expect(aliases.body.items).toMatchObject([
      { action: 'unaliased', ...hidden },
      { action: 'aliased', ...hidden },
      { action: 'stated' },
    ]);
    const all = await api(`/assets/${report}/activity?kind=change`, mockCredentials.user.header());
    expect(all.body.items[0].changes[1]).toMatchObject({ attribute: 'upstream', after: expect.any(Array) });
  });

  it('tells in the feed of what may be seen only', async () => {
    const { body } = await api('/activity');
    expect(body.complete).toBe(true);
    expect(new Set(body.items.map((item: AssetActivityChange) => item.asset.id))).toEqual(
      new Set([orders, report]),
    );
    expect((await api(`/activity?id=${salaries}`)).body).toEqual({ items: [], complete: true });
    expect((await api('/activity?owner=group:default/payroll')).body.items).toEqual([]);
    const all = await api('/activity?owner=group:default/payroll', mockCredentials.user.header());
    expect(all.body.items).toHaveLength(2);
  });

  it('counts in coverage and facets what may be seen only', async () => {
    const { body: coverage } = await api('/coverage');
    const direct = await api('/assets?presence=direct&class=dataset&class=job');
    expect(coverage).toMatchObject({
      assets: direct.body.items.length,
      owned: 1,
      described: 0,
      checked: 0,
      certified: 0,
    });
    const everything = await api('/coverage', mockCredentials.user.header());
    expect(everything.body).toMatchObject({ assets: coverage.assets + 1, owned: 2, described: 1 });
    expect((await api('/coverage?owner=group:default/payroll')).body.assets).toBe(0);
    const { body: counts } = await api('/facet-counts?facets=owner,quality&presence=direct');
    expect(counts.facets).toMatchObject({
      owner: { values: [{ value: 'group:default/sales', count: 1 }], missing: { value: coverage.assets - 1 } },
      quality: { values: [{ value: 'unknown', count: coverage.assets }] },
    });
    expect((await api('/assets?term=glossaryterm:default/pay')).body.totalCount.value).toBe(1);
    expect((await api(`/assets?id=${salaries}`)).body.totalCount.value).toBe(0);
  });

  it.each(['/activity', `/assets/${report}/activity`, '/coverage'])(
    'answers %s to nobody without a token',
    async url => {
      expect((await api(url, mockCredentials.none.header())).status).toBe(401);
    },
  );

  it('says for each asset whether the caller may change it', async () => {
    conditions = rule('IS_OWNER', { claims: ['group:default/sales'] });
    expect((await api(`/assets/${orders}?include=permissions`)).body.mayUpdate).toBe(true);
    conditions = { not: rule('IS_OWNER', { claims: ['group:default/sales'] }) };
    expect((await api(`/assets/${report}?include=permissions`)).body.mayUpdate).toBe(true);
    mayUpdate = rule('IS_OWNER', { claims: ['group:default/sales'] });
    expect((await api(`/assets/${report}?include=permissions`)).body.mayUpdate).toBe(false);
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
