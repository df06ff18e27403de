import type { EventKind } from '../events/types';
import type { FacetKind } from '../facets';
import { datasetFacets, inputDatasetFacets, outputDatasetFacets } from '../facets/datasetFacets';
import { jobFacets } from '../facets/jobFacets';
import { runFacets } from '../facets/runFacets';

/** The type of each official facet's declaration. */
export type OfficialFacets = {
  run: typeof runFacets;
  job: typeof jobFacets;
  dataset: typeof datasetFacets;
  inputDataset: typeof inputDatasetFacets;
  outputDataset: typeof outputDatasetFacets;
};

/** The declarations of all official facets. */
export const officialFacets: OfficialFacets = {
  run: runFacets,
  job: jobFacets,
  dataset: datasetFacets,
  inputDataset: inputDatasetFacets,
  outputDataset: outputDatasetFacets,
};

/** Version and file of each official facet; the definition, where the file's name does not say it. */
const schemas: { [Kind in FacetKind]: Record<keyof OfficialFacets[Kind], string> } = {
  run: {
    environmentVariables: '1-0-0/EnvironmentVariablesRunFacet',
    errorMessage: '1-0-1/ErrorMessageRunFacet',
    executionParameters: '1-0-0/ExecutionParametersRunFacet',
    externalQuery: '1-0-2/ExternalQueryRunFacet',
    extractionError: '1-1-2/ExtractionErrorRunFacet',
    jobDependencies: '1-0-1/JobDependenciesRunFacet',
    nominalTime: '1-0-1/NominalTimeRunFacet',
    parent: '1-2-0/ParentRunFacet',
    processing_engine: '1-1-1/ProcessingEngineRunFacet',
    tags: '1-0-0/TagsRunFacet',
    test: '1-0-1/TestRunFacet',
  },
  job: {
    documentation: '1-1-0/DocumentationJobFacet',
    jobType: '2-0-4/JobTypeJobFacet',
    lineage: '1-0-0/LineageFacet LineageJobFacet',
    ownership: '1-0-1/OwnershipJobFacet',
    sourceCode: '1-0-1/SourceCodeJobFacet',
    sourceCodeLocation: '1-1-0/SourceCodeLocationJobFacet',
    sql: '1-1-0/SQLJobFacet',
    tags: '1-0-0/TagsJobFacet',
  },
  dataset: {
    catalog: '1-1-0/CatalogDatasetFacet',
    columnLineage: '1-2-0/ColumnLineageDatasetFacet',
    dataQualityMetrics: '1-0-0/DataQualityMetricsDatasetFacet',
    datasetType: '1-0-1/DatasetTypeDatasetFacet',
    version: '1-0-1/DatasetVersionDatasetFacet',
    dataSource: '1-0-1/DatasourceDatasetFacet',
    documentation: '1-1-0/DocumentationDatasetFacet',
    hierarchy: '1-0-0/HierarchyDatasetFacet',
    lifecycleStateChange: '1-0-1/LifecycleStateChangeDatasetFacet',
    lineage: '1-0-0/LineageFacet LineageDatasetFacet',
    ownership: '1-0-1/OwnershipDatasetFacet',
    schema: '1-2-0/SchemaDatasetFacet',
    storage: '1-0-1/StorageDatasetFacet',
    symlinks: '1-0-1/SymlinksDatasetFacet',
    tags: '1-0-0/TagsDatasetFacet',
  },
  inputDataset: {
    dataQualityAssertions: '1-1-0/DataQualityAssertionsDatasetFacet',
    dataQualityMetrics: '1-0-3/DataQualityMetricsInputDatasetFacet',
    inputStatistics: '1-0-0/InputStatisticsInputDatasetFacet',
    subset: '1-0-0/BaseSubsetDatasetFacet InputSubsetInputDatasetFacet',
  },
  outputDataset: {
    outputStatistics: '1-0-2/OutputStatisticsOutputDatasetFacet',
    subset: '1-0-0/BaseSubsetDatasetFacet OutputSubsetOutputDatasetFacet',
  },
};

const core = 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs';
const eventNames = { run: 'RunEvent', job: 'JobEvent', dataset: 'DatasetEvent' };

/** The `schemaURL` of an event. Source: OpenLineage 2-0-2. */
export function eventSchemaUrl(kind: EventKind): string {
  return `${core}/${eventNames[kind]}`;
}

/** The `_schemaURL` of an official facet, in the version that it is declared in here. */
export function facetSchemaUrl(kind: FacetKind, key: string): string {
  const [file, definition = file.slice(file.indexOf('/') + 1)] = (
    schemas[kind] as Record<string, string>
  )[key].split(' ');
  return `https://openlineage.io/spec/facets/${file}.json#/$defs/${definition}`;
}

/** The `_schemaURL` of a facet of which no more is said than what every facet has. */
export function baseFacetSchemaUrl(kind: 'job' | 'dataset'): string {
  return `${core}/${kind === 'job' ? 'JobFacet' : 'DatasetFacet'}`;
}
