import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_DATA_ASSET } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { startCatalog } from '../__testUtils__/startCatalog';
import { marquezIssues } from './__testUtils__/marquezDocument';

jest.setTimeout(120_000);

const reader = 'user:default/reader';
const id = (digit: number) => `0198a1a0-0000-7000-8000-00000000000${digit}`;
const SERVICE = 'component:default/shop-backend';
const facet = (value: object) => ({
  _producer: 'https://example.com/etl',
  _schemaURL: 'https://example.com/x',
  ...value,
});
const dataset = (name: string, changes: object = {}) => ({
  namespace: 'hive://ns:9083',
  name,
  ...changes,
});
const secret = { namespace: 'secret', name: 'salaries' };

function event(
  minute: number,
  runId: string,
  namespace: string,
  name: string,
  changes: object = {},
) {
  return {
    eventType: 'RUNNING',
    eventTime: `2026-11-01T10:0${minute}:00Z`,
    producer: 'https://example.com/etl',
    run: { runId },
    job: { namespace, name },
    ...changes,
  };
}

const parent = facet({ run: { runId: id(9) }, job: { namespace: 'etl', name: 'dag' } });

const events = [
  // A table by its path and by its name in the metastore, and a loop: the job reads what it writes.
  event(1, id(1), 'etl', 'dag.clean', {
    run: { runId: id(1), facets: { parent } },
    job: {
      namespace: 'etl',
      name: 'dag.clean',
      facets: { jobType: facet({ processingType: 'STREAMING', integration: 'FLINK' }) },
    },
    inputs: [dataset('db.orders')],
    outputs: [
      dataset('db.orders', {
        facets: {
          symlinks: facet({
            identifiers: [{ namespace: 's3://lake', name: 'orders', type: 'TABLE' }],
          }),
          columnLineage: facet({
            fields: {
              'a:b': { inputFields: [{ ...secret, field: 'pay' }] },
              c: { inputFields: [{ ...dataset('db.raw'), field: 'c' }] },
            },
          }),
        },
      }),
    ],
  }),
  event(2, id(2), 'backstage', SERVICE, {
    inputs: [dataset('db.orders')],
    outputs: [dataset('db.old')],
  }),
];

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('names in the shapes of Marquez, on %p', databaseId => {
  let catalog: Awaited<ReturnType<typeof startCatalog>>;

  beforeAll(async () => {
    catalog = await startCatalog({
      knex: await databases.init(databaseId),
      config: {
        dataCatalog: {
          tenants: [
            { namespace: 'secret', tenant: 'secret' },
            { namespace: '*', tenant: 'open' },
          ],
        },
      },
      policy: (_, principal) =>
        principal === reader
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'data-catalog',
              resourceType: RESOURCE_TYPE_DATA_ASSET,
              conditions: {
                rule: 'IN_TENANT',
                resourceType: RESOURCE_TYPE_DATA_ASSET,
                params: { tenants: ['open'] },
              },
            }
          : { result: AuthorizeResult.ALLOW },
    });
    const position = await catalog.send(...events);
    const old = assetId('dataset', 'hive://ns:9083', 'db.old');
    const path = `/api/data-catalog/v1/assets/${old}`;
    await catalog.api.get(`${path}?minPosition=${position}`).expect(200);
    const { body } = await catalog.api.delete(path);
    await catalog.api.get(`/api/data-catalog/v1/runs?minPosition=${body.position}`);
  });
  afterAll(() => catalog.stop());

  async function get(url: string, schema: string, authorization = mockCredentials.user.header()) {
    const { status, body } = await catalog.api
      .get(`/api/data-catalog/api/v1${url}`)
      .set('Authorization', authorization);
    expect({ url, status, body }).toMatchObject({ status: 200 });
    expect(marquezIssues(schema, body)).toEqual([]);
    return body;
  }

  const ids = ({ graph }: { graph: { id: string }[] }) => graph.map(node => node.id);
  const orders = 'dataset:hive://ns:9083:db.orders';
  const hive = encodeURIComponent('hive://ns:9083');

  it('finds a dataset by another name of it', async () => {
    const own = await get(`/namespaces/${hive}/datasets/db.orders`, 'Dataset');
    const other = await get(
      `/namespaces/${encodeURIComponent('s3://lake')}/datasets/orders`,
      'Dataset',
    );
    expect(other).toEqual(own);
    expect(own.id).toEqual({ namespace: 'hive://ns:9083', name: 'db.orders' });
    const lineage = await get('/lineage?nodeId=dataset:s3://lake:orders&depth=0', 'LineageGraph');
    expect(ids(lineage)).toContain(orders);
  });

  it('tells of a job that streams, its parent and the loop that it makes', async () => {
    expect(await get('/namespaces/etl/jobs/dag.clean', 'Job')).toMatchObject({
      type: 'STREAM',
      simpleName: 'clean',
      parentJobName: 'dag',
      parentJobUuid: assetId('job', 'etl', 'dag'),
      inputs: [{ namespace: 'hive://ns:9083', name: 'db.orders' }],
      outputs: [{ namespace: 'hive://ns:9083', name: 'db.orders' }],
    });
    const { graph } = await get('/lineage?nodeId=job:etl:dag.clean&depth=1', 'LineageGraph');
    const job = graph.find((node: { id: string }) => node.id === 'job:etl:dag.clean');
    expect(job).toMatchObject({
      inEdges: [{ origin: orders, destination: 'job:etl:dag.clean' }],
      outEdges: [{ origin: 'job:etl:dag.clean', destination: orders }],
    });
  });

  it('knows of a run that only its child names that it is', async () => {
    expect(await get(`/jobs/runs/${id(9)}`, 'Run')).toMatchObject({
      id: id(9),
      state: 'NEW',
      inputDatasetVersions: [],
    });
  });

  it('shows a service as a job', async () => {
    const url = `/namespaces/backstage/jobs/${encodeURIComponent(SERVICE)}`;
    expect(await get(url, 'Job')).toMatchObject({
      type: 'SERVICE',
      inputs: [{ namespace: 'hive://ns:9083', name: 'db.orders' }],
      latestRun: { id: id(2), state: 'RUNNING' },
    });
    const lineage = await get(`/lineage?nodeId=job:backstage:${SERVICE}&depth=0`, 'LineageGraph');
    expect(ids(lineage)).toContain(`job:backstage:${SERVICE}`);
  });

  it('leaves out what is deleted, and marks it in lineage', async () => {
    const { datasets } = await get(`/namespaces/${hive}/datasets`, 'DatasetList');
    expect(datasets.map(({ name }: { name: string }) => name)).toEqual(['db.orders', 'db.raw']);
    const gone = await catalog.api.get(
      `/api/data-catalog/api/v1/namespaces/${hive}/datasets/db.old`,
    );
    expect(gone.body).toEqual({ code: 404, message: "Dataset 'db.old' not found." });
    const { graph } = await get(`/lineage?nodeId=${orders}`, 'LineageGraph');
    const old = graph.find((node: { id: string }) => node.id === 'dataset:hive://ns:9083:db.old');
    expect(old).toMatchObject({ data: { deleted: true } });
  });

  it('cuts the id of a field at the right colons', async () => {
    const node = 'datasetField:hive://ns:9083:db.orders:a:b';
    const graph = await get(`/column-lineage?nodeId=${node}`, 'LineageGraph');
    expect(ids(graph)).toEqual([node, 'datasetField:secret:salaries:pay']);
  });

  it('holds back a facet and a column that name what may not be seen', async () => {
    const asReader = mockCredentials.user.header(reader);
    const url = `/namespaces/${hive}/datasets/db.orders`;
    expect(Object.keys((await get(url, 'Dataset')).facets)).toContain('columnLineage');
    expect(Object.keys((await get(url, 'Dataset', asReader)).facets)).toEqual(['symlinks']);
    const graph = await get(`/column-lineage?nodeId=${orders}`, 'LineageGraph', asReader);
    expect(ids(graph)).toEqual([
      'datasetField:hive://ns:9083:db.orders:c',
      'datasetField:hive://ns:9083:db.raw:c',
    ]);
  });
});
