import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The Data home. */
export const rootRouteRef = createRouteRef();

/** Where the pages are: the plugin is mounted at `/data` unless the portal's configuration says otherwise. */
export const BASE_PATH = '/data';

/** The list of assets, narrowed by the query of a `ListState`. */
export function assetsPath(query?: URLSearchParams | Record<string, string>): string {
  const text = query ? new URLSearchParams(query).toString() : '';
  return `${BASE_PATH}/assets${text ? `?${text}` : ''}`;
}

/** Path of an asset's page. */
export function assetPath(id: string, tab?: string): string {
  return `${BASE_PATH}/assets/${encodeURIComponent(id)}${tab ? `/${tab}` : ''}`;
}

/** The full-page lineage explorer. */
export function lineagePath(id?: string): string {
  return `${BASE_PATH}/lineage${id ? `/${encodeURIComponent(id)}` : ''}`;
}

/** Draws the lineage of pasted SQL. */
export function sqlPath(): string {
  return `${BASE_PATH}/sql`;
}

/** Leads to the asset of an entity. */
export function lookupPath(entityRef: string): string {
  return `${BASE_PATH}/lookup?${new URLSearchParams({ entityRef })}`;
}

/** A glossary term's page, by its entity ref; without one the glossary. */
export function termPath(entityRef?: string): string {
  return placePath('glossary', entityRef);
}

/** A data product's page, by its entity ref; without one the list. */
export function productPath(entityRef?: string): string {
  return placePath('products', entityRef);
}

/** What came in, for operators. */
export function eventsPath(): string {
  return `${BASE_PATH}/events`;
}

/** Path of the catalog page of an entity. */
export function entityPath(entityRef: string): string {
  const { kind, namespace, name } = splitRef(entityRef);
  return `/catalog/${namespace}/${kind}/${name}`;
}

function placePath(place: string, entityRef?: string): string {
  if (entityRef === undefined) return `${BASE_PATH}/${place}`;
  const { namespace, name } = splitRef(entityRef);
  return `${BASE_PATH}/${place}/${namespace}/${name}`;
}

function splitRef(entityRef: string) {
  const [kind, rest = ''] = entityRef.split(':');
  const [namespace, name] = rest.includes('/') ? rest.split('/') : ['default', rest];
  return { kind, namespace, name };
}
