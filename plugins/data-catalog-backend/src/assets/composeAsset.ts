import type { Asset } from '@headwater/plugin-data-catalog-common';
import type { AssetCounter } from './AssetReader';
import type { AssetStore, FoundAsset, NamedAsset } from './AssetStore';
import { facetStatements } from './facetStatements';
import type { AssetAccess } from './permissions';

export type AssetInclude = 'columns' | 'facets' | 'aliases' | 'counts' | 'sources' | 'permissions';

/** What a caller may see, and with `include=permissions` change. */
export type AssetView = {
  access: AssetAccess;
  /** Absent when the caller may change no asset, or it was not asked for. */
  update?: AssetAccess;
};

type Composition = {
  store: AssetStore;
  counter: AssetCounter;
  found: FoundAsset;
  include: readonly AssetInclude[];
} & AssetView;

/** An asset as the API answers it, with the parts that were asked for. */
export async function composeAsset(composition: Composition): Promise<Asset> {
  const { store, found, access } = composition;
  const { asset, foundAs } = found;
  const { parentId, ...summary } = asset.summary;
  const names = await store.names(asset.id);
  const [declaration] = await store.declarations(names.map(({ id }) => id));
  const parents = parentId ? await store.references([parentId], access) : undefined;
  const parent = parentId && parents?.get(parentId);
  return {
    ...(summary as Asset),
    ...(parent && { parentId, parent }),
    etag: asset.etag,
    position: asset.position,
    ...(asset.deletedAt && { deletedAt: asset.deletedAt }),
    ...(foundAs && { foundAs }),
    ...(declaration && {
      declaredBy: {
        entityRef: declaration.entityRef,
        ...(declaration.location && { location: declaration.location }),
        attributes: Object.keys(declaration.attributes).sort(),
      },
    }),
    attributes: asset.attributes,
    ...(await composeParts(composition, names)),
  };
}

async function composeParts(
  { store, counter, found, include, access, update }: Composition,
  names: readonly NamedAsset[],
): Promise<Partial<Asset>> {
  const { id } = found.asset;
  const parts: Partial<Asset> = {};
  if (include.includes('columns')) parts.columns = await store.columns(id);
  if (include.includes('facets')) parts.facets = await facetStatements(store, id, { access });
  if (include.includes('aliases')) {
    parts.aliases = (await store.aliases(id)).map(({ links, reason, ...alias }) => ({
      ...alias,
      reason: reason as NonNullable<Asset['aliases']>[number]['reason'],
      // What a catalog file declares is taken back in that file.
      removable: links.length > 0 && links.every(link => link.reason !== 'declaration'),
    }));
  }
  if (include.includes('permissions')) {
    parts.mayUpdate = update !== undefined && (await store.find(id, update)) !== undefined;
  }
  if (include.includes('sources')) parts.sources = await composeSources(store, id, access);
  if (include.includes('counts')) {
    const facets = await facetStatements(store, id, { bodies: false, access });
    parts.counts = {
      columns: found.asset.summary.columnCount ?? 0,
      versions: (await store.versions(names.map(name => name.id))).length,
      runs: await counter.runs(id, access),
      ...(await counter.neighbours(id, access)),
      aliases: names.length - 1,
      facets: facets.length,
    };
  }
  return parts;
}

async function composeSources(store: AssetStore, id: string, access: AssetAccess): Promise<Asset['sources']> {
  const sources = new Map<string, { source: string; statements: number; newest: string }>();
  for (const { source, at } of await facetStatements(store, id, { bodies: false, access })) {
    const known = sources.get(source) ?? { source, statements: 0, newest: '' };
    const newest = known.newest > at ? known.newest : at;
    sources.set(source, { source, statements: known.statements + 1, newest });
  }
  return [...sources.values()].sort((a, b) => (a.source < b.source ? -1 : 1));
}
