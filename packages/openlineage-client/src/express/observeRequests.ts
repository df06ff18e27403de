import type { ServiceAccess } from '../service';

/** What is needed of a request; those of Express 4 and 5 have it. */
export type ObservedRequest = { method: string; route?: { path?: unknown } };

/** What is needed of a response. */
export type ObservedResponse = { once(event: 'close', listener: () => void): unknown };

export type ObserveRequestsOptions<Request extends ObservedRequest = ObservedRequest> = {
  /** The share of requests whose statements are looked at, 0 to 1. Default: 0.1. */
  sample?: number;
  /**
   * The route of an answered request, for `perRoute`. It must hold no values:
   * `req.baseUrl` does where a router is mounted under a path with parameters.
   * Default: the method and the route's own path, such as `GET /orders/:id`.
   */
  routeOf?: (request: Request) => string | undefined;
  /** Chance from 0 to 1, for tests. */
  random?: () => number;
};

/**
 * Middleware that tells which request a statement belongs to, and looks at
 * those of a sample, once the response has been sent. It goes before what uses
 * the database.
 *
 * @throws TypeError for a `sample` that is no share
 */
export function observeRequests<Request extends ObservedRequest = ObservedRequest>(
  access: ServiceAccess,
  options: ObserveRequestsOptions<Request> = {},
): (request: Request, response: ObservedResponse, next: () => void) => void {
  const { sample = 0.1, routeOf = ownRoute, random = Math.random } = options;
  if (!(typeof sample === 'number' && sample >= 0 && sample <= 1)) {
    throw new TypeError(
      `observeRequests: 'sample' must be a number from 0 to 1, got ${JSON.stringify(sample)}`,
    );
  }
  return (request, response, next) => {
    if (!access.isEnabled) {
      next();
      return;
    }
    access.request(random() < sample, end => {
      response.once('close', () => end(attempt(() => routeOf(request))));
      next();
    });
  };
}

function ownRoute({ method, route }: ObservedRequest): string | undefined {
  return typeof route?.path === 'string' ? `${method} ${route.path}` : undefined;
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    // The response has been sent: nothing may fail any more.
    return undefined;
  }
}
