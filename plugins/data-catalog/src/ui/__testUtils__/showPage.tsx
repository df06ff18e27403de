import { ResponseError } from '@backstage/errors';
import { renderInTestApp, TestApiProvider } from '@backstage/frontend-test-utils';
import type { TestApiPair } from '@backstage/frontend-test-utils';
import type { ReactNode } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { dataCatalogApiRef } from '../../api';
import { DataFrame } from '../DataFrame';

/** Where the page is, to be read by a test. */
function Place() {
  const { pathname, search } = useLocation();
  return <output data-testid="place">{`${pathname}${search}`}</output>;
}

/**
 * Draws a part of ours as it stands in the portal: in its frame, at a path.
 * `api` answers for the data catalog; `apis` are those of others.
 */
export async function showPage(
  element: ReactNode,
  options: {
    api: object;
    apis?: readonly TestApiPair<unknown>[];
    path?: string;
    routes?: readonly string[];
    bare?: boolean;
  },
) {
  const { api, apis = [], path = '/', routes = ['*'], bare = false } = options;
  const placed = (
    <Routes>
      {routes.map(route => (
        <Route key={route} path={route} element={element} />
      ))}
    </Routes>
  );
  return renderInTestApp(
    <TestApiProvider apis={[[dataCatalogApiRef, api as never], ...(apis as never[])]}>
      {bare ? placed : <DataFrame>{placed}</DataFrame>}
      <Place />
    </TestApiProvider>,
    { initialRouteEntries: [path] },
  );
}

/** An answer of the server that is no success, as its client throws it. */
export async function refusal(status: number, name: string, message: string, details?: object): Promise<Error> {
  const body = { error: { name, message, ...(details && { details }) }, response: { statusCode: status } };
  const response = new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });
  return ResponseError.fromResponse(response as never);
}

/** A question that is refused until it is mended, however often it is asked. */
export function refusedUntilMended<T>(error: Error, answer: () => Promise<T>) {
  let mended = false;
  const ask = jest.fn(async () => {
    if (!mended) throw error;
    return answer();
  });
  return {
    ask,
    mend: () => {
      mended = true;
    },
  };
}
