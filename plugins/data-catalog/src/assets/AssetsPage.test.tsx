import { storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { saveFile } from '../ui/saveFile';
import { refusal, showPage } from '../ui/__testUtils__/showPage';
import { AssetsPage } from './AssetsPage';

jest.mock('../ui/saveFile', () => ({ saveFile: jest.fn() }));

const asset = (name: string, more: object = {}) => ({
  id: `id-${name}`,
  class: 'dataset',
  namespace: 'postgres://shop',
  name: `shop.${name}`,
  title: name,
  type: 'table',
  tags: [],
  ...more,
});

const monthsAgo = (count: number) => new Date(Date.now() - count * 30.5 * 86_400_000).toISOString();

const orders = asset('orders', {
  owner: 'group:default/team-sales',
  domain: 'domain:default/sales',
  quality: 0.8,
  lastSeen: monthsAgo(0),
  observedAt: monthsAgo(3),
  tags: ['pii', 'daily', 'gold'],
  certified: true,
});
const returns = asset('returns');

const exact = (value: number) => ({ value, exact: true });
const counts = {
  totalCount: exact(2),
  facets: {
    type: { values: [{ value: 'table', count: 2, exact: true }], complete: true },
    owner: {
      values: [{ value: 'group:default/team-sales', count: 10_000, exact: false }],
      complete: true,
      missing: exact(1),
    },
    quality: { values: [{ value: 'risk', count: 1, exact: true }], complete: true },
  },
};

type Query = { cursor?: string; limit?: number; type?: string[]; q?: string; minPosition?: number; id?: string[] };

function fakeApi(changes: object = {}) {
  return {
    listAssets: jest.fn(async (_: Query): Promise<object> => ({ items: [orders, returns], totalCount: exact(2) })),
    countFacets: jest.fn(async () => counts),
    writeAssets: jest.fn(),
    ...changes,
  };
}

const group = (name: string) => ({ kind: 'Group', metadata: { name, namespace: 'default' } });
const catalog = { queryEntities: async () => ({ items: [group('team-crm')] }) };

/** Tells the page of a change, as the portal's signals do. */
let tell: (change: object) => void;
const signals = {
  subscribe: (_: string, listen: typeof tell) => {
    tell = listen;
    return { unsubscribe: () => undefined };
  },
};

function show(api: object, path = '/', storage = mockApis.storage()) {
  return showPage(<AssetsPage />, {
    api,
    path,
    apis: [
      [storageApiRef, storage],
      [catalogApiRef, catalog],
      [signalApiRef, signals],
    ],
  });
}

const place = () => screen.getByTestId('place').textContent;
const head = () => screen.getAllByRole('columnheader').map(cell => cell.textContent);
const row = (name: RegExp) => screen.getByRole('row', { name });
const pick = (name: string) => userEvent.click(screen.getByRole('checkbox', { name: `Select ${name}` }));

// Forms take many steps, and machines are busy.
jest.setTimeout(30_000);

beforeEach(() => jest.mocked(saveFile).mockClear());

describe('the list of assets', () => {
  it('shows each asset with what is known of it, and the total', async () => {
    await show(fakeApi());
    expect(await screen.findByRole('link', { name: 'orders' })).toHaveAttribute('href', '/data/assets/id-orders');
    expect(head()).toEqual(['', 'Asset', 'Owner', 'Domain', 'Quality', 'Fresh', 'Tags']);
    const cells = within(row(/orders/)).getAllByRole('gridcell').map(cell => cell.textContent);
    expect(cells.slice(1, 5)).toEqual(['orderspostgres://shop · shop.orders', 'team-sales', 'sales', '0.80']);
    // Since it was observed; what people and files say makes nothing fresh.
    expect(cells[5]).toBe('3 mo');
    expect(cells[6]).toBe('Certifiedpii+2');
    expect(screen.getByText('1–2 of 2')).toBeInTheDocument();
  });

  it('puts a chosen filter into the URL and into the question, and takes it away by its chip', async () => {
    const api = fakeApi();
    await show(api);
    await userEvent.click(await screen.findByRole('checkbox', { name: /table/ }));
    await waitFor(() => expect(place()).toBe('/?type=table'));
    await waitFor(() =>
      expect(api.listAssets).toHaveBeenCalledWith(expect.objectContaining({ type: ['table'], limit: 100 }), expect.anything()),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Remove: Type is table' }));
    await waitFor(() => expect(place()).toBe('/'));
  });

  it('filters by bands of quality, by what is certified and by what has no owner', async () => {
    await show(fakeApi());
    await userEvent.click(await screen.findByRole('checkbox', { name: /At risk/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /No owner/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Certified' }));
    await waitFor(() => expect(place()).toBe('/?quality=risk&missing=owner&certified=true'));
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    await waitFor(() => expect(place()).toBe('/'));
  });

  it('says that a count is a lower bound', async () => {
    const many = async () => ({ items: [orders], totalCount: { value: 10_000, exact: false } });
    await show(fakeApi({ listAssets: many }));
    expect(await screen.findByText('1–1 of 10,000+')).toBeInTheDocument();
    expect(screen.getAllByText('10,000+').length).toBe(2);
  });

  it('raises a lower bound with what was loaded', async () => {
    const listAssets = async ({ cursor }: Query) =>
      cursor ? { items: [returns] } : { items: [orders], nextCursor: 'next', totalCount: { value: 1, exact: false } };
    await show(fakeApi({ listAssets }));
    expect(await screen.findByText('1–2 of 2')).toBeInTheDocument();
  });

  it('says how many there are without the filters', async () => {
    const listAssets = async ({ type }: Query) => ({ items: [orders], totalCount: exact(type ? 1 : 12_408) });
    await show(fakeApi({ listAssets }), '/?type=table');
    expect(await screen.findByText('of 12,408 assets')).toBeInTheDocument();
  });

  it('adds a filter by a value that is not beside the list', async () => {
    await show(fakeApi());
    await userEvent.click(await screen.findByRole('button', { name: 'Add filter' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Filter by' }), 'Tag');
    await userEvent.type(screen.getByRole('textbox', { name: 'Value' }), 'gold{Enter}');
    await waitFor(() => expect(place()).toBe('/?tag=gold'));
  });

  it('names the containers of a filter by id', async () => {
    const id = '57ac69e0-9ab1-57e1-9059-7658690da3f1';
    const listAssets = async (query: Query) => ({
      items: query.id ? [asset('crm', { id })] : [orders],
      totalCount: exact(1),
    });
    await show(fakeApi({ listAssets }), `/?parent=${id}`);
    expect(await screen.findByRole('button', { name: 'Remove: Container is crm' })).toBeInTheDocument();
  });

  it('asks once when one has stopped typing, and leaves no trail in the history', async () => {
    const api = fakeApi();
    await show(api);
    const before = window.history.length;
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Filter by name' }), 'ord');
    await waitFor(() => expect(place()).toBe('/?q=ord'));
    await waitFor(() => expect(api.countFacets).toHaveBeenCalledTimes(2));
    expect(api.listAssets.mock.calls.map(([query]) => query).filter(({ limit }) => limit === 100).map(({ q }) => q)).toEqual([
      undefined,
      'ord',
    ]);
    expect(window.history.length).toBe(before);
  });

  it('loads further pages as one comes to the end', async () => {
    const listAssets = jest.fn(async ({ cursor }: Query) =>
      cursor ? { items: [returns] } : { items: [orders], nextCursor: 'next', totalCount: exact(2) },
    );
    await show(fakeApi({ listAssets }));
    expect(await screen.findByText('1–2 of 2')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'returns' })).toBeInTheDocument();
    expect(listAssets.mock.calls.map(([{ cursor, limit }]) => [cursor, limit])).toEqual([
      [undefined, 100],
      ['next', 200],
    ]);
  });

  it('keeps what is there when the next page fails, and tries again', async () => {
    const error = await refusal(400, 'InputError', 'The cursor is too old');
    const listAssets = jest
      .fn()
      .mockResolvedValueOnce({ items: [orders], nextCursor: 'next', totalCount: exact(2) })
      .mockRejectedValueOnce(error)
      .mockResolvedValue({ items: [returns] });
    await show(fakeApi({ listAssets }));
    expect(await screen.findByText('The next ones could not be loaded: The cursor is too old')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'orders' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'returns' })).toBeInTheDocument();
  });

  it('sorts by a click on a head', async () => {
    const api = fakeApi();
    await show(api, '/?columns=name,quality,changed');
    await userEvent.click(await screen.findByRole('button', { name: 'Changed' }));
    await waitFor(() => expect(place()).toContain('orderBy=-changedAt'));
    await waitFor(() =>
      expect(api.listAssets).toHaveBeenCalledWith(expect.objectContaining({ orderBy: '-changedAt' }), expect.anything()),
    );
    expect(screen.getByRole('columnheader', { name: 'Changed' })).toHaveAttribute('aria-sort', 'descending');
  });

  it('stars from a row', async () => {
    const storage = mockApis.storage();
    await show(fakeApi(), '/', storage);
    await userEvent.click(await screen.findByRole('button', { name: 'Star orders' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Star orders' })).toHaveAttribute('aria-pressed', 'true'));
    expect(storage.forBucket('data-catalog').snapshot('stars').value).toEqual(['id-orders']);
  });

  it('leaves the rows where they are when something changes, and says so', async () => {
    const api = fakeApi();
    await show(api);
    await screen.findByRole('link', { name: 'orders' });
    await new Promise(resolve => setTimeout(resolve, 5));
    act(() => tell({ position: 8, assetIds: ['id-orders'], more: false }));
    expect(await screen.findByText('Something has changed since')).toBeInTheDocument();
    expect(api.listAssets).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(api.listAssets).toHaveBeenCalledTimes(2));
    await waitFor(() => expect(screen.queryByText('Something has changed since')).not.toBeInTheDocument());
  });

  it('opens a row by Enter', async () => {
    await show(fakeApi());
    await screen.findByRole('link', { name: 'orders' });
    act(() => row(/orders/).focus());
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(place()).toBe('/data/assets/id-orders'));
  });
});

describe('columns of the list', () => {
  it('are chosen and kept, and asked for', async () => {
    const storage = mockApis.storage();
    const api = fakeApi();
    await show(api, '/', storage);
    await userEvent.click(await screen.findByRole('button', { name: 'Columns 6 of 19' }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Description' }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Domain' }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(head()).toEqual(['', 'Asset', 'Owner', 'Quality', 'Fresh', 'Tags', 'Description']));
    expect(storage.forBucket('data-catalog').snapshot('assets.columns').value).toEqual([
      'name',
      'owner',
      'quality',
      'fresh',
      'tags',
      'description',
    ]);
    expect(place()).toBe('/');
    const fields = api.listAssets.mock.calls.map(([query]) => (query as { fields: string[] }).fields.includes('description'));
    expect([fields[0], fields[fields.length - 1]]).toEqual([false, true]);
  });

  it('are those of the URL where it names some, and one’s own choice stays', async () => {
    const storage = mockApis.storage();
    await show(fakeApi(), '/?columns=type,platform,nonsense', storage);
    await screen.findByRole('link', { name: 'orders' });
    expect(head()).toEqual(['', 'Asset', 'Type', 'Platform']);
    await userEvent.click(screen.getByRole('button', { name: 'Columns 3 of 19' }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Tier' }));
    await waitFor(() => expect(place()).toBe('/?columns=name%2Ctype%2Cplatform%2Ctier'));
    expect(storage.forBucket('data-catalog').snapshot('assets.columns').presence).toBe('absent');
  });

  it('stand in rows of two heights', async () => {
    await show(fakeApi());
    const heightOf = () => row(/orders/).style.height;
    await screen.findByRole('link', { name: 'orders' });
    expect(heightOf()).toBe('40px');
    await userEvent.click(screen.getByRole('button', { name: /Columns/ }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Low rows' }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(heightOf()).toBe('32px'));
  });
});

describe('states of the list', () => {
  it('says what to do first when there is nothing', async () => {
    await show(fakeApi({ listAssets: async () => ({ items: [], totalCount: exact(0) }) }));
    expect(await screen.findByRole('heading', { name: 'No data yet' })).toBeInTheDocument();
    expect(screen.getByText(/OPENLINEAGE_URL/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Export' })).toBeDisabled();
  });

  it('offers to clear the filters when nothing fits them', async () => {
    const listAssets = async ({ q }: Query) => ({ items: q ? [] : [orders], totalCount: exact(q ? 0 : 1) });
    await show(fakeApi({ listAssets }), '/?q=nonsense');
    expect(await screen.findByRole('heading', { name: 'Nothing fits these filters' })).toBeInTheDocument();
    await userEvent.click(screen.getAllByRole('button', { name: 'Clear all' })[1]);
    expect(await screen.findByRole('link', { name: 'orders' })).toBeInTheDocument();
  });

  it('offers to try again after an error', async () => {
    const listAssets = jest
      .fn()
      .mockRejectedValueOnce(await refusal(400, 'InputError', 'The cursor is broken'))
      .mockResolvedValue({ items: [orders], totalCount: exact(1) });
    await show(fakeApi({ listAssets }));
    expect(await screen.findByText('The cursor is broken')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'orders' })).toBeInTheDocument();
  });

  it('says whom to ask when it is denied', async () => {
    const error = await refusal(403, 'NotAllowedError', "The permission 'data-catalog.asset.read' is missing");
    await show(fakeApi({ listAssets: jest.fn().mockRejectedValue(error), countFacets: jest.fn().mockRejectedValue(error) }));
    expect(await screen.findByRole('heading', { name: 'You may not see this' })).toBeInTheDocument();
    expect(screen.getByText(/data-catalog.asset.read/)).toBeInTheDocument();
  });
});

describe('saved views', () => {
  it('keep filters, order and columns under a name, and are deleted, and brought back', async () => {
    const storage = mockApis.storage();
    await show(fakeApi(), '/?type=table&orderBy=-quality', storage);
    const kept = () => storage.forBucket('data-catalog').snapshot('assets.views').value;
    const query = 'type=table&orderBy=-quality&columns=name%2Cowner%2Cdomain%2Cquality%2Cfresh%2Ctags';
    await userEvent.click(await screen.findByRole('button', { name: 'Saved views' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of the view' }), 'Best tables{Enter}');
    const link = await screen.findByRole('link', { name: 'Best tables' });
    expect(link).toHaveAttribute('href', `/data/assets?${query}`);
    expect(link).toHaveAttribute('aria-current', 'true');
    expect(kept()).toEqual([{ name: 'Best tables', query }]);
    await userEvent.click(screen.getByRole('button', { name: 'Delete the view Best tables' }));
    await waitFor(() => expect(kept()).toEqual([]));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(kept()).toEqual([{ name: 'Best tables', query }]));
  });

  it('replace one of the same name, and open', async () => {
    const storage = mockApis.storage();
    await storage.forBucket('data-catalog').set('assets.views', [
      { name: 'a', query: 'type=view' },
      { name: 'b', query: 'q=x' },
    ]);
    await show(fakeApi(), '/', storage);
    await userEvent.click(await screen.findByRole('button', { name: 'Saved views' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of the view' }), 'b');
    await userEvent.click(screen.getByRole('button', { name: 'Save this view' }));
    await waitFor(() =>
      expect(screen.getByRole('link', { name: 'b' })).toHaveAttribute('href', expect.stringMatching(/\?columns=name/)),
    );
    await userEvent.click(screen.getByRole('link', { name: 'a' }));
    await waitFor(() => expect(place()).toBe('/data/assets?type=view'));
  });

  it('copy a link to what is shown', async () => {
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    await show(fakeApi(), '/?q=ord&columns=name');
    await user.click(await screen.findByRole('button', { name: 'Saved views' }));
    await user.click(screen.getByRole('button', { name: 'Copy a link to this list' }));
    expect(await screen.findByText('The link was copied')).toBeInTheDocument();
    expect(copied).toHaveBeenCalledWith(expect.stringMatching(/^http.*\?q=ord&columns=name$/));
  });
});

describe('the export', () => {
  it('saves what is shown: filters, order and columns', async () => {
    const listAssets = jest.fn(async ({ cursor, limit }: Query) => {
      if (limit !== 1000) return { items: [orders], totalCount: exact(2) };
      return cursor ? { items: [returns] } : { items: [orders], nextCursor: 'next' };
    });
    await show(fakeApi({ listAssets }), '/?type=table&orderBy=quality&columns=name,owner,quality');
    await userEvent.click(await screen.findByRole('button', { name: 'Export' }));
    const day = new Date().toISOString().slice(0, 10);
    expect(await screen.findByText(`assets-${day}.csv holds 2 rows`)).toBeInTheDocument();
    const [name, type, parts] = jest.mocked(saveFile).mock.calls[0];
    expect([name, type]).toEqual([`assets-${day}.csv`, 'text/csv;charset=utf-8']);
    expect(parts.join('')).toBe(
      '\uFEFFtitle,namespace,name,id,owner,quality\r\n' +
        'orders,postgres://shop,shop.orders,id-orders,group:default/team-sales,0.8\r\n' +
        'returns,postgres://shop,shop.returns,id-returns,,\r\n',
    );
    const pages = listAssets.mock.calls.map(([query]) => query).filter(({ limit }) => limit === 1000);
    expect(pages).toEqual([
      expect.objectContaining({ type: ['table'], orderBy: 'quality', count: false }),
      expect.objectContaining({ cursor: 'next' }),
    ]);
  });

  it('is stopped, and saves nothing then', async () => {
    let signal: AbortSignal | undefined;
    const listAssets = jest.fn(async ({ limit }: Query, options: { signal: AbortSignal }) => {
      if (limit !== 1000) return { items: [orders], totalCount: exact(2) };
      signal = options.signal;
      return new Promise<never>(() => undefined);
    });
    await show(fakeApi({ listAssets }));
    await userEvent.click(await screen.findByRole('button', { name: 'Export' }));
    expect(await screen.findByText('0 of 2 rows')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(signal?.aborted).toBe(true);
    expect(saveFile).not.toHaveBeenCalled();
  });

  it('says why it failed, and tries again', async () => {
    const failing = jest.fn().mockRejectedValueOnce(new Error('The database is away')).mockResolvedValue({ items: [orders] });
    const listAssets = async (query: Query) =>
      query.limit === 1000 ? failing() : { items: [orders], totalCount: exact(1) };
    await show(fakeApi({ listAssets }));
    await userEvent.click(await screen.findByRole('button', { name: 'Export' }));
    expect(await screen.findByText('The export failed: The database is away')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(saveFile).toHaveBeenCalledTimes(1));
  });
});

describe('a change of many', () => {
  const done = (ids: string[]) => ({
    succeeded: ids.length,
    failed: 0,
    position: 77,
    items: ids.map((id, index) => ({ index, status: 200, id })),
  });

  it('sets what was filled in, shows it when it is there, and is undone', async () => {
    const api = fakeApi({ writeAssets: jest.fn(async (items: { id: string }[]) => done(items.map(({ id }) => id))) });
    await show(api);
    await screen.findByRole('link', { name: 'orders' });
    await pick('orders');
    await pick('returns');
    expect(screen.getByText('2 chosen')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Edit 2 assets' }));
    expect(dialog.getByRole('button', { name: 'Change' })).toBeDisabled();
    await userEvent.type(dialog.getByRole('combobox', { name: 'Owner' }), 'crm');
    await userEvent.click(await screen.findByRole('option', { name: /team-crm/ }));
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Take back what was said here of: Domain' }));
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Lifecycle' }), 'Production');
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Certified' }), 'Certified');
    await userEvent.type(dialog.getByRole('textbox', { name: 'Add tags' }), 'new, pii');
    await userEvent.type(dialog.getByRole('textbox', { name: 'Remove tags' }), 'daily');
    await userEvent.click(dialog.getByRole('button', { name: 'Change' }));

    expect(await screen.findByText('2 assets were changed')).toBeInTheDocument();
    const change = {
      owner: 'group:default/team-crm',
      domain: null,
      lifecycle: 'production',
      certified: true,
      addTags: ['new', 'pii'],
      removeTags: ['daily'],
    };
    expect(api.writeAssets).toHaveBeenCalledWith([
      { id: 'id-orders', change },
      { id: 'id-returns', change },
    ]);
    await waitFor(() =>
      expect(api.listAssets).toHaveBeenLastCalledWith(expect.objectContaining({ minPosition: 77 }), expect.anything()),
    );
    expect(screen.queryByText('2 chosen')).not.toBeInTheDocument();
    act(() => tell({ position: 77, assetIds: ['id-orders'], more: false }));
    expect(screen.queryByText('Something has changed since')).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('2 assets are as they were')).toBeInTheDocument();
    expect(api.writeAssets).toHaveBeenLastCalledWith([
      {
        id: 'id-orders',
        change: {
          owner: 'group:default/team-sales',
          domain: 'domain:default/sales',
          lifecycle: null,
          addTags: ['daily'],
          removeTags: ['new'],
        },
      },
      { id: 'id-returns', change: { owner: null, lifecycle: null, certified: null, removeTags: ['new', 'pii'] } },
    ]);
  });

  it('lists those that were refused with the reason, and puts back the others', async () => {
    const writeAssets = jest
      .fn()
      .mockResolvedValueOnce({
        succeeded: 1,
        failed: 1,
        position: 5,
        items: [
          { index: 0, status: 409, error: { name: 'ConflictError', message: "'lifecycle' is declared by a file" } },
          { index: 1, status: 200 },
        ],
      })
      .mockResolvedValue(done(['id-returns']));
    await show(fakeApi({ writeAssets }));
    await screen.findByRole('link', { name: 'orders' });
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select all that are loaded' }));
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Lifecycle' }), 'Testing');
    await userEvent.click(screen.getByRole('button', { name: 'Change' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'What was changed' }));
    expect(dialog.getByRole('status')).toHaveTextContent('1 changed · 1 not changed');
    expect(dialog.getByRole('row', { name: "orders 'lifecycle' is declared by a file" })).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(writeAssets).toHaveBeenLastCalledWith([{ id: 'id-returns', change: { lifecycle: null } }]));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('tries the rest again when a request failed', async () => {
    const writeAssets = jest
      .fn()
      .mockRejectedValueOnce(new Error('The log is full'))
      .mockResolvedValue(done(['id-orders']));
    await show(fakeApi({ writeAssets }));
    await screen.findByRole('link', { name: 'orders' });
    await pick('orders');
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Certified' }), 'Take back');
    await userEvent.click(screen.getByRole('button', { name: 'Change' }));
    expect(await screen.findByText('0 changed · 1 not tried: The log is full')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try the rest' }));
    expect(await screen.findByText('1 changed')).toBeInTheDocument();
  });

  it('refuses a tag that is both to be added and removed', async () => {
    await show(fakeApi());
    await screen.findByRole('link', { name: 'orders' });
    await pick('orders');
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Add tags' }), 'a, b');
    await userEvent.type(screen.getByRole('textbox', { name: 'Remove tags' }), 'b');
    expect(screen.getByRole('alert')).toHaveTextContent('b: both to be added and to be removed');
    expect(screen.getByRole('button', { name: 'Change' })).toBeDisabled();
  });

  it('takes all that fit the filters, also those that were not loaded', async () => {
    const listAssets = jest.fn(async ({ limit, cursor }: Query) => {
      if (limit !== 1000) return { items: [orders], totalCount: exact(3) };
      return cursor ? { items: [asset('third')] } : { items: [orders, returns], nextCursor: 'next' };
    });
    await show(fakeApi({ listAssets }));
    await screen.findByRole('link', { name: 'orders' });
    await pick('orders');
    await userEvent.click(screen.getByRole('button', { name: 'Choose all 3' }));
    expect(await screen.findByText('3 chosen')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Choose none' }));
    expect(screen.queryByText('3 chosen')).not.toBeInTheDocument();
  });
});
