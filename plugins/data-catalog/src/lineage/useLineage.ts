import { useApi } from '@backstage/frontend-plugin-api';
import type { QueryOf } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../api';
import { useLoaded } from '../ui/useLoaded';
import type { LineageState } from './lineageState';
import { pictureOf } from './model/picture';
import type { Picture } from './model/picture';

/** Nodes that an answer holds at most. */
export const NODE_LIMIT = 500;

/** A picture, with what it was asked for: another one may be on its way. */
export type Answer = { asked: string; picture: Picture; layoutKey: string };

/** What the state asks for. While the next answer is on its way, the last one stays. */
export function useLineage(id: string, state: LineageState) {
  const api = useApi(dataCatalogApiRef);
  const query = queryOf(state);
  return useLoaded<Answer>(
    ['lineage', id, query],
    async signal => {
      const picture = pictureOf(await api.getLineage(id, query, { signal }));
      return { asked: id, picture, layoutKey: layoutKeyOf(id, state) };
    },
    { keep: true },
  );
}

function queryOf({
  direction,
  depth,
  level,
  foldJobs,
  includePast,
  expanded,
}: LineageState): QueryOf<'getLineage'> {
  return {
    direction,
    depth,
    level,
    // Columns lead from dataset to dataset.
    hideJobs: foldJobs || level === 'column',
    ...(includePast && { includePast }),
    ...(expanded.length > 0 && { expand: expanded.map(({ id, side }) => `${id}.${side}`) }),
    nodeLimit: NODE_LIMIT,
  };
}

/** Pictures of the same key grow from one another and keep their places; others are laid out anew. */
function layoutKeyOf(id: string, { direction, depth, level, foldJobs }: LineageState): string {
  return JSON.stringify([id, direction, depth, level, foldJobs || level === 'column']);
}
