import type {
  DataCatalogClient,
  Lineage,
  LineageNode,
} from '@headwater/plugin-data-catalog-common';

/** What a component, an API or a product takes from and gives to, as far as the caller may see it. */
export type Touched = {
  id: string;
  reads: LineageNode[];
  writes: LineageNode[];
  /** Assets that the caller may not see. */
  hidden: number;
};

/** What the loading needs of the client. */
export type TouchedSource = Pick<DataCatalogClient, 'lookupAsset' | 'getLineage'>;

/**
 * Looks an entity's asset up and reads what stands beside it in the lineage.
 *
 * @throws ResponseError with status 404 when no asset of the entity is known.
 */
export async function loadTouched(
  api: TouchedSource,
  entityRef: string,
  signal?: AbortSignal,
): Promise<Touched> {
  const { id } = await api.lookupAsset({ entityRef }, { signal });
  return readTouched(await api.getLineage(id, { depth: 1 }, { signal }));
}

/** The sides of the start of a lineage of depth 1; an asset that is read and written stands on both. */
export function readTouched({ start, nodes, edges, hidden }: Lineage): Touched {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const side = (end: 'source' | 'target', other: 'source' | 'target') => {
    const ids = new Set(edges.filter(edge => edge[end] === start).map(edge => edge[other]));
    return [...ids]
      .flatMap(id => byId.get(id) ?? [])
      .sort((a, b) => a.title.localeCompare(b.title));
  };
  return { id: start, reads: side('target', 'source'), writes: side('source', 'target'), hidden };
}
