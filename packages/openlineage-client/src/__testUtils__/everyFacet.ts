import type { Builders } from '../build/createBuilders';

const orders = { namespace: 'postgres://db:5432', name: 'shop.public.orders' };
const runId = '0198a1a0-0000-7000-8000-000000000001';
const transformations = [{ type: 'DIRECT', subtype: 'IDENTITY', masking: false }];
const location = { type: 'location' as const, locations: ['s3://raw/orders'] };

/** One of each official facet, as full as its schema allows: by where it stands, then by key. */
export function everyFacet({ facets }: Builders) {
  const { run, job, dataset, inputDataset, outputDataset } = facets;
  return {
    run: {
      environmentVariables: run.environmentVariables({
        environmentVariables: [{ name: 'TZ', value: 'UTC' }],
      }),
      errorMessage: run.errorMessage({
        message: 'gone',
        programmingLanguage: 'TypeScript',
        stackTrace: 'at x',
      }),
      executionParameters: run.executionParameters({ parameters: [{ key: 'day', value: '1' }] }),
      externalQuery: run.externalQuery({ externalQueryId: 'q1', source: 'bigquery' }),
      extractionError: run.extractionError({
        totalTasks: 2,
        failedTasks: 1,
        errors: [{ errorMessage: 'no SQL', task: 'load', taskNumber: 1 }],
      }),
      jobDependencies: run.jobDependencies({
        upstream: [{ job: { namespace: 'shop', name: 'extract' }, run: { runId } }],
        trigger_rule: 'ALL_SUCCESS',
      }),
      nominalTime: run.nominalTime({ nominalStartTime: '2026-11-01T10:00:00Z' }),
      parent: run.parent({
        run: { runId },
        job: { namespace: 'shop', name: 'nightly' },
        root: { run: { runId }, job: { namespace: 'shop', name: 'nightly' } },
      }),
      processing_engine: run.processing_engine({ version: '22.1.0', name: 'Node.js' }),
      tags: run.tags({ tags: [{ key: 'team', value: 'sales', source: 'CONFIG' }] }),
      test: run.test({
        tests: [{ name: 'unique', status: 'pass', severity: 'error', params: { max: 1 } }],
      }),
    },
    job: {
      documentation: job.documentation({
        description: 'Loads orders',
        contentType: 'text/markdown',
      }),
      jobType: job.jobType({ processingType: 'BATCH', integration: 'NODE', jobType: 'JOB' }),
      lineage: job.lineage({
        entries: [
          { ...orders, type: 'DATASET', inputs: [{ ...orders, type: 'DATASET', transformations }] },
        ],
      }),
      ownership: job.ownership({ owners: [{ name: 'team:sales', type: 'OWNER' }] }),
      sourceCode: job.sourceCode({ language: 'typescript', sourceCode: 'load()' }),
      sourceCodeLocation: job.sourceCodeLocation({
        type: 'git',
        url: 'https://example.com/etl',
        branch: 'main',
      }),
      sql: job.sql({ query: 'SELECT 1', dialect: 'postgres' }),
      tags: job.tags({ tags: [{ key: 'team', value: 'sales' }] }),
    },
    dataset: {
      catalog: dataset.catalog({
        framework: 'hive',
        type: 'glue',
        name: 'shop',
        catalogProperties: { a: 'b' },
      }),
      columnLineage: dataset.columnLineage({
        fields: { id: { inputFields: [{ ...orders, field: 'id', transformations }] } },
        dataset: [
          { ...orders, field: 'day', transformations: [{ type: 'INDIRECT', subtype: 'FILTER' }] },
        ],
      }),
      dataQualityMetrics: dataset.dataQualityMetrics({
        rowCount: 3,
        columnMetrics: { id: { nullCount: 0 } },
      }),
      datasetType: dataset.datasetType({ datasetType: 'VIEW', subType: 'MATERIALIZED' }),
      version: dataset.version({ datasetVersion: '42' }),
      dataSource: dataset.dataSource({ name: 'shop', uri: 'postgres://db:5432/shop' }),
      documentation: dataset.documentation({ description: 'Orders' }),
      hierarchy: dataset.hierarchy({ hierarchy: [{ type: 'DATABASE', name: 'shop' }] }),
      lifecycleStateChange: dataset.lifecycleStateChange({
        lifecycleStateChange: 'RENAME',
        previousIdentifier: { namespace: orders.namespace, name: 'shop.public.old' },
      }),
      lineage: dataset.lineage({
        inputs: [],
        fields: { id: { inputs: [{ ...orders, type: 'DATASET', field: 'id' }] } },
      }),
      ownership: dataset.ownership({ owners: [{ name: 'team:sales' }] }),
      schema: dataset.schema({
        fields: [
          { name: 'address', type: 'STRUCT', ordinal_position: 1, fields: [{ name: 'city' }] },
        ],
      }),
      storage: dataset.storage({ storageLayer: 'iceberg', fileFormat: 'parquet' }),
      symlinks: dataset.symlinks({ identifiers: [{ ...orders, type: 'TABLE' }] }),
      tags: dataset.tags({ tags: [{ key: 'pii', value: 'true', field: 'address' }] }),
    },
    inputDataset: {
      dataQualityAssertions: inputDataset.dataQualityAssertions({
        assertions: [{ assertion: 'not_null', success: true, column: 'id', severity: 'error' }],
      }),
      dataQualityMetrics: inputDataset.dataQualityMetrics({ bytes: 9, columnMetrics: {} }),
      inputStatistics: inputDataset.inputStatistics({ rowCount: 3, size: 9, fileCount: 1 }),
      subset: inputDataset.subset({ inputCondition: location }),
    },
    outputDataset: {
      outputStatistics: outputDataset.outputStatistics({ rowCount: 3, size: 9 }),
      subset: outputDataset.subset({ outputCondition: location }),
    },
  };
}
