import { assetClasses } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { AssetStore } from './AssetStore';
import type { AssetAccess } from './permissions';
import { unlimitedAccess } from './permissions';

/**
 * Hashes of bodies that may be shown. A facet such as column lineage names
 * other assets; where one of them may not be seen, its whole body is held back.
 */
export async function showableBodies(
  store: AssetStore,
  access: AssetAccess,
  bodies: ReadonlyMap<string, unknown>,
): Promise<Set<string>> {
  const showable = new Set(bodies.keys());
  if (!access.criteria) return showable;
  const named = new Map([...bodies].map(([hash, body]) => [hash, namedAssets(body)]));
  const ids = [...new Set([...named.values()].flat())];
  const [known, visible] = await Promise.all([
    store.references(ids, unlimitedAccess),
    store.references(ids, access),
  ]);
  for (const [hash, mentioned] of named) {
    if (mentioned.some(id => known.has(id) && !visible.has(id))) showable.delete(hash);
  }
  return showable;
}

/** Ids of all that a JSON value names by a namespace and a name. */
function namedAssets(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namedAssets);
  if (typeof value !== 'object' || value === null) return [];
  const { namespace, name } = value as { namespace?: unknown; name?: unknown };
  const own =
    typeof namespace === 'string' && typeof name === 'string'
      ? assetClasses.map(assetClass => assetId(assetClass, namespace, name))
      : [];
  return [...own, ...Object.values(value).flatMap(namedAssets)];
}
