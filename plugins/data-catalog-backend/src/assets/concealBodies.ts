import { InputError } from '@backstage/errors';
import { assetClasses, parseAssetReference } from '@headwater/plugin-data-catalog-common';
import { assetId, entityIdentity } from '@headwater/plugin-data-catalog-node';
import type { AssetStore } from './AssetStore';
import type { AssetAccess } from './permissions';
import { unlimitedAccess } from './permissions';

/**
 * Keys of the bodies that may be shown. A facet such as column lineage, or an
 * attribute such as `upstream`, names other assets; where one of them may not
 * be seen, its whole body is held back.
 */
export async function showableBodies(
  store: Pick<AssetStore, 'references'>,
  access: AssetAccess,
  bodies: ReadonlyMap<string, unknown>,
): Promise<Set<string>> {
  const showable = new Set(bodies.keys());
  if (!access.criteria) return showable;
  const named = new Map([...bodies].map(([key, body]) => [key, namedAssets(body)]));
  const ids = [...new Set([...named.values()].flat())];
  const [known, visible] = await Promise.all([
    store.references(ids, unlimitedAccess),
    store.references(ids, access),
  ]);
  for (const [key, mentioned] of named) {
    if (mentioned.some(id => known.has(id) && !visible.has(id))) showable.delete(key);
  }
  return showable;
}

/** Ids of all that a JSON value names: by a namespace and a name, or by the text of a reference. */
function namedAssets(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namedAssets);
  if (typeof value === 'string') return referredAssets(value);
  if (typeof value !== 'object' || value === null) return [];
  const { namespace, name } = value as { namespace?: unknown; name?: unknown };
  const own =
    typeof namespace === 'string' && typeof name === 'string' ? idsOfName(namespace, name) : [];
  return [...own, ...Object.values(value).flatMap(namedAssets)];
}

/** The longest text that may be a reference: an OpenLineage namespace and name. */
const MAX_REFERENCE_LENGTH = 8193;

/**
 * People, domains and terms are named on every asset that is theirs, so a ref
 * of one of those hides nothing.
 */
const openKinds = /^(group|user|domain|glossaryterm):/i;

function referredAssets(text: string): string[] {
  const maybe = text.includes('#') || /^[\w.-]+:[\w.-]+\/[\w.-]+$/.test(text);
  if (!maybe || text.length > MAX_REFERENCE_LENGTH || openKinds.test(text)) return [];
  try {
    const reference = parseAssetReference(text);
    if (!('entityRef' in reference)) return idsOfName(reference.namespace, reference.name);
    const { class: assetClass, namespace, name } = entityIdentity(reference.entityRef);
    return [assetId(assetClass, namespace, name)];
  } catch (error) {
    // Text with a hash sign in it, but no reference.
    if (error instanceof Error && error.name === InputError.name) return [];
    throw error;
  }
}

function idsOfName(namespace: string, name: string): string[] {
  return assetClasses.map(assetClass => assetId(assetClass, namespace, name));
}
