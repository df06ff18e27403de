import type { AssetFacet } from '@headwater/plugin-data-catalog-common';
import type { AssetStore } from './AssetStore';
import { showableBodies } from './concealBodies';
import type { AssetAccess } from './permissions';

type Wanted = {
  source?: readonly string[];
  key?: readonly string[];
  bodies?: boolean;
  access: AssetAccess;
};

/** Statements under such keys and sources are the projection's own notes. */
const isInternal = (source: string, key: string) =>
  key.startsWith('headwater:') || source === 'openlineage.quality';

/** What each source says of an asset under each of its names; withdrawn statements are left out. */
export async function facetStatements(
  store: AssetStore,
  id: string,
  { source: sources, key: keys, bodies: withBodies = true, access }: Wanted,
): Promise<AssetFacet[]> {
  const records = await store.facets(await store.names(id));
  const statements = records.flatMap(({ asset, source, statements: stated }) =>
    stated
      .filter(([key, , hash]) => hash !== null && !isInternal(source, key))
      .filter(([key]) => (!sources || sources.includes(source)) && (!keys || keys.includes(key)))
      .map(([key, at, hash, by, issues]) => ({ asset, source, key, at, hash: hash!, by, issues })),
  );
  const bodies = withBodies ? await store.bodies(statements.map(({ hash }) => hash)) : undefined;
  const showable = bodies && (await showableBodies(store, access, bodies));
  const order = (facet: AssetFacet) => JSON.stringify([facet.source, facet.key, facet.statedOf?.id ?? '']);
  return statements
    .map(({ asset, source, key, at, hash, by, issues }) => ({
      source,
      key,
      at,
      ...(by && { by }),
      ...(showable?.has(hash) && { body: bodies!.get(hash) }),
      ...(showable && !showable.has(hash) && { hidden: true }),
      ...(issues && { issues }),
      ...(asset.id !== id && {
        statedOf: { id: asset.id, namespace: asset.namespace, name: asset.name },
      }),
    }))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
