import type { AssetSet } from './AssetSet';
import type { BodyBatch } from './BodyCache';
import { redeclare } from './edges';
import { isShown } from './effective/sources';
import type { FacetSet } from './FacetSet';
import { DECLARED_EDGES } from './facts';
import type { DeclaredEdge, EdgeChange, EntryFacts } from './facts';
import { isSqlLineage, sqlEdgeChanges } from './sqlLineage';
import type { SqlFacet } from './sqlLineage';

/**
 * Puts statements in place and marks the assets whose shown values may change.
 *
 * @returns edges that jobs, datasets and SQL declare anew or no more
 */
export async function applyStatements(
  assets: AssetSet,
  facets: FacetSet,
  facts: readonly EntryFacts[],
  bodies: BodyBatch,
): Promise<EdgeChange[]> {
  const edges: EdgeChange[] = [];
  const statements = facts.flatMap(fact => fact.statements);
  await facets.require(statements.map(({ asset }) => asset));
  for (const { asset, source, statement } of statements) {
    const { before, changed } = facets.put(asset, source, statement);
    if (!changed) continue;
    const [key, time, hash, , issues] = statement;
    if (isSqlLineage(source, key)) {
      const old = before?.[2] ? await bodies.read(before[2]) : undefined;
      const fresh = hash ? bodies.get(hash) : undefined;
      edges.push(...sqlEdgeChanges(asset, old as SqlFacet | undefined, fresh as SqlFacet | undefined, time));
    }
    // Flags are shown whatever the facet is.
    if (isShown(source, key) || issues || before?.[4]) assets.markDirty(asset);
    if (key !== DECLARED_EDGES) continue;
    const old = before?.[2] ? await bodies.read(before[2]) : [];
    const fresh = hash ? bodies.get(hash) : [];
    edges.push(
      ...redeclare(old as DeclaredEdge[], fresh as DeclaredEdge[], 'openlineage', time, '{}').map(
        // Times of declared edges come with the event itself, late ones too.
        edge => ({ ...edge, first: '~', last: '' }),
      ),
    );
  }
  return edges;
}
