/**
 * What kind of thing an asset is. Part of its identity, because OpenLineage
 * names jobs and datasets in separate spaces.
 *
 * - `dataset`: an OpenLineage dataset (table, topic, file, dashboard ...)
 * - `job`: an OpenLineage job, shown as a pipeline
 * - `container`: a schema, database or bucket derived from the names of datasets
 * - `term`, `product`: a GlossaryTerm or DataProduct; namespace is `backstage`, name the entity ref
 * - `entity`: a Component, API, System ... of the Backstage catalog that touches data
 */
export type AssetClass = 'dataset' | 'job' | 'container' | 'term' | 'product' | 'entity';

export const assetClasses: readonly AssetClass[] = [
  'dataset',
  'job',
  'container',
  'term',
  'product',
  'entity',
];

/** Well-known values of `spec.type`; others are allowed. */
export const assetTypes = [
  'database',
  'schema',
  'table',
  'view',
  'column',
  'stored_procedure',
  'function',
  'dashboard',
  'report',
  'dataset',
  'model',
  'pipeline',
] as const;

export const lifecycles = [
  'development',
  'testing',
  'staging',
  'production',
  'deprecated',
  'archived',
] as const;
export type Lifecycle = (typeof lifecycles)[number];

export const criticalities = ['critical', 'high', 'medium', 'low'] as const;
export type Criticality = (typeof criticalities)[number];

/** How an asset came to be known. */
export type AssetPresence =
  /** Named itself: an input, an output, a DatasetEvent, a job, a declaration. */
  | 'direct'
  /** Named only inside a lineage facet or as somebody's upstream. */
  | 'referenced'
  /** Named only by a parent-run facet. */
  | 'stub'
  /** Only another name of an asset. */
  | 'alias'
  /** Made from the names of others (containers). */
  | 'derived';

/** One column as sources state it and as it is shown. */
export type AssetColumn = {
  name: string;
  type?: string;
  description?: string;
  nullable?: boolean;
  /** Entity refs of glossary terms. */
  terms?: string[];
  /** Nested fields, as OpenLineage's schema facet has them. */
  fields?: AssetColumn[];
  /** Position in the table, from 1, when the producer states it. */
  ordinal?: number;
};

/**
 * What a source may state of an asset. Which source wins depends on the class
 * of the attribute: see docs/architecture.md.
 */
export type AssetAttributes = {
  title?: string;
  description?: string;
  type?: string;
  /** Entity ref of a group or user. */
  owner?: string;
  steward?: string;
  /** Entity ref of a domain. */
  domain?: string;
  system?: string;
  lifecycle?: string;
  criticality?: Criticality;
  tier?: string;
  certified?: boolean;
  tags?: string[];
  /** Tags of other sources that this source takes away. */
  removedTags?: string[];
  terms?: string[];
  removedTerms?: string[];
  columns?: AssetColumn[];
  links?: { url: string; title?: string }[];
  /** References (see `parseAssetReferences`): assets that this one is made from. */
  upstream?: string[];
  /** References of assets that an entity reads, or a product takes in. */
  reads?: string[];
  /** References of assets that an entity writes, or a product puts out. */
  writes?: string[];
  /** Reference of the asset that contains this one. */
  partOf?: string;
};

/** Where a shown value comes from. */
export type ValueSource = {
  /** `openlineage`, `yaml`, `steward`, `import`, `scan` or `inferred`. */
  source: string;
  /** Producer URI, entity ref or principal. */
  by?: string;
  /** UTC ISO. */
  at?: string;
};

/** A declared value that the newest observation contradicts. */
export type Drift = { attribute: string; declared: unknown; observed: unknown };
