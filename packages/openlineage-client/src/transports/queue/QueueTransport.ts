import { setImmediate } from 'node:timers';
import { ClosedError, QueueFullError, toError } from '../../client/errors';
import { serializeEvent } from '../../client/serializeEvent';
import { Section } from '../../config/Section';
import type { OpenLineageEvent } from '../../events/types';
import { Pending } from '../Pending';
import { failureOf } from '../Transport';
import type { CloseReport, OutcomeListener, Transport } from '../Transport';
import { RunQueue } from './RunQueue';
import type { Entry } from './RunQueue';

const policies = ['drop-newest', 'drop-oldest', 'wait'] as const;

/** What happens to an event that finds the queue full. */
export type WhenFull = (typeof policies)[number];

export type QueueOptions = {
  /** Most events that have no answer yet. Default 10,000. */
  maxQueueSize?: number;
  /** Most bytes of JSON that these may have. Default 256 MiB. */
  maxQueueBytes?: number;
  /** Default drop-newest. */
  whenFull?: WhenFull;
  /** Most requests at the same time. Default 100. */
  maxConcurrentRequests?: number;
};

/** @throws ConfigurationError that names a wrong option and what is allowed */
export function readQueueOptions(section: Section): Required<QueueOptions> {
  return {
    maxQueueSize: section.number(['maxQueueSize'], 1, true) ?? 10_000,
    maxQueueBytes: section.number(['maxQueueBytes'], 1, true) ?? 256 * 1024 * 1024,
    whenFull: section.choice(['whenFull'], policies) ?? 'drop-newest',
    maxConcurrentRequests: section.number(['maxConcurrentRequests'], 1, true) ?? 100,
  };
}

/** A batch that is not full waits this long while others are under way, in milliseconds. */
const lingerMs = 20;
/** After so many events a program that only awaits `emit` lets the network have its turn. */
const eventsBetweenTurns = 64;

type Waiter = {
  key: string;
  json: string;
  bytes: number;
  resolve(): void;
  reject(error: Error): void;
};

/**
 * Takes events at once and sends them behind the caller's back, through any
 * other transport.
 *
 * Events of one run keep their order, and each waits until the one before was
 * answered: a COMPLETE never overtakes its START. Different runs go at the
 * same time. The process stays alive until everything was answered; what
 * waits when it is ended with `process.exit` is lost, so `close` it first.
 */
export class QueueTransport implements Transport {
  name?: string;
  priority?: number;
  private readonly options: Required<QueueOptions>;
  private readonly queue = new RunQueue();
  private readonly pending = new Pending();
  private held = { events: 0, bytes: 0 };
  private waiters: Waiter[] = [];
  private underWay = 0;
  private scheduled = false;
  private linger?: NodeJS.Timeout;
  private sinceTurn = 0;
  private dropped = 0;
  private closed = false;
  private listener: OutcomeListener = () => {};
  private readonly inner: Transport;

  /** @throws ConfigurationError that names a wrong option and what is allowed */
  constructor(
    options: QueueOptions & { transport: Transport },
    readonly kind: string = 'async',
  ) {
    const { transport, ...others } = options;
    const section = new Section(others, 'transport');
    this.options = readQueueOptions(section);
    section.end();
    this.inner = transport;
  }

  listen(listener: OutcomeListener): void {
    this.listener = listener;
    this.inner.listen?.(listener);
  }

  /** Resolves when the event is in the queue; with `whenFull: wait` that may take. */
  async emit(event: OpenLineageEvent): Promise<void> {
    const json = serializeEvent(event);
    const bytes = Buffer.byteLength(json);
    if (this.closed) throw this.lost(new ClosedError('The transport is closed'), json);
    const key = keyOf(event);
    if (this.options.whenFull === 'wait' && (!this.fits(bytes) || this.waiters.length > 0)) {
      await this.wait(key, json, bytes);
    } else {
      this.makeRoom(bytes, json);
      this.enter(key, json, bytes);
    }
    this.sinceTurn += 1;
    if (this.sinceTurn >= eventsBetweenTurns) {
      this.sinceTurn = 0;
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  async flush(timeoutMs?: number): Promise<void> {
    const start = Date.now();
    await this.pending.idle(timeoutMs);
    await this.inner.flush?.(timeoutMs === undefined ? undefined : left(start, timeoutMs));
  }

  async close(timeoutMs = 30_000): Promise<CloseReport> {
    const start = Date.now();
    this.closed = true;
    await this.pending.idle(timeoutMs);
    const undelivered = this.pending.count;
    this.giveUp();
    const report = await this.inner.close?.(left(start, timeoutMs));
    return {
      undelivered: Math.max(undelivered, report?.undelivered ?? 0),
      dropped: this.dropped + (report?.dropped ?? 0),
    };
  }

  private fits(bytes: number): boolean {
    const { events, bytes: heldBytes } = this.held;
    const { maxQueueSize, maxQueueBytes } = this.options;
    // However large it is, one event alone has to fit, or it never would.
    return events === 0 || (events < maxQueueSize && heldBytes + bytes <= maxQueueBytes);
  }

  private enter(key: string, json: string, bytes: number): void {
    this.pending.add();
    this.held.events += 1;
    this.held.bytes += bytes;
    this.queue.add(key, json, bytes);
    this.schedule();
  }

  /** Drops by the policy until an event fits. */
  private makeRoom(bytes: number, json: string): void {
    while (this.options.whenFull === 'drop-oldest' && !this.fits(bytes)) {
      const oldest = this.queue.removeOldest();
      if (!oldest) break;
      this.lost(this.full(), oldest.json);
      this.answered(oldest);
    }
    if (!this.fits(bytes)) throw this.lost(this.full(), json);
  }

  private async wait(key: string, json: string, bytes: number): Promise<void> {
    await this.pending.during(
      () =>
        new Promise<void>((resolve, reject) =>
          this.waiters.push({ key, json, bytes, resolve, reject }),
        ),
    );
  }

  /** Lets those in that wait, in their order. */
  private letIn(): void {
    let count = 0;
    for (const { key, json, bytes, resolve } of this.waiters) {
      if (!this.fits(bytes)) break;
      this.enter(key, json, bytes);
      resolve();
      count += 1;
    }
    if (count > 0) this.waiters = this.waiters.slice(count);
  }

  private full(): QueueFullError {
    const { maxQueueSize, maxQueueBytes, whenFull } = this.options;
    return new QueueFullError(
      `The queue is full (maxQueueSize ${maxQueueSize}, maxQueueBytes ${maxQueueBytes}): ` +
        `an event was dropped (whenFull ${whenFull})`,
    );
  }

  /** Reports an event that does not get there. */
  private lost<E extends Error>(error: E, json: string): E {
    if (failureOf(error) === 'dropped') this.dropped += 1;
    this.listener(failureOf(error), error, () => JSON.parse(json));
    return error;
  }

  /** Sending starts after the current turn, so that a burst makes full batches. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.sinceTurn = 0;
      this.dispatch(false);
    });
  }

  private dispatch(lingered: boolean): void {
    const { batch } = this.inner;
    const { maxSize, maxBytes } = batch ?? { maxSize: 1, maxBytes: 0 };
    while (this.queue.readyCount > 0 && this.underWay < this.options.maxConcurrentRequests) {
      if (this.underWay > 0 && this.queue.readyCount < maxSize && !lingered) {
        this.linger ??= setTimeout(() => {
          this.linger = undefined;
          this.dispatch(true);
        }, lingerMs);
        return;
      }
      void this.send(this.queue.take(maxSize, maxBytes));
    }
  }

  private async send(entries: Entry[]): Promise<void> {
    this.underWay += 1;
    const errors = await this.trySending(entries);
    this.underWay -= 1;
    this.queue.release(entries);
    entries.forEach((entry, index) => {
      const error = errors[index];
      if (!this.inner.listen) {
        if (error) this.lost(error, entry.json);
        else this.listener('delivered');
      }
      this.answered(entry);
    });
    this.letIn();
    this.dispatch(false);
  }

  private async trySending(entries: Entry[]): Promise<(Error | undefined)[]> {
    const { inner } = this;
    try {
      if (inner.batch && inner.emitBatch)
        return await inner.emitBatch(entries.map(({ json }) => json));
      const [{ json }] = entries;
      await (inner.emitJson ? inner.emitJson(json) : inner.emit(JSON.parse(json)));
      return [undefined];
    } catch (error) {
      return entries.map(() => toError(error));
    }
  }

  private answered({ bytes }: Entry): void {
    this.held.events -= 1;
    this.held.bytes -= bytes;
    this.pending.done();
  }

  /** What still waits will not be sent. */
  private giveUp(): void {
    clearTimeout(this.linger);
    const error = new ClosedError('The client was closed before the event was delivered');
    const { waiters } = this;
    this.waiters = [];
    for (const { json, reject } of waiters) reject(this.lost(error, json));
    for (let entry = this.queue.removeOldest(); entry; entry = this.queue.removeOldest()) {
      this.lost(error, entry.json);
      this.answered(entry);
    }
  }
}

function left(start: number, timeoutMs: number): number {
  return Math.max(0, timeoutMs - (Date.now() - start));
}

/** Events with the same key keep their order. */
function keyOf(event: OpenLineageEvent): string {
  if ('run' in event) return event.run.runId.toLowerCase();
  if ('dataset' in event) return `dataset ${event.dataset.namespace} ${event.dataset.name}`;
  return `job ${event.job.namespace} ${event.job.name}`;
}
