import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_DATA_ASSET } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { startCatalog } from '../__testUtils__/startCatalog';
import { marquezIssues } from './__testUtils__/marquezDocument';
import { FAILED, LOADED, PAID, REPORTED, WAREHOUSE, shopEvents } from './__testUtils__/shopEvents';

jest.setTimeout(120_000);

const asOperator = mockCredentials.user.header();
const shopper = 'user:default/shopper';
const asShopper = mockCredentials.user.header(shopper);
const stranger = 'user:default/stranger';
const asStranger = mockCredentials.user.header(stranger);

const warehouse = encodeURIComponent(WAREHOUSE);
const orders = `dataset:${WAREHOUSE}:shop.public.orders`;
const report = `dataset:${WAREHOUSE}:shop.public.report`;
const file = 'dataset:file:/in/orders.csv';
const load = 'job:shop-etl:load';
const reportJob = 'job:shop-etl:report';
const pay = 'job:bank-etl:pay';

type Node = {
  id: string;
  type: string;
  data: object;
  inEdges: { origin: string; destination: string }[];
  outEdges: { origin: string; destination: string }[];
};

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('reading in the shapes of Marquez on %p', databaseId => {
  let catalog: Awaited<ReturnType<typeof startCatalog>>;

  beforeAll(async () => {
    catalog = await startCatalog({
      knex: await databases.init(databaseId),
      config: {
        dataCatalog: {
          openlineage: { root: true },
          tenants: [
            { namespace: '*bank*', tenant: 'bank' },
            { namespace: '*', tenant: 'shop' },
          ],
        },
      },
      policy: (permission, principal) => {
        if (principal === stranger) return { result: AuthorizeResult.DENY };
        if (principal !== shopper) return { result: AuthorizeResult.ALLOW };
        if (permission.name === 'data-catalog.integrate') return { result: AuthorizeResult.DENY };
        return {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'data-catalog',
          resourceType: RESOURCE_TYPE_DATA_ASSET,
          conditions: {
            rule: 'IN_TENANT',
            resourceType: RESOURCE_TYPE_DATA_ASSET,
            params: { tenants: ['shop'] },
          },
        };
      },
    });
    const position = await catalog.send(...shopEvents);
    const table = assetId('dataset', WAREHOUSE, 'shop.public.orders');
    const path = `/api/data-catalog/v1/assets/${table}`;
    await catalog.api.get(`${path}?minPosition=${position}`);
    await catalog.api
      .patch(path)
      .send({ addTags: ['pii', 'gold'] })
      .expect(200);
  });
  afterAll(() => catalog.stop());

  const ask = (url: string, authorization = asOperator, base = '/api/data-catalog/api/v1') =>
    catalog.api.get(`${base}${url}`).set('Authorization', authorization);

  /** Asks, and checks the answer by a schema of Marquez's document. */
  async function get(url: string, schema: string, authorization = asOperator) {
    const { status, body } = await ask(url, authorization);
    expect({ url, status, body }).toMatchObject({ status: 200 });
    expect(marquezIssues(schema, body)).toEqual([]);
    return body;
  }

  async function getGraph(url: string, authorization = asOperator) {
    const { graph }: { graph: Node[] } = await get(url, 'LineageGraph', authorization);
    const schemas: Record<string, string> = { DATASET: 'Dataset', JOB: 'Job' };
    for (const { type, data } of graph) {
      if (schemas[type]) expect(marquezIssues(schemas[type], data)).toEqual([]);
    }
    return graph;
  }

  const names = (list: { name: string }[]) => list.map(({ name }) => name);

  it('lists namespaces, and tells of one', async () => {
    const { namespaces } = await get('/namespaces', 'NamespaceList');
    expect(names(namespaces)).toEqual([
      'bank-etl',
      'file',
      'postgres://bank:5432',
      WAREHOUSE,
      'shop-etl',
    ]);
    expect(names((await get('/namespaces?limit=2&offset=1', 'NamespaceList')).namespaces)).toEqual(
      names(namespaces).slice(1, 3),
    );
    expect(await get(`/namespaces/${warehouse}`, 'Namespace')).toEqual({
      name: WAREHOUSE,
      createdAt: '2026-11-01T10:10:00.000000Z',
      updatedAt: expect.any(String),
      ownerName: 'anonymous',
      description: '',
    });
  });

  it('lists sources, and tells of one', async () => {
    const { sources } = await get('/sources', 'SourceList');
    expect(names(sources)).toEqual(['file', 'postgres://bank:5432', WAREHOUSE]);
    expect(await get(`/sources/${warehouse}`, 'Source')).toMatchObject({
      type: 'POSTGRES',
      name: WAREHOUSE,
      connectionUrl: WAREHOUSE,
    });
  });

  it('lists tags', async () => {
    expect(await get('/tags', 'TagList')).toEqual({ tags: [{ name: 'gold' }, { name: 'pii' }] });
  });

  it('lists the datasets of a namespace in pages', async () => {
    const url = `/namespaces/${warehouse}/datasets`;
    const all = await get(url, 'DatasetList');
    expect(names(all.datasets)).toEqual(['shop.public.orders', 'shop.public.report']);
    expect(all.totalCount).toBe(2);
    const second = await get(`${url}?limit=1&offset=1`, 'DatasetList');
    expect(second).toEqual({ datasets: [all.datasets[1]], totalCount: 2 });
    expect(await get(`${url}?limit=0`, 'DatasetList')).toEqual({ datasets: [], totalCount: 2 });
  });

  it('tells of a dataset', async () => {
    const dataset = await get(`/namespaces/${warehouse}/datasets/shop.public.orders`, 'Dataset');
    expect(dataset).toEqual({
      id: { namespace: WAREHOUSE, name: 'shop.public.orders' },
      type: 'DB_TABLE',
      name: 'shop.public.orders',
      physicalName: 'shop.public.orders',
      createdAt: '2026-11-01T10:10:00.000000Z',
      updatedAt: expect.any(String),
      namespace: WAREHOUSE,
      sourceName: WAREHOUSE,
      fields: [
        { name: 'id', type: 'INTEGER', tags: [] },
        { name: 'amount', type: 'NUMERIC', tags: [] },
      ],
      tags: ['gold', 'pii'],
      lastModifiedAt: '2026-11-01T10:10:00.000000Z',
      description: 'What was ordered',
      facets: {
        schema: expect.objectContaining({ fields: expect.any(Array) }),
        documentation: expect.objectContaining({ description: 'What was ordered' }),
        columnLineage: expect.objectContaining({ fields: expect.any(Object) }),
      },
      currentVersion: expect.any(String),
      deleted: false,
    });
  });

  it('lists the versions of a dataset, and tells of one', async () => {
    const url = `/namespaces/${warehouse}/datasets/shop.public.orders`;
    const { currentVersion } = await get(url, 'Dataset');
    const { versions } = await get(`${url}/versions`, 'DatasetVersionList');
    expect(versions).toEqual([
      expect.objectContaining({
        id: { namespace: WAREHOUSE, name: 'shop.public.orders', version: currentVersion },
        fields: [
          { name: 'id', type: 'INTEGER', tags: [] },
          { name: 'amount', type: 'NUMERIC', tags: [] },
        ],
      }),
    ]);
    expect(await get(`${url}/versions/${currentVersion}`, 'DatasetVersion')).toEqual(versions[0]);
    const { status, body } = await ask(`${url}/versions/${LOADED}`);
    expect([status, body]).toEqual([
      404,
      { code: 404, message: `Dataset version '${LOADED}' not found.` },
    ]);
  });

  it('has one version of a dataset without a schema', async () => {
    const { versions } = await get(
      '/namespaces/file/datasets/%2Fin%2Forders.csv/versions',
      'DatasetVersionList',
    );
    expect(versions).toEqual([
      expect.objectContaining({
        version: assetId('dataset', 'file', '/in/orders.csv'),
        fields: [],
        description: '',
      }),
    ]);
  });

  it('tells of a job with its newest runs', async () => {
    const job = await get('/namespaces/shop-etl/jobs/load', 'Job');
    expect(job).toEqual({
      id: { namespace: 'shop-etl', name: 'load' },
      type: 'BATCH',
      name: 'load',
      simpleName: 'load',
      createdAt: '2026-11-01T10:00:00.000000Z',
      updatedAt: expect.any(String),
      namespace: 'shop-etl',
      inputs: [{ namespace: 'file', name: '/in/orders.csv' }],
      outputs: [{ namespace: WAREHOUSE, name: 'shop.public.orders' }],
      location: 'https://example.com/load.sql',
      context: { sql: 'insert into orders select * from staging' },
      description: 'Loads the orders',
      latestRun: expect.objectContaining({ id: FAILED }),
      latestRuns: [
        expect.objectContaining({ id: FAILED, state: 'FAILED', durationMs: 1500 }),
        expect.objectContaining({ id: LOADED, state: 'COMPLETED' }),
      ],
      tags: [],
      facets: expect.objectContaining({ sql: expect.any(Object) }),
      currentVersion: assetId('job', 'shop-etl', 'load'),
    });
  });

  it('has one version of a job', async () => {
    const url = '/namespaces/shop-etl/jobs/load';
    const { currentVersion, inputs, outputs } = await get(url, 'Job');
    const { versions } = await get(`${url}/versions`, 'JobVersionList');
    expect(versions).toEqual([
      expect.objectContaining({
        id: { namespace: 'shop-etl', name: 'load', version: currentVersion },
        inputs,
        outputs,
        latestRun: expect.objectContaining({ id: FAILED }),
      }),
    ]);
    expect(await get(`${url}/versions/${currentVersion}`, 'JobVersion')).toEqual(versions[0]);
    expect((await ask(`${url}/versions/${LOADED}`)).status).toBe(404);
  });

  it('lists the jobs of a namespace and of all', async () => {
    const all = await get('/jobs', 'JobList');
    expect([names(all.jobs), all.totalCount]).toEqual([['load', 'pay', 'report'], 3]);
    const own = await get('/namespaces/shop-etl/jobs?limit=1', 'JobList');
    expect([names(own.jobs), own.totalCount]).toEqual([['load'], 2]);
  });

  it('lists the runs of a job, newest first', async () => {
    const url = '/namespaces/shop-etl/jobs/load/runs';
    const { runs, totalCount } = await get(url, 'RunList');
    expect([runs.map((run: { id: string }) => run.id), totalCount]).toEqual([[FAILED, LOADED], 2]);
    expect(await get(`${url}?limit=1&offset=1`, 'RunList')).toEqual({
      runs: [runs[1]],
      totalCount: 2,
    });
  });

  it('tells of a run and what it used', async () => {
    const run = await get(`/jobs/runs/${LOADED}`, 'Run');
    const { currentVersion } = await get(
      `/namespaces/${warehouse}/datasets/shop.public.orders`,
      'Dataset',
    );
    for (const used of run.outputDatasetVersions) {
      expect(marquezIssues('OutputDatasetVersion', used)).toEqual([]);
    }
    expect(run).toEqual({
      id: LOADED,
      createdAt: '2026-11-01T10:00:00.000000Z',
      updatedAt: '2026-11-01T10:10:00.000000Z',
      nominalStartTime: '2026-11-01T02:00:00Z',
      nominalEndTime: '2026-11-02T02:00:00Z',
      state: 'COMPLETED',
      startedAt: '2026-11-01T10:00:00.000000Z',
      endedAt: '2026-11-01T10:10:00.000000Z',
      durationMs: 600_000,
      args: {},
      jobVersion: {
        namespace: 'shop-etl',
        name: 'load',
        version: assetId('job', 'shop-etl', 'load'),
      },
      inputDatasetVersions: [
        {
          datasetVersionId: {
            namespace: 'file',
            name: '/in/orders.csv',
            version: assetId('dataset', 'file', '/in/orders.csv'),
          },
          facets: {},
        },
      ],
      outputDatasetVersions: [
        {
          datasetVersionId: {
            namespace: WAREHOUSE,
            name: 'shop.public.orders',
            version: currentVersion,
          },
          facets: { outputStatistics: expect.objectContaining({ rowCount: 7 }) },
        },
      ],
      facets: { nominalTime: expect.any(Object) },
    });
    expect(await get(`/jobs/runs/${PAID}`, 'Run')).toMatchObject({ state: 'RUNNING' });
  });

  it('tells the facets of a run and of its job', async () => {
    const run = await get(`/jobs/runs/${LOADED}/facets?type=run`, 'FacetsResult');
    expect(run).toEqual({ runId: LOADED, facets: { nominalTime: expect.any(Object) } });
    const job = await get(`/jobs/runs/${LOADED}/facets?type=job`, 'FacetsResult');
    expect(Object.keys(job.facets).sort()).toEqual(['documentation', 'sourceCodeLocation', 'sql']);
  });

  it('shows lineage both ways, with edges in the direction of the data', async () => {
    const graph = await getGraph(`/lineage?nodeId=${encodeURIComponent(orders)}`);
    expect(graph.map(({ id, type }) => [id, type])).toEqual([
      [file, 'DATASET'],
      ['dataset:postgres://bank:5432:bank.payroll', 'DATASET'],
      [orders, 'DATASET'],
      [report, 'DATASET'],
      [pay, 'JOB'],
      [load, 'JOB'],
      [reportJob, 'JOB'],
    ]);
    const { inEdges, outEdges } = graph.find(({ id }) => id === orders)!;
    expect({ inEdges, outEdges }).toEqual({
      inEdges: [{ origin: load, destination: orders }],
      outEdges: [{ origin: orders, destination: reportJob }],
    });
  });

  it.each([
    [load, 0, [file, orders, load]],
    [load, 1, [file, orders, report, load, reportJob]],
    [orders, 0, [file, orders, report, load, reportJob]],
  ])('counts depth from %s in jobs: %p', async (nodeId, depth, expected) => {
    const url = `/lineage?nodeId=${encodeURIComponent(nodeId)}&depth=${depth}`;
    expect((await getGraph(url)).map(({ id }) => id)).toEqual(expected);
    expect((await ask(url)).headers['headwater-complete']).toBe('false');
  });

  it('shows the columns that feed a column, and on demand those that it feeds', async () => {
    const field = (name: string, column: string) => `datasetField:${WAREHOUSE}:${name}:${column}`;
    const amount = field('shop.public.orders', 'amount');
    const source = 'datasetField:file:/in/orders.csv:sum';
    const total = field('shop.public.report', 'total');
    const url = `/column-lineage?nodeId=${encodeURIComponent(amount)}`;
    const up = await getGraph(url);
    expect(up.map(({ id }) => id)).toEqual([source, amount]);
    expect(up[1]).toEqual({
      id: amount,
      type: 'DATASET_FIELD',
      data: {
        namespace: WAREHOUSE,
        dataset: 'shop.public.orders',
        datasetVersion: expect.any(String),
        field: 'amount',
        fieldType: 'NUMERIC',
        transformationDescription: 'as it is',
        transformationType: 'IDENTITY',
        inputFields: [
          {
            namespace: 'file',
            dataset: '/in/orders.csv',
            datasetVersion: assetId('dataset', 'file', '/in/orders.csv'),
            field: 'sum',
            transformationDescription: 'as it is',
            transformationType: 'IDENTITY',
          },
        ],
      },
      inEdges: [{ origin: amount, destination: source }],
      outEdges: [],
    });
    const both = await getGraph(`${url}&withDownstream=true`);
    expect(both.map(({ id }) => id)).toEqual([source, amount, total]);
    expect(both[1].outEdges).toEqual([{ origin: amount, destination: total }]);
    const all = await getGraph(`/column-lineage?nodeId=${encodeURIComponent(report)}`);
    expect(all.map(({ id }) => id)).toEqual([source, amount, total]);
    const ofJob = await getGraph(`/column-lineage?nodeId=${load}`);
    expect(ofJob).toEqual(await getGraph(`/column-lineage?nodeId=${encodeURIComponent(orders)}`));
    expect(ofJob.map(({ id }) => id)).toEqual([source, amount]);
    expect(await getGraph(`/column-lineage?nodeId=${encodeURIComponent(pay)}`)).toEqual([]);
  });

  it('shows a column without lineage alone', async () => {
    const node = `datasetField:${WAREHOUSE}:shop.public.orders:id`;
    const graph = await getGraph(`/column-lineage?nodeId=${encodeURIComponent(node)}`);
    expect(graph.map(({ id, inEdges }) => [id, inEdges])).toEqual([[node, []]]);
  });

  it.each([
    ['q=orders', ['/in/orders.csv', 'shop.public.orders']],
    ['q=PUBLIC.', ['shop.public.orders', 'shop.public.report']],
    ['q=report', ['report', 'shop.public.report']],
    ['q=report&filter=job', ['report']],
    ['q=report&filter=DATASET', ['shop.public.report']],
    ['q=p%25c.o_ders', ['shop.public.orders']],
    [`q=o&namespace=${warehouse}&limit=1`, ['shop.public.orders']],
    ['q=o&before=2026-01-01', []],
    ['q=load&after=2026-01-01&sort=updated_at', ['load']],
    ['q=%5C', []],
  ])('finds by %s', async (query, expected) => {
    const { results } = await get(`/search?${query}`, 'SearchResultList');
    expect(names(results)).toEqual(expected);
  });

  it('answers what a hit of a search is', async () => {
    expect(await get('/search?q=public.rep', 'SearchResultList')).toEqual({
      totalCount: 1,
      results: [
        {
          type: 'DATASET',
          name: 'shop.public.report',
          updatedAt: expect.any(String),
          namespace: WAREHOUSE,
          nodeId: report,
        },
      ],
    });
  });

  it('lists events as they came', async () => {
    const newest = await get('/events/lineage?limit=2', 'LineageEventList');
    expect(newest).toEqual({ events: [shopEvents[5], shopEvents[4]], totalCount: 6 });
    const oldest = await get(
      '/events/lineage?limit=1&offset=1&sortDirection=asc',
      'LineageEventList',
    );
    expect(oldest).toEqual({ events: [shopEvents[1]], totalCount: 6 });
    const none = await get('/events/lineage?before=2026-01-01T00:00:00Z', 'LineageEventList');
    expect(none).toEqual({ events: [], totalCount: 0 });
    expect(
      (await get('/events/lineage?after=2026-01-01T00:00:00Z', 'LineageEventList')).totalCount,
    ).toBe(6);
  });

  it.each([
    ['/namespaces/none', "Namespace 'none' not found."],
    ['/namespaces/none/datasets', "Namespace 'none' not found."],
    ['/namespaces/none/jobs', "Namespace 'none' not found."],
    ['/namespaces/file/datasets/none', "Dataset 'none' not found."],
    ['/namespaces/file/datasets/none/versions', "Dataset 'none' not found."],
    ['/namespaces/file/jobs/none', "Job 'none' not found."],
    ['/namespaces/file/jobs/none/runs', "Job 'none' not found."],
    ['/jobs/runs/none', "Run 'none' not found."],
    ['/jobs/runs/none/facets?type=run', "Run 'none' not found."],
    ['/sources/none', "Source 'none' not found."],
    ['/lineage?nodeId=dataset:a:b', "Node 'dataset:a:b' not found."],
    ['/column-lineage?nodeId=datasetField:a:b:c', "Node 'datasetField:a:b:c' not found."],
    [
      `/column-lineage?nodeId=datasetField:${WAREHOUSE}:shop.public.orders:none`,
      `Node 'datasetField:${WAREHOUSE}:shop.public.orders:none' not found.`,
    ],
  ])('answers 404 in the shape of Marquez at %s', async (url, message) => {
    const { status, body } = await ask(url);
    expect([status, body]).toEqual([404, { code: 404, message }]);
  });

  it.each([
    ['/namespaces?limit=1001', /'limit' must be a whole number from 0 to 1000, got '1001'/],
    ['/jobs?limit=-1', /'limit' must be a whole number from 0 to 1000/],
    ['/jobs?limit=ten', /'limit' must be a whole number from 0 to 1000/],
    ['/jobs?limit=1&limit=2', /'limit' must be given once/],
    ['/jobs?offset=-1', /'offset' must be a whole number from 0 to 100000/],
    ['/lineage?nodeId=dataset:a:b&depth=51', /'depth' must be a whole number from 0 to 50/],
    ['/namespaces/a%00b', /'namespace' must not hold NUL/],
    ['/jobs/runs/a%00b', /'id' must not hold NUL/],
    ['/namespaces/%E0%A4%A', /Failed to decode/],
    ['/lineage', /'nodeId' is missing/],
    ['/lineage?nodeId=table:a:b', /'nodeId' must be dataset:<namespace>:<name> or job:/],
    [
      '/column-lineage?nodeId=run:a:b',
      /'nodeId' must be dataset:<namespace>:<name> or datasetField:/,
    ],
    [`/jobs/runs/${LOADED}/facets`, /'type' is missing/],
    [`/jobs/runs/${LOADED}/facets?type=x`, /'type' must be one of run, job, got 'x'/],
    ['/search', /'q' is missing/],
    ['/search?q=a%00', /'q' must have at most 4096 characters/],
    ['/search?q=a&sort=size', /'sort' must be one of name, updated_at/],
    ['/search?q=a&before=yesterday', /'before' must be a date-time/],
    ['/events/lineage?sortDirection=up', /'sortDirection' must be one of asc, desc/],
  ])('refuses %s, naming what is allowed', async (url, message) => {
    const { status, body } = await ask(url);
    expect({ status, body }).toEqual({
      status: 400,
      body: { code: 400, message: expect.stringMatching(message) },
    });
  });

  it('answers nothing that the caller may not see', async () => {
    const { namespaces } = await get('/namespaces', 'NamespaceList', asShopper);
    expect(names(namespaces)).toEqual(['file', WAREHOUSE, 'shop-etl']);
    expect(names((await get('/sources', 'SourceList', asShopper)).sources)).toEqual([
      'file',
      WAREHOUSE,
    ]);
    expect((await get('/jobs', 'JobList', asShopper)).totalCount).toBe(2);
    expect((await get('/search?q=pay', 'SearchResultList', asShopper)).totalCount).toBe(0);
    const lineage = `/lineage?nodeId=${encodeURIComponent(report)}`;
    const graph = await getGraph(lineage, asShopper);
    expect(graph.map(({ id }) => id)).toEqual([file, orders, report, load, reportJob]);
    expect((await ask(lineage, asShopper)).headers['headwater-complete']).toBe('false');
    expect((await ask(lineage)).headers['headwater-complete']).toBe('true');
    for (const url of [
      '/namespaces/bank-etl',
      '/namespaces/bank-etl/jobs',
      '/namespaces/bank-etl/jobs/pay',
      `/jobs/runs/${PAID}`,
      `/lineage?nodeId=${pay}`,
    ]) {
      expect([url, (await ask(url, asShopper)).status]).toEqual([url, 404]);
    }
    expect(
      (await get(`/jobs/runs/${REPORTED}`, 'Run', asShopper)).inputDatasetVersions,
    ).toHaveLength(1);
  });

  it('needs the permission to integrate for events, and that to read for all else', async () => {
    expect((await ask('/events/lineage', asShopper)).body).toEqual({
      code: 403,
      message: "The permission 'data-catalog.integrate' is missing",
    });
    for (const url of ['/namespaces', '/jobs', '/tags', `/lineage?nodeId=${load}`, '/search?q=a']) {
      expect([url, (await ask(url, asStranger)).status]).toEqual([url, 403]);
    }
  });

  it('answers at the root of the server too, and asks for a token there', async () => {
    const here = await ask('/namespaces/shop-etl/jobs/load');
    const root = await ask('/namespaces/shop-etl/jobs/load', asOperator, '/api/v1');
    expect(root.body).toEqual(here.body);
    for (const url of ['/namespaces', `/lineage?nodeId=${load}`, '/events/lineage']) {
      const { status, body } = await ask(url, mockCredentials.none.header(), '/api/v1');
      expect([url, status, body.code]).toEqual([url, 401, 401]);
    }
  });
});
