import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { EntryMaker } from './__testUtils__/entries';
import { TableProjection } from './TableProjection';

jest.setTimeout(60_000);

const orders = assetId('dataset', 'db', 'orders');
const daily = assetId('dataset', 'db', 'daily');
const load = assetId('job', 'etl', 'load');
const nightly = assetId('job', 'etl', 'nightly');

const facet = (body: object) => ({
  _producer: 'https://example.com/etl',
  _schemaURL: 'https://example.com/facet.json',
  ...body,
});
const event = (minute: number, changes: object = {}) => ({
  eventType: 'START',
  eventTime: `2026-11-01T10:0${minute}:00Z`,
  producer: 'https://example.com/etl',
  run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
  job: { namespace: 'etl', name: 'load' },
  inputs: [{ namespace: 'db', name: 'orders' }],
  outputs: [{ namespace: 'db', name: 'daily' }],
  ...changes,
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('what a batch tells of runs on %s', databaseId => {
  /** Projects events, each in a batch of its own; answers the assets of runs that each tells of. */
  async function newsOf(...events: object[]): Promise<string[][]> {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({
      directory: resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'),
    });
    const maker = new EntryMaker();
    const projection = TableProjection.create({
      logger: mockServices.logger.mock(),
      settings: { tenantOf: () => 'default' },
    });
    const news: string[][] = [];
    for (const one of events) {
      const entry = maker.event(one as never);
      const { runAssets } = await knex.transaction(trx => projection.apply(trx, [entry]));
      news.push([...runAssets].sort());
    }
    return news;
  }

  it('names the job, the inputs and the outputs, also by an event that names them no more', async () => {
    const all = [daily, load, orders].sort();
    const end = event(5, { eventType: 'COMPLETE', inputs: [], outputs: [] });
    expect(await newsOf(event(1), end)).toEqual([all, all]);
  });

  it('names nothing where an event says nothing new', async () => {
    expect((await newsOf(event(1), event(1)))[1]).toEqual([]);
  });

  it('names the asset that another name belongs to', async () => {
    const symlinks = facet({ identifiers: [{ namespace: 'db', name: 'orders', type: 'TABLE' }] });
    const inputs = [{ namespace: 's3://lake', name: '/orders', facets: { symlinks } }];
    const other = event(2, { run: { runId: '0198a1a0-0000-7000-8000-000000000002' }, outputs: [] });
    const [, news] = await newsOf(event(1, { inputs, outputs: [] }), other);
    expect(news).toEqual([assetId('dataset', 's3://lake', '/orders'), load].sort());
  });

  it('names the job of the run that started it, once it is heard of', async () => {
    const parent = facet({
      run: { runId: '0198a1a0-0000-7000-8000-000000000009' },
      job: { namespace: 'etl', name: 'nightly' },
    });
    const run = { runId: '0198a1a0-0000-7000-8000-000000000001', facets: { parent } };
    const [first, second] = await newsOf(event(1, { run }), event(2, { run }));
    expect(first).toContain(nightly);
    expect(second).not.toContain(nightly);
  });
});
