import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal, showPage } from '../ui/__testUtils__/showPage';
import { ProductsPage } from './ProductsPage';

const entity = (name: string, title: string, spec: object, description?: string) => ({
  apiVersion: 'headwater.io/v1alpha1',
  kind: 'DataProduct',
  metadata: {
    name,
    title,
    description,
    annotations: { 'backstage.io/managed-by-location': 'file:/srv/products.yaml' },
  },
  spec,
});

const revenue = entity(
  'revenue',
  'Revenue',
  {
    owner: 'team-finance',
    domain: 'finance',
    lifecycle: 'production',
    inputs: ['dataasset:default/orders'],
    outputs: ['dataasset:default/daily', { namespace: 'postgres://dw', name: 'hidden' }],
    contract: 'https://contracts.example/revenue.yaml',
  },
  'As finance reports it',
);
const loose = entity('loose', 'Loose ends', {});

const node = (id: string, hops: number, more: object = {}) => ({
  id,
  class: 'dataset',
  type: 'table',
  title: id,
  namespace: 'postgres://dw',
  name: `dw.${id}`,
  platform: 'postgres',
  presence: 'direct',
  hops,
  ...more,
});

const lineage = {
  start: 'p1',
  depth: 1,
  nodes: [
    node('p1', 0, { class: 'product', type: 'product' }),
    node('orders', -1, { quality: 0.8, owner: 'group:default/team-sales' }),
    node('daily', 1, { quality: 0.64, owner: 'group:default/team-finance', observedAt: new Date(Date.now() - 14 * 60_000).toISOString() }),
    node('weekly', 1, { quality: 0.95 }),
  ],
  edges: [
    { source: 'orders', target: 'p1', type: 'read' },
    { source: 'p1', target: 'daily', type: 'write' },
    { source: 'p1', target: 'weekly', type: 'write' },
  ],
  more: {},
  hidden: 0,
  complete: true,
  logPosition: 1,
};

type Fakes = {
  found?: object[];
  queryEntities?: jest.Mock;
  getEntityByRef?: jest.Mock;
  api?: object;
};

async function show(path: string, fakes: Fakes = {}) {
  const found = fakes.found ?? [revenue, loose];
  const catalog = {
    queryEntities:
      fakes.queryEntities ??
      jest.fn(async () => ({ items: found, totalItems: found.length, pageInfo: {} })),
    getEntityByRef:
      fakes.getEntityByRef ??
      jest.fn(async (ref: string) =>
        [revenue, loose].find(({ metadata }) => ref.endsWith(`/${metadata.name}`)),
      ),
  };
  const api = {
    listAssets: jest.fn(async () => ({ items: [{ id: 'p1', entityRef: 'dataproduct:default/revenue' }] })),
    getLineage: jest.fn(async () => lineage),
    lookupAsset: jest.fn(async () => ({ id: 'p1' })),
    ...fakes.api,
  };
  await showPage(<ProductsPage />, {
    api,
    apis: [[catalogApiRef, catalog]],
    path,
    routes: ['/data/products', '/data/products/:namespace/:name'],
  });
  return api;
}

describe('the list of data products', () => {
  it('shows each by domain with its stage, owner, numbers and the worst of its outputs', async () => {
    await show('/data/products');
    const finance = await screen.findByRole('region', { name: 'finance' });
    expect(within(finance).getByRole('link', { name: 'Revenue' })).toHaveAttribute(
      'href',
      '/data/products/default/revenue',
    );
    for (const text of [
      'Production',
      'As finance reports it',
      'team-finance',
      '1 input · 2 outputs',
    ]) {
      expect(within(finance).getByText(text)).toBeInTheDocument();
    }
    expect(await within(finance).findByText('0.64')).toBeInTheDocument();
    const others = screen.getByRole('region', { name: 'No domain' });
    expect(within(others).getByText('Nobody has described it yet.')).toBeInTheDocument();
    expect(within(others).getByText('none')).toBeInTheDocument();
    expect(screen.getByText('2 products')).toBeInTheDocument();
  });

  it('filters, and keeps the text in the URL', async () => {
    await show('/data/products');
    await userEvent.type(await screen.findByRole('searchbox'), 'finance');
    await waitFor(() => expect(screen.queryByText('Loose ends')).not.toBeInTheDocument());
    expect(screen.getByText('1 of 2 products')).toBeInTheDocument();
    expect(screen.getByTestId('place')).toHaveTextContent('/data/products?q=finance');
    await userEvent.type(screen.getByRole('searchbox'), 'zzz');
    expect(await screen.findByText('No product fits')).toBeInTheDocument();
  });

  it('shows the YAML to write when there are none', async () => {
    await show('/data/products', { found: [] });
    expect(await screen.findByText('No data products yet')).toBeInTheDocument();
    expect(screen.getByText(/kind: DataProduct/)).toBeInTheDocument();
  });

  it('stays useful when the state cannot be had', async () => {
    const error = await refusal(403, 'NotAllowedError', 'asset.read is missing');
    await show('/data/products', { api: { listAssets: jest.fn().mockRejectedValue(error) } });
    expect(
      await screen.findByText(/The state of the outputs could not be loaded/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Revenue' })).toBeInTheDocument();
  });

  it('says what went wrong when the catalog fails', async () => {
    const queryEntities = jest
      .fn()
      .mockRejectedValue(await refusal(403, 'NotAllowedError', 'catalog.entity.read is missing'));
    await show('/data/products', { queryEntities });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });
});

describe('a data product', () => {
  it('shows whose it is, its inputs and outputs with their state, and its contract', async () => {
    await show('/data/products/default/revenue');
    expect(await screen.findByRole('heading', { name: 'Revenue', level: 1 })).toBeInTheDocument();
    const outputs = await screen.findByRole('table', { name: 'Outputs' });
    const row = within(outputs).getByRole('row', { name: /daily/ });
    for (const text of ['team-finance', '0.64', '14 min'])
      expect(within(row).getByText(text)).toBeInTheDocument();
    expect(within(outputs).getByRole('link', { name: 'daily' })).toHaveAttribute(
      'href',
      '/data/assets/daily',
    );
    const inputs = screen.getByRole('table', { name: 'Inputs' });
    expect(within(inputs).getByText('0.80')).toBeInTheDocument();
    const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(href('Lineage')).toBe('/data/lineage/p1');
    expect(href('finance')).toBe('/data/assets?domain=domain%3Adefault%2Ffinance');
    expect(href('https://contracts.example/revenue.yaml')).toBe(
      'https://contracts.example/revenue.yaml',
    );
    expect(href('In the catalog')).toBe('/catalog/default/dataproduct/revenue');
    expect(screen.getByText('Declared in products.yaml')).toBeInTheDocument();
  });

  it('says how many it declares that one may not see', async () => {
    const fewer = {
      ...lineage,
      nodes: lineage.nodes.slice(0, 3),
      edges: lineage.edges.slice(0, 2),
      hidden: 1,
    };
    await show('/data/products/default/revenue', {
      api: { getLineage: jest.fn(async () => fewer) },
    });
    expect(await screen.findByText(/1 more is declared but not shown/)).toBeInTheDocument();
  });

  it('shows what the file names while it has not been read', async () => {
    const lookupAsset = jest
      .fn()
      .mockRejectedValue(await refusal(404, 'NotFoundError', 'No asset'));
    await show('/data/products/default/revenue', { api: { lookupAsset } });
    expect(await screen.findByText(/is read within a minute/)).toBeInTheDocument();
    expect(screen.getByText('postgres://dw#hidden')).toBeInTheDocument();
    expect(screen.getByText('dataasset:default/orders')).toBeInTheDocument();
  });

  it('says how to add outputs to one that names none', async () => {
    const none = { ...lineage, nodes: lineage.nodes.slice(0, 1), edges: [] };
    await show('/data/products/default/loose', { api: { getLineage: jest.fn(async () => none) } });
    expect(await screen.findByText(/It names no outputs yet/)).toBeInTheDocument();
    expect(screen.getByText('It names no inputs.')).toBeInTheDocument();
  });

  it('keeps what the file says when the state fails to load', async () => {
    const lookupAsset = jest
      .fn()
      .mockRejectedValue(await refusal(403, 'NotAllowedError', 'asset.read is missing'));
    await show('/data/products/default/revenue', { api: { lookupAsset } });
    expect(await screen.findByText(/asset.read is missing/)).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Revenue', level: 1 })).toBeInTheDocument();
    expect(screen.getByText('dataasset:default/daily')).toBeInTheDocument();
  });

  it('says so when there is no such product', async () => {
    await show('/data/products/default/gone');
    expect(await screen.findByText('There is no such product')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All products' })).toHaveAttribute(
      'href',
      '/data/products',
    );
  });
});
