import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { unlimitedAccess } from '../assets/permissions';
import { exportGraph } from '../lineage/exportGraph';
import type { LogEntry } from '../log/entries';
import { differences, dumpProjection } from './__testUtils__/dump';
import { EntryMaker, seededRandom, shuffled } from './__testUtils__/entries';
import { summarize } from './__testUtils__/summarize';
import type { ExportLine } from './__testUtils__/summarize';
import { tenantsByPattern } from './settings';
import { TableProjection } from './TableProjection';
import { projectionTables } from './types';

const shared = path.resolve(
  resolvePackagePath('@headwater/plugin-data-catalog-backend', '../../../shared/openlineage'),
);
const present = existsSync(shared);
if (!present) {
  process.stderr.write(`Skipped: the shared OpenLineage events are not at ${path.basename(shared)}\n`);
}
const describeWithEvents = present ? describe : describe.skip;

type Expected = Record<string, Record<string, unknown>>;

function readJson(name: string): Expected {
  return JSON.parse(readFileSync(path.join(shared, name), 'utf8'));
}

function readEvents(file: string): Record<string, unknown>[] {
  return readFileSync(path.join(shared, 'events', file), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line));
}

async function project(knex: Knex, entries: readonly LogEntry[], batchSize: number) {
  for (const table of projectionTables) await knex(table).delete();
  const projection = TableProjection.create({
    logger: mockServices.logger.mock(),
    settings: { tenantOf: tenantsByPattern([]) },
  });
  for (let start = 0; start < entries.length; start += batchSize) {
    await knex.transaction(trx => projection.apply(trx, entries.slice(start, start + batchSize)));
  }
}

describeWithEvents('projection of real events', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });
  const counts = present ? readJson('expected_counts.json') : {};
  const sets = present ? readJson('expected_sets.json') : {};
  const files = present
    ? readdirSync(path.join(shared, 'events')).filter(
        name => name.endsWith('.jsonl') && !name.endsWith('.index.jsonl'),
      )
    : [];

  async function expectGraph(knex: Knex, name: string) {
    const lines: ExportLine[] = [];
    for await (const line of exportGraph(knex, unlimitedAccess, true)) {
      lines.push(JSON.parse(JSON.stringify(line)));
    }
    expect(lines.at(-1)!.kind).toBe('end');
    const { counts: found, ...foundSets } = summarize(lines);
    const expected = Object.fromEntries(
      Object.keys(found).map(key => [key, counts[name][key]]),
    );
    expect(found).toEqual(expected);
    if (!sets[name]) return;
    const expectedSets = Object.fromEntries(
      Object.keys(foundSets).map(key => [key, [...(sets[name][key] as string[])].sort()]),
    );
    expect(foundSets).toEqual(expectedSets);
  }

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      await knex.migrate.latest({
        directory: resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'),
      });
    });

    it.each(files)('projects %s as expected, in order, shuffled and doubled alike', async file => {
      const events = readEvents(file);
      const maker = new EntryMaker();
      const name = file.replace('.jsonl', '');
      await project(knex, events.map(event => maker.event(event)), 100);
      await expectGraph(knex, name);
      const first = await dumpProjection(knex);

      const again = new EntryMaker();
      const mixed = shuffled([...events, ...events], seededRandom(events.length));
      await project(knex, mixed.map(event => again.event(event)), 7);
      await expectGraph(knex, name);
      expect(differences(first, await dumpProjection(knex))).toEqual([]);
    });

    it('projects all files together as expected, in order and shuffled', async () => {
      const events = files.flatMap(readEvents);
      const maker = new EntryMaker();
      await project(knex, events.map(event => maker.event(event)), 100);
      await expectGraph(knex, '__ALL__');
      const first = await dumpProjection(knex);

      const mixed = shuffled([...events, ...events], seededRandom(3)).map(event => maker.event(event));
      await project(knex, mixed, 33);
      await expectGraph(knex, '__ALL__');
      expect(differences(first, await dumpProjection(knex))).toEqual([]);
    });
  });
});
