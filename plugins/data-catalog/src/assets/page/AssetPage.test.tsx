import { renderInTestApp, TestApiProvider } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { AssetPage } from './AssetPage';

jest.mock('../lineage/LineageView', () => ({ LineageView: () => null }));

const asset = {
  id: 'id-1',
  class: 'dataset',
  namespace: 'postgres://shop',
  name: 'shop.public.orders',
  title: 'orders',
  type: 'table',
  platform: 'postgres',
  presence: 'direct',
  certified: true,
  tenant: 'default',
  owner: 'group:default/sales',
  quality: 0.42,
  tags: ['pii'],
  firstSeen: '2026-11-01T00:00:00Z',
  lastSeen: '2026-11-02T00:00:00Z',
  changedAt: '2026-11-02T00:00:00Z',
  declaredBy: { entityRef: 'dataasset:default/orders', attributes: ['owner'] },
  attributes: {
    values: { owner: { value: 'group:default/sales', source: 'yaml', at: '2026-11-01T00:00:00Z' } },
    tags: [],
    terms: [],
    drift: [{ attribute: 'type', declared: 'view', observed: 'table' }],
    quality: { score: 0.42, parts: [{ name: 'checks', value: 0.42, weight: 0.7, detail: '5 of 12 checks passed' }] },
  },
  counts: { columns: 2, versions: 1, runs: { value: 3, exact: true }, upstream: 1, downstream: 2, aliases: 0, facets: 1 },
};

const api = {
  getAsset: async () => asset,
  listAssetColumns: async () => ({ items: [], totalCount: { value: 0, exact: true } }),
  listAssetRuns: async () => ({
    items: [
      { runId: 'run-1', state: 'FAIL', startedAt: '2026-11-01T00:00:00Z', durationMs: 65_000, stub: false, job: { id: 'job', title: 'daily' } },
    ],
  }),
  listAssetFacets: async () => ({
    items: [
      { source: 'openlineage', key: 'custom', at: '2026-11-01T00:00:00Z', body: { anything: [1] } },
      { source: 'openlineage', key: 'schema', at: '2026-11-01T00:00:00Z', body: {}, issues: ["'fields' is missing"] },
      { source: 'openlineage', key: 'columnLineage', at: '2026-11-01T00:00:00Z', hidden: true },
    ],
  }),
};

async function show(tab = '') {
  await renderInTestApp(
    <TestApiProvider apis={[[dataCatalogApiRef, api as never]]}>
      <Routes>
        <Route path="/assets/:id" element={<AssetPage />} />
        <Route path="/assets/:id/:tab" element={<AssetPage />} />
      </Routes>
    </TestApiProvider>,
    { initialRouteEntries: [`/assets/id-1${tab}`] },
  );
}

it('says what the asset is, whose, and who says so', async () => {
  await show();
  expect(await screen.findByRole('heading', { name: 'orders' })).toBeInTheDocument();
  expect(screen.getByText('postgres://shop#shop.public.orders')).toBeInTheDocument();
  expect(screen.getAllByText('sales')[0]).toHaveAttribute('href', '/catalog/default/group/sales');
  expect(screen.getByText(/5 of 12 checks passed/)).toBeInTheDocument();
  expect(screen.getByText(/is declared as/)).toBeInTheDocument();
});

it('shows runs with what became of them', async () => {
  await show('/runs');
  expect(await screen.findByText('fail')).toBeInTheDocument();
  expect(screen.getByText('1 min 5 s')).toBeInTheDocument();
});

it('shows unknown facets word for word, flags broken ones and says what is hidden', async () => {
  await show('/facets');
  expect(await screen.findByText(/"anything"/)).toBeInTheDocument();
  expect(screen.getByText(/'fields' is missing/)).toBeInTheDocument();
  expect(screen.getByText(/names an asset that you may not see/)).toBeInTheDocument();
});

it('says so when no column is known', async () => {
  await show('/columns');
  expect(await screen.findByText('No columns known')).toBeInTheDocument();
});
