import { renderInTestApp, TestApiProvider } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { AssetsPage } from './AssetsPage';

const asset = (name: string) => ({
  id: `id-${name}`,
  class: 'dataset',
  namespace: 'postgres://shop',
  name,
  title: name,
  type: 'table',
  tags: [],
});

function Location() {
  const { search } = useLocation();
  return <output data-testid="search">{search}</output>;
}

type Fake = { listAssets: jest.Mock; countFacets: jest.Mock };

function fakeApi(changes: Partial<Fake> = {}): Fake {
  return {
    listAssets: jest.fn(async () => ({ items: [asset('orders')], totalCount: { value: 1, exact: true } })),
    countFacets: jest.fn(async () => ({
      totalCount: { value: 1, exact: true },
      facets: { type: { values: [{ value: 'table', count: 1, exact: true }], complete: true } },
    })),
    ...changes,
  };
}

async function show(api: Fake, path = '/') {
  await renderInTestApp(
    <TestApiProvider apis={[[dataCatalogApiRef, api as never]]}>
      <AssetsPage />
      <Location />
    </TestApiProvider>,
    { initialRouteEntries: [path] },
  );
}

async function refusal(status: number, name: string, message: string) {
  const body = { error: { name, message }, response: { statusCode: status } };
  const response = new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  return ResponseError.fromResponse(response as never);
}

describe('the Data page', () => {
  it('lists assets, each a link to its page, with the total', async () => {
    await show(fakeApi());
    const link = await screen.findByRole('link', { name: /orders/ });
    expect(link).toHaveAttribute('href', '/data/assets/id-orders');
    expect(screen.getByText('asset')).toBeInTheDocument();
  });

  it('puts a chosen filter into the URL and into the question', async () => {
    const api = fakeApi();
    await show(api);
    await userEvent.click(await screen.findByRole('checkbox', { name: /table/ }));
    await waitFor(() => expect(screen.getByTestId('search')).toHaveTextContent('type=table'));
    await waitFor(() =>
      expect(api.listAssets).toHaveBeenLastCalledWith(expect.objectContaining({ type: ['table'] }), expect.anything()),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Remove: Type is table' }));
    await waitFor(() => expect(screen.getByTestId('search')).toHaveTextContent(''));
  });

  it('asks once when one has stopped typing', async () => {
    const api = fakeApi();
    await show(api);
    await userEvent.type(await screen.findByRole('searchbox'), 'ord');
    await waitFor(() => expect(screen.getByTestId('search')).toHaveTextContent('q=ord'));
    expect(api.listAssets.mock.calls.map(([query]) => query.q)).toEqual([undefined, 'ord']);
  });

  it('pages with the cursor', async () => {
    const api = fakeApi({
      listAssets: jest.fn(async ({ cursor }: { cursor?: string }) =>
        cursor
          ? { items: [asset('second')] }
          : { items: [asset('first')], nextCursor: 'next', totalCount: { value: 2, exact: true } },
      ),
    });
    await show(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByRole('link', { name: /second/ })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /first/ })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  it('says what to do when there is nothing, with or without filters', async () => {
    const nothing = fakeApi({ listAssets: jest.fn(async () => ({ items: [], totalCount: { value: 0, exact: true } })) });
    await show(nothing);
    expect(await screen.findByText('No data yet')).toBeInTheDocument();
    expect(screen.getByText(/OPENLINEAGE_URL/)).toBeInTheDocument();
  });

  it('offers to try again after an error', async () => {
    const listAssets = jest
      .fn()
      .mockRejectedValueOnce(await refusal(503, 'ServiceUnavailableError', 'The database is away'))
      .mockResolvedValue({ items: [asset('orders')], totalCount: { value: 1, exact: true } });
    await show(fakeApi({ listAssets }));
    expect(await screen.findByText('The database is away')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: /orders/ })).toBeInTheDocument();
  });

  it('says whom to ask when it is denied', async () => {
    const error = await refusal(403, 'NotAllowedError', "The permission 'data-catalog.asset.read' is missing");
    await show(fakeApi({ listAssets: jest.fn().mockRejectedValue(error) }));
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(screen.getByText(/data-catalog.asset.read/)).toBeInTheDocument();
  });
});
