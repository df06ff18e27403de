import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal, refusedUntilMended } from '../../../ui/__testUtils__/showPage';
import { fakeApi, fakeAsset } from '../__testUtils__/fakeAsset';
import { showAsset } from '../__testUtils__/showAsset';

jest.setTimeout(30_000);

const at = (hour: number, day = 2) => `2026-11-0${day}T${String(hour).padStart(2, '0')}:00:00Z`;
const change = (id: string, more: object) => ({ kind: 'change', id, at: at(12), actor: 'user:default/jo', source: 'steward', action: 'stated', position: 1, changes: [], ...more });
const run = (id: string, state: string) => ({ kind: 'run', id, at: at(9), run: { runId: id, state, startedAt: at(9), stub: false, durationMs: 1000 } });

const longText = 'One row an order, with what it came to and what was paid, in the currency of the shop, as the books have it';
const items = [
  change('1', { changes: [{ attribute: 'owner', before: 'group:default/a', after: 'group:default/b' }, { attribute: 'tier', before: 'gold' }] }),
  change('2', { changes: [{ attribute: 'description', before: longText, after: longText.replace('paid', 'owed') }] }),
  change('3', { changes: [{ attribute: 'tags', before: ['x', 'kept'], after: ['kept', 'y'] }, { attribute: 'columns.id.description', after: 'Number' }] }),
  change('4', { action: 'deleted', reason: 'Moved' }),
  change('5', { action: 'declared', source: 'yaml', actor: 'catalog', entityRef: 'dataasset:default/orders', changes: [{ attribute: 'upstream', hidden: true }] }),
  { kind: 'schema', id: 'v2', at: at(10), added: ['new_column'], removed: ['old_column'], changed: [{ name: 'id', from: 'int', to: 'bigint' }], first: false },
  ...['a', 'b', 'c', 'd'].map((id, index) => run(id, index ? 'COMPLETE' : 'FAIL')),
];

const place = () => screen.getByTestId('place').textContent;
const answers = (...pages: object[]) => jest.fn(async (_: string, { cursor }: { cursor?: string }) => pages[Number(cursor ?? 0)]);

it('tells who changed what, by day, with each value before and after', async () => {
  await showAsset(fakeApi(fakeAsset(), { listAssetActivity: answers({ items }) }), '/activity');
  const day = await screen.findByRole('region', { name: 'Mon, 2 Nov 2026' });
  const entries = [...day.querySelectorAll('.hw-entry')];
  const texts = entries.map(entry => entry.querySelector('.hw-spread')!.textContent);
  expect(texts[0]).toBe('jo changed itOwnera → bTiergold → taken back');
  expect(entries[1].querySelectorAll('del, ins')).toHaveLength(2);
  expect(entries[1].querySelector('del')).toHaveTextContent('paid,');
  expect(texts[2]).toBe('jo changed itTagsxyid DescriptionNumber');
  expect(texts[3]).toBe('jo deleted it: Moved');
  expect(texts[4]).toContain('orders declares it in a file');
  expect(texts[4]).toContain('It names an asset that you may not see.');
  expect(texts[5]).toContain('The schema changed');
  expect(texts[5]).toContain('id int → bigint');
  expect(texts[6]).toContain('4 runs');
  expect(texts[6]).toContain('1 failed');
});

it('unfolds runs that follow each other', async () => {
  await showAsset(fakeApi(fakeAsset(), { listAssetActivity: answers({ items }) }), '/activity');
  await userEvent.click(await screen.findByRole('button', { name: 'Show each' }));
  expect(screen.getAllByRole('link', { name: 'Run' }).map(link => link.getAttribute('href'))).toEqual(
    ['a', 'b', 'c', 'd'].map(id => `/data/assets/id-1/runs?run=${id}`),
  );
});

it('is narrowed by kind, in the address, and goes on into the past', async () => {
  const listAssetActivity = answers({ items: [items[0]], nextCursor: '1' }, { items: [{ ...items[3], id: 'old', at: at(12, 1) }] });
  await showAsset(fakeApi(fakeAsset(), { listAssetActivity }), '/activity');
  await userEvent.click(await screen.findByRole('button', { name: 'Older' }));
  expect(await screen.findByRole('region', { name: 'Sun, 1 Nov 2026' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Older' })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Changes' }));
  expect(place()).toBe('/data/assets/id-1/activity?kind=change');
  await waitFor(() =>
    expect(listAssetActivity).toHaveBeenLastCalledWith('id-1', { limit: 50, cursor: undefined, kind: ['change'] }, expect.anything()),
  );
});

it('says so when nothing has happened, and when it cannot be loaded', async () => {
  const error = await refusal(400, 'InputError', 'Not now');
  const { ask, mend } = refusedUntilMended(error, async () => ({ items: [] }));
  await showAsset(fakeApi(fakeAsset(), { listAssetActivity: ask }), '/activity');
  const again = await screen.findByRole('button', { name: 'Try again' });
  mend();
  await userEvent.click(again);
  expect(await screen.findByText('Nothing has happened yet')).toBeInTheDocument();
});
