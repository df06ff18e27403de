import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { startCatalog } from '../__testUtils__/startCatalog';

jest.setTimeout(60_000);

const folder = path.resolve(
  resolvePackagePath('@headwater/plugin-data-catalog-backend', '../../../shared/openlineage/invalid'),
);
const present = existsSync(folder);
if (!present) process.stderr.write('Skipped: the invalid OpenLineage events are not here\n');

(present ? describe : describe.skip)('invalid events of real producers', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

  it.each(databases.eachSupportedId())('are flagged or refused, on %s', async databaseId => {
    const catalog = await startCatalog({ knex: await databases.init(databaseId) });
    const post = (event: object) => catalog.api.post('/api/v1/lineage').send(event);

    const refused = read('schema_invalid_events.jsonl').trim().split('\n');
    expect(refused).toHaveLength(6);
    for (const line of refused) {
      const answer = await post(JSON.parse(line).event);
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toMatch(/must be/);
    }
    const { body } = await catalog.api.get('/api/data-catalog/v1/events/rejected');
    expect(body.items).toHaveLength(6);

    for (const kind of ['dataset', 'job', 'run']) {
      const { event } = JSON.parse(read(`event_invalid_${kind}_facet.json`));
      const answer = await post(event);
      expect(answer.status).toBe(201);
      await catalog.graph();
      const { namespace, name } = event.job;
      const job = `namespace=${encodeURIComponent(namespace)}&name=${encodeURIComponent(name)}&class=job`;
      const run = await catalog.api.get(`/api/data-catalog/v1/runs/${event.run.runId}/facets`);
      const of = await catalog.api.get(`/api/data-catalog/v1/assets/lookup?${job}&include=facets`);
      const datasets = await Promise.all(
        [...(event.inputs ?? []), ...(event.outputs ?? [])].map(dataset => {
          const query = `namespace=${encodeURIComponent(dataset.namespace)}&name=${encodeURIComponent(dataset.name)}`;
          return catalog.api.get(`/api/data-catalog/v1/assets/lookup?${query}&include=facets`);
        }),
      );
      const all = JSON.stringify([run.body, of.body, datasets.map(found => found.body)]);
      expect(all).toContain('"issues":[');
    }
    await catalog.stop();
  });
});
