import { runBulk } from './runBulk';
import type { BulkItem } from './runBulk';

const item = (id: string): BulkItem => ({
  asset: { id, class: 'dataset', namespace: 'n', name: id, title: id, type: 'table' },
  change: { owner: 'group:default/a' },
});
const items = Array.from({ length: 450 }, (_, index) => item(String(index)));

type Written = { id: string; change: object }[];
const accept = (written: Written) => ({
  succeeded: written.length,
  failed: 0,
  position: written.length,
  items: written.map(({ id }, index) => ({ index, status: 200, id })),
});

describe('changing many assets', () => {
  it('goes in parts and tells how far it is', async () => {
    const writeAssets = jest.fn(async (written: Written) => accept(written));
    const onProgress = jest.fn();
    const result = await runBulk({ writeAssets } as never, items, { signal: new AbortController().signal, onProgress });
    expect(writeAssets.mock.calls.map(([written]) => written.length)).toEqual([200, 200, 50]);
    expect(writeAssets.mock.calls[0][0][0]).toEqual({ id: '0', change: { owner: 'group:default/a' } });
    expect(onProgress.mock.calls).toEqual([[200], [400], [450]]);
    expect(result).toEqual({ done: items, failed: [], left: [], position: 200 });
  });

  it('says why an item was refused, and does the others', async () => {
    const answer = {
      succeeded: 1,
      failed: 1,
      position: 9,
      items: [
        { index: 1, status: 202 },
        { index: 0, status: 409, error: { name: 'ConflictError', message: "'owner' is declared by a file" } },
      ],
    };
    const result = await runBulk({ writeAssets: async () => answer } as never, [item('a'), item('b')], {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(result).toEqual({
      done: [item('b')],
      failed: [{ ...item('a'), reason: "'owner' is declared by a file" }],
      left: [],
      position: 9,
    });
  });

  it('stops when it is told to, and when a request fails', async () => {
    const stop = new AbortController();
    const stopped = await runBulk(
      {
        writeAssets: async (written: Written) => {
          stop.abort();
          return accept(written);
        },
      } as never,
      items,
      { signal: stop.signal, onProgress: () => undefined },
    );
    expect([stopped.done.length, stopped.left.length, stopped.error]).toEqual([200, 250, undefined]);

    const broken = await runBulk({ writeAssets: jest.fn().mockRejectedValue(new Error('away')) } as never, items, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(broken).toEqual({ done: [], failed: [], left: items, error: 'away' });
  });
});
