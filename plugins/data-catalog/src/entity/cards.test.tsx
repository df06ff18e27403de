import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { refusal, showPage } from '../ui/__testUtils__/showPage';
import { DataCard } from './DataCard';
import { DataTab } from './DataTab';
import { DomainCard, GroupCard } from './ScopeCards';
import { SystemCard } from './SystemCard';
import { TermCard } from './TermCard';
import { ProductCard, TouchesCard } from './TouchesCard';

const entity = (kind: string, name: string, spec: object = {}): Entity => ({
  apiVersion: 'x',
  kind,
  metadata: { name },
  spec: spec as never,
});

const asset = {
  id: 'a1',
  class: 'dataset',
  namespace: 'duckdb://shop',
  name: 'main.orders',
  title: 'fct_orders',
  type: 'table',
  owner: 'group:default/team-sales',
  steward: 'group:default/office',
  domain: 'domain:default/sales',
  lifecycle: 'production',
  criticality: 'critical',
  certified: true,
  quality: 0.8,
  columnCount: 24,
  lastSeen: '2026-11-09T00:00:00Z',
  observedAt: '2026-11-01T00:00:00Z',
  counts: { runs: { value: 7, exact: true } },
};

const node = (id: string, hops: number, more: object = {}) => ({
  id,
  title: id,
  type: 'table',
  namespace: 'duckdb://shop',
  name: id,
  hops,
  ...more,
});

const lineage = {
  start: 'a1',
  nodes: [
    node('a1', 0, { title: 'fct_orders' }),
    node('stg_orders', -1, { quality: 0.4 }),
    node('mart_daily', 1, { quality: 1, lifecycle: 'deprecated' }),
    node('gone', 1, { deleted: true }),
  ],
  edges: [
    { source: 'stg_orders', target: 'a1' },
    { source: 'a1', target: 'mart_daily' },
    { source: 'a1', target: 'gone' },
  ],
  more: {},
  hidden: 1,
};

const values = (pairs: Record<string, number>) => ({
  complete: true,
  values: Object.entries(pairs).map(([value, count]) => ({ value, count, exact: true })),
});

const counts = {
  totalCount: { value: 3, exact: true },
  facets: { type: values({ table: 2, topic: 1 }), quality: values({ broken: 1, risk: 1 }) },
};

function fakeApi(changes: object = {}) {
  return {
    lookupAsset: jest.fn(async () => asset),
    getAsset: jest.fn(async () => asset),
    getLineage: jest.fn(async () => lineage),
    countFacets: jest.fn(async () => counts),
    getCoverage: jest.fn(async () => ({
      assets: 3,
      owned: 2,
      described: 1,
      checked: 2,
      certified: 0,
      asOf: '',
    })),
    listAssets: jest.fn(async () => ({
      items: [
        { ...asset, id: 'bad', title: 'worst_table', quality: 0.4 },
        { ...asset, id: 'fine', title: 'sound_table', quality: 0.99 },
      ],
      totalCount: { value: 2, exact: true },
    })),
    listRuns: jest.fn(async () => ({
      items: [
        {
          runId: 'r1',
          state: 'FAIL',
          startedAt: '2026-11-01T00:00:00Z',
          stub: false,
          job: {
            id: 'j1',
            title: 'load_orders',
            class: 'job',
            namespace: 'x',
            name: 'y',
            type: 'pipeline',
          },
          error: { message: 'out of memory' },
        },
      ],
    })),
    listActivity: jest.fn(async () => ({
      complete: true,
      items: [
        {
          kind: 'change',
          id: 'c1',
          at: '2026-11-01T00:00:00Z',
          actor: 'user:default/guest',
          source: 'steward',
          action: 'stated',
          position: 1,
          changes: [{ attribute: 'owner' }, { attribute: 'description' }],
          asset: {
            id: 'a1',
            title: 'fct_orders',
            class: 'dataset',
            namespace: 'x',
            name: 'y',
            type: 'table',
          },
        },
      ],
    })),
    ...changes,
  };
}

async function show(card: ReactNode, of: Entity, api: object = fakeApi(), catalog: object = {}) {
  const { container } = await showPage(<EntityProvider entity={of}>{card}</EntityProvider>, {
    api,
    apis: [[catalogApiRef, catalog]],
    bare: true,
  });
  return container;
}

const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href');

describe('the card of a data asset', () => {
  it('shows its facts, its neighbours, and leads to its page', async () => {
    await show(<DataCard />, entity('DataAsset', 'orders'));
    expect(await screen.findByText('Certified')).toBeInTheDocument();
    for (const text of [
      'team-sales',
      'office',
      'sales',
      'Production',
      'critical',
      '0.80',
      '24',
      '7',
    ]) {
      expect(screen.getByText(text)).toBeInTheDocument();
    }
    // What people and files say is no observation.
    const observed = screen.getByText('Last observed').nextElementSibling!;
    expect(within(observed as HTMLElement).getByTitle('2026-11-01T00:00:00Z')).toBeInTheDocument();
    const strip = await screen.findByRole('list', { name: 'Lineage, one step each way' });
    expect(within(strip).getByRole('link', { name: 'stg_orders' })).toHaveAttribute(
      'href',
      '/data/assets/stg_orders',
    );
    expect(within(strip).getByText('0.40')).toBeInTheDocument();
    expect(within(strip).getByText('1 hidden by permission')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Open in Data/ })).toHaveAttribute(
      'href',
      '/data/assets/a1',
    );
  });

  it('asks by the id that a generated entity carries', async () => {
    const generated = entity('DataAsset', 'orders');
    generated.metadata.annotations = { 'headwater.io/asset-id': 'a1' };
    const api = fakeApi();
    await show(<DataCard />, generated, api);
    await screen.findByText('Certified');
    expect(api.getAsset).toHaveBeenCalledWith('a1', expect.anything(), expect.anything());
    expect(api.lookupAsset).not.toHaveBeenCalled();
  });

  it('says when it was deleted, and that it stands alone', async () => {
    const deleted = { ...asset, deletedAt: '2026-11-02T00:00:00Z' };
    const alone = { ...lineage, nodes: lineage.nodes.slice(0, 1), edges: [], hidden: 0 };
    await show(
      <DataCard />,
      entity('DataAsset', 'orders'),
      fakeApi({ lookupAsset: async () => deleted, getLineage: async () => alone }),
    );
    expect(await screen.findByText(/Deleted/)).toBeInTheDocument();
    expect(
      await screen.findByText('Nothing is known to feed it or to read it.'),
    ).toBeInTheDocument();
  });

  it('says that a new file has not been read, whom to ask, or to try again', async () => {
    const lookupAsset = jest
      .fn()
      .mockRejectedValueOnce(await refusal(404, 'NotFoundError', 'No asset'))
      .mockRejectedValueOnce(await refusal(403, 'NotAllowedError', 'asset.read is missing'));
    const first = await show(<DataCard />, entity('DataAsset', 'orders'), fakeApi({ lookupAsset }));
    expect(await within(first).findByText('Not yet read')).toBeInTheDocument();
  });

  it('shows an asset of which nothing is known', async () => {
    const bare = {
      id: 'a1',
      class: 'dataset',
      namespace: 'x',
      name: 'y',
      title: 'y',
      type: 'table',
    };
    await show(
      <DataCard />,
      entity('DataAsset', 'orders'),
      fakeApi({ lookupAsset: async () => bare }),
    );
    expect(await screen.findByText('no checks')).toBeInTheDocument();
  });
});

describe('the card of a component', () => {
  it('shows what it reads and writes, each with its state', async () => {
    await show(<TouchesCard />, entity('Component', 'shop'));
    const reads = await screen.findByRole('table', { name: 'Reads' });
    expect(within(reads).getByText('0.40')).toBeInTheDocument();
    const writes = screen.getByRole('table', { name: 'Writes' });
    expect(within(writes).getByText('Deprecated')).toBeInTheDocument();
    expect(within(writes).getByText('Deleted')).toBeInTheDocument();
    expect(screen.getByText('1 hidden by permission')).toBeInTheDocument();
  });

  it('says when none of what it names is known', async () => {
    const none = { ...lineage, nodes: lineage.nodes.slice(0, 1), edges: [], hidden: 0 };
    await show(
      <TouchesCard />,
      entity('Component', 'shop'),
      fakeApi({ getLineage: async () => none }),
    );
    expect(await screen.findByText(/None of what it names is known yet/)).toBeInTheDocument();
  });

  it('says whom to ask when it is denied', async () => {
    const lookupAsset = jest
      .fn()
      .mockRejectedValue(await refusal(403, 'NotAllowedError', 'asset.read is missing'));
    await show(<TouchesCard />, entity('Component', 'shop'), fakeApi({ lookupAsset }));
    expect(await screen.findByText(/asset.read is missing/)).toBeInTheDocument();
  });
});

it('the card of a data product shows inputs and outputs and leads to its page', async () => {
  await show(<ProductCard />, entity('DataProduct', 'revenue'));
  expect(await screen.findByRole('table', { name: 'Takes in' })).toBeInTheDocument();
  expect(screen.getByRole('table', { name: 'Puts out' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /Open in products/ })).toHaveAttribute(
    'href',
    '/data/products/default/revenue',
  );
});

it('the card of a term shows what it means and the data with it', async () => {
  await show(
    <TermCard />,
    entity('GlossaryTerm', 'revenue', { definition: 'Money in.', category: 'Measures' }),
  );
  expect(await screen.findByText('Money in.')).toBeInTheDocument();
  expect(screen.getByText('Measures')).toBeInTheDocument();
  expect(await screen.findByRole('link', { name: 'worst_table' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /Open in the glossary/ })).toHaveAttribute(
    'href',
    '/data/glossary/default/revenue',
  );
});

describe('the card of a system', () => {
  const catalog = (items: object[]) => ({
    queryEntities: jest.fn(async () => ({ items, totalItems: items.length, pageInfo: {} })),
  });
  const component = {
    kind: 'Component',
    metadata: { name: 'shop-backend', annotations: { 'headwater.io/writes': 'x#y' } },
  };

  it('shows the data of its components and who touches it', async () => {
    await show(<SystemCard />, entity('System', 'shop'), fakeApi(), catalog([component]));
    const table = await screen.findByRole('table', { name: 'Data its components touch' });
    expect(within(table).getByRole('link', { name: 'stg_orders' })).toBeInTheDocument();
    expect(within(table).getByRole('link', { name: 'shop-backend reads' })).toHaveAttribute(
      'href',
      '/catalog/default/component/shop-backend',
    );
  });

  it('is nothing, not even an empty frame, where they touch none', async () => {
    const entities = catalog([{ kind: 'Component', metadata: { name: 'quiet' } }]);
    const container = await show(<SystemCard />, entity('System', 'shop'), fakeApi(), entities);
    await waitFor(() => expect(entities.queryEntities).toHaveBeenCalled());
    await waitFor(() => expect(container.querySelector('.hw, [class*="MuiCard"]')).toBeNull());
  });
});

describe('the card of a domain', () => {
  it('shows counts by type, trouble, coverage, and leads to the list', async () => {
    await show(<DomainCard />, entity('Domain', 'finance'));
    expect(await screen.findByRole('link', { name: '3 assets' })).toHaveAttribute(
      'href',
      '/data/assets?domain=domain%3Adefault%2Ffinance',
    );
    expect(href('table 2')).toBe('/data/assets?domain=domain%3Adefault%2Ffinance&type=table');
    expect(href('1 broken')).toBe('/data/assets?domain=domain%3Adefault%2Ffinance&quality=broken');
    expect(href('1 at risk')).toContain('quality=risk');
    expect(href('1 without an owner')).toContain('missing=owner');
    expect(href('2 without a description')).toContain('missing=description');
    const coverage = screen.getByRole('region', { name: 'Coverage' });
    expect(coverage).toHaveTextContent('Owned2 of 3Described1 of 3Checked2 of 3Certified0 of 3');
    const worst = await screen.findByRole('table', { name: 'Worst quality' });
    expect(within(worst).getByText('worst_table')).toBeInTheDocument();
    expect(within(worst).queryByText('sound_table')).not.toBeInTheDocument();
  });

  it.each(['nothing there', 'denied'])(
    'is nothing, not even an empty frame, when there is %s',
    async why => {
      const denied = await refusal(403, 'NotAllowedError', 'asset.read is missing');
      const countFacets =
        why === 'denied'
          ? jest.fn().mockRejectedValue(denied)
          : jest.fn(async () => ({ totalCount: { value: 0, exact: true }, facets: {} }));
      const container = await show(
        <DomainCard />,
        entity('Domain', 'finance'),
        fakeApi({ countFacets }),
      );
      await waitFor(() => expect(countFacets).toHaveBeenCalled());
      await waitFor(() => expect(container.querySelector('.hw, [class*="MuiCard"]')).toBeNull());
    },
  );

  it('offers to try again after another error', async () => {
    const countFacets = jest
      .fn()
      .mockRejectedValueOnce(await refusal(500, 'Error', 'it broke'))
      .mockRejectedValueOnce(await refusal(500, 'Error', 'it broke'))
      .mockResolvedValue(counts);
    await show(<DomainCard />, entity('Domain', 'finance'), fakeApi({ countFacets }));
    expect(await screen.findByText('it broke')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('3 assets')).toBeInTheDocument();
  });
});

describe('the card of a team', () => {
  it('shows what it owns, the state of it, and what happened', async () => {
    const api = fakeApi();
    await show(<GroupCard />, entity('Group', 'team-crm'), api);
    expect(await screen.findByText('3 assets')).toBeInTheDocument();
    expect(screen.queryByText(/without an owner/)).not.toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'load_orders' })).toHaveAttribute(
      'href',
      '/data/assets/j1/runs?run=r1',
    );
    expect(screen.getByText('out of memory')).toBeInTheDocument();
    expect(await screen.findByText('guest · owner, description')).toBeInTheDocument();
    expect(api.listRuns).toHaveBeenCalledWith(
      expect.objectContaining({ state: ['FAIL'], owner: ['group:default/team-crm'] }),
      expect.anything(),
    );
  });

  it('says when nothing failed and nothing changed', async () => {
    const api = fakeApi({
      listRuns: async () => ({ items: [] }),
      listActivity: async () => ({ items: [], complete: true }),
    });
    await show(<GroupCard />, entity('Group', 'team-crm'), api);
    expect(await screen.findByText('None')).toBeInTheDocument();
    expect(await screen.findByText('None yet')).toBeInTheDocument();
  });

  it('keeps its counts when one of its lists fails', async () => {
    const listRuns = jest
      .fn()
      .mockRejectedValue(await refusal(404, 'NotFoundError', 'not in this version'));
    await show(<GroupCard />, entity('Group', 'team-crm'), fakeApi({ listRuns }));
    expect(await screen.findByText('not in this version')).toBeInTheDocument();
    expect(screen.getByText('3 assets')).toBeInTheDocument();
  });
});

describe('the tab with the data of a domain or team', () => {
  it('lists it from the worst quality on, page by page', async () => {
    const listAssets = jest.fn(async ({ cursor }: { cursor?: string }) =>
      cursor
        ? { items: [{ ...asset, id: 'second', title: 'second_page' }] }
        : { items: [{ ...asset, id: 'first', title: 'first_page' }], nextCursor: 'next' },
    );
    await show(<DataTab />, entity('Domain', 'finance'), fakeApi({ listAssets }));
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('second_page')).toBeInTheDocument();
    expect(screen.getByText('first_page')).toBeInTheDocument();
    expect(listAssets).toHaveBeenLastCalledWith(
      expect.objectContaining({
        domain: ['domain:default/finance'],
        orderBy: 'quality',
        cursor: 'next',
      }),
      expect.anything(),
    );
  });

  it('says how data comes into an empty one', async () => {
    const countFacets = async () => ({ totalCount: { value: 0, exact: true }, facets: {} });
    await show(<DataTab />, entity('Domain', 'hr'), fakeApi({ countFacets }));
    expect(await screen.findByText('No data yet')).toBeInTheDocument();
    expect(screen.getByText(/domain: hr/)).toBeInTheDocument();
  });

  it('says whom to ask when it is denied', async () => {
    const countFacets = jest
      .fn()
      .mockRejectedValue(await refusal(403, 'NotAllowedError', 'asset.read is missing'));
    await show(<DataTab />, entity('Group', 'team-crm'), fakeApi({ countFacets }));
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});
