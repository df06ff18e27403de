import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { CatalogMetrics } from './CatalogMetrics';

describe('metrics for operators', () => {
  it('count what came in and what was refused by its way, what was projected, and how far that is behind', async () => {
    const added: unknown[] = [];
    const observed: unknown[] = [];
    const instrument = (name: string) => ({
      add: (value: number, attributes?: object) => added.push([name, value, attributes]),
      record: (value: number, attributes?: object) => added.push([name, value, attributes]),
    });
    const callbacks: (() => Promise<void>)[] = [];
    const service = metricsServiceMock.mock({
      createCounter: instrument as never,
      createHistogram: instrument as never,
      createObservableGauge: ((name: string) => ({
        addCallback: (callback: (result: { observe: (value: number) => void }) => Promise<void>) =>
          callbacks.push(() => callback({ observe: value => observed.push([name, value]) })),
        removeCallback: () => undefined,
      })) as never,
    });
    const metrics = new CatalogMetrics(service, async () => ({ entries: 7, seconds: 2 }));
    metrics.received('http', 0.012);
    metrics.refusedEvent('file:events.jsonl');
    metrics.projected(40);
    for (const callback of callbacks) await callback();
    expect(added).toEqual([
      ['data_catalog.events.received', 1, { origin: 'http' }],
      ['data_catalog.events.receive.duration', 0.012, { origin: 'http' }],
      ['data_catalog.events.refused', 1, { origin: 'file' }],
      ['data_catalog.entries.projected', 40, undefined],
    ]);
    expect(observed).toEqual([
      ['data_catalog.lag.entries', 7],
      ['data_catalog.lag.duration', 2],
    ]);
  });
});
