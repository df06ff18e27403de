import { identityApiRef, storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal, showPage } from '../ui/__testUtils__/showPage';
import { HomePage } from './HomePage';

// Machines are busy.
jest.setTimeout(30_000);

const asset = (name: string, more: object = {}) => ({
  id: `id-${name}`,
  class: 'dataset',
  namespace: 'postgres://shop',
  name: `shop.${name}`,
  title: name,
  type: 'table',
  ...more,
});

const run = (runId: string, job: string | undefined, startedAt: string, more: object = {}) => ({
  runId,
  ...(job && { job: asset(job, { type: 'pipeline' }) }),
  state: 'FAIL',
  startedAt,
  stub: false,
  ...more,
});

const change = (id: string, name: string, more: object = {}) => ({
  kind: 'change',
  id,
  at: '2026-11-24T10:00:00Z',
  actor: 'user:default/robin',
  source: 'steward',
  action: 'stated',
  position: 1,
  changes: [{ attribute: 'owner', before: 'group:default/a', after: 'group:default/b' }],
  asset: asset(name),
  ...more,
});

const coverage = { assets: 66, owned: 48, described: 26, checked: 8, certified: 0, asOf: '2026-11-24T10:00:00Z' };

type Query = { owner?: string[]; q?: string; id?: string[]; cursor?: string };

function fakeApi(changes: object = {}) {
  return {
    getCoverage: jest.fn(async (): Promise<object> => coverage),
    listAssets: jest.fn(async (_: Query): Promise<object> => ({ items: [] })),
    listRuns: jest.fn(async (_: Query): Promise<object> => ({ items: [] })),
    listActivity: jest.fn(async (_: Query): Promise<object> => ({ items: [], complete: true })),
    ...changes,
  };
}

function show(api: object, storage = mockApis.storage()) {
  const identity = mockApis.identity({
    userEntityRef: 'user:default/kim',
    ownershipEntityRefs: ['user:default/kim', 'group:default/team-sales'],
  });
  return showPage(<HomePage />, {
    api,
    apis: [
      [storageApiRef, storage],
      [identityApiRef, identity],
    ],
  });
}

const place = () => screen.getByTestId('place').textContent;
const part = (name: string) => within(screen.getByRole('region', { name }));

describe('the Data home', () => {
  it('says in one line how well data is looked after, each share leading to the list', async () => {
    await show(fakeApi());
    const links = (await screen.findByRole('link', { name: '66 assets' })).parentElement!;
    expect(links).toHaveTextContent(
      '66 assets · 73 % have an owner · 39 % are described · 12 % are checked · 0 % are certified',
    );
    const base = '/data/assets?class=dataset&class=job&presence=direct';
    expect(within(links).getAllByRole('link').map(link => link.getAttribute('href'))).toEqual([
      base,
      `${base}&missing=owner`,
      `${base}&missing=description`,
      `${base}&quality=unknown`,
      `${base}&certified=true`,
    ]);
  });

  it('shows what failed and what was changed in what the teams own', async () => {
    const api = fakeApi({
      listRuns: jest.fn(async () => ({
        items: [
          run('3', 'load', '2026-11-24T09:00:00Z', { error: { message: 'no column unit_cost' } }),
          run('2', undefined, '2026-11-24T08:00:00Z'),
          run('1', 'load', '2026-11-24T07:00:00Z'),
        ],
      })),
      listActivity: jest.fn(async () => ({ items: [change('1', 'orders')], complete: true })),
    });
    await show(api);
    await waitFor(() => part('Changes').getByRole('link', { name: 'orders' }));
    expect(part('Changes').getByText('owner: a → b · by robin')).toBeInTheDocument();
    const failures = part('Failed in the last 7 days');
    expect(failures.getByRole('link', { name: 'load' })).toHaveAttribute('href', '/data/assets/id-load/runs');
    expect(failures.getAllByRole('listitem').map(item => item.textContent)).toEqual([
      expect.stringMatching(/^load2 timesno column unit_cost/),
      expect.stringMatching(/^a job that you may not see/),
    ]);
    expect(screen.getAllByText('in what your teams own')).toHaveLength(2);
    const owner = ['user:default/kim', 'group:default/team-sales'];
    expect(api.listRuns).toHaveBeenCalledWith(expect.objectContaining({ owner, state: ['FAIL'] }), expect.anything());
    expect(api.listActivity).toHaveBeenCalledWith(expect.objectContaining({ owner }), expect.anything());
  });

  it('shows what happened anywhere where nothing concerns the teams', async () => {
    const listActivity = jest.fn(async ({ owner }: Query) => ({
      items: owner ? [] : [change('1', 'orders')],
      complete: true,
    }));
    await show(fakeApi({ listActivity }));
    await waitFor(() => part('Changes').getByRole('link', { name: 'orders' }));
    expect(part('Changes').getByText('anywhere')).toBeInTheDocument();
    expect(screen.getByText('No run failed.')).toBeInTheDocument();
  });

  it('looks further back where an answer was short', async () => {
    const listActivity = jest.fn(async ({ owner, cursor }: Query) => {
      if (owner) return { items: [], complete: true };
      return cursor ? { items: [change('1', 'old')], complete: true } : { items: [], complete: false, nextCursor: 'back' };
    });
    await show(fakeApi({ listActivity }));
    await waitFor(() => part('Changes').getByRole('link', { name: 'old' }));
  });

  it('shows what was starred and looked at, as far as it is there', async () => {
    const storage = mockApis.storage();
    await storage.forBucket('data-catalog').set('stars', ['id-gone', 'id-orders']);
    await storage.forBucket('data-catalog').set('recent', ['id-returns', 'id-orders']);
    const listAssets = jest.fn(async () => ({ items: [asset('returns'), asset('orders')] }));
    await show(fakeApi({ listAssets }), storage);
    await waitFor(() => part('Starred').getByRole('link', { name: 'orders' }));
    expect(part('Starred').getAllByRole('link').map(link => link.textContent)).toEqual(['orders']);
    expect(part('Recent').getAllByRole('link').map(link => link.textContent)).toEqual(['returns', 'orders']);
    expect(listAssets).toHaveBeenCalledTimes(1);
    expect(listAssets).toHaveBeenCalledWith(
      expect.objectContaining({ id: ['id-gone', 'id-orders', 'id-returns'] }),
      expect.anything(),
    );
  });

  it('says what stars are for, and that a mark leads nowhere any more', async () => {
    const storage = mockApis.storage();
    await storage.forBucket('data-catalog').set('recent', ['id-gone']);
    await show(fakeApi(), storage);
    expect(await screen.findByText(/Star an asset/)).toBeInTheDocument();
    expect(await screen.findByText(/is gone, or you may not see it/)).toBeInTheDocument();
  });

  it('says what to do first where there is no data', async () => {
    await show(fakeApi({ getCoverage: async () => ({ ...coverage, assets: 0 }) }));
    expect(await screen.findByRole('heading', { name: 'No data yet' })).toBeInTheDocument();
    expect(screen.getByText(/kind: DataAsset/)).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Changes' })).not.toBeInTheDocument();
  });

  it('keeps the other parts when one fails', async () => {
    const listRuns = jest.fn().mockRejectedValue(await refusal(400, 'InputError', 'The runs are away'));
    const getCoverage = jest.fn().mockRejectedValue(await refusal(400, 'InputError', 'x'));
    await show(fakeApi({ listRuns, getCoverage, listActivity: async () => ({ items: [change('1', 'orders')], complete: true }) }));
    expect(await screen.findByText('The runs are away')).toBeInTheDocument();
    expect(screen.getByText('Coverage is not known right now')).toBeInTheDocument();
    expect(part('Changes').getByRole('link', { name: 'orders' })).toBeInTheDocument();
    listRuns.mockResolvedValue({ items: [] });
    await userEvent.click(part('Failed in the last 7 days').getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No run failed.')).toBeInTheDocument();
  });

  it('says whom to ask when it is denied', async () => {
    const error = await refusal(403, 'NotAllowedError', "The permission 'data-catalog.asset.read' is missing");
    const denied = jest.fn().mockRejectedValue(error);
    await show(fakeApi({ getCoverage: denied, listRuns: denied, listActivity: denied, listAssets: denied }));
    expect(await screen.findByRole('heading', { name: 'You may not see this' })).toBeInTheDocument();
  });
});

describe('the search box', () => {
  const hits = ['a_reorders', 'fct_orders', 'orders'].map(name => asset(name));
  const listAssets = jest.fn(async ({ q }: Query) => ({ items: q ? hits.filter(hit => hit.title.includes(q)) : [] }));
  const box = () => screen.findByRole('combobox', { name: 'Find data by its name' });

  it('shows hits as one types, the nearest first, and opens one by the keys', async () => {
    await show(fakeApi({ listAssets }));
    await userEvent.type(await box(), 'orders');
    const options = () => screen.getAllByRole('option').map(option => option.querySelector('.hw-strong')?.textContent);
    await screen.findByRole('option', { name: /fct_orders/ });
    expect(options()).toEqual(['orders', 'fct_orders', 'a_reorders', undefined]);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const chosen = screen.getByRole('option', { selected: true });
    expect(chosen).toHaveTextContent('fct_orders');
    expect(await box()).toHaveAttribute('aria-activedescendant', chosen.id);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(place()).toBe('/data/assets/id-fct_orders'));
  });

  it('opens the list on Enter', async () => {
    await show(fakeApi({ listAssets }));
    await userEvent.type(await box(), ' orders {Enter}');
    await waitFor(() => expect(place()).toBe('/data/assets?q=orders'));
  });

  it('opens a hit, and the list of all, by a click', async () => {
    await show(fakeApi({ listAssets }));
    await userEvent.type(await box(), 'reord');
    await userEvent.click(await screen.findByRole('option', { name: /a_reorders/ }));
    await waitFor(() => expect(place()).toBe('/data/assets/id-a_reorders'));
  });

  it('says that nothing is called so, and that it fails', async () => {
    const failing = jest.fn(async ({ q }: Query) => {
      if (q === 'xx') throw await refusal(400, 'InputError', 'no');
      return { items: [] };
    });
    await show(fakeApi({ listAssets: failing }));
    await userEvent.type(await box(), 'x');
    expect(await screen.findByRole('option', { name: 'Nothing has “x” in its name' })).toBeInTheDocument();
    await userEvent.type(await box(), 'x');
    expect(await screen.findByRole('option', { name: /does not answer/ })).toBeInTheDocument();
  });

  it('is where / leads; Esc closes, and empties', async () => {
    await show(fakeApi({ listAssets }));
    await box();
    await userEvent.keyboard('/ord');
    await screen.findByRole('option', { name: /fct_orders/ });
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
    expect(await box()).toHaveValue('ord');
    await userEvent.keyboard('{Escape}');
    expect(await box()).toHaveValue('');
  });
});
