import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { Knex } from 'knex';
import { eventDraft } from '../openlineage/eventDraft';
import { EntryMaker } from './__testUtils__/entries';
import type { EffectiveAttributes, RunDocument, StatementDocument } from './documents';
import { TableProjection } from './TableProjection';
import { projectionTables } from './types';

// The twenty rules that receivers get wrong: one test for each, named after it.

jest.setTimeout(60_000);

type Json = Record<string, unknown>;

const facet = (body: Json): Json => ({
  _producer: 'https://example.com/etl',
  _schemaURL: 'https://example.com/facet.json',
  ...body,
});
const runId = (number: number) => `0198a1a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
const at = (minute: number) => `2026-11-01T10:${String(minute).padStart(2, '0')}:00Z`;
const dataset = (name: string, facets: Json = {}, more: Json = {}): Json => ({ namespace: 'db', name, facets, ...more });

function run(eventType: string | undefined, minute: number, changes: Json = {}, number = 1): Json {
  return {
    ...(eventType && { eventType }),
    eventTime: at(minute),
    producer: 'https://example.com/etl',
    run: { runId: runId(number) },
    job: { namespace: 'etl', name: 'job' },
    ...changes,
  };
}

function lineageFrom(output: string, inputs: Json): Json {
  return facet({ fields: { [output]: { inputFields: [inputs] } } });
}

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('rules of the specification on %s', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({
      directory: resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'),
    });
  });
  beforeEach(async () => {
    for (const table of projectionTables) await knex(table).delete();
  });

  /** Projects events in the order in which they are given, each in a batch of its own. */
  async function project(...events: Json[]) {
    const maker = new EntryMaker();
    const projection = TableProjection.create({
      logger: mockServices.logger.mock(),
      settings: { tenantOf: () => 'default' },
    });
    for (const event of events) await knex.transaction(trx => projection.apply(trx, [maker.event(event)]));
  }

  const idOf = (name: string, of: 'dataset' | 'job' = 'dataset') =>
    assetId(of, of === 'job' ? 'etl' : 'db', name);

  async function asset(name: string, of: 'dataset' | 'job' = 'dataset') {
    const row = await knex('assets').where({ id: idOf(name, of) }).first();
    return row && { ...row, attributes: JSON.parse(row.attributes) as EffectiveAttributes };
  }

  /** Edges in force, as "source type target", by name. */
  async function edges(...types: string[]): Promise<string[]> {
    const rows = await knex('edges as e')
      .join('assets as s', 's.id', 'e.source_id')
      .join('assets as t', 't.id', 'e.target_id')
      .where('e.active', 1)
      .select('s.name as source', 't.name as target', 'e.type', 'e.runs');
    return rows
      .filter(({ type }) => types.length === 0 || types.includes(type))
      .map(({ source, type, target }) => `${source} ${type} ${target}`)
      .sort();
  }

  async function theRun(number = 1): Promise<Json & { document: RunDocument }> {
    const row = await knex('runs').where({ run_id: runId(number) }).first();
    return row && { ...row, document: JSON.parse(row.document) };
  }

  async function bodyOf(name: string, key: string): Promise<unknown> {
    const row = await knex('asset_facets').where({ asset_id: idOf(name), source: 'openlineage' }).first();
    const statement = (JSON.parse(row?.statements ?? '[]') as StatementDocument).find(([known]) => known === key);
    if (!statement?.[2]) return undefined;
    return JSON.parse((await knex('facet_bodies').where({ hash: statement[2] }).first()).body);
  }

  async function mappings(): Promise<any[]> {
    const hashes = await knex('column_lineage').pluck('hash');
    const rows = await knex('facet_bodies').whereIn('hash', hashes);
    return rows.map(row => JSON.parse(row.body));
  }

  it('rule 1: identity is the exact namespace and name, case-sensitive', async () => {
    const names = ['/a#b.c', 'Orders', 'orders', 's p a c e', 'x:y/z'];
    await project(run('COMPLETE', 1, { inputs: names.map(name => dataset(name)) }));
    const found = await knex('assets').where({ class: 'dataset' }).select('id', 'namespace', 'name');
    expect(found.map(({ name }) => name).sort()).toEqual([...names].sort());
    for (const { id, name } of found) expect(id).toBe(idOf(name));
  });

  it('rule 2: inputs and outputs of a run add up over its events', async () => {
    await project(
      run('START', 1, { inputs: [dataset('in')], outputs: [] }),
      run('COMPLETE', 2, { inputs: [], outputs: [dataset('out')] }),
    );
    expect(await edges()).toEqual(['in read job', 'in transform out', 'job write out']);
  });

  it('rule 3: a facet is replaced as a whole, by event time and not by arrival', async () => {
    const documented = (minute: number, body: Json) =>
      run('COMPLETE', minute, { outputs: [dataset('out', { documentation: facet(body) })] }, minute);
    await project(
      documented(5, { description: 'new' }),
      documented(1, { description: 'old', contentType: 'text/markdown' }),
    );
    expect(await bodyOf('out', 'documentation')).toEqual(facet({ description: 'new' }));
    expect((await asset('out')).description).toBe('new');
  });

  it('rule 4: out of order the terminal state wins, and a run needs no START', async () => {
    await project(run('COMPLETE', 5), run('START', 1), run('FAIL', 2, {}, 2), run('RUNNING', 9, {}, 2), run(undefined, 3, {}, 3));
    expect(await theRun(1)).toMatchObject({ state: 'COMPLETE', started_at: expect.stringContaining('10:01') });
    expect(await theRun(2)).toMatchObject({ state: 'FAIL' });
    expect(await theRun(3)).toMatchObject({ state: 'OTHER', started_at: expect.stringContaining('10:03') });
  });

  it('rule 5: duplicates change nothing, but several RUNNING events are no duplicates', async () => {
    const complete = run('COMPLETE', 9, { outputs: [dataset('out')] });
    await project(
      run('RUNNING', 1, { inputs: [dataset('a')] }),
      run('RUNNING', 2, { inputs: [dataset('b')] }),
      complete,
      complete,
    );
    expect(await edges('transform')).toEqual(['a transform out', 'b transform out']);
    expect(await knex('edges').where({ type: 'write' }).pluck('runs')).toEqual([1]);
  });

  it('rule 6: a job event makes no run and replaces what the job declared; the kind follows from the content', async () => {
    const declared = (minute: number, input: string) => ({
      eventTime: at(minute),
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      job: { namespace: 'etl', name: 'job' },
      inputs: [dataset(input)],
    });
    await project(declared(1, 'a'), declared(2, 'b'), {
      eventTime: at(3),
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      dataset: dataset('alone'),
    });
    expect(await edges('read')).toEqual(['b read job']);
    expect(await knex('runs').select()).toEqual([]);
    expect(await asset('alone')).toMatchObject({ presence: 'direct' });
  });

  it('rule 7: _deleted takes a facet back', async () => {
    await project(
      run('COMPLETE', 1, { outputs: [dataset('out', { documentation: facet({ description: 'text' }) })] }, 1),
      run('COMPLETE', 2, { outputs: [dataset('out', { documentation: facet({ _deleted: true }) })] }, 2),
    );
    expect((await asset('out')).description).toBeNull();
    expect(await bodyOf('out', 'documentation')).toBeUndefined();
  });

  it('rule 8: an unknown parent becomes a stub, and root is not parent', async () => {
    const parent = facet({
      run: { runId: runId(8) },
      job: { namespace: 'etl', name: 'dag.task' },
      root: { run: { runId: runId(9) }, job: { namespace: 'etl', name: 'dag' } },
    });
    await project(run('START', 1, { run: { runId: runId(1), facets: { parent } } }));
    expect(await asset('dag.task', 'job')).toMatchObject({ presence: 'stub' });
    expect(await asset('dag', 'job')).toMatchObject({ presence: 'stub' });
    expect(await theRun(1)).toMatchObject({ state: 'START', parent_run_id: runId(8), root_run_id: runId(9), stub: 0 });
    expect(await theRun(8)).toMatchObject({ stub: 1, job_id: idOf('dag.task', 'job') });
  });

  it('rule 9: a symlink is another name of one dataset, also when it comes later, and the primary name stays', async () => {
    const symlinks = facet({ identifiers: [{ namespace: 'db', name: 'table', type: 'TABLE' }, { name: 'no namespace' }] });
    await project(
      run('COMPLETE', 1, { inputs: [dataset('table')] }),
      { eventTime: at(2), dataset: dataset('/path', { symlinks }) },
    );
    expect(await asset('table')).toMatchObject({ canonical_id: idOf('/path'), listed: 0 });
    expect(await asset('/path')).toMatchObject({ canonical_id: idOf('/path'), listed: 1 });
    expect(await knex('assets').where({ class: 'dataset' }).pluck('name')).toHaveLength(2);
  });

  it('rule 10: column lineage of every version, of whole datasets, of inputs that are not listed', async () => {
    const field = { namespace: 'db', name: 'hidden', field: 'c' };
    await project(
      run('COMPLETE', 1, {
        inputs: [dataset('in')],
        outputs: [
          dataset('new', {
            columnLineage: facet({
              fields: { x: { inputFields: [{ ...field, transformations: [{ type: 'DIRECT', subtype: 'IDENTITY', masking: true }] }] } },
              dataset: [{ namespace: 'db', name: 'in', field: 'filter', transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }] }],
            }),
          }),
          dataset('old', {
            columnLineage: facet({ fields: { y: { inputFields: [field], transformationType: 'MASKED', transformationDescription: 'hashed' } } }),
          }),
          dataset('empty', { columnLineage: facet({ fields: {} }) }),
        ],
      }),
    );
    expect(await mappings()).toEqual(
      expect.arrayContaining([
        {
          fields: [['x', idOf('hidden'), 'c', [{ type: 'DIRECT', subtype: 'IDENTITY', masking: true }]]],
          dataset: [[idOf('in'), 'filter', [{ type: 'INDIRECT', subtype: 'FILTER' }]]],
        },
        {
          fields: [['y', idOf('hidden'), 'c', [{ type: 'DIRECT', subtype: 'TRANSFORMATION', masking: true, description: 'hashed' }]]],
          dataset: [],
        },
      ]),
    );
    expect(await asset('hidden')).toMatchObject({ presence: 'referenced' });
    // A facet that names nothing leaves it at "every input feeds the output".
    expect(await edges('transform')).toEqual(['hidden transform new', 'hidden transform old', 'in transform empty', 'in transform new']);
  });

  it('rule 11: an explicit lineage facet goes before column lineage, and that before the product', async () => {
    const lineage = facet({
      entries: [
        { type: 'DATASET', namespace: 'db', name: 'stated', inputs: [{ type: 'DATASET', namespace: 'db', name: 'a' }] },
        { type: 'DATASET', namespace: 'db', name: 'nothing', inputs: [] },
        { type: 'JOB', inputs: [{ type: 'JOB', namespace: 'etl', name: 'before' }] },
      ],
    });
    const mapped = { columnLineage: lineageFrom('x', { namespace: 'db', name: 'b', field: 'c' }) };
    await project(
      run('COMPLETE', 1, {
        job: { namespace: 'etl', name: 'job', facets: { lineage } },
        inputs: [dataset('a'), dataset('b')],
        outputs: [dataset('stated', mapped), dataset('nothing')],
      }),
      run('COMPLETE', 2, { job: { namespace: 'etl', name: 'mapper' }, inputs: [dataset('a'), dataset('b')], outputs: [dataset('mapped', mapped)] }, 2),
      run('COMPLETE', 3, { job: { namespace: 'etl', name: 'guess' }, inputs: [dataset('a'), dataset('b')], outputs: [dataset('guessed')] }, 3),
    );
    expect(await edges('transform')).toEqual([
      'a transform guessed',
      'a transform stated',
      'b transform guessed',
      'b transform mapped',
    ]);
    expect(await edges('job')).toEqual(['before job job']);
  });

  it('rule 12: a lifecycle change counts once the run has completed, and deletes no history', async () => {
    const renamed = facet({ lifecycleStateChange: 'RENAME', previousIdentifier: { namespace: 'db', name: 'old' } });
    const started = run('START', 1, { outputs: [dataset('new', { lifecycleStateChange: renamed })] });
    await project(run('COMPLETE', 0, { outputs: [dataset('old')] }, 5), started);
    expect(await edges('rename')).toEqual([]);
    await project(started, run('COMPLETE', 2));
    expect(await edges('rename')).toEqual(['old rename new']);
    const dropped = facet({ lifecycleStateChange: 'DROP' });
    await project(run('COMPLETE', 4, { outputs: [dataset('old', { lifecycleStateChange: dropped })] }, 6));
    expect(await knex('asset_facets').where({ asset_id: idOf('old') }).select()).not.toEqual([]);
    expect(await edges('write')).toContain('job write old');
  });

  it('rule 13: a streaming job shows its lineage without ever ending', async () => {
    const jobType = facet({ processingType: 'STREAMING', integration: 'FLINK', emissionPattern: { eventTrigger: 'TIME', eventContentMode: 'SNAPSHOT' } });
    const job = { namespace: 'etl', name: 'job', facets: { jobType } };
    await project(
      run('START', 1, { job, inputs: [dataset('topic')] }),
      run('RUNNING', 2, { job, outputs: [dataset('sink')] }),
    );
    expect(await edges('transform')).toEqual(['topic transform sink']);
    expect(await theRun()).toMatchObject({ state: 'RUNNING', ended_at: null });
    expect((await asset('job', 'job')).attributes.values.processing).toMatchObject({ value: 'STREAMING' });
  });

  it('rule 14: a subset is no dataset of its own', async () => {
    const subset = facet({ inputCondition: { type: 'location', locations: ['/part=1'] } });
    await project(run('COMPLETE', 1, { inputs: [dataset('in', {}, { inputFacets: { subset } })] }));
    expect(await knex('assets').where({ class: 'dataset' }).pluck('name')).toEqual(['in']);
    expect((await theRun()).document.inputFacets[0][1].map(([key]) => key)).toEqual(['subset']);
  });

  it('rule 15: quality facets are read from either bag, and a failed warning fails no run', async () => {
    const assertions = (assertion: string, success: boolean, severity: string) =>
      facet({ assertions: [{ assertion, success, severity }] });
    await project(
      run('COMPLETE', 1, {
        inputs: [
          dataset('in', { dataQualityAssertions: assertions('unique', true, 'error') }, {
            inputFacets: { dataQualityAssertions: assertions('fresh', false, 'warn') },
          }),
        ],
      }),
    );
    expect((await asset('in')).quality).toBe(0.75);
    expect(await theRun()).toMatchObject({ state: 'COMPLETE' });
  });

  it('rule 16: unknown facets are kept verbatim under keys with dots, hyphens and underscores', async () => {
    const odd = { 'spark.logicalPlan': facet({ plan: [{ a: null }] }), 'environment-properties': facet({ x: 1 }), _own: facet({}), __proto__x: facet({}) };
    await project(run('COMPLETE', 1, { outputs: [dataset('out', odd)] }));
    for (const [key, body] of Object.entries(odd)) expect(await bodyOf('out', key)).toEqual(body);
  });

  it('rule 17: no schemaURL rejects an event, and a broken facet is kept and flagged', async () => {
    const urls = ['https://openlineage.io/spec/1-0-0/OpenLineage.json#/definitions/RunEvent', 'https://private.example/x', 'not a url', undefined];
    for (const schemaURL of urls) {
      expect(() => eventDraft(JSON.stringify(run('COMPLETE', 1, { schemaURL })), 'tester')).not.toThrow();
    }
    await project(run('COMPLETE', 1, { outputs: [dataset('out', { schema: facet({ fields: 'none' }) })] }));
    expect(await bodyOf('out', 'schema')).toEqual(facet({ fields: 'none' }));
    expect((await asset('out')).attributes.flags).toEqual([expect.objectContaining({ key: 'schema' })]);
  });

  it('rule 18: times with any offset, or none, and up to nine digits are compared in UTC', async () => {
    const times = ['2026-11-01T12:00:00.1+02:00', '2026-11-01T10:00:00.100000002Z', '2026-11-01T10:00:00.100000001'];
    await project(
      ...times.map((eventTime, index) =>
        run('COMPLETE', 1, { eventTime, outputs: [dataset('out', { documentation: facet({ description: String(index) }) })] }, index),
      ),
    );
    expect((await asset('out')).description).toBe('1');
    const text = JSON.stringify(run('COMPLETE', 1, { eventTime: times[0] }));
    expect(eventDraft(text, 'tester')).toMatchObject({ body: text, eventTime: '2026-11-01T10:00:00.100000000Z' });
  });

  it('rule 19: 1,500 columns with lineage are one row of columns and one mapping', async () => {
    const names = Array.from({ length: 1500 }, (_, index) => `column_${index}_${'x'.repeat(100)}`);
    await project(
      run('COMPLETE', 1, {
        outputs: [
          dataset('wide', {
            schema: facet({ fields: names.map(name => ({ name, type: 'int' })) }),
            columnLineage: facet({
              fields: Object.fromEntries(names.map(name => [name, { inputFields: [{ namespace: 'db', name: 'in', field: name }] }])),
            }),
          }),
        ],
      }),
    );
    expect((await asset('wide')).column_count).toBe(1500);
    expect(await knex('asset_columns').select('asset_id')).toHaveLength(1);
    expect((await mappings())[0].fields).toHaveLength(1500);
  });

  it('rule 20: facets of a dataset outlive the run, facets of an input or output stay with it', async () => {
    await project(
      run('COMPLETE', 1, {
        outputs: [dataset('out', { schema: facet({ fields: [{ name: 'a' }] }) }, { outputFacets: { outputStatistics: facet({ rowCount: 1 }) } })],
      }),
      run('COMPLETE', 2, { outputs: [dataset('out')] }, 2),
    );
    expect(await bodyOf('out', 'schema')).toBeDefined();
    expect(await bodyOf('out', 'outputStatistics')).toBeUndefined();
    expect((await theRun(1)).document.outputFacets[0][1].map(([key]) => key)).toEqual(['outputStatistics']);
    expect((await theRun(2)).document.outputFacets).toEqual([]);
  });
});
