import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Appended, LogService } from '../log';
import { draftOf, eventDraft } from './eventDraft';
import type { RejectedEvents } from './RejectedEvents';

/** Answer to a batch, as OpenLineage's API has it. */
export type BatchAnswer = {
  status: 'success' | 'partial_success';
  summary: { received: number; successful: number; failed: number; retriable: number; non_retriable: number };
  failed_events: { index: number; reason: string; retriable: boolean }[];
};

/** Counts what comes in. `origin` is the way it came. */
export type ReceiverMeter = {
  received: (origin: string, seconds: number) => void;
  refusedEvent: (origin: string) => void;
};

/** Takes events from whatever way they come, and keeps those that it refuses. */
export class Receiver {
  constructor(
    private readonly log: LogService,
    private readonly rejected: RejectedEvents,
    private readonly logger: LoggerService,
    private readonly meter?: ReceiverMeter,
  ) {}

  /**
   * Appends one event; resolves once it has committed.
   *
   * @throws InputError when it is refused, ServiceUnavailableError when it may be sent again
   */
  async receive(text: string, actor: string, origin: string): Promise<Appended> {
    try {
      const start = performance.now();
      const appended = await this.log.append(eventDraft(text, actor));
      this.meter?.received(origin, (performance.now() - start) / 1000);
      return appended;
    } catch (error) {
      if (!mayRetry(error)) await this.reject(text, actor, origin, error);
      throw error;
    }
  }

  /** Appends what is good of many events, and says what became of the others. */
  async receiveBatch(events: readonly unknown[], actor: string): Promise<BatchAnswer> {
    const failed: BatchAnswer['failed_events'] = [];
    const appends = events.map(async (event, index) => {
      const text = JSON.stringify(event) ?? 'null';
      try {
        const start = performance.now();
        await this.log.append(draftOf(event, text, actor));
        this.meter?.received('batch', (performance.now() - start) / 1000);
      } catch (error) {
        const retriable = mayRetry(error);
        failed.push({ index, reason: reasonOf(error), retriable });
        if (!retriable) await this.reject(text, actor, 'batch', error);
      }
    });
    await Promise.all(appends);
    const retriable = failed.filter(event => event.retriable).length;
    return {
      status: failed.length === 0 ? 'success' : 'partial_success',
      summary: {
        received: events.length,
        successful: events.length - failed.length,
        failed: failed.length,
        retriable,
        non_retriable: failed.length - retriable,
      },
      failed_events: failed.sort((a, b) => a.index - b.index),
    };
  }

  /** Keeps what was refused; that must never turn a clear refusal into a failure of its own. */
  async reject(body: string, actor: string, origin: string, error: unknown): Promise<void> {
    this.meter?.refusedEvent(origin);
    try {
      await this.rejected.add({ actor, origin, reason: reasonOf(error), body });
    } catch (failure) {
      this.logger.warn(`A refused event could not be kept: ${failure}`);
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The database's trouble is not the event's fault. */
function mayRetry(error: unknown): boolean {
  return (error as Error).name !== 'InputError';
}
