import type { Knex } from 'knex';
import type { EntryFacts } from './facts';
import { hashText } from './FactBuilder';
import type { ProjectionStore } from './ProjectionStore';
import type { Producer } from './readProducer';

type Span = { first: string; last: string };
type Sighting = Span & { producer: Producer };

/** Rows of `producers` at most. */
export const MAX_PRODUCERS = 10_000;
const MAX_KNOWN = 20_000;

/**
 * Who sends events, and from when to when: rows of `producers`.
 *
 * Every event has a producer, and hardly any brings a new one. So times are
 * kept to the minute, and what this process has written is remembered: two
 * statements are needed once a minute of event time, not with each event. Unlike
 * "only when the time has moved by a minute" that is a function of each event
 * alone, so the minimum and maximum come out alike in whatever order, and
 * however often, events are applied.
 *
 * The values are foreign text, so somebody could make rows without end. Beyond
 * `maxRows` those with the smallest hashes stay. "The oldest make room" would
 * forget when a producer that comes back was first seen, depending on the order
 * of events; of the smallest hashes, one that was left out never comes back.
 */
export class ProducerTimes {
  /** Spans that are known to be stored, by producer. */
  private readonly known = new Map<string, Span>();

  constructor(private readonly maxRows = MAX_PRODUCERS) {}

  async apply(
    transaction: Knex.Transaction,
    store: ProjectionStore,
    facts: readonly EntryFacts[],
  ): Promise<void> {
    const fresh = new Map([...collect(facts)].filter(([key, span]) => !this.covers(key, span)));
    if (fresh.size === 0) return;
    await store.write(
      'producers',
      [...fresh].map(([key, sighting]) => toRow(key, sighting)),
    );
    // Also after rows that were written before: they may have been removed since.
    await store.trimProducers(this.maxRows);
    transaction.executionPromise.then(
      () => fresh.forEach((span, key) => this.remember(key, span)),
      () => undefined,
    );
  }

  private covers(key: string, { first, last }: Span): boolean {
    const known = this.known.get(key);
    return known !== undefined && known.first <= first && known.last >= last;
  }

  private remember(key: string, span: Span) {
    this.known.set(key, widest(this.known.get(key), span));
    if (this.known.size <= MAX_KNOWN) return;
    const [oldest] = this.known.keys();
    this.known.delete(oldest);
  }
}

function collect(facts: readonly EntryFacts[]): Map<string, Sighting> {
  const sightings = new Map<string, Sighting>();
  for (const { producer, time } of facts.flatMap(fact => fact.producers)) {
    const key = keyOf(producer);
    const minute = `${time.slice(0, -'00.000000000Z'.length)}00.000000000Z`;
    const span = widest(sightings.get(key), { first: minute, last: minute });
    sightings.set(key, { ...span, producer });
  }
  return sightings;
}

function widest(a: Span | undefined, { first, last }: Span): Span {
  if (!a) return { first, last };
  return { first: a.first < first ? a.first : first, last: a.last > last ? a.last : last };
}

function keyOf(producer: Producer): string {
  const { integration, engineName, engineVersion, clientVersion, specVersion, jobNamespace } =
    producer;
  return JSON.stringify([
    producer.producer,
    integration,
    engineName,
    engineVersion,
    clientVersion,
    specVersion,
    jobNamespace,
  ]);
}

function toRow(key: string, { producer, first, last }: Sighting) {
  return {
    // Bytes of one case: every collation sorts them alike.
    id: Buffer.from(hashText(key), 'base64url').toString('hex'),
    producer: producer.producer,
    integration: producer.integration,
    engine_name: producer.engineName,
    engine_version: producer.engineVersion,
    client_version: producer.clientVersion,
    spec_version: producer.specVersion,
    job_namespace: producer.jobNamespace,
    first_seen: first,
    last_seen: last,
  };
}
