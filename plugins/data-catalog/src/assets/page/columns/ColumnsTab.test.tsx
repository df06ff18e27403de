import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal, refusedUntilMended } from '../../../ui/__testUtils__/showPage';
import { fakeApi, fakeAsset } from '../__testUtils__/fakeAsset';
import type { FakeApi } from '../__testUtils__/fakeAsset';
import { showAsset } from '../__testUtils__/showAsset';

// Forms take many steps, and machines are busy.
jest.setTimeout(30_000);

const said = (source: string) => ({ description: { source, by: 'user:default/jo', at: '2026-11-01T00:00:00Z' } });
const columns = [
  { name: 'id', type: 'bigint', description: 'Number', sources: said('openlineage') },
  { name: 'address', type: 'struct', fields: [{ name: 'city', type: 'text', terms: ['glossaryterm:default/place'] }] },
  { name: 'total', type: 'numeric', description: 'In euro', sources: said('yaml'), onlyDeclared: true },
];

const listOf = (items: object[]) => jest.fn(async () => ({ items, totalCount: { value: items.length, exact: true } }));
const place = () => screen.getByTestId('place').textContent;
const rows = () => screen.getAllByRole('row').slice(1).map(row => row.querySelector('code, .hw-mono')?.textContent);

function start(changes: FakeApi = {}, asset = fakeAsset()) {
  const api = fakeApi(asset, changes, columns);
  return { api, open: (query = '') => showAsset(api, `/columns${query}`) };
}

describe('the columns', () => {
  it('are listed with those nested in them; what is declared and not observed says so', async () => {
    await start().open();
    await screen.findByRole('grid', { name: 'Columns' });
    expect(rows()).toEqual(['id', 'address', 'city', 'total']);
    expect(screen.getByText('declared, not observed')).toBeInTheDocument();
    expect(screen.getByText('4 of 4 columns')).toBeInTheDocument();
  });

  it('are narrowed by a text and by what they lack, in the address', async () => {
    await start().open();
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Filter 4 columns' }), 'place');
    await waitFor(() => expect(rows()).toEqual(['city']));
    expect(place()).toBe('/data/assets/id-1/columns?find=place');
    await userEvent.click(screen.getByRole('button', { name: 'Not described 2' }));
    await userEvent.clear(screen.getByRole('searchbox'));
    await waitFor(() => expect(rows()).toEqual(['address', 'city']));
  });

  it('say so when none fits', async () => {
    await start().open('?find=nothing-like-it');
    expect(await screen.findByText('No column fits')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    await waitFor(() => expect(rows()).toHaveLength(4));
  });

  it('say how to name some where none is known', async () => {
    await start({ listAssetColumns: listOf([]) }).open();
    expect(await screen.findByText('No columns known')).toBeInTheDocument();
    expect(screen.getByText(/name: "shop.public.orders"/)).toBeInTheDocument();
  });

  it('offer to try again after an error', async () => {
    const { ask, mend } = refusedUntilMended(await refusal(400, 'InputError', 'Not now'), listOf(columns));
    await start({ listAssetColumns: ask }).open();
    const again = await screen.findByRole('button', { name: 'Try again' });
    mend();
    await userEvent.click(again);
    expect(await screen.findByRole('grid')).toBeInTheDocument();
  });

  it('of five thousand draw few rows, and are found quickly', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ name: `column_${index}`, type: 'text' }));
    const listAssetColumns = jest.fn(async (_id: string, { cursor, limit }: { cursor?: string; limit: number }) => {
      const at = Number(cursor ?? 0);
      const next = at + limit < many.length ? { nextCursor: String(at + limit) } : {};
      return { items: many.slice(at, at + limit), totalCount: { value: 5000, exact: true }, ...next };
    });
    await start({ listAssetColumns }).open();
    await screen.findByRole('grid', { name: 'Columns' });
    expect(listAssetColumns).toHaveBeenCalledTimes(5);
    expect(rows().length).toBeLessThan(60);
    expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '5001');
    await userEvent.type(screen.getByRole('searchbox'), 'column_4999');
    await waitFor(() => expect(rows()).toEqual(['column_4999']));
  });

  it('lead to the history of their schema', async () => {
    const version = (name: string, columnCount: number) => ({ version: name, columnCount, firstSeen: '2026-11-01T00:00:00Z', lastSeen: '2026-11-01T00:00:00Z' });
    const { open } = start({
      listAssetVersions: listOf([version('new', 3), version('old', 2)]),
      diffAssetVersions: jest.fn(async () => ({
        added: [{ name: 'total' }],
        removed: [{ name: 'sum' }],
        changed: [{ name: 'id', changes: [{ attribute: 'type', from: 'int', to: 'bigint' }] }],
      })),
    });
    await open();
    await userEvent.click(await screen.findByRole('button', { name: /Schema history/ }));
    const panel = within(await screen.findByRole('complementary', { name: 'Schema history' }));
    expect(await panel.findByText('bigint')).toBeInTheDocument();
    for (const text of ['3 columns', 'total', 'sum', 'int', 'The first that was observed']) expect(panel.getByText(text)).toBeInTheDocument();
    expect(place()).toBe('/data/assets/id-1/columns?history=1');
  });
});

describe('the chosen column', () => {
  const panel = async (name: string) => within(await screen.findByRole('complementary', { name: `Column ${name}` }));

  it('stands beside the list, in the address; Esc closes it', async () => {
    await start().open();
    await userEvent.click((await screen.findAllByRole('row'))[1]);
    await panel('id');
    expect(place()).toBe('/data/assets/id-1/columns?column=id');
    await userEvent.click(screen.getByRole('button', { name: 'Next column' }));
    await panel('address');
    await userEvent.keyboard('{Escape}');
    expect(place()).toBe('/data/assets/id-1/columns');
  });

  it('shows its checks, measures and where it comes from', async () => {
    const asset = fakeAsset();
    asset.attributes.quality = { score: 0.5, parts: [] };
    const { open, api } = start(
      {
        listAssetFacets: jest.fn(async () => ({
          items: [
            { source: 'openlineage', key: 'dataQualityAssertions', at: '2026-11-02', body: { assertions: [{ assertion: 'unique', column: 'id', success: false }] } },
            { source: 'openlineage', key: 'dataQualityMetrics', at: '2026-11-02', body: { rowCount: 200, columnMetrics: { id: { nullCount: 3, distinctCount: 1234 } } } },
          ],
        })),
        getColumnLineage: jest.fn(async () => ({
          start: 'id-1',
          nodes: [
            { id: 'id-1', title: 'orders', type: 'table', hops: 0 },
            { id: 'raw', title: 'raw_orders', type: 'table', hops: -1, namespace: 'n', name: 'raw' },
          ],
          columnEdges: [
            { source: { assetId: 'raw', column: 'nr' }, target: { assetId: 'id-1', column: 'id' }, transformations: [{ type: 'DIRECT', subtype: 'IDENTITY' }] },
          ],
          hidden: 2,
        })),
      },
      asset,
    );
    await open('?column=id');
    const beside = await panel('id');
    expect(await beside.findByText('1.5 %')).toBeInTheDocument();
    expect(beside.getByText('1,234')).toBeInTheDocument();
    expect(beside.getByText('failed')).toBeInTheDocument();
    expect(beside.getByRole('link', { name: 'raw_orders.nr' })).toHaveAttribute('href', '/data/assets/raw/columns?column=nr');
    expect(beside.getByText('as it is')).toBeInTheDocument();
    expect(beside.getByRole('link', { name: 'Open in explorer' })).toHaveAttribute('href', '/data/assets/id-1/lineage?level=column&column=id');
    expect(api.getColumnLineage).toHaveBeenCalledWith('id-1', { column: ['id'], depth: 1 }, expect.anything());
    expect(screen.getByRole('button', { name: 'Failing 1' })).toBeInTheDocument();
  });

  it('is described in its place, and undone', async () => {
    const { open, api } = start();
    await open('?column=id');
    const beside = await panel('id');
    await userEvent.click(beside.getByRole('button', { name: 'Change: Description of the column' }));
    const field = beside.getByRole('textbox');
    await userEvent.clear(field);
    await userEvent.type(field, 'The order');
    await userEvent.click(beside.getByRole('button', { name: 'Save' }));
    expect(await beside.findByText('The order')).toBeInTheDocument();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone');
    expect(api.updateAsset.mock.calls.map(call => call[1])).toEqual([
      { columns: [{ name: 'id', description: 'The order' }] },
      { columns: [{ name: 'id', description: null }] },
    ]);
  });

  it('asks when somebody else has described it meanwhile', async () => {
    const { open, api } = start();
    api.updateAsset.mockRejectedValueOnce(await refusal(409, 'ConflictError', 'It has changed', { etag: 'e9' }));
    await open('?column=id');
    const beside = await panel('id');
    await userEvent.click(beside.getByRole('button', { name: 'Change: Description of the column' }));
    await userEvent.type(beside.getByRole('textbox'), ' of the order');
    api.listAssetColumns.mockImplementation(listOf([{ ...columns[0], description: 'Theirs' }]) as never);
    await userEvent.click(beside.getByRole('button', { name: 'Save' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Somebody else has changed this meanwhile' }));
    for (const words of ['Number', 'Theirs', 'Number of the order']) expect(dialog.getByText(words)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Keep theirs' }));
    expect(api.updateAsset).toHaveBeenCalledTimes(1);
  });

  it('gets a term; what a file declares of it is changed there', async () => {
    const asset = fakeAsset({ declaredBy: { entityRef: 'dataasset:default/orders', location: 'url:https://example.com/a.yaml', attributes: ['columns'] } });
    const { open, api } = start({}, asset);
    await open('?column=total');
    const beside = await panel('total');
    expect(beside.queryByRole('button', { name: /Change: Description/ })).not.toBeInTheDocument();
    expect(beside.getByRole('link', { name: /Declared in a.yaml/ })).toHaveAttribute('href', 'https://example.com/a.yaml');
    await userEvent.click(beside.getByRole('button', { name: 'Add a glossary term' }));
    await userEvent.type(await screen.findByRole('combobox', { name: 'Term' }), 'rev');
    await userEvent.click(await screen.findByRole('option', { name: /revenue/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(await beside.findByRole('link', { name: 'revenue' })).toBeInTheDocument();
    expect(api.updateAsset.mock.calls.map(call => call[1])).toEqual([{ columns: [{ name: 'total', addTerms: ['glossaryterm:default/revenue'] }] }]);
  });
});
