import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

jest.setTimeout(60_000);

const directory = resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations');
const name = '20261128_sql_inference.js';
const id = '0198a1a0-0000-7000-8000-000000000001';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('the tables of the inference, on %s', databaseId => {
  it('come, and go with rows in them', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });
    await knex('sql_inference_progress').insert({ id: 1, position: 5, tool: 'one', swept_to: id });
    await knex('sql_inferences').insert({ job_id: id, input_hash: 'x', outputs: '[]' });
    await knex('sql_inference_tables').insert({ job_id: id, table_id: id });
    await knex.migrate.down({ directory, name });
    expect(await knex.schema.hasTable('sql_inferences')).toBe(false);
    await knex.migrate.up({ directory, name });
    expect(await knex('sql_inference_tables')).toEqual([]);
  });
});
