import { checkFacet, isKnownFacet } from '@openlineage/client';
import type { FacetKind } from '@openlineage/client';
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
  bag: FacetKind,
  facets: unknown,
  producer: string,
): Statement[] {
  return Object.entries(asRecord(facets))
    .filter(([, facet]) => facet !== null && facet !== undefined)
    .map(([key, facet]) => {
      const { _deleted: deleted, _producer: by } = asRecord(facet);
      const statement = build.statement(
        key,
        deleted === true ? null : facet,
        typeof by === 'string' && by !== '' ? by : producer,
      );
      return flagged(bag, statement, facet);
    })
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** Results of checks by kind, key and body: the same facets come with event after event. */
const checked = new Map<string, string[]>();
const MAX_CHECKED = 50_000;

/** The statement, with how its body breaks the schema of an official facet, if it does. */
function flagged(bag: FacetKind, statement: Statement, body: unknown): Statement {
  const [key, time, hash, by] = statement;
  if (hash === null || !isKnownFacet(bag, key)) return statement;
  const name = `${bag} ${key} ${hash}`;
  let issues = checked.get(name);
  if (!issues) {
    issues = checkFacet(bag, key, body);
    if (checked.size >= MAX_CHECKED) checked.clear();
    checked.set(name, issues);
  }
  return issues.length === 0 ? statement : [key, time, hash, by, issues];
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
