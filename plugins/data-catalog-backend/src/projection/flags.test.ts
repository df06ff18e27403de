import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { EntryMaker } from './__testUtils__/entries';
import { TableProjection } from './TableProjection';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

it.each(databases.eachSupportedId())('a facet that breaks its schema is kept verbatim and flagged, on %s', async databaseId => {
  const knex = await databases.init(databaseId);
  await knex.migrate.latest({
    directory: resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'),
  });
  const projection = TableProjection.create({
    logger: mockServices.logger.mock(),
    settings: { tenantOf: () => 'default' },
  });
  const broken = { _producer: 'https://example.com', _schemaURL: 'https://example.com', fields: [{ type: 'int' }], more: 1 };
  const entry = new EntryMaker().event({
    eventType: 'COMPLETE',
    eventTime: '2026-11-01T10:00:00Z',
    run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
    job: { namespace: 'etl', name: 'job' },
    inputs: [{ namespace: 'db', name: 'in', facets: { schema: broken, custom: { anything: [null] } } }],
  });
  await knex.transaction(trx => projection.apply(trx, [entry]));
  const id = assetId('dataset', 'db', 'in');
  const { attributes } = await knex('assets').where({ id }).first();
  expect(JSON.parse(attributes).flags).toEqual([
    { key: 'schema', source: 'openlineage', issues: ["'fields.0.name' is missing"] },
  ]);
  const bodies = (await knex('facet_bodies').pluck('body')).map(body => JSON.parse(body));
  expect(bodies).toContainEqual(broken);
  expect(bodies).toContainEqual({ anything: [null] });
});
