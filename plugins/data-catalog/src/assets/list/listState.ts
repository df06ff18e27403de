import type { QueryOf } from '@headwater/plugin-data-catalog-common';

/** Filters that stand beside the list with their counts, in the order in which they are shown. */
export const facetNames = ['type', 'domain', 'quality', 'owner', 'lifecycle', 'platform', 'tag', 'tenant'] as const;
export type FacetName = (typeof facetNames)[number];

/** All filters of which several values may be chosen. */
export const filterNames = [...facetNames, 'steward', 'term', 'parent', 'namespace', 'class', 'presence'] as const;
export type FilterName = (typeof filterNames)[number];

/** What one can look for the lack of. */
export const missingNames = ['owner', 'domain', 'lifecycle', 'description'] as const;
export type Missing = (typeof missingNames)[number];

/** Value of a facet for the assets that have none. */
export const NONE = '';

const orders = ['title', '-title', 'quality', '-quality', 'changedAt', '-changedAt'] as const;
export type Order = (typeof orders)[number];

const MOST_TEXT = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the API would refuse is left out; other filters take any text. */
const allowed: Partial<Record<FilterName, (value: string) => boolean>> = {
  quality: value => ['sound', 'risk', 'broken', 'unknown'].includes(value),
  class: value => ['dataset', 'job', 'container', 'term', 'product', 'entity'].includes(value),
  presence: value => ['direct', 'referenced', 'stub', 'derived'].includes(value),
  parent: value => UUID.test(value),
};

/** What the list shows: all of it is in the URL. */
export type ListState = {
  q: string;
  orderBy: Order;
  minQuality?: number;
  certified: boolean;
  missing: Missing[];
  chosen: Record<FilterName, string[]>;
  /** Keys of columns, where the URL says which; else the user's own choice holds. */
  columns?: string[];
};

/** Reads the state from the URL; what is not understood is left out. */
export function readListState(params: URLSearchParams): ListState {
  const order = params.get('orderBy');
  const quality = params.get('minQuality') ? Number(params.get('minQuality')) : NaN;
  const columns = params.get('columns')?.split(',').filter(Boolean);
  const fits = (name: FilterName) => (value: string) => value !== '' && (allowed[name]?.(value) ?? true);
  return {
    q: params.get('q')?.slice(0, MOST_TEXT) ?? '',
    orderBy: orders.find(known => known === order) ?? 'title',
    ...(quality >= 0 && quality <= 1 && { minQuality: quality }),
    certified: params.get('certified') === 'true',
    missing: missingNames.filter(name => params.getAll('missing').includes(name)),
    chosen: forEachFilter(name => [...new Set(params.getAll(name).filter(fits(name)))]),
    ...(columns?.length && { columns }),
  };
}

/** The URL of a state; what is usual is left out. */
export function writeListState(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.q) params.set('q', state.q);
  for (const name of filterNames) for (const value of state.chosen[name]) params.append(name, value);
  for (const name of state.missing) params.append('missing', name);
  if (state.minQuality !== undefined) params.set('minQuality', String(state.minQuality));
  if (state.certified) params.set('certified', 'true');
  if (state.orderBy !== 'title') params.set('orderBy', state.orderBy);
  if (state.columns) params.set('columns', state.columns.join(','));
  return params;
}

export type ListFilters = QueryOf<'countFacets'>;

/** The state's filters as the API takes them. */
export function toFilters({ q, minQuality, certified, missing, chosen }: ListState): ListFilters {
  return {
    ...(q && { q }),
    ...(minQuality !== undefined && { minQuality }),
    ...(certified && { certified: true }),
    ...(missing.length > 0 && { missing }),
    ...Object.fromEntries(Object.entries(chosen).filter(([, values]) => values.length > 0)),
  };
}

/** The state without its filters; order and columns stay. */
export function withoutFilters(state: ListState): ListState {
  return { ...state, q: '', minQuality: undefined, certified: false, missing: [], chosen: forEachFilter(() => []) };
}

/** Whether anything narrows the list. */
export function isNarrowed(state: ListState): boolean {
  return Object.keys(toFilters(state)).length > 0;
}

/**
 * The state with a value of a filter chosen, or no longer. Nothing has an
 * owner and none: to choose `NONE` gives up the values, and the other way round.
 */
export function toggleValue(state: ListState, name: FilterName, value: string): ListState {
  const lacking = missingNames.find(missing => missing === name);
  if (lacking && value === NONE) {
    const had = state.missing.includes(lacking);
    const missing = had ? state.missing.filter(other => other !== lacking) : [...state.missing, lacking];
    return { ...state, missing, chosen: { ...state.chosen, [name]: [] } };
  }
  const values = state.chosen[name];
  const next = values.includes(value) ? values.filter(other => other !== value) : [...values, value];
  const missing = state.missing.filter(other => other !== name);
  return { ...state, missing, chosen: { ...state.chosen, [name]: next } };
}

/** The order that a click on a column's head leads to: what changed last comes first, as does the worst. */
export function nextOrder(present: Order, asked: string): Order {
  if (asked === 'changedAt' && !present.endsWith('changedAt')) return '-changedAt';
  return orders.find(known => known === asked) ?? present;
}

function forEachFilter(valuesOf: (name: FilterName) => string[]): ListState['chosen'] {
  return Object.fromEntries(filterNames.map(name => [name, valuesOf(name)])) as ListState['chosen'];
}
