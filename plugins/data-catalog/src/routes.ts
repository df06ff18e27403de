import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The Data page. */
export const rootRouteRef = createRouteRef();

/** Where the pages are: the plugin is mounted at `/data` unless the portal's configuration says otherwise. */
export const BASE_PATH = '/data';

/** Path of an asset's page. */
export function assetPath(id: string, tab?: string): string {
  return `${BASE_PATH}/assets/${encodeURIComponent(id)}${tab ? `/${tab}` : ''}`;
}

/** Path of the catalog page of an entity. */
export function entityPath(entityRef: string): string {
  const [kind, rest] = entityRef.split(':');
  const [namespace, name] = rest?.includes('/') ? rest.split('/') : ['default', rest];
  return `/catalog/${namespace}/${kind}/${name}`;
}
