import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { Receiver } from './Receiver';

export type BusSourceOptions = {
  events: EventsService;
  receiver: Receiver;
  logger: LoggerService;
  topics: string[];
  retryMs?: number;
};

const LONGEST_WAIT_MS = 30_000;

/**
 * Takes OpenLineage events from Backstage's events service, which its Kafka
 * and other modules feed. The bus swallows what a subscriber throws, so an
 * event is tried until it is in the log or refused for what it holds.
 */
export class BusSource {
  private stopped = false;

  constructor(private readonly options: BusSourceOptions) {}

  async start(): Promise<void> {
    const { events, topics } = this.options;
    if (topics.length === 0) return;
    await events.subscribe({
      id: 'data-catalog-openlineage',
      topics,
      onEvent: ({ topic, eventPayload }) => this.take(topic, eventPayload),
    });
  }

  stop() {
    this.stopped = true;
  }

  private async take(topic: string, payload: unknown): Promise<void> {
    const { receiver, logger, retryMs = 200 } = this.options;
    const values = Array.isArray(payload) ? payload : [payload];
    for (const value of values) {
      const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null');
      for (let attempt = 0; !this.stopped; attempt++) {
        try {
          await receiver.receive(text, `bus:${topic}`, 'bus');
          break;
        } catch (error) {
          if ((error as Error).name === 'InputError') {
            logger.warn(`Refused an event of topic '${topic}': ${(error as Error).message}`);
            break;
          }
          logger.warn(`An event of topic '${topic}' could not be stored, trying again: ${error}`);
          await sleep(Math.min(retryMs * 2 ** attempt, LONGEST_WAIT_MS));
        }
      }
    }
  }
}
