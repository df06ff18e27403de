import { useApi } from '@backstage/frontend-plugin-api';
import type { ColumnEdge } from '@headwater/plugin-data-catalog-common';
import { dataCatalogApiRef } from '../api';
import { useLoaded } from '../ui/useLoaded';
import { joinAnswers } from './graph';
import type { Graph } from './graph';
import type { LineageState } from './lineageState';

export type LineagePicture = Graph & {
  columnEdges: ColumnEdge[];
  /** Columns by asset, where the level is columns. */
  columns: Map<string, string[]>;
};

/** What the state asks for: the focus with its surroundings, and each expansion. */
export function useLineage(id: string, state: LineageState) {
  const api = useApi(dataCatalogApiRef);
  const { direction, depth, level, hideJobs, includePast, expanded } = state;
  const key = ['lineage', id, direction, depth, level, hideJobs, includePast, expanded];
  return useLoaded<LineagePicture>(key, async signal => {
    if (level === 'column') {
      const answer = await api.getColumnLineage(id, { direction, depth, includePast }, { signal });
      const { nodes, more, hidden, truncated = false, logPosition } = answer;
      return {
        nodes: new Map(nodes.map(node => [node.id, node])),
        edges: new Map(),
        more: new Map(Object.entries(more)),
        hidden,
        truncated,
        logPosition,
        columnEdges: answer.columnEdges,
        columns: new Map(nodes.map(node => [node.id, node.columns ?? []])),
      };
    }
    const options = { hideJobs, includePast };
    const answers = await Promise.all([
      api.getLineage(id, { direction, depth, ...options }, { signal }),
      ...expanded.map(more => api.getLineage(more.id, { direction: more.side, depth: 1, ...options }, { signal })),
    ]);
    return { ...joinAnswers(answers), columnEdges: [], columns: new Map() };
  }, { keep: true });
}
