import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import { READS_ANNOTATION, WRITES_ANNOTATION } from '@headwater/plugin-data-catalog-common';
import type { LineageNode } from '@headwater/plugin-data-catalog-common';
import { statusOf } from '../ui/queryClient';
import { loadTouched } from './touched';
import type { Touched, TouchedSource } from './touched';

/** A component or API, by the name that people know. */
export type Toucher = { entityRef: string; title: string; reads: boolean; writes: boolean };

export type SystemData = {
  assets: (LineageNode & { touchers: Toucher[] })[];
  /** Assets that the caller may not see, of all components together. */
  hidden: number;
  /** Components that touch data, and how many of them were looked at. */
  total: number;
  shown: number;
};

/** Components of one system whose data is read; each costs two requests. */
const MOST = 25;
const COMPONENTS = 500;

/** The data that the components and APIs of a system read and write, trouble first. */
export async function loadSystemData(
  catalog: Pick<CatalogApi, 'queryEntities'>,
  api: TouchedSource,
  systemRef: string,
  signal?: AbortSignal,
): Promise<SystemData> {
  const { items } = await catalog.queryEntities({
    filter: { kind: ['Component', 'API'], 'relations.partOf': systemRef },
    fields: [
      'kind',
      'metadata.name',
      'metadata.namespace',
      'metadata.title',
      'metadata.annotations',
    ],
    limit: COMPONENTS,
  });
  const touching = items.filter(({ metadata: { annotations = {} } }) =>
    [READS_ANNOTATION, WRITES_ANNOTATION].some(name => name in annotations),
  );
  const looked = touching.slice(0, MOST).map(entity => ({
    entityRef: stringifyEntityRef(entity),
    title: entity.metadata.title ?? entity.metadata.name,
  }));
  const touched = await Promise.all(
    looked.map(({ entityRef }) => loadKnown(api, entityRef, signal)),
  );
  const assets = new Map<string, LineageNode & { touchers: Toucher[] }>();
  let hidden = 0;
  touched.forEach((found, index) => {
    if (!found) return;
    hidden += found.hidden;
    const reads = new Set(found.reads.map(({ id }) => id));
    const writes = new Set(found.writes.map(({ id }) => id));
    const onlyWritten = found.writes.filter(({ id }) => !reads.has(id));
    for (const node of [...found.reads, ...onlyWritten]) {
      const asset = assets.get(node.id) ?? { ...node, touchers: [] };
      asset.touchers.push({
        ...looked[index],
        reads: reads.has(node.id),
        writes: writes.has(node.id),
      });
      assets.set(node.id, asset);
    }
  });
  return {
    assets: [...assets.values()].sort(worstFirst),
    hidden,
    total: touching.length,
    shown: looked.length,
  };
}

/** A component whose file has not been read yet is no reason to show nothing of the others. */
async function loadKnown(
  api: TouchedSource,
  entityRef: string,
  signal?: AbortSignal,
): Promise<Touched | undefined> {
  try {
    return await loadTouched(api, entityRef, signal);
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

function worstFirst(a: LineageNode, b: LineageNode): number {
  return (a.quality ?? 2) - (b.quality ?? 2) || a.title.localeCompare(b.title);
}
