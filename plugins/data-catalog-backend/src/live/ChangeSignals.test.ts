import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { SignalPayload } from '@backstage/plugin-signals-node';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { startCatalog } from '../__testUtils__/startCatalog';
import { ChangeSignals } from './ChangeSignals';

jest.setTimeout(60_000);

const nothing = { assets: [], runAssets: [] };
const bare = { assetIds: [], more: false, runAssetIds: [], moreRuns: false };

describe('ChangeSignals', () => {
  const published: SignalPayload[] = [];
  const publish = jest.fn(async (signal: SignalPayload) => {
    published.push(signal);
  });
  const logger = mockServices.logger.mock();
  let changes: ChangeSignals;

  beforeEach(() => {
    jest.useFakeTimers();
    jest.clearAllMocks();
    published.length = 0;
    changes = new ChangeSignals({ signals: { publish: publish as never }, logger });
  });
  afterEach(() => {
    changes.stop();
    jest.useRealTimers();
  });

  const messages = () => published.map(({ message }) => message);

  it('tells everybody once a second what changed since', async () => {
    changes.changed(1, 0, { assets: ['a'], runAssets: [] });
    changes.changed(3, 2, { assets: ['b', 'a'], runAssets: ['c'] });
    changes.changed(2, 1, nothing);
    expect(published).toEqual([]);
    await jest.advanceTimersByTimeAsync(1000);
    expect(published).toEqual([
      {
        recipients: { type: 'broadcast' },
        channel: 'data-catalog',
        message: {
          position: 3,
          since: 0,
          assetIds: ['a', 'b'],
          more: false,
          runAssetIds: ['c'],
          moreRuns: false,
        },
      },
    ]);
    changes.changed(4, 3, { assets: ['c'], runAssets: [] });
    await jest.advanceTimersByTimeAsync(999);
    expect(published).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(messages()[1]).toEqual({ ...bare, position: 4, since: 3, assetIds: ['c'] });
  });

  it('says nothing while nothing happens', async () => {
    changes.changed(1, 0, nothing);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(messages()).toEqual([{ ...bare, position: 1, since: 0 }]);
  });

  it('names at most 100 assets and says that there are more', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `id-${index}`);
    changes.changed(1, 0, { assets: ids, runAssets: [] });
    changes.changed(2, 1, { assets: ['id-7'], runAssets: [] });
    await jest.advanceTimersByTimeAsync(1000);
    changes.changed(3, 2, { assets: [...ids, 'id-100'], runAssets: [] });
    await jest.advanceTimersByTimeAsync(1000);
    changes.changed(4, 3, { assets: [], runAssets: [...ids, 'id-100'] });
    await jest.advanceTimersByTimeAsync(1000);
    expect(messages()).toEqual([
      { ...bare, position: 2, since: 0, assetIds: ids },
      { ...bare, position: 3, since: 2, assetIds: ids, more: true },
      { ...bare, position: 4, since: 3, runAssetIds: ids, moreRuns: true },
    ]);
  });

  it('names an asset that looks different once, also where it has a new run', async () => {
    changes.changed(1, 0, { assets: ['a'], runAssets: ['a', 'b'] });
    await jest.advanceTimersByTimeAsync(1000);
    expect(messages()).toEqual([{ ...bare, position: 1, since: 0, assetIds: ['a'], runAssetIds: ['b'] }]);
  });

  it('logs a failure at debug and goes on', async () => {
    publish.mockRejectedValueOnce(new Error('no bus'));
    publish.mockImplementationOnce(() => {
      throw new Error('no service');
    });
    for (const position of [1, 2, 3]) {
      changes.changed(position, position - 1, nothing);
      await jest.advanceTimersByTimeAsync(1000);
    }
    // Who hears of 3 sees that changes since 2 are all that it tells.
    expect(messages()).toEqual([{ ...bare, position: 3, since: 2 }]);
    expect(logger.debug).toHaveBeenCalledTimes(2);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('waits for a slow bus instead of piling up', async () => {
    let finish = () => undefined as void;
    publish.mockImplementationOnce(
      () =>
        new Promise<void>(resolve => {
          finish = resolve;
        }),
    );
    changes.changed(1, 0, { assets: ['a'], runAssets: [] });
    await jest.advanceTimersByTimeAsync(1000);
    changes.changed(2, 1, { assets: ['b'], runAssets: [] });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(publish).toHaveBeenCalledTimes(1);
    finish();
    await jest.advanceTimersByTimeAsync(1000);
    expect(messages()).toEqual([{ ...bare, position: 2, since: 1, assetIds: ['b'] }]);
  });

  it('is silent once stopped', async () => {
    changes.changed(1, 0, { assets: ['a'], runAssets: [] });
    changes.stop();
    changes.changed(2, 1, { assets: ['b'], runAssets: [] });
    await jest.advanceTimersByTimeAsync(5000);
    expect(published).toEqual([]);
  });
});

const event = {
  eventType: 'COMPLETE',
  eventTime: '2026-11-01T10:00:00Z',
  producer: 'https://example.com/etl',
  run: { runId: '0198a1a0-0000-7000-8000-000000000001' },
  job: { namespace: 'etl', name: 'load' },
  inputs: [{ namespace: 'db', name: 'orders' }],
};
const orders = assetId('dataset', 'db', 'orders');
const load = assetId('job', 'etl', 'load');

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_17'] });

describe.each(databases.eachSupportedId())('signals of changes on %p', databaseId => {
  async function startWith(publish: (signal: SignalPayload) => Promise<void>) {
    return startCatalog({
      knex: await databases.init(databaseId),
      features: [
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish: publish as never }),
        }),
      ],
    });
  }

  /** Waits until a message has told of the position; answers all up to it. */
  async function until(
    told: SignalPayload[],
    position: number,
  ): Promise<Record<string, unknown>[]> {
    const deadline = Date.now() + 15_000;
    while (!told.some(({ message }) => Number(message.position) >= position)) {
      if (Date.now() > deadline) throw new Error(`Nobody told of position ${position}`);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    return told.splice(0).map(({ message }) => message);
  }

  const namesOf = (messages: Record<string, unknown>[], list: 'assetIds' | 'runAssetIds') =>
    [...new Set(messages.flatMap(message => message[list] as string[]))].sort();

  it('name the assets that look different, and those of which only a run is new apart', async () => {
    const told: SignalPayload[] = [];
    const catalog = await startWith(async signal => {
      told.push(signal);
    });
    const first = await until(told, await catalog.send(event));
    expect(first.flatMap(({ assetIds }) => assetIds as string[])).toEqual(
      expect.arrayContaining([orders, load]),
    );
    expect(JSON.stringify(first)).not.toMatch(/etl|load|orders/);
    // The next run says nothing new of what it reads; its end names no inputs any more.
    const next = {
      ...event,
      eventType: 'START',
      eventTime: '2026-11-02T10:00:00Z',
      run: { runId: '0198a1a0-0000-7000-8000-000000000002' },
    };
    const second = await until(told, await catalog.send(next));
    expect(namesOf(second, 'assetIds')).toEqual([]);
    expect(namesOf(second, 'runAssetIds')).toEqual([orders, load].sort());
    const end = { ...next, eventType: 'COMPLETE', eventTime: '2026-11-02T10:05:00Z', inputs: [] };
    const ended = await until(told, await catalog.send(end));
    expect(namesOf(ended, 'assetIds')).toEqual([]);
    expect(namesOf(ended, 'runAssetIds')).toEqual([orders, load].sort());
    await catalog.api.delete(`/api/data-catalog/v1/assets/${orders}`);
    const { body } = await catalog.api.get('/api/data-catalog/v1/events/status');
    const third = await until(told, body.head);
    expect(third.flatMap(({ assetIds }) => assetIds)).toContain(orders);
    // Each goes on where the one before ended, so that a gap tells of signals that were missed.
    const all = [...first, ...second, ...ended, ...third];
    expect(all.slice(1).map(({ since }) => since)).toEqual(all.slice(0, -1).map(({ position }) => position));
    await catalog.stop();
  });

  it('do not keep the projection from going on when they fail', async () => {
    const catalog = await startWith(() => Promise.reject(new Error('no bus')));
    await catalog.send(event);
    const nodes = (await catalog.graph()).filter(({ kind }) => kind === 'node');
    expect(nodes.map(({ name }) => name)).toEqual(expect.arrayContaining(['orders', 'load']));
    await catalog.stop();
  });

  it('need no signals backend', async () => {
    const catalog = await startCatalog({ knex: await databases.init(databaseId) });
    await catalog.send(event);
    await new Promise(resolve => setTimeout(resolve, 1500));
    await catalog.send({ ...event, eventTime: '2026-11-02T10:00:00Z' });
    expect(await catalog.graph()).not.toEqual([]);
    await catalog.stop();
  });
});
