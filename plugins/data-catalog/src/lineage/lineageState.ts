import type { Direction, Expansion } from './model/picture';
import type { Column } from './model/lighting';

/** What the lineage view shows: all of it is in the URL. */
export type LineageState = {
  direction: Direction;
  depth: number;
  level: 'asset' | 'column';
  /** Jobs are marks on the lines instead of nodes. */
  foldJobs: boolean;
  includePast: boolean;
  /** The column whose ways are lit. */
  column?: Column;
  table: boolean;
  /** In the order in which they were made. */
  expanded: Expansion[];
  /** So many of the expansions were there when all was laid out anew. */
  tidy: number;
  /** Id of a node or of a pair. */
  selected?: string;
  /** Nodes that show all their columns. */
  open: string[];
};

/** What a change of the state may hold. */
export type StateChange = Partial<LineageState>;

/** As deep as the API goes. */
export const MAX_DEPTH = 10;
/** As many as the API takes. */
export const MAX_EXPANDED = 100;

const names = [
  'direction',
  'depth',
  'level',
  'jobs',
  'past',
  'column',
  'as',
  'more',
  'tidy',
  'selected',
  'open',
];

/** Reads the state for an asset; what is not allowed is as if it were not there. */
export function readLineageState(params: URLSearchParams, focus: string): LineageState {
  const direction = params.get('direction');
  const depth = Number(params.get('depth') ?? 1);
  const expanded = params.getAll('more').slice(0, MAX_EXPANDED).flatMap(readExpansion);
  const tidy = Number(params.get('tidy') ?? 0);
  return {
    direction: direction === 'upstream' || direction === 'downstream' ? direction : 'both',
    depth: Number.isInteger(depth) ? Math.min(Math.max(depth, 1), MAX_DEPTH) : 1,
    level: params.get('level') === 'column' ? 'column' : 'asset',
    foldJobs: params.get('jobs') !== 'shown',
    includePast: params.get('past') === 'shown',
    ...(params.get('column') && { column: readColumn(params.get('column')!, focus) }),
    table: params.get('as') === 'table',
    expanded,
    tidy: Number.isInteger(tidy) ? Math.min(Math.max(tidy, 0), expanded.length) : 0,
    ...(params.get('selected') && { selected: params.get('selected')! }),
    open: params.getAll('open'),
  };
}

/** The state as parameters, beside those of others that are there. */
export function writeLineageState(
  state: LineageState,
  focus: string,
  before = new URLSearchParams(),
): URLSearchParams {
  const params = new URLSearchParams(before);
  for (const name of names) params.delete(name);
  if (state.direction !== 'both') params.set('direction', state.direction);
  if (state.depth !== 1) params.set('depth', String(state.depth));
  if (state.level === 'column') params.set('level', 'column');
  if (!state.foldJobs) params.set('jobs', 'shown');
  if (state.includePast) params.set('past', 'shown');
  if (state.column) params.set('column', writeColumn(state.column, focus));
  if (state.table) params.set('as', 'table');
  for (const { id, side } of state.expanded) params.append('more', `${id}.${side}`);
  if (state.tidy > 0) params.set('tidy', String(state.tidy));
  if (state.selected !== undefined) params.set('selected', state.selected);
  for (const id of state.open) params.append('open', id);
  return params;
}

const EXPANSION = /^([0-9a-f-]{36})\.(upstream|downstream)$/i;

function readExpansion(text: string): Expansion[] {
  const match = EXPANSION.exec(text);
  return match ? [{ id: match[1], side: match[2] as Expansion['side'] }] : [];
}

/** `amount` of the focus, or `<asset id>#amount`; a column of the focus whose name looks so has the id too. */
function readColumn(text: string, focus: string): Column {
  const match = /^([0-9a-f-]{36})#(.+)$/is.exec(text);
  return match ? { assetId: match[1], column: match[2] } : { assetId: focus, column: text };
}

function writeColumn({ assetId, column }: Column, focus: string): string {
  const own = readColumn(column, focus);
  return assetId === focus && own.column === column ? column : `${assetId}#${column}`;
}
