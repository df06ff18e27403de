import type { OpenLineageEvent } from '../events/types';
import type { Outcome } from '../transports/Transport';
import { toError } from './errors';
import type { Logger } from './logger';

/**
 * What became of the events of a client. With a composite, `delivered`,
 * `failed` and `dropped` count for each of its transports.
 */
export type ClientStats = {
  /** Handed to `emit`, and sound. */
  emitted: number;
  delivered: number;
  /** Refused, or not delivered after all repetitions. */
  failed: number;
  /** Not taken, because a queue was full or the client closed. */
  dropped: number;
  /** Not sent, as configured: by a filter, a transformer, noop or OPENLINEAGE_DISABLED. */
  filtered: number;
};

/** Is told of each event that is lost, and may keep it elsewhere. */
export type ErrorListener = (error: Error, event: OpenLineageEvent) => void;

/** An outage that comes back within this time is counted but not said again. */
const quietMs = 60_000;

/**
 * Counts outcomes, and says what an operator must know without flooding the
 * log: the first failure, the recovery from it, the first drop.
 */
export class DeliveryMonitor {
  readonly counts: ClientStats = { emitted: 0, delivered: 0, failed: 0, dropped: 0, filtered: 0 };
  private failuresSince?: number;
  private quietUntil = 0;
  private saidDrop = false;

  constructor(
    private readonly logger: Logger,
    private readonly now: () => number,
    private readonly onError?: ErrorListener,
  ) {}

  /** An `OutcomeListener`. */
  readonly record = (outcome: Outcome, error?: Error, event?: () => OpenLineageEvent): void => {
    if (outcome !== 'undelivered') this.counts[outcome] += 1;
    if (outcome === 'delivered') this.recovered();
    else if (outcome === 'failed') this.failed(error);
    else if (outcome === 'dropped') this.dropped(error);
    if (error && event && this.onError) this.tell(this.onError, error, event);
  };

  private failed(error?: Error) {
    if (this.failuresSince !== undefined) {
      this.failuresSince += 1;
      return;
    }
    if (this.now() < this.quietUntil) return;
    this.failuresSince = 1;
    this.logger.error(
      `An event was not delivered: ${sentence(error?.message ?? 'unknown reason')} ` +
        'The job goes on; further failures are counted (stats()) and not logged until events are delivered again.',
    );
  }

  private recovered() {
    if (this.failuresSince === undefined) return;
    this.logger.warn(`Events are delivered again, after ${this.failuresSince} that were not.`);
    this.failuresSince = undefined;
    this.quietUntil = this.now() + quietMs;
  }

  private dropped(error?: Error) {
    if (this.saidDrop) return;
    this.saidDrop = true;
    this.logger.error(
      `${sentence(error?.message ?? 'An event was dropped')} Further ones are counted (stats()) and not logged.`,
    );
  }

  private tell(listener: ErrorListener, error: Error, event: () => OpenLineageEvent) {
    try {
      listener(error, event());
    } catch (thrown) {
      this.logger.error(`onError failed: ${toError(thrown).message}`);
    }
  }
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
