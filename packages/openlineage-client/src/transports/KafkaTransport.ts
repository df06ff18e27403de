import { ConfigurationError, DeliveryError } from '../client/errors';
import { serializeEvent } from '../client/serializeEvent';
import type { OpenLineageEvent } from '../events/types';
import { Pending } from './Pending';
import type { CloseReport, Transport } from './Transport';

/** A connected producer with the interface of kafkajs, which Confluent's client has too. */
export interface KafkaProducer {
  send(record: { topic: string; messages: { key?: string; value: string }[] }): Promise<unknown>;
}

export type KafkaOptions = {
  producer: KafkaProducer;
  topic: string;
  /** The key of all messages. Default: one that keeps runs of a job, and of its parents, in order. */
  messageKey?: string;
};

/** Sends each event as a Kafka message, through a producer that somebody else connects and disconnects. */
export class KafkaTransport implements Transport {
  readonly kind = 'kafka';
  name?: string;
  priority?: number;
  private readonly pending = new Pending();
  readonly #options: KafkaOptions;

  /** @throws ConfigurationError without a producer or a topic */
  constructor(options: KafkaOptions) {
    if (typeof options.producer?.send !== 'function') {
      throw new ConfigurationError(
        'The kafka transport needs a producer with a function send (kafkajs has one)',
      );
    }
    if (!options.topic) throw new ConfigurationError('transport.topic is missing');
    this.#options = options;
  }

  async emit(event: OpenLineageEvent): Promise<void> {
    const { producer, topic, messageKey = messageKeyOf(event) } = this.#options;
    const messages = [{ key: messageKey, value: serializeEvent(event) }];
    await this.pending.during(async () => {
      try {
        await producer.send({ topic, messages });
      } catch (error) {
        throw new DeliveryError(
          `Kafka did not take the event for topic '${topic}': ${(error as Error).message}`,
          {
            cause: error,
          },
        );
      }
    });
  }

  async flush(timeoutMs?: number): Promise<void> {
    await this.pending.idle(timeoutMs);
  }

  async close(timeoutMs?: number): Promise<CloseReport> {
    await this.pending.idle(timeoutMs);
    return { undelivered: this.pending.count, dropped: 0 };
  }
}

/**
 * What keeps events in order in a topic, as in the official clients:
 * `run:<namespace>/<name>` of the root's job, else of the parent's, else of the
 * job itself; `job:` and `dataset:` for events without a run.
 */
export function messageKeyOf(event: OpenLineageEvent): string {
  const path = ({ namespace, name }: Named) => `${namespace}/${name}`;
  if ('dataset' in event) return `dataset:${path(event.dataset)}`;
  if (!('run' in event)) return `job:${path(event.job)}`;
  const parent = event.run.facets?.parent as { job?: Named; root?: { job?: Named } } | undefined;
  const job = [parent?.root?.job, parent?.job].find(named => named?.namespace && named.name);
  return `run:${path(job ?? event.job)}`;
}

type Named = { namespace: string; name: string };
