import { TestDatabases, mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { JsonObject } from '@backstage/types';
import { createAssetConditionalDecision, assetConditions } from '../../..';
import { startCatalog } from '../../../__testUtils__/startCatalog';
import type { Policy } from '../../../__testUtils__/startCatalog';
import { OpenApiContract } from '../../../openapi';

jest.setTimeout(120_000);

const DB = 'postgres://db:5432';
const BASE = '/api/data-catalog/v1';
const table = (name: string) => assetId('dataset', DB, `shop.public.${name}`);

const schema = (columns: string[]) => ({
  schema: {
    _producer: 'https://example.com/etl',
    _schemaURL: 'https://openlineage.io/spec/facets/1-1-1/SchemaDatasetFacet.json',
    fields: columns.map(name => ({ name, type: 'text' })),
  },
});

/** Events that tell the columns of two tables, and nothing of lineage. */
const events = [
  ['orders', ['id', 'customer', 'total']],
  ['customers', ['id', 'email']],
].map(([name, columns]) => ({
  eventTime: '2026-11-01T10:00:00Z',
  producer: 'https://example.com/etl',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent',
  dataset: { namespace: DB, name: `shop.public.${name}`, facets: schema(columns as string[]) },
}));

const defaults = { dialect: 'postgres', namespace: DB, defaultCatalog: 'shop', defaultSchema: 'public' };
const copy = 'create table report as select o.*, md5(c.email) as email_hash from orders o join customers c on c.id = o.customer';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('lineage built from SQL, on %s', databaseId => {
  const contract = new OpenApiContract();
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  async function start(options: { policy?: Policy; sql?: JsonObject } = {}) {
    const { policy, sql } = options;
    const knex = await databases.init(databaseId);
    const config = { dataCatalog: { openlineage: { root: true }, sql: { infer: false, ...sql } } };
    const catalog = await startCatalog({ knex, policy, config });
    stops.push(catalog.stop);
    const position = await catalog.send(...events);
    await catalog.api.get(`${BASE}/assets?minPosition=${position}`);
    return {
      ...catalog,
      async build(body: object, headers: Record<string, string> = {}) {
        const answer = await catalog.api.post(`${BASE}/lineage/build`).set(headers).send(body);
        expect(contract.answerIssues('buildLineage', answer.status, answer.body)).toEqual([]);
        return answer;
      },
      async columns(name: string, user?: string) {
        const get = catalog.api.get(`${BASE}/lineage/${table(name)}/columns?depth=1&direction=upstream`);
        const answer = await (user ? get.set('Authorization', mockCredentials.user.header(user)) : get);
        expect(contract.answerIssues('getColumnLineage', answer.status, answer.body)).toEqual([]);
        return answer.body;
      },
    };
  }

  it('answers a dry run with the analysis, by the columns that the catalog knows, and writes nothing', async () => {
    const { build, api } = await start();
    const { status, body } = await build({ dryRun: true, statements: [{ sql: copy, ...defaults }] });
    expect(status).toBe(200);
    const [{ analysis, ...item }] = body.statements;
    expect(item).toMatchObject({ index: 0, status: 200, confidence: 'high', reasons: [] });
    expect(analysis.tables.map(({ name, columns, asset }: JsonObject) => [name, columns, (asset as JsonObject)?.id])).toEqual([
      ['shop.public.orders', ['id', 'customer', 'total'], table('orders')],
      ['shop.public.customers', ['id', 'email'], table('customers')],
      ['shop.public.report', undefined, undefined],
    ]);
    const [statement] = analysis.statements;
    expect(statement.columns.map(({ name }: JsonObject) => name)).toEqual(['id', 'customer', 'total', 'email_hash']);
    expect(statement.edges).toContainEqual({
      source: { table: 1, column: 'email' },
      target: { table: 2, column: 'email_hash' },
      transformation: { type: 'DIRECT', subtype: 'TRANSFORMATION', masking: true },
      span: { start: copy.indexOf('md5('), end: copy.indexOf(' as email_hash') },
      confidence: 'high',
    });
    expect((await api.get(`${BASE}/assets/${table('report')}`)).status).toBe(404);
  });

  it('writes edges of tables and of columns, with the text that says so', async () => {
    const { build, columns, api } = await start();
    const { body } = await build({ statements: [{ sql: copy, ...defaults }] });
    expect(body).toMatchObject({
      dryRun: false,
      succeeded: 1,
      failed: 0,
      statements: [{ status: 200, outputs: [{ assetId: table('report'), name: 'shop.public.report' }] }],
    });
    const answer = await columns('report');
    const edge = answer.columnEdges.find(({ target }: JsonObject) => (target as JsonObject).column === 'email_hash');
    const { query, tool, ...text } = answer.sql[edge.sql];
    expect(edge).toMatchObject({
      source: { assetId: table('customers'), column: 'email' },
      target: { assetId: table('report'), column: 'email_hash' },
      origin: 'sql',
      inferred: false,
      confidence: 0.95,
      present: true,
      transformations: [{ type: 'DIRECT', subtype: 'TRANSFORMATION', masking: true, description: 'md5(c.email)' }],
    });
    const { start: from, end } = edge.transformations[0].span;
    expect(query.slice(from, end)).toBe('md5(c.email)');
    expect(tool).toMatchObject({ name: '@headwater/sql-lineage' });
    expect(text).toMatchObject({ dialect: 'postgres', method: 'sql', inferred: false, confidence: 'high', reasons: [] });

    const lineage = await api.get(`${BASE}/lineage/${table('report')}?hideJobs=true`);
    expect(contract.answerIssues('getLineage', lineage.status, lineage.body)).toEqual([]);
    expect(lineage.body.edges).toHaveLength(2);
    expect(lineage.body.edges[0]).toMatchObject({
      type: 'transform',
      origins: ['sql'],
      active: true,
      confidence: 0.95,
      sql: [{ text: edge.sql, spans: [{ start: 0, end: copy.length }] }],
    });
    expect(lineage.body.sql).toEqual(answer.sql);
    const whole = await api.get(`${BASE}/lineage/texts/${edge.sql}`);
    expect(contract.answerIssues('getSqlText', whole.status, whole.body)).toEqual([]);
    expect(whole.body.query).toBe(copy);
    const facets = await api.get(`${BASE}/assets/${table('report')}/facets?source=sql`);
    expect(facets.body.items.map(({ source, key }: JsonObject) => [source, String(key).split('.')[0]])).toEqual([
      ['sql', 'columnLineage'],
      ['sql', 'sql'],
    ]);
  });

  it('replaces what a text of a job said before, and leaves what others say', async () => {
    const { build, columns, api } = await start();
    const job = { namespace: 'etl', name: 'report' };
    const text = (sql: string) => ({ statements: [{ sql, ...defaults, job }] });
    await build({ statements: [{ sql: 'insert into totals select id, total from orders', ...defaults }] });
    await build(text('insert into totals (id) select id from orders; insert into emails (email) select email from customers'));
    await build(text('insert into totals (id) select id from customers'));
    const targets = ({ columnEdges }: { columnEdges: { source: JsonObject; target: JsonObject; via?: string }[] }) =>
      columnEdges.map(({ source, target, via }) => [source.assetId, source.column, target.column, via !== undefined]).sort();
    expect(targets(await columns('totals'))).toEqual(
      [
        [table('orders'), 'id', 'id', false],
        [table('orders'), 'total', 'total', false],
        [table('customers'), 'id', 'id', true],
      ].sort(),
    );
    expect(targets(await columns('emails'))).toEqual([]);
    const { body } = await api.get(`${BASE}/lineage/${assetId('job', 'etl', 'report')}?direction=both`);
    expect(body.edges.map(({ source, target }: JsonObject) => [source, target])).toEqual(
      expect.arrayContaining([
        [table('customers'), assetId('job', 'etl', 'report')],
        [assetId('job', 'etl', 'report'), table('totals')],
      ]),
    );
    expect(body.edges).toHaveLength(2);
  });

  it('answers bad items in their places, and builds the others', async () => {
    const { build } = await start();
    const good = { sql: 'insert into totals select id, total from orders', ...defaults };
    const { body } = await build({
      statements: [
        { ...good, dialect: 'klingon' },
        { ...good, sql: 'select 1' },
        { sql: good.sql, namespace: DB, dialect: 'postgres' },
        { sql: good.sql },
        { ...good, limit: 3 },
        good,
        good,
      ],
      assets: [table('orders'), assetId('job', 'etl', 'unknown')],
    });
    const told = [...body.statements, ...body.assets].map(({ status, error }) => [status, error?.message]);
    expect(told).toEqual([
      [400, expect.stringContaining('dialect must be one of ansi, ')],
      [400, 'The text writes nothing that comes from a table'],
      [400, "'orders' is no full name in this namespace; give 'defaultCatalog' and 'defaultSchema'"],
      [400, "'namespace' is missing: without it the tables are no datasets"],
      [400, "Body 'limit' is not known; allowed are sql, dialect, namespace, defaultCatalog, defaultSchema, job, schema"],
      [200, undefined],
      [400, "Another item says what flows into 'shop.public.totals'; put the statements of a job into one text"],
      [400, `The asset '${table('orders')}' has no SQL: no facet sql or viewDefinition`],
      [404, expect.stringContaining('No asset')],
    ]);
    expect(body).toMatchObject({ succeeded: 1, failed: 8 });
  });

  it('writes no name that cannot be stored', async () => {
    const { build, api } = await start();
    const into = (name: string, rest: object = {}) => ({
      sql: `insert into "${name}" select id from orders`,
      ...defaults,
      ...rest,
    });
    const { body } = await build({
      statements: [
        into('a\0b'),
        into('a', { job: { namespace: 'etl', name: 'a\ud800' } }),
        into('a'.repeat(4097)),
        into('a', { job: { namespace: 'etl', name: 'a\0b' } }),
      ],
    });
    expect(body.statements.map(({ status, error }: JsonObject) => [status, error])).toEqual(
      Array(4).fill([400, expect.objectContaining({ message: expect.stringMatching(/^A name must have at most 4096/) })]),
    );
    const { body: log } = await api.get(`${BASE}/events?kind=lineage.sql`);
    expect(log.items).toEqual([]);
  });

  it('builds from the SQL that events tell of a job', async () => {
    const { build, send, columns, api } = await start();
    const position = await send({
      eventType: 'COMPLETE',
      eventTime: '2026-11-02T10:00:00Z',
      producer: 'https://example.com/etl',
      run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
      job: {
        namespace: 'etl',
        name: 'daily',
        facets: { sql: { _producer: 'p:x', _schemaURL: 'p:x', query: 'select id, total from orders' } },
      },
      inputs: [{ namespace: DB, name: 'shop.public.orders' }],
      outputs: [{ namespace: DB, name: 'shop.public.daily' }],
    });
    const id = assetId('job', 'etl', 'daily');
    await api.get(`${BASE}/assets?minPosition=${position}`);
    const { body } = await build({ assets: [id] });
    expect(body.assets).toMatchObject([{ status: 200, id, outputs: [{ assetId: table('daily'), columnEdges: 2 }] }]);
    const { columnEdges } = await columns('daily');
    expect(columnEdges.map(({ source, target, via }: JsonObject) => [(source as JsonObject).column, (target as JsonObject).column, via])).toEqual([
      ['id', 'id', id],
      ['total', 'total', id],
    ]);
  });

  it('gives up a text that takes too long, and builds the others', async () => {
    const { build } = await start({ sql: { timeoutMs: 500 } });
    const many = Array.from({ length: 30_000 }, (_, index) => `insert into t${index} select id from orders`).join(';');
    const { body } = await build({
      statements: [
        { sql: many, ...defaults },
        { sql: 'insert into ids select id from orders', ...defaults },
      ],
    });
    expect(body.statements).toMatchObject([
      {
        status: 422,
        error: { name: 'TaskLimitError', message: 'It was not analysed within 0.5 seconds' },
        reasons: [{ code: 'LIMIT' }],
      },
      { status: 200 },
    ]);
  });

  it('happens once for an Idempotency-Key', async () => {
    const { build, api } = await start();
    const body = { statements: [{ sql: copy, ...defaults }] };
    const first = await build(body, { 'Idempotency-Key': 'once' });
    const second = await build(body, { 'Idempotency-Key': 'once' });
    expect(second.body).toEqual(first.body);
    const other = await build({ statements: [{ ...body.statements[0], sql: 'select 1' }] }, { 'Idempotency-Key': 'once' });
    expect(other.status).toBe(409);
    const { body: log } = await api.get(`${BASE}/events?kind=lineage.sql`);
    expect(log.items).toHaveLength(1);
  });

  it('refuses a request with nothing in it, too many items, or too large', async () => {
    const { build } = await start();
    expect((await build({})).status).toBe(400);
    const many = Array.from({ length: 600 }, () => ({ sql: 'select 1' }));
    expect((await build({ dryRun: true, statements: many, assets: Array(401).fill(table('orders')) })).status).toBe(400);
    expect((await build({ statements: [{ sql: ' '.repeat(5 * 1024 * 1024) }] })).status).toBe(413);
  });

  describe('with a policy that lets Ann see and change what is no table', () => {
    const ann = mockCredentials.user.header('user:default/ann');
    const policy: Policy = (permission, principal) => {
      if (principal !== 'user:default/ann') return { result: AuthorizeResult.ALLOW };
      return createAssetConditionalDecision(permission as never, assetConditions.hasType({ types: ['dataset'] }));
    };

    it('uses no columns that she may not see, and does not say that there are any', async () => {
      const { build } = await start({ policy });
      const { body } = await build({ dryRun: true, statements: [{ sql: copy, ...defaults }] }, { Authorization: ann });
      expect(body.statements[0].analysis.tables).toEqual(
        ['orders', 'customers', 'report'].map(name => ({
          parts: ['shop', 'public', name],
          kind: 'table',
          namespace: DB,
          name: `shop.public.${name}`,
        })),
      );
    });

    it('writes what is new, and refuses to change what she may not', async () => {
      const { build } = await start({ policy });
      const { body } = await build(
        {
          statements: [
            { sql: 'insert into fresh select id from orders', ...defaults },
            { sql: 'insert into customers select id from orders', ...defaults },
          ],
        },
        { Authorization: ann },
      );
      expect(body.statements.map(({ status }: JsonObject) => status)).toEqual([200, 403]);
      expect(body.statements[1].error.message).toBe(
        "You may not state lineage of the dataset 'shop.public.customers'",
      );
    });

    it('holds back a text that names what she may not see', async () => {
      const { build, columns, api } = await start({ policy });
      await build({ statements: [{ sql: copy, ...defaults, namespace: DB }] });
      const everybody = await columns('report');
      const [text] = Object.keys(everybody.sql);
      expect(text).toBeDefined();
      const denied = await api.get(`${BASE}/lineage/texts/${text}`).set('Authorization', ann);
      expect(denied.status).toBe(404);
    });
  });

  it('needs the permission to read lineage for a dry run, and to change assets otherwise', async () => {
    const mayOnlyRead: Policy = ({ name }) => ({
      result: name === 'data-catalog.asset.update' ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
    });
    const { build } = await start({ policy: mayOnlyRead });
    const statements = [{ sql: copy, ...defaults }];
    expect((await build({ dryRun: true, statements })).status).toBe(200);
    expect((await build({ statements })).status).toBe(403);
  });
});
