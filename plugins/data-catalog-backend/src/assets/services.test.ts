import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { OpenApiContract } from '../openapi';
import { startCatalog } from '../__testUtils__/startCatalog';

jest.setTimeout(120_000);

const SHOP = 'component:default/shop-backend';
const table = (name: string) => ({ namespace: 'postgres://db:5432', name: `shop.public.${name}` });
const facet = { _producer: 'https://example.com/shop', _schemaURL: 'https://example.com/facet.json' };

function event(eventType: string, minute: number, changes: object = {}) {
  return {
    eventType,
    eventTime: `2026-11-01T10:0${minute}:00Z`,
    producer: 'https://example.com/shop',
    run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
    job: { namespace: 'backstage', name: SHOP },
    ...changes,
  };
}

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('a service that tells its own data access, on %p', databaseId => {
  const contract = new OpenApiContract();
  let catalog: Awaited<ReturnType<typeof startCatalog>>;
  let position: number;

  beforeAll(async () => {
    catalog = await startCatalog({ knex: await databases.init(databaseId) });
    const lineage = {
      ...facet,
      entries: [
        { type: 'JOB', inputs: [{ ...table('orders'), type: 'DATASET' }] },
        { ...table('daily'), type: 'DATASET', inputs: [{ type: 'JOB' }] },
      ],
    };
    const job = { namespace: 'backstage', name: SHOP, facets: { lineage } };
    position = await catalog.send(
      event('START', 0),
      event('RUNNING', 1, { job, inputs: [table('orders')], outputs: [table('daily')] }),
    );
  });
  afterAll(() => catalog.stop());

  it('is found by its entity ref, with lineage, runs and the name of the job', async () => {
    const found = await catalog.api.get(
      `/api/data-catalog/v1/assets/lookup?entityRef=${SHOP}&include=aliases,counts&minPosition=${position}`,
    );
    expect(contract.answerIssues('lookupAsset', found.status, found.body)).toEqual([]);
    const { id } = found.body;
    expect(found.body).toMatchObject({
      id: assetId('entity', 'backstage', SHOP),
      class: 'entity',
      type: 'component',
      aliases: [{ class: 'job', namespace: 'backstage', name: SHOP, reason: 'service', removable: true }],
    });
    const runs = await catalog.api.get(`/api/data-catalog/v1/assets/${id}/runs`);
    expect(runs.body.items).toEqual([
      expect.objectContaining({ runId: '0198a1a0-0000-7000-8000-000000000001', state: 'RUNNING' }),
    ]);
  });

  it.each([
    ['the service', assetId('entity', 'backstage', SHOP), [`${SHOP} write shop.public.daily`, `shop.public.orders read ${SHOP}`]],
    ['what it reads', assetId('dataset', 'postgres://db:5432', 'shop.public.orders'), [`shop.public.orders read ${SHOP}`]],
    ['what it writes', assetId('dataset', 'postgres://db:5432', 'shop.public.daily'), [`${SHOP} write shop.public.daily`]],
  ])('is in the lineage of %s, with jobs and without', async (_, id, edges) => {
    for (const hideJobs of [true, false]) {
      const { body } = await catalog.api.get(
        `/api/data-catalog/v1/lineage/${id}?depth=1&hideJobs=${hideJobs}&minPosition=${position}`,
      );
      const names = new Map(body.nodes.map((node: { id: string; name: string }) => [node.id, node.name]));
      const found = body.edges.map((edge: { source: string; type: string; target: string }) =>
        [names.get(edge.source), edge.type, names.get(edge.target)].join(' '),
      );
      expect(found.sort()).toEqual(edges);
    }
  });

  it('is one of the services that the catalog asks for, with what it touches', async () => {
    const ask = (method: 'get' | 'post', url: string) =>
      catalog.api[method](`/api/data-catalog/v1/entities/${url}`).set('Authorization', mockCredentials.service.header());
    expect((await ask('get', 'services')).body).toEqual({ entityRefs: [SHOP] });
    for (const name of ['orders', 'daily']) {
      const id = assetId('dataset', table(name).namespace, table(name).name);
      const answer = await catalog.api.patch(`/api/data-catalog/v1/assets/${id}`).send({ owner: 'group:default/shop' });
      expect(answer.status).toBe(200);
    }
    await catalog.graph();
    const { body } = await ask('post', 'relations').send({ entityRef: SHOP, names: [] });
    expect(body).toEqual({
      observed: expect.arrayContaining([
        { type: 'readsFrom', target: expect.stringMatching(/^dataasset:default\/.*orders/) },
        { type: 'writesTo', target: expect.stringMatching(/^dataasset:default\/.*daily/) },
      ]),
      resolved: [],
    });
    expect(body.observed).toHaveLength(2);
  });
});
