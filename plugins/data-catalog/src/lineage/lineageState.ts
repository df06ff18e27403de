import type { Direction, Side } from './graph';

/** What the lineage view shows: all of it is in the URL. */
export type LineageState = {
  direction: Direction;
  depth: number;
  level: 'asset' | 'column';
  hideJobs: boolean;
  includePast: boolean;
  column?: string;
  table: boolean;
  expanded: { id: string; side: Side }[];
};

const MAX_DEPTH = 10;
const MAX_EXPANDED = 50;

export function readLineageState(params: URLSearchParams): LineageState {
  const direction = params.get('direction');
  const depth = Number(params.get('depth') ?? 2);
  return {
    direction: direction === 'upstream' || direction === 'downstream' ? direction : 'both',
    depth: Number.isInteger(depth) ? Math.min(Math.max(depth, 1), MAX_DEPTH) : 2,
    level: params.get('level') === 'column' ? 'column' : 'asset',
    hideJobs: params.get('jobs') === 'hidden',
    includePast: params.get('past') === 'shown',
    ...(params.has('column') && { column: params.get('column')! }),
    table: params.get('as') === 'table',
    expanded: params
      .getAll('more')
      .slice(0, MAX_EXPANDED)
      .flatMap(text => {
        const [id, side] = text.split('.');
        return side === 'upstream' || side === 'downstream' ? [{ id, side }] : [];
      }),
  };
}

export function writeLineageState(state: LineageState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.direction !== 'both') params.set('direction', state.direction);
  if (state.depth !== 2) params.set('depth', String(state.depth));
  if (state.level === 'column') params.set('level', 'column');
  if (state.hideJobs) params.set('jobs', 'hidden');
  if (state.includePast) params.set('past', 'shown');
  if (state.column !== undefined) params.set('column', state.column);
  if (state.table) params.set('as', 'table');
  for (const { id, side } of state.expanded) params.append('more', `${id}.${side}`);
  return params;
}
