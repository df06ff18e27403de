import { asList, asRecord, readColumnLineageFacet, readExplicitLineage } from './columnMapping';
import type { FactBuilder } from './FactBuilder';
import type { Statement } from './documents';
import { flattenAssertions } from './quality';

/** Source under which results of checks are kept, one statement a check. */
export const QUALITY_SOURCE = 'openlineage.quality';

/** What the facets of one dataset say besides being facets. */
export type DatasetFacetFacts = {
  /** Datasets that its column lineage names; absent without column lineage. */
  mapped?: string[];
  /** Datasets that its explicit lineage facet names; absent without one. */
  lineage?: string[];
  stateChange?: { change: string; previous?: string };
};

/** Each facet of a bag as a statement; `_deleted` withdraws it. */
export function facetStatements(
  build: FactBuilder,
  _bag: 'run' | 'job' | 'dataset' | 'input' | 'output',
  facets: unknown,
  producer: string,
): Statement[] {
  return Object.entries(asRecord(facets))
    .filter(([, facet]) => facet !== null && facet !== undefined)
    .map(([key, facet]) => {
      const { _deleted: deleted, _producer: by } = asRecord(facet);
      return build.statement(
        key,
        deleted === true ? null : facet,
        typeof by === 'string' && by !== '' ? by : producer,
      );
    })
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** States every facet of a dataset, and reads those that make lineage, versions and aliases. */
export function datasetFacetFacts(
  build: FactBuilder,
  dataset: string,
  value: Record<string, unknown>,
  { job, producer }: { job: string; producer: string },
): DatasetFacetFacts {
  const facets = asRecord(value.facets);
  for (const statement of facetStatements(build, 'dataset', facets, producer)) {
    build.facts.statements.push({ asset: dataset, source: 'openlineage', statement });
  }
  readSchema(build, dataset, facets.schema);
  readSymlinks(build, dataset, facets.symlinks);
  readQuality(build, dataset, value, producer);
  return {
    mapped: readMapping(build, dataset, job, facets.columnLineage),
    lineage: readLineage(build, dataset, job, facets.lineage),
    stateChange: readStateChange(build, facets.lifecycleStateChange),
  };
}

function readSchema(build: FactBuilder, dataset: string, facet: unknown) {
  const { fields, _deleted: deleted } = asRecord(facet);
  if (!Array.isArray(fields) || fields.length === 0 || deleted === true) return;
  const hash = build.body(fields.map(versionField));
  build.facts.versions.push({ asset: dataset, hash, time: build.time });
}

type VersionField = { name: string; type?: string; fields?: VersionField[] };

/** A version is told by names, types and nesting: a new description makes no new version. */
function versionField(field: unknown): VersionField {
  const { name, type, fields } = asRecord(field);
  return {
    name: String(name),
    ...(typeof type === 'string' && { type }),
    ...(Array.isArray(fields) && fields.length > 0 && { fields: fields.map(versionField) }),
  };
}

function readSymlinks(build: FactBuilder, dataset: string, facet: unknown) {
  for (const identifier of asList(asRecord(facet).identifiers)) {
    const { namespace, name } = asRecord(identifier);
    if (typeof namespace !== 'string' || typeof name !== 'string' || name === '') continue;
    const alias = build.mention('dataset', namespace, name, 'alias');
    if (alias === dataset) continue;
    build.facts.links.push({
      from: alias,
      to: dataset,
      reason: 'symlink',
      // Symlinks only accumulate; a time would depend on which event came first.
      time: '',
      removed: false,
    });
  }
}

function readMapping(build: FactBuilder, dataset: string, job: string, facet: unknown) {
  if (facet === undefined || facet === null) return undefined;
  const { document, inputs } = readColumnLineageFacet(facet, (namespace, name) =>
    build.mention('dataset', namespace, name, 'referenced'),
  );
  build.facts.mappings.push({ dataset, job, hash: build.body(document), time: build.time });
  // A facet that names nothing says nothing finer than inputs and outputs do.
  return inputs.length > 0 ? inputs : undefined;
}

function readLineage(build: FactBuilder, dataset: string, job: string, facet: unknown) {
  if (facet === undefined || facet === null) return undefined;
  const { document, inputs } = readExplicitLineage(facet, (namespace, name) =>
    build.mention('dataset', namespace, name, 'referenced'),
  );
  build.facts.mappings.push({ dataset, job, hash: build.body(document), time: build.time });
  return inputs;
}

function readStateChange(build: FactBuilder, facet: unknown): DatasetFacetFacts['stateChange'] {
  const { lifecycleStateChange: change, previousIdentifier } = asRecord(facet);
  if (typeof change !== 'string') return undefined;
  const { namespace, name } = asRecord(previousIdentifier);
  const previous =
    typeof namespace === 'string' && typeof name === 'string' && name !== ''
      ? build.mention('dataset', namespace, name, 'alias')
      : undefined;
  return { change, previous };
}

/** Producers put quality facets into either bag, so both are read. */
function readQuality(
  build: FactBuilder,
  dataset: string,
  value: Record<string, unknown>,
  producer: string,
) {
  const bags = [asRecord(value.facets), asRecord(value.inputFacets)];
  for (const bag of bags) {
    for (const check of flattenAssertions(bag.dataQualityAssertions)) {
      build.state(dataset, QUALITY_SOURCE, check.key, check, producer);
    }
    const metrics = bag.dataQualityMetrics;
    if (metrics) build.state(dataset, QUALITY_SOURCE, 'metrics', metrics, producer);
  }
}
