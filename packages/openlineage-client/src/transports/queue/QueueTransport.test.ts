/**
 * @jest-environment node
 */
import fc from 'fast-check';
import { jobEvent, runEvent, runIdOf } from '../../__testUtils__/events';
import { TestServer } from '../../__testUtils__/TestServer';
import type { OpenLineageEvent, RunEvent, RunState } from '../../index';
import { HttpTransport } from '../http/HttpTransport';
import type { Outcome, Transport } from '../Transport';
import { QueueTransport } from './QueueTransport';
import type { QueueOptions } from './QueueTransport';

/** A transport whose answers the test gives. */
class HeldTransport implements Transport {
  readonly kind = 'held';
  readonly sent: string[] = [];
  private answers: ((error?: Error) => void)[] = [];

  emit(event: OpenLineageEvent): Promise<void> {
    const { eventType, run } = event as RunEvent;
    this.sent.push(`${eventType} ${Number(run.runId.slice(-12))}`);
    return new Promise((resolve, reject) => {
      this.answers.push(error => (error ? reject(error) : resolve()));
    });
  }

  /** Answers the one that was sent first, and waits for what follows from it. */
  async answer(error?: Error) {
    this.answers.shift()?.(error);
    await turn();
  }
}

/** Lets everything run that only waits for its turn. */
async function turn() {
  for (let count = 0; count < 4; count++) await new Promise(resolve => setImmediate(resolve));
}

function queueOver(transport: Transport, options: QueueOptions = {}) {
  const queue = new QueueTransport({ ...options, transport });
  const outcomes: string[] = [];
  queue.listen((outcome: Outcome, error, event) => {
    const about = event && (event() as RunEvent);
    outcomes.push(
      [outcome, about && `${about.eventType} ${Number(about.run.runId.slice(-12))}`, error?.name]
        .filter(Boolean)
        .join(' '),
    );
  });
  return { queue, outcomes };
}

describe('QueueTransport', () => {
  it('takes events at once, and holds what follows in a run until its START was answered', async () => {
    const held = new HeldTransport();
    const { queue, outcomes } = queueOver(held);
    await queue.emit(runEvent('START', 1));
    await queue.emit(runEvent('RUNNING', 1));
    await queue.emit(runEvent('COMPLETE', 1));
    await queue.emit(runEvent('START', 2));
    await turn();
    expect(held.sent).toEqual(['START 1', 'START 2']);
    await held.answer();
    expect(held.sent).toEqual(['START 1', 'START 2', 'RUNNING 1']);
    await held.answer();
    await held.answer();
    expect(held.sent).toEqual(['START 1', 'START 2', 'RUNNING 1', 'COMPLETE 1']);
    await held.answer();
    expect(await queue.close()).toEqual({ undelivered: 0, dropped: 0 });
    expect(outcomes).toEqual(['delivered', 'delivered', 'delivered', 'delivered']);
  });

  it('sends a COMPLETE although its START failed, and reports the failure with the event', async () => {
    const held = new HeldTransport();
    const { queue, outcomes } = queueOver(held);
    await queue.emit(runEvent('START'));
    await queue.emit(runEvent('COMPLETE'));
    await turn();
    await held.answer(new Error('no'));
    await held.answer();
    await queue.flush();
    expect({ sent: held.sent, outcomes }).toEqual({
      sent: ['START 1', 'COMPLETE 1'],
      outcomes: ['failed START 1 Error', 'delivered'],
    });
  });

  it('has at most so many requests under way', async () => {
    const held = new HeldTransport();
    const { queue } = queueOver(held, { maxConcurrentRequests: 3 });
    for (let run = 1; run <= 5; run++) await queue.emit(runEvent('START', run));
    await turn();
    expect(held.sent).toHaveLength(3);
    await held.answer();
    expect(held.sent).toHaveLength(4);
  });

  it('drops the newest at its bound, and says so for each', async () => {
    const held = new HeldTransport();
    const { queue, outcomes } = queueOver(held, { maxQueueSize: 2 });
    await queue.emit(runEvent('START', 1));
    await queue.emit(runEvent('START', 2));
    await expect(queue.emit(runEvent('START', 3))).rejects.toMatchObject({
      name: 'QueueFullError',
      message:
        'The queue is full (maxQueueSize 2, maxQueueBytes 268435456): an event was dropped (whenFull drop-newest)',
    });
    await turn();
    await held.answer();
    await queue.emit(runEvent('START', 4));
    expect(outcomes).toEqual(['dropped START 3 QueueFullError', 'delivered']);
    expect(await queue.close(0)).toEqual({ undelivered: 2, dropped: 1 });
  });

  it('drops the oldest that waits, but never what is under way', async () => {
    const held = new HeldTransport();
    const { queue, outcomes } = queueOver(held, {
      maxQueueSize: 2,
      whenFull: 'drop-oldest',
      maxConcurrentRequests: 1,
    });
    await queue.emit(runEvent('START', 1));
    await turn();
    await queue.emit(runEvent('START', 2));
    await queue.emit(runEvent('START', 3));
    await held.answer();
    await held.answer();
    await queue.flush();
    expect({ sent: held.sent, outcomes }).toEqual({
      sent: ['START 1', 'START 3'],
      outcomes: ['dropped START 2 QueueFullError', 'delivered', 'delivered'],
    });
  });

  it('lets emit wait at its bound, in order', async () => {
    const held = new HeldTransport();
    const { queue, outcomes } = queueOver(held, { maxQueueSize: 1, whenFull: 'wait' });
    const done: number[] = [];
    for (const run of [1, 2, 3]) void queue.emit(runEvent('START', run)).then(() => done.push(run));
    await turn();
    expect({ done, sent: held.sent }).toEqual({ done: [1], sent: ['START 1'] });
    await held.answer();
    expect({ done, sent: held.sent }).toEqual({ done: [1, 2], sent: ['START 1', 'START 2'] });
    await held.answer();
    await held.answer();
    expect(done).toEqual([1, 2, 3]);
    await queue.flush();
    expect(outcomes).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it('is bounded by bytes, and takes one event however large it is', async () => {
    const held = new HeldTransport();
    const { queue } = queueOver(held, { maxQueueBytes: 100 });
    await queue.emit(runEvent('START', 1));
    await expect(queue.emit(runEvent('START', 2))).rejects.toThrow('The queue is full');
    await turn();
    await held.answer();
    await queue.emit(runEvent('START', 3));
  });

  it('reports what had no answer when the time was up, with each event, and takes no more', async () => {
    const held = new HeldTransport();
    const { queue, outcomes } = queueOver(held, {
      maxQueueSize: 2,
      maxConcurrentRequests: 1,
      whenFull: 'wait',
    });
    await queue.emit(runEvent('START', 1));
    await queue.emit(runEvent('START', 2));
    const waiting = queue.emit(runEvent('START', 3)).catch((error: Error) => error.name);
    await turn();
    expect(await queue.close(20)).toEqual({ undelivered: 3, dropped: 0 });
    expect(await waiting).toBe('ClosedError');
    await expect(queue.emit(runEvent('START', 4))).rejects.toMatchObject({ name: 'ClosedError' });
    expect(outcomes).toEqual([
      'undelivered START 3 ClosedError',
      'undelivered START 2 ClosedError',
      'undelivered START 4 ClosedError',
    ]);
  });

  it('lets the network have its turn in a loop that only awaits emit', async () => {
    const held = new HeldTransport();
    const { queue } = queueOver(held);
    for (let run = 1; run <= 200; run++) await queue.emit(runEvent('START', run));
    expect(held.sent.length).toBeGreaterThan(0);
  });

  it.each([
    [{ maxQueueSize: 0 }, 'transport.maxQueueSize must be a whole number of at least 1, got 0'],
    [
      { whenFull: 'drop' },
      "transport.whenFull must be one of drop-newest, drop-oldest, wait, got 'drop'",
    ],
    [
      { max: 1 },
      "'transport.max' is no option; the options of transport are maxQueueSize, maxQueueBytes, whenFull, maxConcurrentRequests",
    ],
  ])('refuses %j', (options, message) => {
    expect(() => queueOver(new HeldTransport(), options as QueueOptions)).toThrow(message);
  });
});

describe('QueueTransport over http', () => {
  const states: RunState[] = ['START', 'RUNNING', 'RUNNING', 'COMPLETE'];

  it.each([[undefined], [true]])(
    'keeps the order of every run, whatever fails and however long it takes (batch: %s)',
    async batch => {
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray(
            Array.from({ length: 24 }, (_, index) => index % 6),
            { minLength: 24 },
          ),
          fc.infiniteStream(fc.constantFrom(201, 201, 503, 500)),
          async (runs, statuses) => {
            const arrived: string[] = [];
            const server = await TestServer.start(({ body }) => {
              const status = Number(statuses.next().value);
              const events = [JSON.parse(body)].flat() as RunEvent[];
              if (status === 201)
                arrived.push(...events.map(({ run, job }) => `${run.runId} ${job.name}`));
              return { status, delayMs: arrived.length % 3 };
            });
            const http = new HttpTransport(
              { url: server.url, batch: batch && { maxSize: 5 }, retry: { total: 100 } },
              { sleep: async () => {} },
            );
            const { queue, outcomes } = queueOver(http);
            const next = new Map<number, number>();
            for (const run of runs) {
              const at = next.get(run) ?? 0;
              next.set(run, at + 1);
              await queue.emit(
                runEvent(states[at], run, { job: { namespace: 'etl', name: `${at}` } }),
              );
            }
            expect(await queue.close()).toEqual({ undelivered: 0, dropped: 0 });
            await server.stop();
            const expected = [...new Set(runs)].map(run =>
              [0, 1, 2, 3].map(at => `${runIdOf(run)} ${at}`),
            );
            const found = [...new Set(runs)].map(run =>
              arrived.filter(line => line.startsWith(runIdOf(run))),
            );
            expect(found).toEqual(expected);
            expect(outcomes.filter(outcome => outcome === 'delivered')).toHaveLength(24);
          },
        ),
        { numRuns: 15 },
      );
    },
  );

  it('fills batches while others are under way', async () => {
    const sizes: number[] = [];
    const server = await TestServer.start(({ body }) => {
      sizes.push(JSON.parse(body).length);
      return { status: 204 };
    });
    const { queue } = queueOver(new HttpTransport({ url: server.url, batch: { maxSize: 50 } }));
    for (let run = 0; run < 500; run++) void queue.emit(runEvent('START', run));
    await queue.close();
    expect(sizes).toEqual(Array.from({ length: 10 }, () => 50));
    await server.stop();
  });

  it('delivers events of jobs too, in order', async () => {
    const server = await TestServer.start([{ status: 201, delayMs: 2 }]);
    const { queue } = queueOver(new HttpTransport({ url: server.url }));
    for (const description of ['1', '2', '3']) {
      const event = jobEvent();
      event.job.facets = { documentation: { description } };
      await queue.emit(event);
    }
    await queue.close();
    expect(server.events).toMatchObject(
      ['1', '2', '3'].map(description => ({ job: { facets: { documentation: { description } } } })),
    );
    await server.stop();
  });
});
