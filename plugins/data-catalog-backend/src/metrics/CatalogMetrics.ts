import type { MetricsService } from '@backstage/backend-plugin-api/alpha';

/** How far the projection is behind the log. */
export type Lag = { entries: number; seconds: number };

/**
 * What an operator watches, through Backstage's metrics service (OpenTelemetry).
 * Without an SDK in the process nothing is counted and nothing costs.
 */
export class CatalogMetrics {
  private readonly events;
  private readonly refused;
  private readonly entries;
  private readonly duration;

  /** @param lag - asked at each collection, so it must be cheap */
  constructor(metrics: MetricsService, lag: () => Promise<Lag>) {
    this.events = metrics.createCounter('data_catalog.events.received', {
      description: 'Events that are safe in the log',
      unit: '{event}',
    });
    this.refused = metrics.createCounter('data_catalog.events.refused', {
      description: 'Events that were refused, and are kept as refused',
      unit: '{event}',
    });
    this.entries = metrics.createCounter('data_catalog.entries.projected', {
      description: 'Entries of the log that pages and answers reflect',
      unit: '{entry}',
    });
    this.duration = metrics.createHistogram('data_catalog.events.receive.duration', {
      description: 'From the whole event in memory to its place in the log',
      unit: 's',
    });
    metrics
      .createObservableGauge('data_catalog.lag.entries', {
        description: 'Entries that are not yet projected',
        unit: '{entry}',
      })
      .addCallback(async result => result.observe((await lag()).entries));
    metrics
      .createObservableGauge('data_catalog.lag.duration', {
        description: 'Age of the oldest entry that is not yet projected',
        unit: 's',
      })
      .addCallback(async result => result.observe((await lag()).seconds));
  }

  /** @param origin - the way it came: `http`, `batch`, `bus` or `file:NAME` */
  received(origin: string, seconds: number): void {
    const way = wayOf(origin);
    this.events.add(1, { origin: way });
    this.duration.record(seconds, { origin: way });
  }

  refusedEvent(origin: string): void {
    this.refused.add(1, { origin: wayOf(origin) });
  }

  projected(entries: number): void {
    this.entries.add(entries);
  }
}

/** Without the name of the file: an attribute has few values. */
function wayOf(origin: string): string {
  return origin.split(':', 1)[0];
}
