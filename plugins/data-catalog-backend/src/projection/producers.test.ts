import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { ProducerReader } from '../openlineage/ProducerReader';
import { ShadowTables } from '../replay/ShadowTables';
import { EntryMaker, seededRandom, shuffled } from './__testUtils__/entries';
import { noFacts } from './facts';
import { ProducerTimes } from './ProducerTimes';
import { ProjectionStore } from './ProjectionStore';
import { readProducer } from './readProducer';
import type { Producer } from './readProducer';
import { TableProjection } from './TableProjection';

jest.setTimeout(60_000);

const dbt = 'https://github.com/OpenLineage/OpenLineage/tree/1.54.0/integration/dbt';

function event(changes: object = {}) {
  return {
    eventType: 'START',
    eventTime: '2026-11-01T10:00:07Z',
    producer: dbt,
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: '0198a1a0-0000-7000-8000-000000000001', facets: {} },
    job: { namespace: 'etl', name: 'build' },
    ...changes,
  };
}

describe('readProducer', () => {
  it('reads engine, versions and integration from the facets', () => {
    const facets = {
      processing_engine: { name: 'dbt', version: '1.11.16', openlineageAdapterVersion: '1.54.0' },
      tags: { tags: [{ key: 'openlineage_client_version', value: '1.0.0' }] },
    };
    const jobType = { jobType: { integration: 'DBT' } };
    expect(
      readProducer(
        event({ run: { facets }, job: { namespace: 'etl', name: 'build', facets: jobType } }),
      ),
    ).toEqual({
      producer: dbt,
      integration: 'dbt',
      engineName: 'dbt',
      engineVersion: '1.11.16',
      clientVersion: '1.54.0',
      specVersion: '2-0-2',
      jobNamespace: 'etl',
    });
  });

  it('takes the version of the client from the tag where no engine says it', () => {
    const tags = { tags: [7, { key: 'openlineage_client_version', value: '1.40.1' }] };
    expect(readProducer(event({ run: { facets: { tags } } })).clientVersion).toBe('1.40.1');
  });

  it.each([
    [dbt, 'dbt'],
    ['https://github.com/apache/airflow/tree/providers-openlineage/1.14.0', 'airflow'],
    ['https://github.com/OpenLineage/OpenLineage/blob/v1-0-0/client', null],
    ['https://example.com/etl', null],
  ])('tells of %s the integration %s', (producer, integration) => {
    expect(readProducer(event({ producer })).integration).toBe(integration);
  });

  it('takes whatever stands in the place of values', () => {
    const odd = {
      producer: 7,
      schemaURL: [],
      run: { facets: { processing_engine: 'x', tags: {} } },
      job: 'x',
    };
    expect(readProducer(odd)).toEqual({
      producer: 'unknown',
      integration: null,
      engineName: null,
      engineVersion: null,
      clientVersion: null,
      specVersion: null,
      jobNamespace: null,
    });
    expect(readProducer({ producer: 'x'.repeat(5000) }).producer).toHaveLength(1000);
  });
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('producers on %s', databaseId => {
  const migrations = {
    directory: resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'),
  };

  async function createKnex() {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest(migrations);
    return knex;
  }

  function createProjection() {
    return TableProjection.create({
      logger: mockServices.logger.mock(),
      settings: { tenantOf: () => 'default' },
    });
  }

  async function see(knex: Knex, times: ProducerTimes, sightings: [Partial<Producer>, string][]) {
    const producers = sightings.map(([values, time]) => ({
      producer: { ...readProducer({}), ...values },
      time,
    }));
    await knex.transaction(trx =>
      times.apply(trx, new ProjectionStore(trx, ''), [{ ...noFacts(), producers }]),
    );
  }

  const rows = (knex: Knex) => knex('producers').orderBy('producer').select();

  it('keeps from when to when each was seen, to the minute', async () => {
    const knex = await createKnex();
    const maker = new EntryMaker();
    const projection = createProjection();
    for (const eventTime of [
      '2026-11-01T10:00:07Z',
      '2026-11-01T09:59:58Z',
      '2026-11-01T12:30:30.5Z',
    ]) {
      await knex.transaction(trx => projection.apply(trx, [maker.event(event({ eventTime }))]));
    }
    expect(await new ProducerReader(knex).list(10)).toEqual({
      items: [
        {
          producer: dbt,
          integration: 'dbt',
          specVersion: '2-0-2',
          jobNamespace: 'etl',
          firstSeen: '2026-11-01T09:59:00.000000000Z',
          lastSeen: '2026-11-01T12:30:00.000000000Z',
        },
      ],
      totalCount: { value: 1, exact: true },
    });
  });

  it('writes nothing for what it has written already', async () => {
    const knex = await createKnex();
    const times = new ProducerTimes();
    const statements: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
    const written = () => statements.filter(sql => sql.includes('producers')).length;
    await see(knex, times, [[{ producer: 'a' }, '2026-11-01T10:00:07.000000000Z']]);
    const first = written();
    for (let second = 10; second < 60; second++) {
      await see(knex, times, [[{ producer: 'a' }, `2026-11-01T10:00:${second}.000000000Z`]]);
    }
    expect(written()).toBe(first);
    await see(knex, times, [[{ producer: 'a' }, '2026-11-01T10:01:00.000000000Z']]);
    expect(written()).toBe(2 * first);
  });

  it('remembers only what has committed', async () => {
    const knex = await createKnex();
    const times = new ProducerTimes();
    const facts = [
      {
        ...noFacts(),
        producers: [{ producer: readProducer({}), time: '2026-11-01T10:00:07.000000000Z' }],
      },
    ];
    await expect(
      knex.transaction(async trx => {
        await times.apply(trx, new ProjectionStore(trx, ''), facts);
        throw new Error('crash');
      }),
    ).rejects.toThrow('crash');
    expect(await rows(knex)).toEqual([]);
    await knex.transaction(trx => times.apply(trx, new ProjectionStore(trx, ''), facts));
    expect(await rows(knex)).toHaveLength(1);
  });

  it('holds at most so many rows, the same ones in whatever order, however often and by whomever', async () => {
    const sightings = Array.from({ length: 60 }, (_, index): [Partial<Producer>, string] => [
      { producer: `p${index % 25}` },
      `2026-11-01T${String(index % 24).padStart(2, '0')}:00:00.000000000Z`,
    ]);
    const dumps = [];
    for (const seed of [1, 2, 3]) {
      const knex = await createKnex();
      // Two replicas take turns.
      const replicas = [new ProducerTimes(10), new ProducerTimes(10)];
      const mixed = shuffled([...sightings, ...sightings], seededRandom(seed));
      for (let start = 0; start < mixed.length; start += seed) {
        await see(knex, replicas[start % 2], mixed.slice(start, start + seed));
      }
      dumps.push(await rows(knex));
    }
    expect(dumps[0]).toHaveLength(10);
    expect(dumps[1]).toEqual(dumps[0]);
    expect(dumps[2]).toEqual(dumps[0]);
  });

  it('joins a row that says less with the one that says the same and more', async () => {
    const knex = await createKnex();
    const engine = { engineName: 'spark', engineVersion: '3.5.9', clientVersion: '1.53.0' };
    await see(knex, new ProducerTimes(), [
      [{ producer: 'spark' }, '2026-11-01T08:00:00.000000000Z'],
      [{ producer: 'spark', ...engine }, '2026-11-01T10:00:00.000000000Z'],
      [{ producer: 'spark', ...engine, engineVersion: '4.0.0' }, '2026-11-01T11:00:00.000000000Z'],
      [{ producer: 'spark', jobNamespace: 'other' }, '2026-11-01T12:00:00.000000000Z'],
    ]);
    const reader = new ProducerReader(knex);
    const { items } = await reader.list(10);
    expect(items).toEqual([
      {
        producer: 'spark',
        jobNamespace: 'other',
        firstSeen: '2026-11-01T12:00:00.000000000Z',
        lastSeen: '2026-11-01T12:00:00.000000000Z',
      },
      expect.objectContaining({
        engine: { name: 'spark', version: '4.0.0' },
        clientVersion: '1.53.0',
      }),
      expect.objectContaining({ engine: { name: 'spark', version: '3.5.9' } }),
    ]);
    // Which of the two versions the bare event came from is not known; one of them takes its time.
    expect(items.filter(({ firstSeen }) => firstSeen.includes('T08'))).toHaveLength(1);
    const first = await reader.list(2);
    expect(first.items).toEqual(items.slice(0, 2));
    expect(await reader.list(2, first.nextCursor)).toEqual({
      items: items.slice(2),
      totalCount: { value: 3, exact: true },
    });
  });

  it('migrates down and up again with rows, also after a rebuild has exchanged the indexes', async () => {
    const knex = await createKnex();
    const shadow = new ShadowTables(knex);
    await shadow.create();
    await knex.transaction(trx => shadow.promote(trx));
    const maker = new EntryMaker();
    const errorMessage = { _producer: 'x', _schemaURL: 'x', message: 'broken' };
    const run = { runId: '0198a1a0-0000-7000-8000-000000000001', facets: { errorMessage } };
    const projection = createProjection();
    await knex.transaction(trx =>
      projection.apply(trx, [maker.event(event({ eventType: 'FAIL', run }))]),
    );
    expect(await knex('runs').pluck('error')).toEqual(['broken']);
    const name = '20261126_producers.js';
    await knex.migrate.down({ ...migrations, name } as Knex.MigratorConfig);
    expect(await knex.schema.hasTable('producers')).toBe(false);
    expect(await knex.schema.hasColumn('runs', 'error')).toBe(false);
    await knex.migrate.up({ ...migrations, name } as Knex.MigratorConfig);
    expect(await knex('runs').pluck('error')).toEqual([null]);
    expect(await knex('producers')).toEqual([]);
  });
});
