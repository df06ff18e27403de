import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi, fakeAsset, stated } from '../__testUtils__/fakeAsset';
import { showAsset } from '../__testUtils__/showAsset';

jest.setTimeout(30_000);

const statements = [
  { source: 'openlineage', key: 'custom', at: '2026-11-01T00:00:00Z', by: 'https://example.com/etl', body: { anything: [1] } },
  { source: 'openlineage', key: 'schema', at: '2026-11-01T00:00:00Z', body: {}, issues: ["'fields' is missing"] },
  { source: 'openlineage', key: 'columnLineage', at: '2026-11-01T00:00:00Z', hidden: true },
  { source: 'yaml', key: 'owner', at: '2026-11-01T00:00:00Z', body: 'group:default/a' },
];

type Query = { bodies?: boolean; source?: string[]; key?: string[] };
const listAssetFacets = () =>
  jest.fn(async (_: string, { bodies, source, key }: Query) => ({
    items: statements
      .filter(item => (!source || source.includes(item.source)) && (!key || key.includes(item.key)))
      .map(({ body, ...item }) => (bodies === false ? item : { ...item, body })),
  }));

it('shows each value with who says it, three hundred tags of one source in a row', async () => {
  const asset = fakeAsset(stated({ owner: 'group:default/a', tier: 'gold' }));
  asset.attributes.tags = Array.from({ length: 300 }, (_, index) => ({ value: `t${index}`, sources: [{ source: 'scan' }] }));
  await showAsset(fakeApi(asset), '/sources');
  const table = within(await screen.findByRole('table', { name: 'Values and who says so' }));
  expect(table.getAllByRole('row').map(row => within(row).getByRole('rowheader').textContent)).toEqual(['Owner', 'Tier', 'Tags']);
  expect(table.getAllByText('A steward')).toHaveLength(2);
  expect(table.getByText('Scan')).toBeInTheDocument();
  expect(await screen.findByText('Nothing was stated')).toBeInTheDocument();
});

it('shows what each source says word for word once it is unfolded, flags what is broken, says what is hidden', async () => {
  const api = fakeApi(fakeAsset(), { listAssetFacets: listAssetFacets() });
  await showAsset(api, '/sources');
  expect(await screen.findByText(/'fields' is missing/)).toBeInTheDocument();
  expect(api.listAssetFacets).toHaveBeenCalledWith('id-1', { bodies: false }, expect.anything());
  await userEvent.click(screen.getByText('custom'));
  expect(await screen.findByText('anything:')).toBeInTheDocument();
  await userEvent.click(screen.getByText('columnLineage'));
  expect(await screen.findByText(/names an asset that you may not see/)).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'Catalog file 1 statement' })).toBeInTheDocument();
});
