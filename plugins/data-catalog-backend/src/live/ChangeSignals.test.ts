import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { SignalPayload } from '@backstage/plugin-signals-node';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { startCatalog } from '../__testUtils__/startCatalog';
import { ChangeSignals } from './ChangeSignals';

jest.setTimeout(60_000);

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
    changes.changed(1, ['a']);
    changes.changed(3, ['b', 'a']);
    changes.changed(2, []);
    expect(published).toEqual([]);
    await jest.advanceTimersByTimeAsync(1000);
    expect(published).toEqual([
      {
        recipients: { type: 'broadcast' },
        channel: 'data-catalog',
        message: { position: 3, assetIds: ['a', 'b'], more: false },
      },
    ]);
    changes.changed(4, ['c']);
    await jest.advanceTimersByTimeAsync(999);
    expect(published).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(messages()[1]).toEqual({ position: 4, assetIds: ['c'], more: false });
  });

  it('says nothing while nothing happens', async () => {
    changes.changed(1, []);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(messages()).toEqual([{ position: 1, assetIds: [], more: false }]);
  });

  it('names at most 100 assets and says that there are more', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `id-${index}`);
    changes.changed(1, ids);
    changes.changed(2, ['id-7']);
    await jest.advanceTimersByTimeAsync(1000);
    changes.changed(3, [...ids, 'id-100']);
    await jest.advanceTimersByTimeAsync(1000);
    expect(messages()).toEqual([
      { position: 2, assetIds: ids, more: false },
      { position: 3, assetIds: ids, more: true },
    ]);
  });

  it('logs a failure at debug and goes on', async () => {
    publish.mockRejectedValueOnce(new Error('no bus'));
    publish.mockImplementationOnce(() => {
      throw new Error('no service');
    });
    for (const position of [1, 2, 3]) {
      changes.changed(position, []);
      await jest.advanceTimersByTimeAsync(1000);
    }
    expect(messages()).toEqual([{ position: 3, assetIds: [], more: false }]);
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
    changes.changed(1, ['a']);
    await jest.advanceTimersByTimeAsync(1000);
    changes.changed(2, ['b']);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(publish).toHaveBeenCalledTimes(1);
    finish();
    await jest.advanceTimersByTimeAsync(1000);
    expect(messages()).toEqual([{ position: 2, assetIds: ['b'], more: false }]);
  });

  it('is silent once stopped', async () => {
    changes.changed(1, ['a']);
    changes.stop();
    changes.changed(2, ['b']);
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

  it('name the assets that look different, and none of which only times moved', async () => {
    const told: SignalPayload[] = [];
    const catalog = await startWith(async signal => {
      told.push(signal);
    });
    const first = await until(told, await catalog.send(event));
    expect(first.flatMap(({ assetIds }) => assetIds as string[])).toEqual(
      expect.arrayContaining([orders, load]),
    );
    expect(JSON.stringify(first)).not.toMatch(/etl|load|orders/);
    const again = { ...event, eventTime: '2026-11-02T10:00:00Z' };
    const second = await until(told, await catalog.send(again));
    expect(second.flatMap(({ assetIds }) => assetIds)).toEqual([]);
    await catalog.api.delete(`/api/data-catalog/v1/assets/${orders}`);
    const { body } = await catalog.api.get('/api/data-catalog/v1/events/status');
    const third = await until(told, body.head);
    expect(third.flatMap(({ assetIds }) => assetIds)).toContain(orders);
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
