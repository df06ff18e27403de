import { InputError } from '@backstage/errors';
import { parseAssetReference } from '@headwater/plugin-data-catalog-common';
import { NIL_UUID, entityIdentity } from '@headwater/plugin-data-catalog-node';
import type { FactBuilder } from './FactBuilder';
import type { DeclaredEdge, EdgeChange } from './facts';
import type { Row } from '../database/tables';

function edgeKey(edge: Pick<EdgeChange, 'source' | 'target' | 'type' | 'via'>): string {
  return [edge.source, edge.target, edge.type, edge.via].join(' ');
}

/** Joins changes of the same edge, as the database would: numbers add up, times widen. */
export function edgeRows(changes: readonly EdgeChange[]): Row[] {
  const merged = new Map<string, EdgeChange>();
  for (const change of changes) {
    const key = `${edgeKey(change)} ${change.origin}`;
    const present = merged.get(key);
    merged.set(key, present ? joinChanges(present, change) : change);
  }
  return [...merged.values()].map(edge => ({
    source_id: edge.source,
    target_id: edge.target,
    type: edge.type,
    via_id: edge.via,
    origin: edge.origin,
    active: edge.runs > 0 || edge.declared > 0 ? 1 : 0,
    runs: edge.runs,
    product_runs: edge.productRuns,
    declared: edge.declared,
    first_seen: edge.first,
    last_seen: edge.last,
    confidence: edge.confidence,
    evidence: edge.evidence,
  }));
}

function joinChanges(a: EdgeChange, b: EdgeChange): EdgeChange {
  const bIsLater = b.last > a.last || (b.last === a.last && b.evidence > a.evidence);
  return {
    ...a,
    runs: a.runs + b.runs,
    productRuns: a.productRuns + b.productRuns,
    declared: a.declared + b.declared,
    first: a.first < b.first ? a.first : b.first,
    last: a.last > b.last ? a.last : b.last,
    confidence: Math.max(a.confidence, b.confidence),
    evidence: bIsLater ? b.evidence : a.evidence,
  };
}

/** How edges that a source declares as a whole change when it declares them anew. */
export function redeclare(
  before: readonly DeclaredEdge[],
  after: readonly DeclaredEdge[],
  origin: EdgeChange['origin'],
  time: string,
  evidence: string,
): EdgeChange[] {
  const old = new Map(before.map(edge => [edgeKey(edge), edge]));
  const fresh = new Map(after.map(edge => [edgeKey(edge), edge]));
  const change = (edge: DeclaredEdge, declared: number): EdgeChange => ({
    ...edge,
    origin,
    runs: 0,
    productRuns: 0,
    declared,
    first: time,
    last: time,
    confidence: 1,
    evidence,
  });
  return [
    ...[...fresh].filter(([key]) => !old.has(key)).map(([, edge]) => change(edge, 1)),
    ...[...old].filter(([key]) => !fresh.has(key)).map(([, edge]) => change(edge, -1)),
  ];
}

/** Edges that a catalog entity declares by its `upstream`, `reads` and `writes`. */
export function attributeEdges(
  asset: string,
  attributes: Record<string, unknown>,
  build: FactBuilder,
): DeclaredEdge[] {
  const edges: DeclaredEdge[] = [];
  const via = NIL_UUID;
  for (const id of referenced(attributes.upstream, build)) {
    edges.push({ source: id, target: asset, type: 'reference', via });
  }
  for (const id of referenced(attributes.reads, build)) {
    edges.push({ source: id, target: asset, type: 'read', via });
  }
  for (const id of referenced(attributes.writes, build)) {
    edges.push({ source: asset, target: id, type: 'write', via });
  }
  return edges.filter(edge => edge.source !== edge.target);
}

function referenced(value: unknown, build: FactBuilder): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap(text => resolveReference(text, build) ?? []);
}

/** The id that a reference's text stands for; one that is not known yet becomes a referenced asset. */
export function resolveReference(text: unknown, build: FactBuilder): string | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const reference = parseAssetReference(text);
    if ('entityRef' in reference) {
      const identity = entityIdentity(reference.entityRef);
      return build.mention(identity.class, identity.namespace, identity.name, 'referenced');
    }
    const { class: assetClass = 'dataset', namespace, name } = reference;
    return build.mention(assetClass, namespace, name, 'referenced');
  } catch (error) {
    // The catalog's processor has shown it as an entity error already.
    if (error instanceof Error && error.name === InputError.name) return undefined;
    throw error;
  }
}
