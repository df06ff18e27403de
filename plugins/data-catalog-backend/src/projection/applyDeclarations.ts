import { assetId, entityIdentity } from '@headwater/plugin-data-catalog-node';
import type { AssetSet } from './AssetSet';
import { attributeEdges, redeclare } from './edges';
import type { FacetSet } from './FacetSet';
import { FactBuilder } from './FactBuilder';
import type { DeclarationFact, DeclaredEdge, EdgeChange, EntryFacts } from './facts';
import type { Statement } from './documents';
import type { DeclarationRow, ProjectionStore } from './ProjectionStore';
import { DECLARED_EDGES } from './facts';

/** What the catalog's entities declare, after a batch: rows to write and edges that move. */
export type DeclarationChanges = {
  rows: DeclarationRow[];
  edges: EdgeChange[];
  links: EntryFacts['links'];
  bodies: Map<string, string>;
};

/**
 * Applies declarations in the order of the log. Of several entities that claim
 * one asset, the first that still exists is heard.
 */
export async function applyDeclarations(
  store: ProjectionStore,
  assets: AssetSet,
  facets: FacetSet,
  facts: readonly DeclarationFact[],
  readBody: (hash: string) => Promise<unknown>,
): Promise<DeclarationChanges> {
  const changes: DeclarationChanges = { rows: [], edges: [], links: [], bodies: new Map() };
  if (facts.length === 0) return changes;
  const known = await store.declarations(facts.map(({ entityRef }) => entityRef));
  const rows = new Map(known.map(row => [row.entity_ref, row]));
  const claimed = [...known, ...facts.flatMap(({ declared }) => (declared ? { asset_id: declared.asset } : []))];
  const assetIds = [...new Set(claimed.map(row => row.asset_id))];
  for (const row of await store.declarationsOf(assetIds)) {
    if (!rows.has(row.entity_ref)) rows.set(row.entity_ref, row);
  }
  await facets.require(assetIds);
  const written = new Set<string>();
  // One after the other, as if each had come in a batch of its own: edges carry the times of each step.
  for (const fact of facts) {
    const before = rows.get(fact.entityRef);
    const after = nextRow(fact, before);
    if (!after) continue;
    rows.set(fact.entityRef, after);
    written.add(fact.entityRef);
    await assets.add(mentions(after));
    const moved = before && before.asset_id !== after.asset_id;
    if (before && (after.retracted === 1 || moved)) {
      changes.links.push(...withdrawnLink(before, fact.time));
    }
    for (const asset of moved ? [before.asset_id, after.asset_id] : [after.asset_id]) {
      const [winner] = claimsOf(asset, [...rows.values()]);
      await declare(assets, facets, changes, asset, winner, fact.time, readBody);
    }
  }
  changes.rows = [...written].map(entityRef => rows.get(entityRef)!);
  return changes;
}

/** What a declaration refers to counts as named, also where another one is heard. */
function mentions(row: DeclarationRow) {
  if (row.retracted === 1) return [];
  const build = new FactBuilder(row.stated_at);
  attributeEdges(row.asset_id, JSON.parse(row.attributes), build);
  return build.facts.assets;
}

/** Entities that claim an asset and still exist, the first claim first. */
export function claimsOf(asset: string, rows: readonly DeclarationRow[]): DeclarationRow[] {
  return rows
    .filter(row => row.asset_id === asset && Number(row.retracted) === 0)
    .sort((a, b) =>
      `${a.declared_at} ${a.entity_ref}` < `${b.declared_at} ${b.entity_ref}` ? -1 : 1,
    );
}

function nextRow(fact: DeclarationFact, before?: DeclarationRow): DeclarationRow | undefined {
  const { entityRef, time, declared } = fact;
  if (before && before.stated_at > time) return undefined;
  if (!declared) return before && { ...before, stated_at: time, retracted: 1 };
  const continues = before && Number(before.retracted) === 0 && before.asset_id === declared.asset;
  return {
    entity_ref: entityRef,
    asset_id: declared.asset,
    etag: declared.etag,
    location: declared.location ?? null,
    declared_at: continues ? before.declared_at : time,
    stated_at: time,
    retracted: 0,
    attributes: JSON.stringify(declared.attributes),
  };
}

function withdrawnLink(row: DeclarationRow, time: string): EntryFacts['links'] {
  const identity = entityIdentity(row.entity_ref);
  const from = assetId(identity.class, identity.namespace, identity.name);
  if (from === row.asset_id) return [];
  return [{ from, to: row.asset_id, reason: 'declaration', time, removed: true }];
}

async function declare(
  assets: AssetSet,
  facets: FacetSet,
  changes: DeclarationChanges,
  asset: string,
  winner: DeclarationRow | undefined,
  time: string,
  readBody: (hash: string) => Promise<unknown>,
) {
  const build = new FactBuilder(winner?.stated_at ?? time);
  const attributes = winner ? (JSON.parse(winner.attributes) as Record<string, unknown>) : {};
  const edges = attributeEdges(asset, attributes, build);
  const previous = facets.of(asset).get('yaml')?.get(DECLARED_EDGES);
  const hash = previous?.[2];
  const fresh = hash ? changes.bodies.get(hash) : undefined;
  const stated = fresh ? JSON.parse(fresh) : hash && (await readBody(hash));
  const before = (stated ?? []) as DeclaredEdge[];
  changes.edges.push(
    ...redeclare(before, edges, 'yaml', time, JSON.stringify({ entity: winner?.entity_ref })),
  );
  const by = winner?.entity_ref ?? '';
  const statements: Statement[] = Object.entries(attributes).map(([key, value]) =>
    build.statement(key, value, by),
  );
  if (winner && edges.length > 0) statements.push(build.statement(DECLARED_EDGES, edges, by));
  facets.replace(asset, 'yaml', statements);
  for (const [bodyHash, body] of build.facts.bodies) changes.bodies.set(bodyHash, body);
  assets.markDirty(asset);
}
