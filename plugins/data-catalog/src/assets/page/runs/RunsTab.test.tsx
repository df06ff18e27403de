import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal, refusedUntilMended } from '../../../ui/__testUtils__/showPage';
import { fakeApi, fakeAsset } from '../__testUtils__/fakeAsset';
import type { FakeApi } from '../__testUtils__/fakeAsset';
import { showAsset } from '../__testUtils__/showAsset';

jest.setTimeout(30_000);

const job = (title: string) => ({ id: `job-${title}`, class: 'job', namespace: 'n', name: title, title, type: 'pipeline' });
const run = (runId: string, more: object = {}) => ({
  runId,
  state: 'COMPLETE',
  startedAt: '2026-11-01T00:00:00Z',
  durationMs: 60_000,
  stub: false,
  job: job('daily'),
  ...more,
});
const failed = run('r1', { state: 'FAIL', durationMs: 30_000, error: { message: 'Out of space' }, parentRunId: 'p1', rootRunId: 'root-1' });

const whole = {
  ...failed,
  error: { message: 'Out of space', programmingLanguage: 'python', stackTrace: 'Traceback\n  line 1' },
  states: [
    { state: 'START', at: '2026-11-01T00:00:00Z' },
    { state: 'RUNNING', at: '2026-11-01T00:00:10Z' },
    { state: 'FAIL', at: '2026-11-01T00:00:30Z' },
  ],
  nominalStart: '2026-11-01T00:00:00Z',
  engine: { name: 'spark', version: '3.5' },
  inputs: [{ id: 'raw', class: 'dataset', namespace: 'n', name: 'raw', title: 'raw', type: 'table', facets: [] }],
  outputs: [{ id: 'id-1', class: 'dataset', namespace: 'n', name: 'orders', title: 'orders', type: 'table', facets: ['x'] }],
  parent: run('p1', { job: job('nightly') }),
  root: run('root-1', { job: job('all') }),
  children: [run('c1', { job: job('child') })],
  hidden: 2,
  facets: ['errorMessage', 'nominalTime'],
};

const place = () => screen.getByTestId('place').textContent;

function start(changes: FakeApi = {}, asset = fakeAsset()) {
  const api = fakeApi(asset, {
    listAssetRuns: jest.fn(async () => ({ items: [run('r2'), failed], totalCount: { value: 2, exact: true } })),
    getRun: jest.fn(async () => whole),
    ...changes,
  });
  return { api, open: (query = '') => showAsset(api, `/runs${query}`) };
}

describe('the runs', () => {
  it('stand with what became of them, and a bar as long as they took', async () => {
    await start().open();
    const rows = (await screen.findAllByRole('row')).slice(1);
    expect(rows.map(row => within(row).getByRole('link').textContent)).toEqual(['daily', 'daily']);
    expect(within(rows[1]).getByText('failed')).toBeInTheDocument();
    expect(within(rows[1]).getByText('Out of space')).toBeInTheDocument();
    expect(within(rows[1]).getByText('30 s')).toBeInTheDocument();
    const bars = rows.map(row => row.querySelector<HTMLElement>('.hw-took i')!.style.width);
    expect(bars).toEqual(['100%', '50%']);
    expect(screen.getByText('2 runs')).toBeInTheDocument();
  });

  it('are narrowed by state, and by what they did with a dataset', async () => {
    const { open, api } = start();
    await open();
    await userEvent.click(await screen.findByRole('button', { name: 'Failed' }));
    await userEvent.click(screen.getByRole('button', { name: 'Wrote it' }));
    expect(place()).toBe('/data/assets/id-1/runs?state=failed&use=write');
    await waitFor(() =>
      expect(api.listAssetRuns).toHaveBeenLastCalledWith(
        'id-1',
        { limit: 100, cursor: undefined, state: ['FAIL', 'ABORT'], use: 'write' },
        expect.anything(),
      ),
    );
  });

  it('of a job are told by their ids, without asking what they did', async () => {
    await start({}, fakeAsset({ class: 'job', type: 'pipeline' })).open();
    expect(await screen.findByText('r2')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Wrote it' })).not.toBeInTheDocument();
  });

  it('come page by page', async () => {
    const listAssetRuns = jest.fn(async (_: string, { cursor }: { cursor?: string }) =>
      cursor
        ? { items: [run('older')] }
        : { items: [run('newer')], nextCursor: 'next', totalCount: { value: 2, exact: true } },
    );
    await start({ listAssetRuns }).open();
    expect(await screen.findByText('older')).toBeInTheDocument();
    expect(screen.getByText('newer')).toBeInTheDocument();
  });

  it('say so when there are none, or none fits', async () => {
    await start({ listAssetRuns: jest.fn(async () => ({ items: [] })) }).open();
    expect(await screen.findByText('No job that ran has named it.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Running' }));
    expect(await screen.findByText('No run fits')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(place()).toBe('/data/assets/id-1/runs');
  });

  it('follow when there is a new one, and so does their number', async () => {
    let tell: (change: object) => void = () => undefined;
    const signals = {
      subscribe: (_: string, listen: typeof tell) => {
        tell = listen;
        return { unsubscribe: () => undefined };
      },
    };
    const { api } = start();
    await showAsset(api, '/runs', 'id-1', [[signalApiRef, signals]]);
    expect(await screen.findAllByRole('row')).toHaveLength(3);
    api.listAssetRuns.mockResolvedValue({
      items: [run('r3'), run('r2'), failed],
      totalCount: { value: 3, exact: true },
    } as never);
    api.become(fakeAsset({ counts: { ...fakeAsset().counts!, runs: { value: 4, exact: true } } }));
    const nothing = { assetIds: [], more: false, runAssetIds: [], moreRuns: false };
    act(() => tell({ ...nothing, position: 2, assetIds: ['another'] }));
    expect(api.listAssetRuns).toHaveBeenCalledTimes(1);
    act(() => tell({ ...nothing, position: 3, runAssetIds: ['id-1'] }));
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(4));
    expect(await screen.findByRole('link', { name: 'Runs 4' })).toBeInTheDocument();
  });

  it('offer to try again after an error', async () => {
    const runs = { items: [run('r2'), failed], totalCount: { value: 2, exact: true } };
    const { ask, mend } = refusedUntilMended(await refusal(400, 'InputError', 'Not now'), async () => runs);
    await start({ listAssetRuns: ask }).open();
    const again = await screen.findByRole('button', { name: 'Try again' });
    mend();
    await userEvent.click(again);
    expect(await screen.findByText('Out of space')).toBeInTheDocument();
  });
});

describe('the chosen run', () => {
  const panel = async (id: string) => within(await screen.findByRole('complementary', { name: `Run ${id}` }));

  it('shows its states, error, data, family and facets', async () => {
    const { open, api } = start({
      getRunFacets: jest.fn(async () => ({ run: [{ key: 'nominalTime', body: { odd: 'body' } }], inputs: [], outputs: [] })),
    });
    await open();
    await userEvent.click((await screen.findAllByRole('row'))[2]);
    expect(place()).toBe('/data/assets/id-1/runs?run=r1');
    const beside = await panel('r1');
    expect(await beside.findByText('for 20 s')).toBeInTheDocument();
    expect(beside.getByText('Out of space')).toBeInTheDocument();
    expect(beside.getByText('spark 3.5')).toBeInTheDocument();
    expect(beside.getByRole('link', { name: 'raw' })).toHaveAttribute('href', '/data/assets/raw');
    expect(beside.getByText('this asset')).toBeInTheDocument();
    expect(beside.getByRole('region', { name: 'Stack trace', hidden: true })).toHaveTextContent('Traceback');
    expect(api.getRunFacets).not.toHaveBeenCalled();
    await userEvent.click(beside.getByText('Facets, word for word'));
    await userEvent.click(await beside.findByRole('button', { name: /nominalTime/ }));
    expect(beside.getByText('"body"')).toBeInTheDocument();
    for (const name of ['all', 'child']) expect(beside.getByRole('link', { name })).toBeInTheDocument();
    await userEvent.click(beside.getByRole('link', { name: 'nightly' }));
    expect(place()).toBe('/data/assets/id-1/runs?run=p1');
  });

  it('says so when it is not there', async () => {
    await start({ getRun: jest.fn().mockRejectedValue(await refusal(404, 'NotFoundError', "No run 'x'")) }).open('?run=x');
    expect(await (await panel('x')).findByText("No run 'x'")).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(place()).toBe('/data/assets/id-1/runs');
  });
});
