import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { Knex } from 'knex';
import { startCatalog } from '../../../__testUtils__/startCatalog';
import { DatabaseLogStore, LogService, Projector } from '../../../log';
import { OpenApiContract } from '../../../openapi';
import { TableProjection } from '../../../projection/TableProjection';
import { SqlLineageService } from '../SqlLineageService';

jest.setTimeout(120_000);

const DB = 'snowflake://acme-shop';
const BASE = '/api/data-catalog/v1';
const job = assetId('job', 'etl', 'report');
const table = (name: string) => assetId('dataset', DB, `SHOP.PUBLIC.${name}`);

const facet = { _producer: 'https://example.com/etl', _schemaURL: 'https://example.com/schema' };
const dataset = (name: string, facets: object = {}) => ({ namespace: DB, name: `SHOP.PUBLIC.${name}`, facets });
const columns = (...names: string[]) => ({ schema: { ...facet, fields: names.map(name => ({ name, type: 'text' })) } });
const lineageOf = (output: string, input: string) => ({
  columnLineage: {
    ...facet,
    fields: { [output]: { inputFields: [{ namespace: DB, name: 'SHOP.PUBLIC.ORDERS', field: input }] } },
  },
});

const query = 'select o.*, upper(status) as state from orders o';

let time = 0;
/** An event of a run of a job; each comes a minute after the one before. */
const ran = (sql: string | undefined, outputs: object[], inputs: object[] = [dataset('ORDERS')], name = 'report') => ({
  eventType: 'COMPLETE',
  eventTime: new Date(Date.UTC(2026, 10, 1, 10, (time += 1))).toISOString(),
  producer: 'https://example.com/etl',
  run: { runId: `0198a1a0-0000-7000-8000-${String(time).padStart(12, '0')}` },
  job: {
    namespace: 'etl',
    name,
    facets: { ...(sql !== undefined && { sql: { ...facet, query: sql, dialect: 'snowflake_sql' } }) },
  },
  inputs,
  outputs,
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('lineage inferred from the SQL of jobs, on %s', databaseId => {
  const contract = new OpenApiContract();
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  /** The log as another replica has it, whose projector rests. */
  function logOf(knex: Knex): LogService {
    const logger = mockServices.logger.mock();
    const log = new DatabaseLogStore(knex);
    const projection = TableProjection.create({ logger, settings: { tenantOf: () => 'default' } });
    const batch = { batchEntries: 50, batchBytes: 1_000_000 };
    return new LogService(log, new Projector({ knex, log, logger, projection, name: 'live', holder: 'test', ...batch }));
  }

  async function start() {
    const knex = await databases.init(databaseId);
    const config = { dataCatalog: { openlineage: { root: true }, sql: { infer: false } } };
    const catalog = await startCatalog({ knex, config });
    const log = logOf(knex);
    const logger = mockServices.logger.mock();
    const settings = { infer: true, timeoutMs: 20_000, maxMemoryMegabytes: 512 };
    const service = new SqlLineageService({ knex, log, logger, settings });
    stops.push(catalog.stop, () => service.stop());
    return {
      ...catalog,
      knex,
      /** Infers once all that was sent is visible, and waits until the result is. */
      async infer() {
        expect(await log.settle()).toBe(true);
        const result = await service.inference.run();
        expect(await log.settle()).toBe(true);
        return result;
      },
      /** Column edges into a table as "input > output", with who says so. */
      async edges(name: string) {
        const answer = await catalog.api.get(`${BASE}/lineage/${table(name)}/columns?depth=1&direction=upstream`);
        expect(contract.answerIssues('getColumnLineage', answer.status, answer.body)).toEqual([]);
        return answer.body.columnEdges
          .map(({ source, target, origin, inferred }: Record<string, never>) => {
            const by = inferred ? 'inferred' : origin;
            return `${(source as { column?: string }).column} > ${(target as { column?: string }).column} ${by}`;
          })
          .sort();
      },
    };
  }

  it('is stated of the output of a query, by the columns of its inputs, and marked', async () => {
    const { send, infer, edges, api } = await start();
    await send(ran(query, [dataset('REPORT', columns('ID', 'STATE'))], [dataset('ORDERS', columns('ID', 'STATUS'))]));
    expect(await infer()).toEqual({ jobs: 1, stated: 1 });
    expect(await edges('REPORT')).toEqual(['ID > ID inferred', 'STATUS > STATE inferred', 'STATUS > STATUS inferred']);

    const { body } = await api.get(`${BASE}/lineage/${table('REPORT')}?hideJobs=true&level=column`);
    const [text] = Object.keys(body.sql);
    expect(body.sql[text]).toMatchObject({ query, dialect: 'snowflake', inferred: true, jobId: job });
    expect(body.edges).toMatchObject([
      { source: table('ORDERS'), origins: ['openlineage', 'sql'], via: [job], runs: 1, sql: [{ text }] },
    ]);
    const state = body.columnEdges.find(({ target }: Record<string, never>) => (target as { column: string }).column === 'STATE');
    const { start: from, end } = state.transformations[0].span;
    expect(query.slice(from, end)).toBe('upper(status)');
  });

  it('is stated once, however often the job runs and the log is followed', async () => {
    const { send, infer } = await start();
    await send(ran(query, [dataset('REPORT')], [dataset('ORDERS', columns('ID', 'STATUS'))]));
    expect(await infer()).toEqual({ jobs: 1, stated: 1 });
    await send(ran(query, [dataset('REPORT')]), ran(query, [dataset('REPORT')]));
    expect(await infer()).toEqual({ jobs: 0, stated: 0 });
    expect(await infer()).toEqual({ jobs: 0, stated: 0 });
  });

  it('is stated anew when the columns of a table become known', async () => {
    const { send, infer, edges } = await start();
    await send(ran(query, [dataset('REPORT')]));
    await infer();
    expect(await edges('REPORT')).toEqual(['status > state inferred']);
    await send(ran(undefined, [dataset('ORDERS', columns('ID', 'STATUS'))], [], 'load'));
    expect(await infer()).toEqual({ jobs: 1, stated: 1 });
    expect(await edges('REPORT')).toEqual(['ID > ID inferred', 'STATUS > STATUS inferred', 'STATUS > state inferred']);
  });

  it('uses columns that the catalog does not know of a table, beside those that it does', async () => {
    const { send, infer, edges } = await start();
    const sql = `
      insert into report (day, city)
      with placed as (select *, date(placed_at) as day from orders)
      select p.day, c.city from placed p join customers c on c.id = p.customer`;
    const inputs = [dataset('ORDERS', columns('CUSTOMER')), dataset('CUSTOMERS', columns('ID'))];
    await send(ran(sql, [dataset('REPORT')], inputs));
    await infer();
    expect(await edges('REPORT')).toEqual([
      'CUSTOMER > undefined inferred',
      'ID > undefined inferred',
      'city > city inferred',
      'placed_at > day inferred',
    ]);
  });

  it('finds a table that no event of the job names, once somebody else has named it', async () => {
    const { send, infer, edges } = await start();
    await send(ran('insert into report (email) select c.email from customers c', [dataset('REPORT')], []));
    expect(await infer()).toEqual({ jobs: 1, stated: 0 });
    await send(ran(undefined, [dataset('CUSTOMERS', columns('EMAIL'))], [], 'load'));
    expect(await infer()).toEqual({ jobs: 1, stated: 1 });
    expect(await edges('REPORT')).toEqual(['EMAIL > email inferred']);
  });

  it('makes no assets of names that nobody else has named', async () => {
    const { send, infer, graph } = await start();
    await send(ran('insert into report (a) select a from nowhere.at.all_', [dataset('REPORT')]));
    const before = await graph();
    expect(await infer()).toEqual({ jobs: 1, stated: 0 });
    expect(await graph()).toEqual(before);
  });

  it('gives way to what the producer says, and is taken back', async () => {
    const { send, infer, edges, api } = await start();
    await send(ran(query, [dataset('REPORT')], [dataset('ORDERS', columns('ID', 'STATUS'))]));
    await infer();
    const position = await send(ran(query, [dataset('REPORT', lineageOf('STATE', 'STATUS'))]));
    await api.get(`${BASE}/assets?minPosition=${position}`);
    expect(await edges('REPORT')).toEqual(['STATUS > STATE openlineage']);
    expect(await infer()).toEqual({ jobs: 1, stated: 1 });
    const { body } = await api.get(`${BASE}/assets/${table('REPORT')}/facets?source=sql`);
    expect(body.items).toEqual([]);
    const lineage = await api.get(`${BASE}/lineage/${table('REPORT')}?hideJobs=true`);
    expect(lineage.body.edges).toMatchObject([{ origins: ['openlineage'], active: true }]);
  });

  it('is not made for outputs whose producer tells column lineage, only for the others', async () => {
    const { send, infer, edges } = await start();
    const sql = 'insert into a (x) select id from orders; insert into b (y) select id from orders';
    await send(ran(sql, [dataset('A', lineageOf('x', 'id')), dataset('B')]));
    expect(await infer()).toEqual({ jobs: 1, stated: 1 });
    expect(await edges('A')).toEqual(['id > x openlineage']);
    expect(await edges('B')).toEqual(['id > y inferred']);
  });

  it('follows the newest text of a job, and is taken back when there is none', async () => {
    const { send, infer, edges } = await start();
    await send(ran('insert into report (a) select id from orders', [dataset('REPORT')]));
    await infer();
    await send(ran('insert into report (b) select id from orders', [dataset('REPORT')]));
    await infer();
    expect(await edges('REPORT')).toEqual(['id > b inferred']);
    const gone = ran(undefined, [dataset('REPORT')]);
    await send({ ...gone, job: { ...gone.job, facets: { sql: { ...facet, _deleted: true } } } });
    await infer();
    expect(await edges('REPORT')).toEqual([]);
  });

  it('looks at all jobs when it begins, those of long ago included', async () => {
    const { send, infer, edges, knex } = await start();
    await send(ran('insert into report (a) select id from orders', [dataset('REPORT')]));
    await infer();
    await knex('sql_inference_progress').update({ tool: 'another version' });
    await knex('sql_inferences').delete();
    expect(await infer()).toEqual({ jobs: 1, stated: 1 });
    expect(await edges('REPORT')).toEqual(['id > a inferred']);
  });

  it('is no part of the exported graph unless it is asked for', async () => {
    const { send, infer, graph, api } = await start();
    await send(ran(query, [dataset('REPORT')], [dataset('ORDERS', columns('ID', 'STATUS'))]));
    const before = await graph();
    await infer();
    expect(await graph()).toEqual(before);
    const { text } = await api.get(`${BASE}/export/graph?inferred=true`).buffer(true).parse((res, done) => {
      let all = '';
      res.on('data', chunk => (all += chunk));
      res.on('end', () => done(null, (res.text = all)));
    });
    const lines = text.trim().split('\n').map(line => JSON.parse(line));
    expect(lines.filter(({ inferred }) => inferred).map(({ sourceColumn, targetColumn }) => [sourceColumn, targetColumn])).toEqual([
      ['ID', 'ID'],
      ['STATUS', 'STATUS'],
      ['STATUS', 'state'],
    ]);
    expect(lines.filter(({ origin, kind }) => kind === 'edge' && origin === 'inferred')).toHaveLength(3);
  });

  it('is the same after everything was built again from the log', async () => {
    const { send, infer, edges, api } = await start();
    await send(ran(query, [dataset('REPORT')]));
    await infer();
    await send(ran(undefined, [dataset('ORDERS', columns('ID', 'STATUS'))], [], 'load'));
    await infer();
    const look = async () => ({
      edges: await edges('REPORT'),
      lineage: (await api.get(`${BASE}/lineage/${table('REPORT')}?includePast=true&level=column`)).body,
      facets: (await api.get(`${BASE}/assets/${table('REPORT')}/facets`)).body,
    });
    const before = await look();
    expect(before.edges).toHaveLength(3);
    expect((await api.post(`${BASE}/replay`).send({ from: 'start' })).status).toBe(202);
    for (;;) {
      const { body } = await api.get(`${BASE}/replay`);
      if (body.state !== 'running') break;
    }
    expect(await look()).toEqual(before);
    expect(await infer()).toEqual({ jobs: 0, stated: 0 });
  });
});
