import type { QueryOf } from '@headwater/plugin-data-catalog-common';

/** Filters of which several values may be chosen, in the order in which they are shown. */
export const facetNames = ['type', 'domain', 'owner', 'lifecycle', 'platform', 'tag', 'tenant'] as const;
export type FacetName = (typeof facetNames)[number];

export const facetTitles: Record<FacetName, string> = {
  type: 'Type',
  domain: 'Domain',
  owner: 'Owner',
  lifecycle: 'Lifecycle',
  platform: 'Platform',
  tag: 'Tag',
  tenant: 'Tenant',
};

const orders = ['title', '-title', 'quality', '-quality', 'changedAt', '-changedAt'] as const;
export type Order = (typeof orders)[number];

/** What the list shows: all of it is in the URL. */
export type ListState = {
  q: string;
  orderBy: Order;
  minQuality?: number;
  certified: boolean;
  chosen: Record<FacetName, string[]>;
};

/** Reads the state from the URL; what is not understood is left out. */
export function readListState(params: URLSearchParams): ListState {
  const order = params.get('orderBy');
  const quality = Number(params.get('minQuality') ?? NaN);
  return {
    q: params.get('q')?.slice(0, 200) ?? '',
    orderBy: orders.find(known => known === order) ?? 'title',
    ...(quality >= 0 && quality <= 1 && { minQuality: quality }),
    certified: params.get('certified') === 'true',
    chosen: Object.fromEntries(
      facetNames.map(name => [name, params.getAll(name)]),
    ) as ListState['chosen'],
  };
}

/** The URL of a state; what is usual is left out. */
export function writeListState(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.q) params.set('q', state.q);
  for (const name of facetNames) for (const value of state.chosen[name]) params.append(name, value);
  if (state.minQuality !== undefined) params.set('minQuality', String(state.minQuality));
  if (state.certified) params.set('certified', 'true');
  if (state.orderBy !== 'title') params.set('orderBy', state.orderBy);
  return params;
}

/** The state's filters as the API takes them. */
export function toFilters({ q, minQuality, certified, chosen }: ListState): QueryOf<'countFacets'> {
  return {
    ...(q && { q }),
    ...(minQuality !== undefined && { minQuality }),
    ...(certified && { certified: true }),
    ...Object.fromEntries(Object.entries(chosen).filter(([, values]) => values.length > 0)),
  };
}

/** The state with a value of a facet chosen, or no longer. */
export function toggleValue(state: ListState, facet: FacetName, value: string): ListState {
  const values = state.chosen[facet];
  const next = values.includes(value) ? values.filter(other => other !== value) : [...values, value];
  return { ...state, chosen: { ...state.chosen, [facet]: next } };
}

/** The order that a click on a column's head leads to: up, down, and back to the title. */
export function nextOrder(present: Order, column: 'title' | 'quality' | 'changedAt'): Order {
  if (column === 'title') return present === 'title' ? '-title' : 'title';
  if (present === `-${column}`) return column;
  return present === column ? 'title' : `-${column}`;
}
