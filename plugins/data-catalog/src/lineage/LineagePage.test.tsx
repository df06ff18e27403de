import { storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { showPage } from '../ui/__testUtils__/showPage';
import { answerOf, edgeOf, idOf, nodeOf } from './__testUtils__/bigLineage';
import { prepareBrowser } from './__testUtils__/browser';
import { LineagePage } from './LineagePage';

jest.setTimeout(60_000);
prepareBrowser();

const asset = (number: number, title: string) => ({
  id: idOf(number),
  title,
  class: 'dataset',
  type: 'table',
  namespace: 'postgres://db',
  name: `public.${title}`,
});

function fakeApi() {
  return {
    listAssets: jest.fn(async ({ id }: { id?: string[]; q?: string }) => ({
      items: id ? [asset(1, 'seen_lately')] : [asset(2, 'customers')],
    })),
    getLineage: jest.fn(async (id: string) =>
      answerOf(id, {
        nodes: [
          nodeOf(id, 0, { title: `name of ${id.slice(-1)}` }),
          nodeOf(idOf(8), 1, { title: 'next' }),
        ],
        edges: [edgeOf(id, idOf(8))],
      }),
    ),
  };
}

async function show(path: string, api = fakeApi()) {
  const storage = mockApis.storage();
  await storage.forBucket('data-catalog').set('recent', [idOf(1), idOf(7)]);
  await showPage(<LineagePage />, {
    api,
    apis: [[storageApiRef, storage]],
    path,
    routes: ['/data/lineage', '/data/lineage/:id'],
  });
  return api;
}

const place = () => screen.getByTestId('place').textContent;

describe('the lineage page', () => {
  it('offers what was looked at lately, and finds others by name', async () => {
    const api = await show('/data/lineage');
    expect(await screen.findByRole('link', { name: /seen_lately/ })).toHaveAttribute(
      'href',
      `/data/lineage/${idOf(1)}`,
    );
    await userEvent.type(screen.getByRole('combobox', { name: 'Choose an asset' }), 'cust');
    await userEvent.click(await screen.findByRole('option', { name: /customers/ }));
    expect(api.listAssets).toHaveBeenCalledWith(
      expect.objectContaining({ q: 'cust' }),
      expect.anything(),
    );
    expect(place()).toBe(`/data/lineage/${idOf(2)}`);
    expect(
      await screen.findByRole('heading', { name: 'Lineage of name of 2' }),
    ).toBeInTheDocument();
  });

  it('leads to another asset from the name in the bar, or with a slash', async () => {
    await show(`/data/lineage/${idOf(5)}`);
    expect(
      await screen.findByRole('button', { name: /Lineage of name of 5: choose another/ }),
    ).toBeInTheDocument();
    await userEvent.keyboard('/');
    const field = await screen.findByRole('combobox', { name: 'Choose an asset' });
    expect(field).toHaveFocus();
    await userEvent.type(field, 'cust');
    await userEvent.click(await screen.findByRole('option', { name: /customers/ }));
    expect(place()).toBe(`/data/lineage/${idOf(2)}`);
  });
});
