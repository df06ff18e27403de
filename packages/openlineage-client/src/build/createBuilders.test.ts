import type { ColumnLineageDatasetFacet, SchemaDatasetFacet } from '../facets';
import { validateEvent } from '../validation/validateEvent';
import { DEFAULT_PRODUCER, createBuilders } from './createBuilders';

const producer = 'https://example.com/etl/tree/1.4.0';
const ol = createBuilders({ producer });

const runId = '0198a1a0-0000-7000-8000-000000000001';
const job = { namespace: 'shop', name: 'nightly.load' };
const orders = { namespace: 'postgres://db:5432', name: 'shop.public.orders' };
const start = {
  eventType: 'START' as const,
  eventTime: '2026-11-01T10:00:00Z',
  run: { runId },
  job,
};

describe('builders of events', () => {
  it('fill in the producer and the schema', () => {
    expect(ol.runEvent(start)).toEqual({
      ...start,
      producer,
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    });
    expect(ol.jobEvent({ eventTime: start.eventTime, job, outputs: [orders] })).toEqual({
      eventTime: '2026-11-01T10:00:00Z',
      job,
      outputs: [orders],
      producer,
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent',
    });
    expect(ol.datasetEvent({ eventTime: start.eventTime, dataset: orders })).toEqual({
      eventTime: '2026-11-01T10:00:00Z',
      dataset: orders,
      producer,
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetEvent',
    });
  });

  it('take a Date, and now where no time is given', () => {
    const time = new Date('2026-11-01T10:00:00.5Z');
    expect(ol.datasetEvent({ eventTime: time, dataset: orders }).eventTime).toBe(
      '2026-11-01T10:00:00.500Z',
    );
    const before = new Date().toISOString();
    const { eventTime } = ol.datasetEvent({ dataset: orders });
    expect(eventTime).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(eventTime >= before && eventTime <= new Date().toISOString()).toBe(true);
  });

  it('keep an offset and all digits of a time', () => {
    const eventTime = '2026-11-01T12:00:00.123456789+02:00';
    expect(ol.datasetEvent({ eventTime, dataset: orders }).eventTime).toBe(eventTime);
  });

  it('make what the strict validator takes', () => {
    const event = ol.runEvent({
      ...start,
      run: {
        runId,
        facets: {
          nominalTime: ol.facets.run.nominalTime({ nominalStartTime: '2026-11-01T10:00:00Z' }),
          acme_cluster: ol.customFacet('https://example.com/facets/cluster.json', { nodes: 3 }),
        },
      },
      job: {
        ...job,
        facets: {
          documentation: ol.deletedFacet('job'),
          sql: ol.facets.job.sql({ query: 'SELECT 1' }),
        },
      },
      inputs: [
        {
          ...orders,
          inputFacets: { inputStatistics: ol.facets.inputDataset.inputStatistics({ rowCount: 3 }) },
        },
      ],
      outputs: [{ ...orders, facets: { columnLineage: ol.deletedFacet('dataset') } }],
    });
    expect(validateEvent(JSON.parse(JSON.stringify(event)))).toMatchObject({ ok: true });
  });

  it.each([
    [
      'a run id that is no UUID',
      () => ol.runEvent({ ...start, run: { runId: '7' } }),
      'runEvent: /run/runId must be a UUID, got "7"',
    ],
    [
      'a state that there is not',
      () => ol.runEvent({ ...start, eventType: 'DONE' as never }),
      'runEvent: /eventType must be one of START, RUNNING, COMPLETE, ABORT, FAIL, OTHER, got "DONE"',
    ],
    [
      'a dataset without a name',
      () => ol.jobEvent({ job, inputs: [{ namespace: 'file', name: '' }] }),
      'jobEvent: /inputs/0/name must be a text that is not empty, got ""',
    ],
    [
      'a facet that breaks its schema',
      () =>
        ol.jobEvent({
          job: { ...job, facets: { sql: { ...ol.deletedFacet('job'), _deleted: false } } },
        }),
      "jobEvent: /job/facets/sql 'query' is missing",
    ],
    [
      'a time without an offset',
      () => ol.datasetEvent({ eventTime: '2026-11-01T10:00:00', dataset: orders }),
      'eventTime must be a valid Date or ISO 8601 text with an offset such as 2026-01-31T12:00:00Z, got 2026-11-01T10:00:00',
    ],
    [
      'a Date that is none',
      () => ol.datasetEvent({ eventTime: new Date('x'), dataset: orders }),
      'eventTime must be a valid Date or ISO 8601 text with an offset such as 2026-01-31T12:00:00Z, got Invalid Date',
    ],
    [
      'a run in a job event',
      () => ol.jobEvent({ ...start, eventType: undefined } as never),
      'jobEvent: what holds a run is no job event',
    ],
    [
      'a producer that is no URI',
      () => createBuilders({ producer: 'my etl' }),
      'producer must be a URI such as https://example.com/etl, got "my etl"',
    ],
  ])('refuse %s, naming it', (_, make, message) => {
    expect(make).toThrow(expect.objectContaining({ name: 'InvalidEventError', message }));
  });

  it('name this package where no producer is given', () => {
    expect(createBuilders().datasetEvent({ dataset: orders }).producer).toBe(DEFAULT_PRODUCER);
  });
});

describe('builders of facets', () => {
  it('fill in the producer and the schema', () => {
    const facet: SchemaDatasetFacet = ol.facets.dataset.schema({
      fields: [{ name: 'id', type: 'INTEGER' }],
    });
    expect(facet).toEqual({
      _producer: producer,
      _schemaURL:
        'https://openlineage.io/spec/facets/1-2-0/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet',
      fields: [{ name: 'id', type: 'INTEGER' }],
    });
    const lineage: ColumnLineageDatasetFacet = ol.facets.dataset.columnLineage({
      fields: { id: { inputFields: [{ ...orders, field: 'id' }] } },
    });
    expect(lineage._schemaURL).toBe(
      'https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet',
    );
  });

  it('tell apart facets that share a key or a file', () => {
    expect([
      ol.facets.job.lineage({ entries: [] })._schemaURL,
      ol.facets.dataset.lineage({ inputs: [] })._schemaURL,
      ol.facets.run.tags({})._schemaURL,
      ol.facets.dataset.tags({})._schemaURL,
    ]).toEqual([
      'https://openlineage.io/spec/facets/1-0-0/LineageFacet.json#/$defs/LineageJobFacet',
      'https://openlineage.io/spec/facets/1-0-0/LineageFacet.json#/$defs/LineageDatasetFacet',
      'https://openlineage.io/spec/facets/1-0-0/TagsRunFacet.json#/$defs/TagsRunFacet',
      'https://openlineage.io/spec/facets/1-0-0/TagsDatasetFacet.json#/$defs/TagsDatasetFacet',
    ]);
  });

  it('take a facet back', () => {
    expect(ol.deletedFacet('dataset')).toEqual({
      _producer: producer,
      _schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/DatasetFacet',
      _deleted: true,
    });
    expect(() => ol.deletedFacet('run' as never)).toThrow(
      'deletedFacet: the kind must be job or dataset, got "run"',
    );
  });

  it('make a facet of one’s own', () => {
    const facet = ol.customFacet('https://example.com/facets/cluster.json', {
      nodes: 3,
      _producer: 'x',
    });
    expect(facet).toEqual({
      _producer: producer,
      _schemaURL: 'https://example.com/facets/cluster.json',
      nodes: 3,
    });
    expect(() => ol.customFacet('cluster', {})).toThrow(
      'customFacet: the schemaURL must be a URI such as https://example.com/etl, got "cluster"',
    );
  });

  it.each([
    [
      'a field that is missing',
      () => ol.facets.dataset.schema({ fields: [{} as never] }),
      "facets.dataset.schema: 'fields.0.name' is missing",
    ],
    [
      'a value that is not allowed',
      () => ol.facets.dataset.lifecycleStateChange({ lifecycleStateChange: 'MOVE' as never }),
      'facets.dataset.lifecycleStateChange: \'lifecycleStateChange\' must be one of ALTER, CREATE, DROP, OVERWRITE, RENAME, TRUNCATE, got "MOVE"',
    ],
    [
      'a part of the form that its type names',
      () =>
        ol.facets.dataset.lineage({ inputs: [{ type: 'DATASET', namespace: 'shop' } as never] }),
      "facets.dataset.lineage: 'inputs.0.name' is missing",
    ],
    [
      'a form that there is not',
      () => ol.facets.dataset.lineage({ inputs: [{ ...orders, type: 'VIEW' as never }] }),
      'facets.dataset.lineage: \'inputs.0.type\' must be one of DATASET, JOB, got "VIEW"',
    ],
    [
      'a condition that there is not',
      () => ol.facets.inputDataset.subset({ inputCondition: { type: 'random' } as never }),
      'facets.inputDataset.subset: \'inputCondition.type\' must be one of location, partition, binary, compare, got "random"',
    ],
    [
      'what is no object',
      () => ol.facets.job.sql('SELECT 1' as never),
      'facets.job.sql: must be an object, got "SELECT 1"',
    ],
  ])('refuse %s, naming it', (_, make, message) => {
    expect(make).toThrow(expect.objectContaining({ name: 'InvalidEventError', message }));
  });

  it('have types that follow from the declarations', () => {
    const misuse = () => {
      // @ts-expect-error no field of a schema
      ol.facets.dataset.schema({ columns: [] });
      // @ts-expect-error filled in by the builder
      ol.facets.dataset.schema({ _producer: producer });
      // @ts-expect-error the query is missing
      ol.facets.job.sql({ dialect: 'postgres' });
      // @ts-expect-error no facet of a run
      ol.facets.run.schema({});
    };
    expect(misuse).toThrow("facets.job.sql: 'query' is missing");
  });
});
