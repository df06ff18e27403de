import type { Asset } from '@headwater/plugin-data-catalog-common';
import { waitFor } from '@testing-library/react';
import { QueryClient } from '@tanstack/react-query';
import type { Notice } from '../../../ui/Notices';
import { refusal } from '../../../ui/__testUtils__/showPage';
import { fakeApi, fakeAsset, stated } from '../__testUtils__/fakeAsset';
import type { FakeApi } from '../__testUtils__/fakeAsset';
import { assetKey } from '../useAsset';
import { AssetWrites } from './AssetWrites';
import type { Choice } from './AssetWrites';

const base = fakeAsset(stated({ owner: 'group:default/a' }));
const theirs = fakeAsset({ ...stated({ owner: 'group:default/theirs' }), etag: 'e9' });
const changed = () => refusal(409, 'ConflictError', 'It has changed', { etag: 'e9' });

function start(changes: FakeApi = {}, choice: Choice = 'mine') {
  const api = fakeApi(base, changes);
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(assetKey(base.id), base);
  const notices: Notice[] = [];
  const ask = jest.fn(async () => choice);
  const writes = new AssetWrites({
    id: base.id,
    api: api as never,
    queries,
    notify: notice => notices.push(notice),
    ask,
    texts: () => ({
      undo: 'Undo',
      undone: 'Undone',
      accepted: done => `${done}, accepted`,
      alsoChanged: (done, fields) => `${done}, others: ${fields}`,
      refused: ({ kind }) => kind,
    }),
  });
  const shown = () => queries.getQueryData<Asset>(assetKey(base.id))!;
  const change = { owner: 'group:default/mine' };
  return { api, writes, notices, ask, shown, edit: { base, change, done: 'Done' } };
}

describe('writing an edit', () => {
  it('shows it before the server has answered, with the etag that was read', async () => {
    let answer = (_: Asset) => {};
    const updateAsset = jest.fn(() => new Promise<Asset>(resolve => (answer = resolve)));
    const { writes, shown, edit } = start({ updateAsset });
    const saving = writes.save(edit);
    await new Promise(resolve => setTimeout(resolve));
    expect(shown().owner).toBe('group:default/mine');
    expect(updateAsset).toHaveBeenCalledWith('id-1', edit.change, { ifMatch: 'e0' });
    answer(fakeAsset({ ...stated({ owner: 'group:default/mine' }), etag: 'e1', counts: undefined }));
    expect(await saving).toBe(true);
    // The answer of a write has no counts; those that were there stay.
    expect([shown().etag, shown().counts?.columns]).toEqual(['e1', 2]);
  });

  it('undoes it by saying again what stewards said before', async () => {
    const { api, writes, notices, shown, edit } = start();
    await writes.save(edit);
    expect(notices[0].text).toBe('Done');
    notices[0].action!.run();
    await writes.save({ ...edit, change: { tier: 'x' } });
    expect(api.updateAsset.mock.calls.map(([, change]) => change)).toEqual([
      { owner: 'group:default/mine' },
      { owner: 'group:default/a' },
      { tier: 'x' },
    ]);
    expect(shown().owner).toBe('group:default/a');
    expect(notices[1]).toEqual({ text: 'Undone', action: undefined });
  });

  it('does not take its own last write for somebody else’s', async () => {
    const { api, writes, edit } = start();
    await Promise.all([writes.save(edit), writes.save({ ...edit, change: { tier: 'x' } })]);
    const sent = (api.updateAsset as jest.Mock).mock.calls.map(call => call[2]);
    expect(sent).toEqual([{ ifMatch: 'e0' }, { ifMatch: 'e1' }]);
  });

  it('asks where somebody else changed the same, and writes mine over it', async () => {
    const updateAsset = jest
      .fn()
      .mockRejectedValueOnce(await changed())
      .mockResolvedValue(fakeAsset({ ...stated({ owner: 'group:default/mine' }), etag: 'e10' }));
    const { api, writes, ask, shown, edit } = start({ updateAsset });
    api.become(theirs);
    expect(await writes.save(edit)).toBe(true);
    expect(ask).toHaveBeenCalledWith([
      expect.objectContaining({ field: 'owner', before: 'group:default/a', theirs: 'group:default/theirs', mine: 'group:default/mine' }),
    ]);
    expect(updateAsset).toHaveBeenLastCalledWith('id-1', edit.change, { ifMatch: 'e9' });
    expect(shown().owner).toBe('group:default/mine');
  });

  it('keeps theirs where one says so', async () => {
    const updateAsset = jest.fn().mockRejectedValue(await changed());
    const { api, writes, shown, edit } = start({ updateAsset }, 'theirs');
    api.become(theirs);
    expect(await writes.save(edit)).toBe(false);
    expect(updateAsset).toHaveBeenCalledTimes(1);
    expect(shown().owner).toBe('group:default/theirs');
  });

  it('does not ask where others changed something else, but says so', async () => {
    const updateAsset = jest
      .fn()
      .mockRejectedValueOnce(await refusal(412, 'PreconditionFailed', 'It has changed'))
      .mockResolvedValue(fakeAsset({ etag: 'e10' }));
    const { api, writes, notices, ask, edit } = start({ updateAsset });
    api.become(fakeAsset({ ...stated({ owner: 'group:default/a', tier: 'theirs' }), etag: 'e9' }));
    expect(await writes.save(edit)).toBe(true);
    expect(ask).not.toHaveBeenCalled();
    expect(notices.map(({ text }) => text)).toEqual(['Done, others: tier']);
  });

  it('gives up when others write all the time', async () => {
    const error = await changed();
    const { writes, notices, edit } = start({ updateAsset: jest.fn().mockRejectedValue(error) });
    expect(await writes.save(edit)).toBe(false);
    expect(notices).toEqual([{ tone: 'bad', text: 'changed' }]);
  });

  it.each([
    ['declared', 409, { entityRef: 'dataasset:default/orders', location: 'url:https://example.com/a.yaml' }],
    ['other', 403, undefined],
    ['other', 503, undefined],
  ] as const)('takes it back when it is refused: %s, %d', async (kind, status, details) => {
    const error = await refusal(status, 'Error', 'No', details);
    const { writes, notices, shown, edit } = start({ updateAsset: jest.fn().mockRejectedValue(error) });
    expect(await writes.save(edit)).toBe(false);
    expect(shown().owner).toBe('group:default/a');
    expect(notices).toEqual([{ tone: 'bad', text: kind }]);
  });

  it('keeps showing what is accepted and not visible yet, and loads it once it is', async () => {
    const late = fakeAsset({ ...stated({ owner: 'group:default/mine', tier: 'loaded' }), position: 42 });
    const { api, writes, notices, shown, edit } = start({
      updateAsset: jest.fn(async () => ({ id: 'id-1', position: 42 })),
      // At first not even that has come.
      getAsset: jest.fn().mockResolvedValueOnce(base).mockResolvedValue(late),
    });
    expect(await writes.save(edit)).toBe(true);
    expect(shown().owner).toBe('group:default/mine');
    expect(notices[0].text).toBe('Done, accepted');
    expect(api.getAsset).toHaveBeenCalledWith('id-1', expect.objectContaining({ minPosition: 42 }), expect.anything());
    await waitFor(() => expect(shown().tier).toBe('loaded'));
    // It can be undone all the same; without an etag, as nobody knows it.
    notices[0].action!.run();
    await waitFor(() => expect(api.updateAsset).toHaveBeenLastCalledWith('id-1', { owner: 'group:default/a' }, {}));
  });
});
