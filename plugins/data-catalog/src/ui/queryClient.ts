import { QueryClient } from '@tanstack/react-query';
import type { Query } from '@tanstack/react-query';

const clients = new WeakMap<object, QueryClient>();

/** Errors that another try does not mend. */
function isFinal(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500 && status !== 429;
}

/** HTTP status of an error that an API's client has thrown; undefined for others. */
export function statusOf(error: unknown): number | undefined {
  const { statusCode, response } = (error ?? {}) as { statusCode?: number; response?: { status?: number } };
  return statusCode ?? response?.status;
}

/** Of a long list every page would be loaded anew, and its rows move under one's eyes. */
function isScrolled({ state }: Query): boolean {
  const { pages } = (state.data ?? {}) as { pages?: unknown[] };
  return pages !== undefined && pages.length > 1;
}

/**
 * The cache of answers that belongs to an API: pages and cards share it, so
 * that going back shows at once what was there. Live changes and writes mark
 * what they touch as stale.
 */
export function queryClientOf(api: object): QueryClient {
  const present = clients.get(api);
  if (present) return present;
  const fresh = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        // Signals may have been missed meanwhile: the browser lets connections of hidden pages go.
        refetchOnWindowFocus: query => !isScrolled(query),
        retry: (failures, error) => failures < 1 && !isFinal(error),
        retryDelay: 300,
      },
    },
  });
  clients.set(api, fresh);
  return fresh;
}
