import { NIL_UUID, assetId } from '@headwater/plugin-data-catalog-node';
import type { EntryBodies, LogEntry, SqlConfidence, SqlLineageBody, SqlTextBody, TextSpan } from '../log/entries';
import { FactBuilder } from './FactBuilder';
import type { DeclaredEdge, EdgeChange, EntryFacts } from './facts';

/** Source of what SQL says. */
export const SQL_SOURCE = 'sql';

/** Keys of the statements begin with these; the slot follows. */
const LINEAGE = 'columnLineage';
const TEXT = 'sql';

/** Body of a lineage statement, as facets of the asset show it. */
export type SqlFacet = SqlLineageBody & {
  inferred: boolean;
  job?: { namespace: string; name: string };
  /** Hash of the body that holds the text. */
  text: string;
};

/** Body of a text's statement. The names in it decide who may see it. */
export type SqlTextFacet = SqlTextBody & {
  inferred: boolean;
  job?: { namespace: string; name: string };
  /** Who asked for it. */
  by?: string;
};

/** What an edge keeps of the text that declares it. */
export type SqlEdgeEvidence = { sql: string; spans: TextSpan[]; confidence: number };

/** Most statements that an edge tells. */
const MAX_SPANS = 20;

/** How sure an edge is, from 0 to 1. A producer's own word is 1, a guess from inputs and outputs 0.6. */
export const confidences: Record<SqlConfidence, number> = { high: 0.95, medium: 0.8, low: 0.5 };

/** Whether a statement holds lineage that SQL tells. */
export function isSqlLineage(source: string, key: string): boolean {
  return source === SQL_SOURCE && key.startsWith(LINEAGE);
}

/**
 * What an entry of lineage says. That the catalog infers something is no sign
 * of the datasets that it is about, so it brings no assets.
 */
export function readSqlLineage(entry: LogEntry, body: EntryBodies['lineage.sql']): EntryFacts {
  const build = new FactBuilder(entry.eventTime);
  const { inferred, job, slot, text, outputs } = body;
  const common = { inferred, ...(job && { job }) };
  const by = inferred ? {} : { by: entry.actor };
  const textFacet: SqlTextFacet | undefined = text && { ...text, ...common, ...by };
  if (!inferred) mention(build, body);
  for (const { dataset, lineage } of outputs) {
    const asset = assetId('dataset', dataset.namespace, dataset.name);
    const facet = lineage && textFacet && { ...lineage, ...common, text: build.body(textFacet) };
    build.state(asset, SQL_SOURCE, LINEAGE + slot, facet ?? null, entry.actor);
    build.state(asset, SQL_SOURCE, TEXT + slot, facet ? textFacet : null, entry.actor);
  }
  return build.facts;
}

function mention(build: FactBuilder, { job, outputs }: EntryBodies['lineage.sql']) {
  if (job) build.mention('job', job.namespace, job.name, 'referenced');
  for (const { dataset, lineage } of outputs) {
    if (!lineage) continue;
    for (const { namespace, name } of [dataset, ...lineage.inputs]) {
      build.mention('dataset', namespace, name, 'referenced');
    }
  }
}

/** How edges change when a text says something else of a dataset than before. */
export function sqlEdgeChanges(
  target: string,
  before: SqlFacet | undefined,
  after: SqlFacet | undefined,
  time: string,
): EdgeChange[] {
  const old = new Map(before ? declaredEdges(target, before).map(edge => [keyOf(edge), edge]) : []);
  const fresh = new Map(after ? declaredEdges(target, after).map(edge => [keyOf(edge), edge]) : []);
  const change = (edge: DeclaredEdge, facet: SqlFacet, declared: number): EdgeChange => ({
    ...edge,
    origin: facet.inferred ? 'inferred' : 'sql',
    runs: 0,
    productRuns: 0,
    declared,
    first: time,
    last: time,
    confidence: confidences[facet.confidence],
    evidence: JSON.stringify(evidenceOf(facet)),
  });
  return [
    // An edge that stays has the new text as its evidence.
    ...[...fresh].map(([key, edge]) => change(edge, after!, old.has(key) ? 0 : 1)),
    ...[...old].filter(([key]) => !fresh.has(key)).map(([, edge]) => change(edge, before!, -1)),
  ];
}

function evidenceOf({ text, spans, confidence }: SqlFacet): SqlEdgeEvidence {
  return { sql: text, spans: spans.slice(0, MAX_SPANS), confidence: confidences[confidence] };
}

function declaredEdges(target: string, { inputs, job }: SqlFacet): DeclaredEdge[] {
  const sources = inputs.map(({ namespace, name }) => assetId('dataset', namespace, name));
  const plain = { via: NIL_UUID };
  if (!job) return transforms(sources, target, NIL_UUID);
  const via = assetId('job', job.namespace, job.name);
  return [
    ...transforms(sources, target, via),
    ...sources.map(source => ({ ...plain, source, target: via, type: 'read' as const })),
    { ...plain, source: via, target, type: 'write' as const },
  ];
}

function transforms(sources: readonly string[], target: string, via: string): DeclaredEdge[] {
  return sources
    .filter(source => source !== target)
    .map(source => ({ source, target, type: 'transform' as const, via }));
}

function keyOf({ source, target, type }: DeclaredEdge): string {
  return `${source} ${target} ${type}`;
}
