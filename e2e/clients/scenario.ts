import { createBuilders, generateStaticUuid, naming } from '@headwater/openlineage-client';
import type { OpenLineageEvent } from '@headwater/openlineage-client';

const ol = createBuilders({ producer: 'https://example.com/scenario' });
const { run, job, dataset, inputDataset, outputDataset } = ol.facets;

const nightly = '2026-11-01T02:30:00.250000Z';
const idOf = (name: string) => ({ runId: generateStaticUuid(nightly, name) });
const orders = naming.mysql({ host: 'shop-db', port: 3306, database: 'shop', table: 'orders' });
const revenue = naming.s3({ bucket: 'reports', key: 'revenue' });
const revenueJob = { namespace: 'shop', name: 'nightly.revenue' };
const scheduler = { run: idOf('nightly'), job: { namespace: 'shop', name: 'nightly' } };
const parent = run.parent({ ...scheduler, root: scheduler });

/** What a nightly job tells, with many facets. scenario.py tells the same with openlineage-python. */
export const scenario: OpenLineageEvent[] = [
  ol.runEvent({
    eventType: 'START',
    eventTime: '2026-11-01T02:30:00.250000+00:00',
    run: {
      ...idOf('nightly.revenue'),
      facets: {
        parent,
        nominalTime: run.nominalTime({
          nominalStartTime: '2026-11-01T02:30:00Z',
          nominalEndTime: '2026-11-02T02:30:00Z',
        }),
        processing_engine: run.processing_engine({ version: '3.5.0', name: 'spark' }),
        environmentVariables: run.environmentVariables({ environmentVariables: [{ name: 'TZ', value: 'UTC' }] }),
        tags: run.tags({ tags: [{ key: 'team', value: 'sales', source: 'USER' }] }),
      },
    },
    job: {
      ...revenueJob,
      facets: {
        sql: job.sql({ query: 'SELECT day, sum(amount) AS amount FROM orders GROUP BY day', dialect: 'mysql' }),
        jobType: job.jobType({ processingType: 'BATCH', integration: 'SPARK', jobType: 'QUERY' }),
        ownership: job.ownership({ owners: [{ name: 'team:sales', type: 'OWNER' }] }),
        documentation: job.documentation({ description: 'Größe der Umsätze 📈' }),
        sourceCodeLocation: job.sourceCodeLocation({
          type: 'git',
          url: 'https://example.com/etl/revenue.sql',
          branch: 'main',
        }),
        tags: job.tags({ tags: [{ key: 'tier', value: '1' }] }),
      },
    },
    inputs: [
      {
        ...orders,
        facets: {
          schema: dataset.schema({
            fields: [
              { name: 'day', type: 'DATE', description: 'Of the order', ordinal_position: 1 },
              { name: 'amount', type: 'DECIMAL(12,2)', ordinal_position: 2 },
            ],
          }),
          dataSource: dataset.dataSource({ name: 'shop', uri: 'mysql://shop-db:3306/shop' }),
        },
      },
    ],
  }),
  ol.runEvent({
    eventType: 'RUNNING',
    eventTime: '2026-11-01T02:31:00+00:00',
    run: {
      ...idOf('nightly.revenue'),
      facets: {
        acme_progress: ol.customFacet('https://example.com/schemas/progress.json', {
          done: 0.5,
          steps: ['read', 'sum'],
        }),
      },
    },
    job: revenueJob,
    inputs: [
      {
        ...orders,
        inputFacets: {
          inputStatistics: inputDataset.inputStatistics({ rowCount: 1200, size: 96000 }),
          dataQualityAssertions: inputDataset.dataQualityAssertions({
            assertions: [
              { assertion: 'not_null', success: false, column: 'amount', severity: 'warn', params: { limit: 0 } },
            ],
          }),
        },
      },
    ],
  }),
  ol.runEvent({
    eventType: 'COMPLETE',
    eventTime: '2026-11-01T02:32:00.5Z',
    run: { ...idOf('nightly.revenue'), facets: { parent } },
    job: revenueJob,
    inputs: [orders],
    outputs: [
      {
        ...revenue,
        facets: {
          schema: dataset.schema({
            fields: [
              {
                name: 'revenue',
                type: 'STRUCT',
                fields: [
                  { name: 'day', type: 'DATE' },
                  { name: 'amount', type: 'DECIMAL(38,2)' },
                ],
              },
            ],
          }),
          columnLineage: dataset.columnLineage({
            fields: {
              'revenue.amount': {
                inputFields: [
                  {
                    ...orders,
                    field: 'amount',
                    transformations: [
                      { type: 'DIRECT', subtype: 'AGGREGATION', description: 'sum(amount)', masking: false },
                    ],
                  },
                ],
              },
            },
            dataset: [{ ...orders, field: 'day', transformations: [{ type: 'INDIRECT', subtype: 'GROUP_BY' }] }],
          }),
          dataQualityMetrics: dataset.dataQualityMetrics({
            rowCount: 31,
            columnMetrics: { amount: { nullCount: 0, max: 99.5 } },
          }),
          storage: dataset.storage({ storageLayer: 'iceberg', fileFormat: 'parquet' }),
          lifecycleStateChange: dataset.lifecycleStateChange({ lifecycleStateChange: 'OVERWRITE' }),
        },
        outputFacets: {
          outputStatistics: outputDataset.outputStatistics({ rowCount: 31, size: 2048, fileCount: 1 }),
        },
      },
    ],
  }),
  ol.runEvent({
    eventType: 'FAIL',
    eventTime: '2026-11-01T04:33:00.123456+02:00',
    run: {
      ...idOf('nightly.refunds'),
      facets: {
        errorMessage: run.errorMessage({
          message: 'Table "refunds" is gone',
          programmingLanguage: 'SQL',
          stackTrace: 'at line 1\n  SELECT',
        }),
      },
    },
    job: { namespace: 'shop', name: 'nightly.refunds' },
  }),
  ol.datasetEvent({
    eventTime: '2026-11-01T03:00:00Z',
    dataset: {
      ...orders,
      facets: {
        ownership: dataset.ownership({ owners: [{ name: 'team:shop' }] }),
        tags: dataset.tags({ tags: [{ key: 'pii', value: 'false', source: 'USER', field: 'amount' }] }),
        documentation: dataset.documentation({ description: 'Orders, *one a row*', contentType: 'text/markdown' }),
        symlinks: dataset.symlinks({
          identifiers: [{ namespace: 'hive://metastore:9083', name: 'shop.orders', type: 'TABLE' }],
        }),
        version: dataset.version({ datasetVersion: '42' }),
        datasetType: dataset.datasetType({ datasetType: 'TABLE' }),
        catalog: dataset.catalog({ framework: 'hive', type: 'hive', name: 'shop' }),
        hierarchy: dataset.hierarchy({ hierarchy: [{ type: 'DATABASE', name: 'shop' }] }),
        storage: ol.deletedFacet('dataset'),
      },
    },
  }),
  ol.jobEvent({
    eventTime: '2026-11-01T03:00:01Z',
    job: {
      ...revenueJob,
      facets: {
        sourceCode: job.sourceCode({ language: 'sql', sourceCode: 'SELECT 1' }),
        lineage: job.lineage({
          entries: [
            {
              ...revenue,
              type: 'DATASET',
              inputs: [{ ...orders, type: 'DATASET', transformations: [{ type: 'DIRECT', subtype: 'AGGREGATION' }] }],
            },
          ],
        }),
        documentation: ol.deletedFacet('job'),
      },
    },
    inputs: [orders],
    outputs: [revenue],
  }),
];
