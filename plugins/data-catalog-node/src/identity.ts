import { createHash } from 'node:crypto';
import type { AssetClass } from '@headwater/plugin-data-catalog-common';
import { uuidV5 } from '@openlineage/client';

/** Namespace of every id of this catalog. Never changes: ids are kept outside. */
const HEADWATER_NAMESPACE = '5d5b8a5e-2d1c-5f0e-9a6b-7c1b6a3f4e21';

/** The id that stands where no job is meant. */
export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** Ids by name: pipelines name the same assets over and over. */
const known = new Map<string, string>();
const MAX_KNOWN = 200_000;

/**
 * The id of an asset: a UUIDv5 of its class and exact OpenLineage name, so
 * that a rebuild gives the same ids.
 */
export function assetId(assetClass: AssetClass, namespace: string, name: string): string {
  const identity = JSON.stringify([assetClass, namespace, name]);
  let id = known.get(identity);
  if (id === undefined) {
    id = uuidV5(HEADWATER_NAMESPACE, identity);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(identity, id);
  }
  return id;
}

/** Namespace of assets that stand for an entity of the Backstage catalog; their name is the entity ref. */
export const BACKSTAGE_NAMESPACE = 'backstage';

/** The class of the asset that a catalog entity of this kind stands for. */
export function assetClassOfKind(kind: string): AssetClass {
  switch (kind.toLocaleLowerCase('en-US')) {
    case 'dataasset':
      return 'dataset';
    case 'glossaryterm':
      return 'term';
    case 'dataproduct':
      return 'product';
    default:
      return 'entity';
  }
}

/**
 * The identity of an entity that names no OpenLineage dataset or job of its
 * own: `backstage` and the lower-case entity ref.
 */
export function entityIdentity(entityRef: string): {
  class: AssetClass;
  namespace: string;
  name: string;
} {
  const ref = entityRef.toLocaleLowerCase('en-US');
  return {
    class: assetClassOfKind(ref.slice(0, ref.indexOf(':'))),
    namespace: BACKSTAGE_NAMESPACE,
    name: ref,
  };
}

/**
 * `metadata.name` of the entity generated for an asset: a readable slug and a
 * short hash of the identity, at most 63 characters, stable for ever.
 */
export function generatedEntityName(id: string, title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLocaleLowerCase('en-US')
    .slice(-52)
    .replace(/^-+|-+$/g, '');
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 10);
  return slug === '' ? `asset-${hash}` : `${slug}-${hash}`;
}
