import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal, refusedUntilMended } from '../../../ui/__testUtils__/showPage';
import { fakeApi, fakeAsset } from '../__testUtils__/fakeAsset';
import { showAsset } from '../__testUtils__/showAsset';

jest.setTimeout(30_000);

const scored = () => {
  const asset = fakeAsset({ quality: 0.8 });
  asset.attributes.quality = {
    score: 0.8,
    parts: [
      { name: 'checks', value: 0.75, weight: 0.7, detail: '3 of 4 checks passed' },
      { name: 'completeness', value: 0.9167, weight: 0.3, detail: '91.7 % of values in 2 columns are not null' },
    ],
  };
  return asset;
};

const facet = (key: string, body: object, at = '2026-11-02T00:00:00Z') => ({ source: 'openlineage', key, at, body });
const place = () => screen.getByTestId('place').textContent;
const rows = () => screen.getAllByRole('row').slice(1).map(row => row.textContent);

it('shows checks of the last runs with their history, failing ones first, and the run that made them', async () => {
  const outcome = (success: boolean) => ({
    assertions: [
      { assertion: 'not_null', column: 'id', success: true },
      { assertion: 'unique', column: 'id', success, severity: 'error', actual: '2', expected: '0' },
    ],
  });
  const run = (runId: string) => ({ runId, state: 'COMPLETE', startedAt: '2026-11-01T00:00:00Z', stub: false });
  const inputs = (at: string, success: boolean) => ({
    run: [],
    inputs: [
      { asset: { id: 'id-1' }, facets: [facet('dataQualityAssertions', outcome(success), at)] },
      { asset: { id: 'other' }, facets: [facet('dataQualityAssertions', { assertions: [{ assertion: 'else', success: true }] })] },
    ],
    outputs: [],
  });
  const unreadable = await refusal(404, 'NotFoundError', 'No such run');
  const api = fakeApi(scored(), {
    listAssetRuns: jest.fn(async () => ({ items: [run('r3'), run('r2'), run('r1')] })),
    getRunFacets: jest.fn(async (id: string) => {
      if (id === 'r3') throw unreadable;
      return id === 'r2' ? inputs('2026-11-02', false) : inputs('2026-11-01', true);
    }),
  });
  await showAsset(api, '/quality');
  await screen.findByRole('grid', { name: 'Checks' });
  expect(rows()[0]).toMatch(/^idunique\s+failed20error/);
  expect(rows()[1]).toMatch(/^idnot_null\s+passed/);
  expect(screen.getByRole('img', { name: '2 results, 1 failed' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Failing 1' }));
  expect(place()).toBe('/data/assets/id-1/quality?only=failing');
  expect(rows()).toHaveLength(1);
  await userEvent.click(screen.getByRole('row', { name: /unique/ }));
  expect(place()).toBe('/data/assets/id-1/runs?run=r2');
});

it('says how the score is computed', async () => {
  await showAsset(fakeApi(scored()), '/quality');
  await userEvent.click(await screen.findByRole('button', { name: 'Formula' }));
  const box = within(await screen.findByRole('dialog', { name: 'Formula' }));
  expect(box.getAllByRole('row').map(row => row.textContent)).toEqual([
    'PartValueWeightShare',
    'Checks 3 of 4 checks passed0.750× 0.700.5250',
    'Completeness 91.7 % of values in 2 columns are not null0.917× 0.300.2750',
    'Score0.8000',
  ]);
  // The runs are gone that made it.
  expect(screen.getByText('The last runs carry no single results any more.')).toBeInTheDocument();
});

it('shows what was counted of the whole and of each column', async () => {
  const api = fakeApi(scored(), {
    listAssetFacets: jest.fn(async () => ({
      items: [
        facet('dataQualityMetrics', { rowCount: 1200, bytes: 2048, columnMetrics: { id: { nullCount: 12, distinctCount: 1188, min: 1, max: 5000 } } }),
        facet('dataQualityAssertions', { assertions: [{ assertion: 'not_null', column: 'id', success: true }] }),
      ],
    })),
  });
  await showAsset(api, '/quality');
  expect(await screen.findByText('1,200')).toBeInTheDocument();
  expect(screen.getByText('2.0 KiB')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  expect(place()).toBe('/data/assets/id-1/quality?show=columns');
  expect(rows()).toEqual(['id1211,18815,000']);
  await userEvent.click(screen.getByRole('row', { name: /id/ }));
  expect(place()).toBe('/data/assets/id-1/columns?column=id');
});

it('says how to send checks where there are none, with this portal’s address', async () => {
  await showAsset(fakeApi(fakeAsset()), '/quality');
  expect(await screen.findByText('No checks yet')).toBeInTheDocument();
  expect(await screen.findByText(/OPENLINEAGE_URL=http.*\/api\/data-catalog/)).toHaveTextContent('dbt-ol test');
  expect(screen.getByText(/"name": "shop.public.orders"/)).toBeInTheDocument();
});

it('offers to try again after an error', async () => {
  const error = await refusal(400, 'InputError', 'Not now');
  const { ask, mend } = refusedUntilMended(error, async () => ({ items: [] }));
  await showAsset(fakeApi(fakeAsset(), { listAssetFacets: ask }), '/quality');
  const again = await screen.findByRole('button', { name: 'Try again' });
  mend();
  await userEvent.click(again);
  expect(await screen.findByText('No checks yet')).toBeInTheDocument();
});
