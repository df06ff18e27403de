/** Where a client sends events. */
export type Endpoint = {
  /** Scheme, host and port: what clients call the URL. */
  url: string;
  /** Path, from its first slash. */
  path: string;
  /** Whether clients append this path by themselves, so that the URL alone is enough. */
  usual: boolean;
  /** Whether the address is one that only the machine itself knows. */
  local: boolean;
};

/** What every OpenLineage client appends to its URL. */
const USUAL = '/api/v1/lineage';

/**
 * The endpoint of this portal.
 *
 * The Java client takes a URL with a path as it is and an endpoint beside it as
 * an error, and the Python client joins both as a browser would, which loses
 * the URL's path: so the path is always given as the endpoint.
 *
 * @param baseUrl - `backend.baseUrl` of the portal's configuration
 * @param root - whether events are taken at the server's root too
 */
export function endpointOf(baseUrl: string, root: boolean): Endpoint {
  const { origin, pathname, hostname } = new URL(baseUrl);
  const path = `${pathname.replace(/\/+$/, '')}${root ? '' : '/api/data-catalog'}${USUAL}`;
  return {
    url: origin,
    path,
    usual: path === USUAL,
    local: /^(localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(hostname),
  };
}
