import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_DATA_ASSET } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { OpenApiContract } from '../openapi';
import type { OperationId } from '../openapi';
import { startCatalog } from '../__testUtils__/startCatalog';

jest.setTimeout(120_000);

const reader = 'user:default/reader';
const asReader = mockCredentials.user.header(reader);
const asOperator = mockCredentials.user.header();

const id = (digit: string) => `0198a1a0-0000-7000-8000-00000000000${digit}`;
const ROOT = id('1');
const PARENT = id('2');
const FAILED = id('3');
const REPORT = id('4');
const SECRET = id('5');

const facet = (value: object) => ({
  _producer: 'https://example.com/etl',
  _schemaURL: 'x',
  ...value,
});

const engineFacets = {
  nominalTime: facet({
    nominalStartTime: '2026-11-01T02:00:00+02:00',
    nominalEndTime: '2026-11-02T00:00:00Z',
  }),
  processing_engine: facet({
    name: 'Airflow',
    version: '2.10.0',
    openlineageAdapterVersion: '1.14.0',
  }),
  parent: facet({
    run: { runId: PARENT },
    job: { namespace: 'shop-etl', name: 'dag' },
    root: { run: { runId: ROOT }, job: { namespace: 'bank-etl', name: 'root' } },
  }),
};
const failure = facet({
  message: 'The disk is full',
  programmingLanguage: 'JAVA',
  stackTrace: 'at Load.java:7',
});

function event(
  runId: string,
  job: [string, string],
  eventType: string,
  time: string,
  changes: object = {},
) {
  return {
    eventType,
    eventTime: `2026-11-01T${time}Z`,
    producer: 'https://example.com/etl',
    run: { runId },
    job: { namespace: job[0], name: job[1] },
    ...changes,
  };
}

const load: [string, string] = ['shop-etl', 'load'];
const events = [
  event(ROOT, ['bank-etl', 'root'], 'START', '08:00:00'),
  event(PARENT, ['shop-etl', 'dag'], 'START', '09:00:00'),
  event(FAILED, load, 'START', '10:00:00', { run: { runId: FAILED, facets: engineFacets } }),
  event(FAILED, load, 'RUNNING', '10:05:00'),
  event(FAILED, load, 'RUNNING', '10:06:00'),
  event(FAILED, load, 'FAIL', '10:10:00', {
    run: { runId: FAILED, facets: { errorMessage: failure } },
  }),
  event(REPORT, ['shop-etl', 'report'], 'COMPLETE', '11:00:00', {
    outputs: [
      { namespace: 'postgres://shop', name: 'db.public.report' },
      { namespace: 'postgres://bank', name: 'db.secret.salaries' },
    ],
  }),
  event(SECRET, ['bank-etl', 'pay'], 'ABORT', '12:00:00', {
    run: {
      runId: SECRET,
      facets: { errorMessage: facet({ message: `secret ${'😀'.repeat(600)}` }) },
    },
  }),
];

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('runs on %p', databaseId => {
  const contract = new OpenApiContract();
  let catalog: Awaited<ReturnType<typeof startCatalog>>;

  beforeAll(async () => {
    catalog = await startCatalog({
      knex: await databases.init(databaseId),
      config: {
        dataCatalog: {
          tenants: [
            { namespace: '*bank*', tenant: 'bank' },
            { namespace: '*shop*', tenant: 'shop' },
          ],
        },
      },
      policy: (permission, principal) =>
        principal === reader && permission.name !== 'data-catalog.integrate'
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'data-catalog',
              resourceType: RESOURCE_TYPE_DATA_ASSET,
              conditions: {
                rule: 'IN_TENANT',
                resourceType: RESOURCE_TYPE_DATA_ASSET,
                params: { tenants: ['shop'] },
              },
            }
          : { result: AuthorizeResult.ALLOW },
    });
    const position = await catalog.send(...events);
    await get(`/runs?minPosition=${position}`, 'listRuns');
    await own(assetId('job', ...load), 'group:default/data');
    await own(assetId('dataset', 'postgres://shop', 'db.public.report'), 'group:default/sales');
    await own(assetId('dataset', 'postgres://bank', 'db.secret.salaries'), 'group:default/bank');
  });
  afterAll(() => catalog.stop());

  async function own(asset: string, owner: string) {
    const { status } = await catalog.api
      .patch(`/api/data-catalog/v1/assets/${asset}`)
      .send({ owner });
    expect(status).toBe(200);
  }

  /** Asks, and checks the answer by the OpenAPI document. */
  async function get(
    url: string,
    operation: OperationId,
    authorization = asOperator,
    status = 200,
  ) {
    const answer = await catalog.api
      .get(`/api/data-catalog/v1${url}`)
      .set('Authorization', authorization);
    expect({ url, status: answer.status }).toEqual({ url, status });
    expect(contract.answerIssues(operation, answer.status, answer.body)).toEqual([]);
    return answer.body;
  }

  const runIds = (page: { items: { runId: string }[] }) => page.items.map(({ runId }) => runId);

  it('lists the runs of all jobs, newest first', async () => {
    const page = await get('/runs', 'listRuns');
    expect(runIds(page)).toEqual([SECRET, REPORT, FAILED, PARENT, ROOT]);
    expect(page.nextCursor).toBeUndefined();
    expect(page.items[2]).toEqual({
      runId: FAILED,
      job: expect.objectContaining({ namespace: 'shop-etl', name: 'load' }),
      state: 'FAIL',
      startedAt: '2026-11-01T10:00:00.000000000Z',
      endedAt: '2026-11-01T10:10:00.000000000Z',
      durationMs: 600_000,
      stub: false,
      parentRunId: PARENT,
      rootRunId: ROOT,
      error: { message: 'The disk is full' },
    });
  });

  it.each([
    ['', [SECRET, REPORT, FAILED, PARENT, ROOT]],
    ['&state=FAIL&state=ABORT', [SECRET, FAILED]],
    ['&state=FAIL', [FAILED]],
    ['&state=COMPLETE&state=START', [REPORT, PARENT, ROOT]],
    ['&owner=group:default/data', [FAILED]],
    ['&owner=group:default/sales', [REPORT]],
    ['&owner=group:default/sales&owner=group:default/data', [REPORT, FAILED]],
    ['&owner=group:default/sales&owner=group:default/data&state=FAIL', [FAILED]],
    ['&owner=group:default/none', []],
    ['&from=2026-11-01T11:00:00Z', [SECRET, REPORT]],
    ['&from=2026-11-01T10:00:00%2B01:00&state=START', [PARENT]],
  ])('pages through the runs that fit %s, one by one', async (filters, expected) => {
    const found: string[] = [];
    let cursor = '';
    do {
      const page = await get(`/runs?limit=1${filters}${cursor}`, 'listRuns');
      found.push(...runIds(page));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(found).toEqual(expected);
  });

  it.each(['/runs?from=yesterday', '/runs?state=DONE', '/runs?owner=a%00b', '/runs?limit=0'])(
    'refuses %s, naming the parameter',
    async url => {
      const { error } = await get(url, 'listRuns', asOperator, 400);
      expect(error.message).toMatch(/^Query parameter '(from|state\.0|owner|limit)'/);
    },
  );

  it('binds a cursor to the filters', async () => {
    const { nextCursor } = await get('/runs?limit=1', 'listRuns');
    await get(`/runs?limit=1&state=FAIL&cursor=${nextCursor}`, 'listRuns', asOperator, 400);
  });

  it('tells what a run reported, its error and where it belongs', async () => {
    const run = await get(`/runs/${FAILED}`, 'getRun');
    expect(run).toMatchObject({
      state: 'FAIL',
      error: {
        message: 'The disk is full',
        programmingLanguage: 'JAVA',
        stackTrace: 'at Load.java:7',
      },
      states: [
        { state: 'START', at: '2026-11-01T10:00:00.000000000Z' },
        { state: 'RUNNING', at: '2026-11-01T10:05:00.000000000Z' },
        { state: 'FAIL', at: '2026-11-01T10:10:00.000000000Z' },
      ],
      parent: { runId: PARENT, job: { name: 'dag' } },
      root: { runId: ROOT, job: { name: 'root' } },
      nominalStart: '2026-11-01T00:00:00.000000000Z',
      nominalEnd: '2026-11-02T00:00:00.000000000Z',
      producer: 'https://example.com/etl',
      integration: 'airflow',
      engine: { name: 'Airflow', version: '2.10.0' },
      clientVersion: '1.14.0',
    });
  });

  it('cuts long errors in lists, and no character in half', async () => {
    const [run] = (await get('/runs?state=ABORT', 'listRuns')).items;
    expect(run.error.message).toBe(`secret ${'😀'.repeat(493)}`);
    const whole = await get(`/runs/${SECRET}`, 'getRun');
    expect([...whole.error.message]).toHaveLength(607);
  });

  it('shows errors among the runs of an asset and of a pipeline', async () => {
    const job = assetId('job', ...load);
    for (const [url, operation] of [
      [`/assets/${job}/runs`, 'listAssetRuns'],
      [`/pipelines/${job}/runs`, 'listPipelineRuns'],
    ] as const) {
      const { items } = await get(url, operation);
      expect(items).toEqual([expect.objectContaining({ error: { message: 'The disk is full' } })]);
    }
  });

  it('shows no run of a job that may not be seen, nor its error', async () => {
    const page = await get('/runs', 'listRuns', asReader);
    expect(runIds(page)).toEqual([REPORT, FAILED, PARENT]);
    const failed = await get('/runs?state=FAIL&state=ABORT', 'listRuns', asReader);
    expect(runIds(failed)).toEqual([FAILED]);
    expect(JSON.stringify([page, failed])).not.toMatch(/secret|bank/);
    await get(`/runs/${SECRET}`, 'getRun', asReader, 404);
    await get(`/runs/${SECRET}/facets`, 'getRunFacets', asReader, 404);
  });

  it('does not tell who owns a dataset that may not be seen', async () => {
    expect(runIds(await get('/runs?owner=group:default/bank', 'listRuns'))).toEqual([REPORT]);
    for (const state of ['', '&state=COMPLETE']) {
      const page = await get(`/runs?owner=group:default/bank${state}`, 'listRuns', asReader);
      expect(page).toEqual({ items: [] });
    }
  });

  it('leaves out a parent or root whose job may not be seen', async () => {
    const run = await get(`/runs/${FAILED}`, 'getRun', asReader);
    expect(run.parent).toMatchObject({ runId: PARENT });
    expect(run.root).toBeUndefined();
  });
});
