import type { EventsStatus } from '@headwater/plugin-data-catalog-common';
import type { Knex } from 'knex';
import type { RejectedEvents } from '../openlineage/RejectedEvents';
import type { LogService } from './LogService';

type Received = Pick<EventsStatus, 'received' | 'lastReceivedAt'>;

export type EventStatusOptions = {
  knex: Knex;
  log: LogService;
  rejected: RejectedEvents;
  settings: Pick<EventsStatus, 'retentionDays' | 'root' | 'anonymous'>;
  now?: () => Date;
};

/** Entries that are counted at most. */
const MAX_COUNTED = 100_000;
const HOUR_MS = 60 * 60 * 1000;
/** A count that took long is answered again for so many times as long. */
const KEPT_TIMES = 50;
const LONG_MS = 10;

/** How far the log and its projection are, what came in, and how it may come in. */
export class EventStatus {
  private counted?: { until: number; received: Received };

  constructor(private readonly options: EventStatusOptions) {}

  async read(): Promise<EventsStatus> {
    const { log, rejected, settings } = this.options;
    const positions = await log.status();
    return {
      ...positions,
      lagSeconds: await this.lagSeconds(positions.projected),
      rejected: await rejected.count(),
      ...(await this.received()),
      ...settings,
    };
  }

  /** How far the projection is behind the log. */
  async lag(): Promise<{ entries: number; seconds: number }> {
    const { lag, projected } = await this.options.log.status();
    return { entries: lag, seconds: await this.lagSeconds(projected) };
  }

  private now(): Date {
    return this.options.now?.() ?? new Date();
  }

  private async lagSeconds(projected: number): Promise<number> {
    const oldest = await this.options
      .knex('log_entries')
      .where('position', '>', projected)
      .orderBy('position')
      .first('recorded_at');
    if (!oldest) return 0;
    return Math.max(0, Math.round((this.now().getTime() - Date.parse(oldest.recorded_at)) / 1000));
  }

  /** Pages ask every few seconds, so a count that takes long must not be made for each. */
  private async received(): Promise<Received> {
    const start = Date.now();
    if (this.counted && start < this.counted.until) return this.counted.received;
    const received = await countReceived(this.options.knex, this.now());
    const took = Date.now() - start;
    const until = took > LONG_MS ? start + took * KEPT_TIMES : 0;
    this.counted = { until, received };
    return received;
  }
}

async function countReceived(knex: Knex, now: Date): Promise<Received> {
  const hourAgo = new Date(now.getTime() - HOUR_MS).toISOString();
  const dayAgo = new Date(now.getTime() - 24 * HOUR_MS).toISOString();
  const newest = knex('log_entries')
    .select('kind', 'recorded_at')
    .where('recorded_at', '>=', dayAgo)
    .orderBy('recorded_at', 'desc')
    .limit(MAX_COUNTED + 1);
  const event = "kind = 'openlineage.event'";
  const row = await knex
    .from(newest.as('newest'))
    .first(
      knex.raw('count(*) as entries'),
      knex.raw('min(recorded_at) as oldest'),
      knex.raw(`sum(case when ${event} then 1 else 0 end) as day`),
      knex.raw(`sum(case when ${event} and recorded_at >= ? then 1 else 0 end) as hour`, [hourAgo]),
      knex.raw(`max(case when ${event} then recorded_at end) as last`),
    );
  const whole = Number(row.entries) <= MAX_COUNTED;
  const last = row.last ?? (await lastReceivedAt(knex));
  return {
    received: {
      lastHour: count(row.hour, whole || row.oldest < hourAgo),
      lastDay: count(row.day, whole),
    },
    ...(last && { lastReceivedAt: last }),
  };
}

function count(value: unknown, exact: boolean) {
  return { value: Math.min(Number(value ?? 0), MAX_COUNTED), exact };
}

/** Among the newest entries, so that a log without events is not read as a whole. */
async function lastReceivedAt(knex: Knex): Promise<string | undefined> {
  const newest = knex('log_entries')
    .select('kind', 'recorded_at', 'position')
    .orderBy('position', 'desc')
    .limit(MAX_COUNTED);
  const row = await knex
    .from(newest.as('newest'))
    .where('kind', 'openlineage.event')
    .orderBy('position', 'desc')
    .first('recorded_at');
  return row?.recorded_at;
}
