import * as Type from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { dateTime, facetOf, oneOf, open, optionalInteger, optionalText, text, uri } from './build';
import { lineageFields, lineageInputs } from './lineage';
import { subsetCondition } from './subset';

const columnInput = open({
  namespace: text(),
  name: text(),
  field: text(),
  transformations: Type.Optional(
    Type.Array(
      open({
        type: text('DIRECT or INDIRECT'),
        subtype: optionalText(),
        description: optionalText(),
        masking: Type.Optional(Type.Boolean()),
      }),
    ),
  ),
});

const schemaField = Type.Recursive(self =>
  open({
    name: text(),
    type: optionalText(),
    description: optionalText(),
    ordinal_position: optionalInteger('From 1'),
    fields: Type.Optional(Type.Array(self)),
  }),
);

const qualityMetrics = {
  rowCount: optionalInteger(),
  bytes: optionalInteger(),
  fileCount: optionalInteger(),
  lastUpdated: Type.Optional(dateTime()),
  columnMetrics: Type.Record(
    Type.String(),
    open({
      nullCount: optionalInteger(),
      distinctCount: optionalInteger(),
      sum: Type.Optional(Type.Number()),
      count: Type.Optional(Type.Number()),
      min: Type.Optional(Type.Number()),
      max: Type.Optional(Type.Number()),
      quantiles: Type.Optional(Type.Record(Type.String(), Type.Number())),
    }),
  ),
};

const statistics = {
  rowCount: optionalInteger(),
  size: optionalInteger('In bytes'),
  fileCount: optionalInteger(),
};

/** Facets of a dataset, by key. Source: OpenLineage's official facets. */
export const datasetFacets = {
  catalog: facetOf.dataset({
    framework: text('hive, iceberg ...'),
    type: text('jdbc, glue, unity ...'),
    name: text(),
    metadataUri: optionalText(),
    warehouseUri: optionalText(),
    source: optionalText(),
    catalogProperties: Type.Optional(Type.Record(Type.String(), Type.String())),
  }),
  columnLineage: facetOf.dataset({
    fields: Type.Record(
      Type.String(),
      open({
        inputFields: Type.Array(columnInput),
        transformationDescription: optionalText('Superseded by the transformations of the inputs'),
        transformationType: optionalText('Superseded by the transformations of the inputs'),
      }),
    ),
    dataset: Type.Optional(Type.Array(columnInput)),
  }),
  dataQualityMetrics: facetOf.dataset(qualityMetrics),
  datasetType: facetOf.dataset({ datasetType: text('TABLE, VIEW, TOPIC ...'), subType: optionalText() }),
  version: facetOf.dataset({ datasetVersion: text() }),
  dataSource: facetOf.dataset({ name: optionalText(), uri: Type.Optional(uri()) }),
  documentation: facetOf.dataset({ description: text(), contentType: optionalText() }),
  hierarchy: facetOf.dataset({ hierarchy: Type.Array(open({ type: text(), name: text() })) }),
  lifecycleStateChange: facetOf.dataset({
    lifecycleStateChange: oneOf('ALTER', 'CREATE', 'DROP', 'OVERWRITE', 'RENAME', 'TRUNCATE'),
    previousIdentifier: Type.Optional(open({ name: text(), namespace: text() })),
  }),
  lineage: facetOf.dataset({ inputs: lineageInputs, fields: lineageFields }),
  ownership: facetOf.dataset({
    owners: Type.Optional(Type.Array(open({ name: text(), type: optionalText() }))),
  }),
  schema: facetOf.dataset({ fields: Type.Optional(Type.Array(schemaField)) }),
  storage: facetOf.dataset({ storageLayer: text(), fileFormat: optionalText() }),
  symlinks: facetOf.dataset({
    identifiers: Type.Optional(Type.Array(open({ namespace: text(), name: text(), type: text() }))),
  }),
  tags: facetOf.dataset({
    tags: Type.Optional(
      Type.Array(
        open({
          key: text(),
          value: text(),
          source: optionalText(),
          field: optionalText('The column that is tagged'),
        }),
      ),
    ),
  }),
};

/** Facets of a dataset as the input of a run, by key. */
export const inputDatasetFacets = {
  dataQualityAssertions: facetOf.inputDataset({
    assertions: Type.Array(
      open({
        assertion: text(),
        success: Type.Boolean(),
        column: optionalText(),
        severity: optionalText(),
        name: optionalText(),
        description: optionalText(),
        expected: optionalText(),
        actual: optionalText(),
        content: optionalText(),
        contentType: optionalText(),
        params: Type.Optional(open({})),
      }),
    ),
  }),
  dataQualityMetrics: facetOf.inputDataset(qualityMetrics),
  inputStatistics: facetOf.inputDataset(statistics),
  subset: facetOf.inputDataset({ inputCondition: subsetCondition }),
};

/** Facets of a dataset as the output of a run, by key. */
export const outputDatasetFacets = {
  outputStatistics: facetOf.outputDataset(statistics),
  subset: facetOf.outputDataset({ outputCondition: subsetCondition }),
};

export type CatalogDatasetFacet = Static<typeof datasetFacets.catalog>;
export type ColumnLineageDatasetFacet = Static<typeof datasetFacets.columnLineage>;
export type DataQualityMetricsDatasetFacet = Static<typeof datasetFacets.dataQualityMetrics>;
export type DatasetTypeDatasetFacet = Static<typeof datasetFacets.datasetType>;
export type DatasetVersionDatasetFacet = Static<typeof datasetFacets.version>;
export type DatasourceDatasetFacet = Static<typeof datasetFacets.dataSource>;
export type DocumentationDatasetFacet = Static<typeof datasetFacets.documentation>;
export type HierarchyDatasetFacet = Static<typeof datasetFacets.hierarchy>;
export type LifecycleStateChangeDatasetFacet = Static<typeof datasetFacets.lifecycleStateChange>;
export type LineageDatasetFacet = Static<typeof datasetFacets.lineage>;
export type OwnershipDatasetFacet = Static<typeof datasetFacets.ownership>;
export type SchemaDatasetFacet = Static<typeof datasetFacets.schema>;
export type StorageDatasetFacet = Static<typeof datasetFacets.storage>;
export type SymlinksDatasetFacet = Static<typeof datasetFacets.symlinks>;
export type TagsDatasetFacet = Static<typeof datasetFacets.tags>;
export type DataQualityAssertionsDatasetFacet = Static<typeof inputDatasetFacets.dataQualityAssertions>;
export type DataQualityMetricsInputDatasetFacet = Static<typeof inputDatasetFacets.dataQualityMetrics>;
export type InputStatisticsInputDatasetFacet = Static<typeof inputDatasetFacets.inputStatistics>;
export type InputSubsetInputDatasetFacet = Static<typeof inputDatasetFacets.subset>;
export type OutputStatisticsOutputDatasetFacet = Static<typeof outputDatasetFacets.outputStatistics>;
export type OutputSubsetOutputDatasetFacet = Static<typeof outputDatasetFacets.subset>;
