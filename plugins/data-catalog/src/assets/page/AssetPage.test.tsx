import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { queryClientOf } from '../../ui/queryClient';
import { saveFile } from '../../ui/saveFile';
import { refusal } from '../../ui/__testUtils__/showPage';
import { fakeApi, fakeAsset, stated } from './__testUtils__/fakeAsset';
import { showAsset } from './__testUtils__/showAsset';

jest.mock('../../lineage/LineageView', () => ({ LineageView: ({ id }: { id: string }) => <p>lineage of {id}</p> }));
jest.mock('../../ui/saveFile', () => ({ saveFile: jest.fn() }));

// Forms take many steps, and machines are busy.
jest.setTimeout(30_000);

const place = () => screen.getByTestId('place').textContent;
const node = (id: string, of: object) => ({ id, title: id, namespace: 'n', name: id, platform: 'p', presence: 'direct', ...of });

describe('the header', () => {
  it('says what the asset is, in what state, whose, and which file says so', async () => {
    const asset = fakeAsset({
      ...stated({ owner: 'group:default/sales', lifecycle: 'production', criticality: 'critical' }, 'yaml'),
      certified: true,
      quality: 0.42,
      declaredBy: {
        entityRef: 'dataasset:default/orders',
        location: 'https://example.com/tree/main/assets.yaml',
        attributes: ['owner', 'lifecycle', 'criticality'],
      },
      parent: { id: 'p', class: 'container', namespace: 'postgres://shop', name: 'shop.public', title: 'shop.public', type: 'schema' },
    });
    asset.attributes.quality = { score: 0.42, parts: [{ name: 'checks', value: 0.42, weight: 0.7, detail: '5 of 12 checks passed' }] };
    const api = fakeApi(asset, {
      getLineage: jest.fn(async () => ({
        start: 'id-1',
        nodes: [
          node('id-1', { class: 'dataset', type: 'table', hops: 0 }),
          node('Revenue', { class: 'product', type: 'product', hops: -1, entityRef: 'dataproduct:default/revenue' }),
          node('offers-api', { class: 'entity', type: 'component', hops: 1 }),
          node('mart', { class: 'dataset', type: 'table', hops: 1 }),
        ],
        hidden: 0,
      })),
    });
    await showAsset(api);
    expect(await screen.findByRole('heading', { level: 1, name: 'orders' })).toBeInTheDocument();
    expect(screen.getByText('postgres://shop')).toBeInTheDocument();
    expect(screen.getByText('shop.public.orders')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'sales' })).toHaveAttribute('href', '/catalog/default/group/sales');
    expect(screen.getByRole('link', { name: 'shop.public' })).toHaveAttribute('href', '/data/assets/p');
    for (const name of ['Certified', 'Production', 'Critical', 'Quality 0.42']) expect(screen.getByText(name)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Declared in assets.yaml/ })).toHaveAttribute('href', 'https://example.com/tree/main/assets.yaml');
    const readBy = (await screen.findByText('Read by')).parentElement!;
    expect(within(readBy).getByRole('link', { name: 'offers-api' })).toHaveAttribute('href', '/data/assets/offers-api');
    expect(within(readBy).queryByText('mart')).not.toBeInTheDocument();
    const product = screen.getByText('Part of product').parentElement!;
    expect(within(product).getByRole('link', { name: 'Revenue' })).toHaveAttribute('href', '/data/products/default/revenue');
    // What the file declares is changed there; a steward may be named here.
    expect(screen.queryByRole('button', { name: 'Change: Owner' })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Change: Steward' })).toBeInTheDocument();
  });

  it('says how fresh it is by when it was observed, not by what people and files say', async () => {
    const now = Date.now();
    const observedAt = new Date(now - 14 * 60_000).toISOString();
    await showAsset(fakeApi(fakeAsset({ observedAt, lastSeen: new Date(now).toISOString() })));
    expect(await screen.findByText('Fresh 14 minutes ago')).toBeInTheDocument();
  });

  it('says nothing of freshness where nobody observed it', async () => {
    await showAsset(fakeApi(fakeAsset({ lastSeen: new Date().toISOString() })));
    expect(await screen.findByRole('heading', { level: 1, name: 'orders' })).toBeInTheDocument();
    expect(screen.queryByText(/Fresh|Seen/)).not.toBeInTheDocument();
  });

  it('says on demand who says a value, and what others say', async () => {
    const asset = fakeAsset(stated({ owner: 'group:default/sales' }));
    const api = fakeApi(asset, {
      listAssetFacets: jest.fn(async () => ({
        items: [
          { source: 'openlineage', key: 'ownership', at: '2026-11-01T00:00:00Z', by: 'https://github.com/a/b/c', body: { owners: [{ name: 'team-x' }] } },
          { source: 'steward', key: 'owner', at: '2026-11-01T00:00:00Z', body: 'group:default/sales' },
        ],
      })),
    });
    await showAsset(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Who says so: Owner' }));
    const box = await screen.findByRole('dialog', { name: 'Who says so: Owner' });
    expect(within(box).getByText('A steward')).toBeInTheDocument();
    expect(await within(box).findByText('team-x')).toBeInTheDocument();
    expect(within(box).getByText('OpenLineage')).toBeInTheDocument();
    expect(api.listAssetFacets).toHaveBeenCalledWith('id-1', { key: ['owner', 'ownership'] }, expect.anything());
  });

  it('offers no edit to those who may not', async () => {
    await showAsset(fakeApi(fakeAsset({ ...stated({ description: 'Words' }), mayUpdate: false })));
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('button', { name: /^Change/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add a tag' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
    expect(screen.getAllByRole('menuitem').map(item => item.textContent)).toEqual([
      'Copy the link',
      'Copy the name for annotations',
      'Export as JSON',
    ]);
  });

  it('shows little of three hundred tags, and finds one among all', async () => {
    const tags = Array.from({ length: 300 }, (_, index) => ({ value: `tag-${index}`, sources: [{ source: 'openlineage' }] }));
    const asset = fakeAsset({ tags: tags.map(({ value }) => value), attributes: { values: {}, tags, terms: [], drift: [] } });
    await showAsset(fakeApi(asset));
    await screen.findByRole('heading', { level: 1 });
    expect(screen.getAllByRole('link', { name: /^tag-/ })).toHaveLength(5);
    await userEvent.click(screen.getByRole('button', { name: '300 tags: show all and who says so' }));
    const box = await screen.findByRole('dialog');
    expect(within(box).getAllByRole('link')).toHaveLength(100);
    await userEvent.type(within(box).getByRole('textbox'), 'tag-299');
    expect(within(box).getAllByRole('link').map(link => link.textContent)).toEqual(['tag-299']);
  });
});

describe('the tabs', () => {
  it('say how much is in them, and an unknown one is the overview', async () => {
    await showAsset(fakeApi(fakeAsset()), '/nonsense');
    const tabs = within(await screen.findByRole('navigation', { name: 'Parts of the asset' }));
    expect(tabs.getAllByRole('link').map(link => link.textContent)).toEqual([
      'Overview ',
      'Columns 2',
      'Lineage 3',
      'Quality ',
      'Runs 3',
      'Activity ',
      'Sources 4',
    ]);
    expect(tabs.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page');
  });

  it('leave out what a job cannot have', async () => {
    await showAsset(fakeApi(fakeAsset({ class: 'job', type: 'pipeline', columnCount: 0 })), '/columns');
    const tabs = within(await screen.findByRole('navigation', { name: 'Parts of the asset' }));
    expect(tabs.queryByRole('link', { name: /Columns/ })).not.toBeInTheDocument();
    expect(tabs.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page');
  });

  it('hold the lineage view', async () => {
    await showAsset(fakeApi(fakeAsset()), '/lineage');
    expect(await screen.findByText('lineage of id-1')).toBeInTheDocument();
  });
});

describe('an asset that cannot be shown', () => {
  it('keeps its place while it loads, and offers to try again after an error', async () => {
    const getAsset = jest.fn().mockResolvedValue(fakeAsset());
    // The first failure is tried again without a word.
    for (let failure = 0; failure < 2; failure++) getAsset.mockRejectedValueOnce(await refusal(500, 'Error', 'It broke'));
    await showAsset(fakeApi(fakeAsset(), { getAsset }));
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }, { timeout: 5000 }));
    expect(await screen.findByRole('heading', { level: 1 })).toBeInTheDocument();
  });

  it('says whom to ask when it is denied', async () => {
    await showAsset(fakeApi(fakeAsset(), { getAsset: jest.fn().mockRejectedValue(await refusal(403, 'NotAllowedError', 'Not for you')) }));
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });

  it('names near matches when it is not there', async () => {
    const near = { id: 'near', title: 'order_lines', namespace: 'n', type: 'table' };
    const error = await refusal(404, 'NotFoundError', 'No such asset', { nearMatches: [near] });
    await showAsset(fakeApi(fakeAsset(), { getAsset: jest.fn().mockRejectedValue(error) }));
    expect(await screen.findByRole('link', { name: /order_lines/ })).toHaveAttribute('href', '/data/assets/near');
  });
});

describe('an asset that is not what it was', () => {
  it('says so when it is gone while it is open, and lets nobody edit it', async () => {
    const api = fakeApi(fakeAsset(stated({ description: 'Words' })));
    await showAsset(api);
    await screen.findByRole('button', { name: 'Change: Description' });
    api.getAsset.mockRejectedValue(await refusal(404, 'NotFoundError', 'No such asset'));
    await act(() => queryClientOf(api).invalidateQueries({ queryKey: ['asset', 'id-1'] }));
    expect(await screen.findByText(/This asset is no longer there/)).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 1, name: 'orders' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Change: Description' })).not.toBeInTheDocument();
  });

  it('says that it may be old when it cannot be loaded anew', async () => {
    const api = fakeApi(fakeAsset());
    await showAsset(api);
    await screen.findByRole('heading', { level: 1 });
    api.getAsset.mockRejectedValueOnce(await refusal(400, 'InputError', 'Not today'));
    await act(() => queryClientOf(api).invalidateQueries({ queryKey: ['asset', 'id-1'] }));
    expect(await screen.findByText(/This may be old/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText(/This may be old/)).not.toBeInTheDocument());
  });

  it('is brought back when it was deleted', async () => {
    const deleted = fakeAsset({ deletedAt: '2026-11-02T00:00:00Z' });
    const api = fakeApi(deleted, { undeleteAsset: jest.fn(async () => fakeAsset({ etag: 'e1' })) });
    await showAsset(api);
    expect(await screen.findByText(/A newer event that names it brings it back/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Change/ })).not.toBeInTheDocument();
    api.become(fakeAsset({ etag: 'e1' }));
    await userEvent.click(screen.getByRole('button', { name: 'Undelete' }));
    await waitFor(() => expect(screen.queryByText(/A newer event/)).not.toBeInTheDocument());
    expect(screen.getByText('It is back')).toBeInTheDocument();
  });

  it('tells by which name it was found, and keeps what it is under its own id', async () => {
    const foundAs = { id: 'alias-1', class: 'dataset' as const, namespace: 'hive://lake', name: 'shop.orders' };
    const api = fakeApi(fakeAsset({ foundAs }));
    await showAsset(api, '', 'alias-1');
    expect(await screen.findByText('hive://lake')).toBeInTheDocument();
    expect(api.getAsset).toHaveBeenCalledTimes(1);
    expect(queryClientOf(api).getQueryData(['asset', 'id-1', 'page'])).toBeDefined();
  });
});

describe('actions', () => {
  const open = async (name: string) => {
    await userEvent.click(await screen.findByRole('button', { name: 'More actions' }));
    await userEvent.click(screen.getByRole('menuitem', { name }));
  };

  it('delete with a reason, and undo', async () => {
    const api = fakeApi(fakeAsset(), {
      deleteAsset: jest.fn(async () => fakeAsset({ deletedAt: '2026-11-03T00:00:00Z', etag: 'e1' })),
      undeleteAsset: jest.fn(async () => fakeAsset()),
    });
    await showAsset(api);
    await open('Delete');
    const dialog = await screen.findByRole('dialog', { name: 'Delete orders?' });
    await userEvent.type(within(dialog).getByRole('textbox'), 'Moved');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Delete' }));
    expect(api.deleteAsset).toHaveBeenCalledWith('id-1', { reason: 'Moved' });
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(api.undeleteAsset).toHaveBeenCalledWith('id-1');
  });

  it('rename, which leads to the new name', async () => {
    const renamed = fakeAsset({ id: 'id-2', name: 'shop.public.sales', title: 'sales' });
    const api = fakeApi(fakeAsset(), { renameAsset: jest.fn(async () => renamed) });
    await showAsset(api);
    await open('Rename');
    const dialog = await screen.findByRole('dialog', { name: 'Rename the asset' });
    expect(within(dialog).getByRole('button', { name: 'Rename' })).toBeDisabled();
    const name = within(dialog).getByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    await userEvent.type(name, 'shop.public.sales');
    api.become(renamed);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Rename' }));
    await waitFor(() => expect(place()).toBe('/data/assets/id-2'));
    expect(api.renameAsset).toHaveBeenCalledWith('id-1', { namespace: 'postgres://shop', name: 'shop.public.sales' });
  });

  it('say why another name cannot be had', async () => {
    const error = await refusal(409, 'ConflictError', "'x' is an asset of its own; merge it instead", { etag: 'e' });
    await showAsset(fakeApi(fakeAsset(), { addAssetAlias: jest.fn().mockRejectedValue(error) }));
    await open('Add another name');
    const dialog = await screen.findByRole('dialog', { name: 'Add another name' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'x');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add another name' }));
    expect(await within(dialog).findByText(/merge it instead/)).toBeInTheDocument();
  });

  it('export all that is known as JSON', async () => {
    const api = fakeApi(fakeAsset({ title: 'my orders / all' }));
    await showAsset(api);
    await open('Export as JSON');
    await waitFor(() => expect(saveFile).toHaveBeenCalledWith('my_orders_all.json', 'application/json', [expect.stringContaining('"id-1"')]));
  });
});
