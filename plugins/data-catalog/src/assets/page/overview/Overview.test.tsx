import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../../ui/__testUtils__/showPage';
import { fakeApi, fakeAsset, stated } from '../__testUtils__/fakeAsset';
import { showAsset } from '../__testUtils__/showAsset';

jest.setTimeout(30_000);

it('warns of drift, of two claims and of broken facets', async () => {
  const asset = fakeAsset();
  asset.attributes.drift = [{ attribute: 'type', declared: 'view', observed: 'table' }];
  asset.attributes.conflicts = ['dataasset:default/other'];
  asset.attributes.flags = [{ key: 'schema', source: 'openlineage', issues: ["'fields' is missing"] }];
  await showAsset(fakeApi(asset));
  expect(await screen.findByText('Declared otherwise than observed')).toBeInTheDocument();
  expect(screen.getByText('view')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'other' })).toHaveAttribute('href', '/catalog/default/dataasset/other');
  expect(screen.getByText(/'fields' is missing/)).toBeInTheDocument();
});

it('shows the first columns and how the last runs went', async () => {
  const run = (runId: string, state: string, error?: object) => ({ runId, state, startedAt: '2026-11-01T00:00:00Z', stub: false, error });
  const api = fakeApi(fakeAsset(), {
    listAssetColumns: jest.fn(async () => ({
      items: [{ name: 'id', type: 'bigint', description: 'Number', terms: ['glossaryterm:default/order'] }],
      totalCount: { value: 12, exact: true },
    })),
    listAssetRuns: jest.fn(async () => ({ items: [run('r2', 'COMPLETE'), run('r1', 'FAIL', { message: 'Out of space' })] })),
  });
  await showAsset(api);
  expect(await screen.findByRole('link', { name: 'All 12' })).toHaveAttribute('href', '/data/assets/id-1/columns');
  expect(screen.getByRole('link', { name: 'id' })).toHaveAttribute('href', '/data/assets/id-1/columns?column=id');
  expect(screen.getByRole('link', { name: 'order' })).toHaveAttribute('href', '/data/glossary/default/order');
  expect(await screen.findByRole('img', { name: '2 runs, 1 failed' })).toBeInTheDocument();
  expect(screen.getByText('Out of space')).toBeInTheDocument();
});

it('says what to do where nothing is known', async () => {
  await showAsset(fakeApi(fakeAsset({ counts: undefined })));
  expect(await screen.findByText('Nobody has described it yet.')).toBeInTheDocument();
  expect(await screen.findByText('No lineage')).toBeInTheDocument();
  expect(await screen.findByText('No columns known')).toBeInTheDocument();
});

it('keeps the rest when a part cannot be loaded', async () => {
  const error = await refusal(400, 'InputError', 'Lineage is away');
  await showAsset(fakeApi(fakeAsset(stated({ description: 'Words' })), { getLineage: jest.fn().mockRejectedValue(error) }));
  expect((await screen.findAllByText('Lineage is away')).length).toBeGreaterThan(0);
  expect(screen.getByText('Words')).toBeInTheDocument();
});

it('cuts a long description until one asks for all of it', async () => {
  const description = `${'word '.repeat(400)}END`;
  await showAsset(fakeApi(fakeAsset(stated({ description }))));
  const more = await screen.findByRole('button', { name: 'Show all of it' });
  expect(screen.queryByText(/END/)).not.toBeInTheDocument();
  await userEvent.click(more);
  expect(screen.getByText(/END/)).toBeInTheDocument();
});

it('lists the contents of a schema', async () => {
  const table = { id: 't', class: 'dataset', namespace: 'postgres://shop', name: 'shop.public.lines', title: 'lines', type: 'table' };
  const api = fakeApi(fakeAsset({ class: 'container', type: 'schema', columnCount: 0 }), {
    listAssets: jest.fn(async () => ({ items: [table], totalCount: { value: 1, exact: true } })),
  });
  await showAsset(api);
  const rows = within(await screen.findByRole('table', { name: 'Contents' }));
  expect(rows.getByRole('link', { name: 'lines' })).toHaveAttribute('href', '/data/assets/t');
  expect(screen.getByRole('link', { name: 'All 1' })).toHaveAttribute('href', '/data/assets?parent=id-1');
});

it('takes another name away, and gives it back', async () => {
  const alias = { id: 'a', class: 'dataset' as const, namespace: 'hive://lake', name: 'orders_old', reason: 'rename' as const, removable: true };
  const fixed = { ...alias, id: 'b', name: 'declared', reason: 'declaration' as const, removable: false };
  const api = fakeApi(fakeAsset({ aliases: [alias, fixed] }), {
    removeAssetAlias: jest.fn(async () => fakeAsset()),
    addAssetAlias: jest.fn(async () => fakeAsset()),
  });
  await showAsset(api);
  expect(await screen.findByText('declared')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Remove declared' })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Remove orders_old' }));
  expect(api.removeAssetAlias).toHaveBeenCalledWith('id-1', 'a');
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(api.addAssetAlias).toHaveBeenCalledWith('id-1', { namespace: 'hive://lake', name: 'orders_old' });
});
