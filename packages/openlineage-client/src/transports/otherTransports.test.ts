/**
 * @jest-environment node
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { jobEvent, rememberingLogger, runEvent, runIdOf } from '../__testUtils__/events';
import type { OpenLineageEvent } from '../index';
import { contextWith } from './context';
import { createTransport, registerTransport } from './createTransport';
import { messageKeyOf } from './KafkaTransport';
import type { TransportContext } from './context';
import type { OutcomeListener, Transport } from './Transport';

const event = jobEvent();
const json = `${JSON.stringify(event)}\n`;

function transportOf(config: object, context: Partial<TransportContext> = {}) {
  return createTransport(
    config,
    'transport',
    contextWith({ logger: rememberingLogger(), ...context }),
  );
}

/** A transport that remembers, or fails. */
class Recorder implements Transport {
  readonly kind = 'recorder';
  readonly events: OpenLineageEvent[] = [];
  constructor(
    private readonly failure?: string,
    readonly priority = 0,
  ) {}

  async emit(emitted: OpenLineageEvent) {
    if (this.failure) throw new Error(this.failure);
    this.events.push(emitted);
  }

  async close() {
    return { undelivered: 1, dropped: 2 };
  }
}

function outcomesOf(transport: Transport): string[] {
  const outcomes: string[] = [];
  const listener: OutcomeListener = (outcome, error) =>
    outcomes.push([outcome, error?.message].filter(Boolean).join(': '));
  transport.listen?.(listener);
  return outcomes;
}

describe('console', () => {
  it('writes a line of JSON an event', async () => {
    const lines: string[] = [];
    const transport = transportOf({ type: 'console' }, { write: line => lines.push(line) });
    await transport.emit(event);
    await transport.emit(event);
    expect(lines).toEqual([json, json]);
  });
});

describe('file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'openlineage-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('appends lines in order, whole ones', async () => {
    const path = join(folder, 'events.jsonl');
    const transport = transportOf({ type: 'file', log_file_path: path, append: true });
    const names = Array.from({ length: 50 }, (_, index) => `job ${index}`);
    await Promise.all(names.map(name => transport.emit(jobEvent(name))));
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    expect(lines.map(line => JSON.parse(line).job.name)).toEqual(names);
  });

  it('writes a file for each event, named by its time, that replaces none', async () => {
    const log_file_path = pathToFileURL(join(folder, 'events')).href;
    const now = () => new Date(2026, 0, 31, 12, 0, 5, 7).getTime();
    const first = transportOf({ type: 'file', log_file_path }, { now });
    const second = transportOf({ type: 'file', log_file_path }, { now });
    await Promise.all([first.emit(event), first.emit(event)]);
    await second.emit(event);
    const names = ['000', '001', '002'].map(micros => `events-20260131-120005.007${micros}.json`);
    expect(readdirSync(folder).sort()).toEqual(names);
    expect(names.map(name => readFileSync(join(folder, name), 'utf8'))).toEqual([json, json, json]);
  });

  it('says why it cannot write', async () => {
    const path = join(folder, 'events');
    const transport = transportOf({ type: 'file', logFilePath: path, append: true });
    rmSync(folder, { recursive: true });
    await expect(transport.emit(event)).rejects.toThrow(
      `The event cannot be written to ${path}: ENOENT`,
    );
    folder = mkdtempSync(join(tmpdir(), 'openlineage-'));
  });

  it.each([
    [{}, 'transport.logFilePath is missing'],
    [
      { log_file_path: 's3://bucket/x' },
      "transport.logFilePath must be a path or a file: URL, got 's3://bucket/x'",
    ],
    [
      { log_file_path: '/no/such/folder/x' },
      "transport.logFilePath must stand in a folder that can be written, got '/no/such/folder/x'",
    ],
    [
      { log_file_path: 'x', append: 'maybe' },
      "transport.append must be true or false, got 'maybe'",
    ],
  ])('refuses %j', (options, message) => {
    expect(() => transportOf({ type: 'file', ...options })).toThrow(message);
  });
});

describe('composite', () => {
  const all = { type: 'composite' };

  it('sends through all, and reports what fails', async () => {
    const [one, broken, two] = [new Recorder(), new Recorder('broken'), new Recorder()];
    const composite = transportOf({ ...all, transports: [one, broken, two] });
    const outcomes = outcomesOf(composite);
    await composite.emit(event);
    expect({ one: one.events, two: two.events, outcomes }).toEqual({
      one: [event],
      two: [event],
      outcomes: ['delivered', 'failed: broken', 'delivered'],
    });
    expect(await composite.close?.()).toEqual({ undelivered: 3, dropped: 6 });
  });

  it('fails when none takes the event', async () => {
    const composite = transportOf({
      ...all,
      transports: { a: new Recorder('one'), b: new Recorder('two') },
    });
    await expect(composite.emit(event)).rejects.toThrow('No transport took the event: one two');
  });

  it.each([
    [{ continue_on_failure: false }, ['failed: broken'], 'broken'],
    [{ continueOnSuccess: false }, ['failed: broken', 'delivered'], undefined],
    [{ continueOnSuccess: false, sort_transports: true }, ['delivered'], undefined],
  ])('with %j', async (options, expected, failure) => {
    const transports = [
      new Recorder('broken'),
      new Recorder(undefined, 5),
      new Recorder(undefined, 1),
    ];
    const composite = transportOf({ ...all, ...options, transports });
    const outcomes = outcomesOf(composite);
    const message = await composite.emit(event).catch((error: Error) => error.message);
    expect({ outcomes, message }).toEqual({ outcomes: expected, message: failure });
  });

  it('takes those of greater priority first when it sorts', async () => {
    const [low, high] = [new Recorder(undefined, 1), new Recorder(undefined, 5)];
    const composite = transportOf({
      ...all,
      transports: [low, high],
      sortTransports: true,
      continueOnSuccess: false,
    });
    await composite.emit(event);
    expect([low.events, high.events]).toEqual([[], [event]]);
  });

  it('makes its transports of their configuration, names included', async () => {
    const lines: string[] = [];
    const composite = transportOf(
      {
        ...all,
        transports: {
          first: { type: 'console', priority: 1 },
          gone: null,
          second: { type: 'noop' },
        },
      },
      { write: line => lines.push(line) },
    );
    const outcomes = outcomesOf(composite);
    await composite.emit(event);
    expect({ lines, outcomes }).toEqual({ lines: [json], outcomes: ['delivered', 'filtered'] });
  });

  it.each([
    [{}, 'transport.transports must be a list or an object of at least one transport, got nothing'],
    [
      { transports: [] },
      'transport.transports must be a list or an object of at least one transport, got an array',
    ],
    [
      { transports: [{ type: 'htp' }] },
      "transport.transports[0].type must be one of http, async_http, async, console, file, composite, transform, kafka, noop, got 'htp'",
    ],
    [{ transports: { a: { type: 'http' } } }, 'transport.transports.a.url is missing'],
  ])('refuses %j', (options, message) => {
    expect(() => transportOf({ ...all, ...options })).toThrow(message);
  });
});

describe('transform', () => {
  it('sends what the function makes of a copy, and nothing when it gives nothing', async () => {
    const inner = new Recorder();
    const transport = transportOf({
      type: 'transform',
      transport: inner,
      transform: (copy: { job: { name: string } }) => {
        if (copy.job.name === 'secret') return undefined;
        copy.job.name = 'changed';
        return copy;
      },
    });
    const outcomes = outcomesOf(transport);
    await transport.emit(event);
    await transport.emit(jobEvent('secret'));
    expect({ events: inner.events, event, outcomes }).toEqual({
      events: [jobEvent('changed')],
      event: jobEvent(),
      outcomes: ['delivered', 'filtered'],
    });
  });

  it('reports a function that throws', async () => {
    const transform = () => {
      throw new Error('mistake');
    };
    const transport = transportOf({ type: 'transform', transport: new Recorder(), transform });
    const outcomes = outcomesOf(transport);
    await expect(transport.emit(event)).rejects.toThrow('mistake');
    expect(outcomes).toEqual(['failed: mistake']);
  });

  it.each([
    [undefined, 'new', 'new'],
    ['false', 'old', 'old'],
  ])(
    "replaces the job's namespace, with include_parent_facet %s",
    async (include, parent, root) => {
      const inner = new Recorder();
      const transport = transportOf({
        type: 'transform',
        transport: inner,
        transformer_class: 'openlineage.client.transport.transform.JobNamespaceReplaceTransformer',
        transformer_properties: { new_job_namespace: 'new', include_parent_facet: include },
      });
      const job = { namespace: 'old', name: 'p' };
      const facets = {
        parent: { job, run: { runId: runIdOf(2) }, root: { job, run: { runId: runIdOf(3) } } },
      };
      const run = runEvent('START', 1, { run: { runId: runIdOf(1), facets } });
      await transport.emit(run);
      expect(inner.events).toMatchObject([
        {
          job: { namespace: 'new', name: 'orders' },
          run: {
            facets: {
              parent: { job: { namespace: parent }, root: { job: { namespace: root, name: 'p' } } },
            },
          },
        },
      ]);
      expect(facets.parent.job.namespace).toBe('old');
    },
  );

  it.each([
    [{ transform: () => undefined }, 'transport.transport is missing'],
    [
      { transport: { type: 'noop' } },
      'transport.transformerClass must be JobNamespaceReplaceTransformer (or transform a function), got nothing',
    ],
    [
      { transport: { type: 'noop' }, transformer_class: 'JobNamespaceReplaceTransformer' },
      'transport.transformerProperties.new_job_namespace is missing',
    ],
  ])('refuses %j', (options, message) => {
    expect(() => transportOf({ type: 'transform', ...options })).toThrow(message);
  });
});

describe('kafka', () => {
  it('sends messages with a key that keeps runs in order', async () => {
    const sent: unknown[] = [];
    const kafkaProducer = { send: async (record: unknown) => sent.push(record) };
    const transport = transportOf(
      { type: 'kafka', topic: 'lineage', config: { 'bootstrap.servers': 'a:9092' }, flush: true },
      { kafkaProducer },
    );
    await transport.emit(event);
    expect(sent).toEqual([
      { topic: 'lineage', messages: [{ key: 'job:etl/orders', value: json.trim() }] },
    ]);
    expect(await transport.close?.()).toEqual({ undelivered: 0, dropped: 0 });
    const keyed = transportOf({
      type: 'kafka',
      topicName: 't',
      message_key: 'k',
      producer: kafkaProducer,
    });
    await keyed.emit(event);
    expect(sent[1]).toMatchObject({ topic: 't', messages: [{ key: 'k' }] });
  });

  it.each([
    ['run:etl/orders', runEvent()],
    [
      'run:a/parent',
      runEvent('START', 1, {
        run: { runId: runIdOf(1), facets: { parent: { job: { namespace: 'a', name: 'parent' } } } },
      }),
    ],
    [
      'run:a/root',
      runEvent('START', 1, {
        run: {
          runId: runIdOf(1),
          facets: {
            parent: {
              job: { namespace: 'a', name: 'parent' },
              root: { job: { namespace: 'a', name: 'root' } },
            },
          },
        },
      }),
    ],
    [
      'dataset:db/t',
      { ...event, job: undefined, dataset: { namespace: 'db', name: 't' } } as never,
    ],
  ])('has the key %s', (key, emitted) => {
    expect(messageKeyOf(emitted)).toBe(key);
  });

  it('says what the producer says', async () => {
    const kafkaProducer = { send: () => Promise.reject(new Error('no broker')) };
    const transport = transportOf({ type: 'kafka', topic: 'lineage' }, { kafkaProducer });
    await expect(transport.emit(event)).rejects.toThrow(
      "Kafka did not take the event for topic 'lineage': no broker",
    );
  });

  it.each([
    [
      { topic: 't' },
      {},
      'transport of type kafka needs a producer: give the client the option kafkaProducer',
    ],
    [{}, { kafkaProducer: { send: async () => {} } }, 'transport.topic is missing'],
  ])('refuses %j', (options, context, message) => {
    expect(() => transportOf({ type: 'kafka', ...options }, context)).toThrow(message);
  });
});

describe('transports of others', () => {
  it('are known by the type that they are registered for', async () => {
    const recorder = new Recorder();
    registerTransport('mine', options => {
      expect(options.text('colour')).toBe('red');
      return recorder;
    });
    await transportOf({ type: 'async', transport: { type: 'mine', colour: 'red' } }).emit(event);
    expect(() => transportOf({ type: 'mine', colour: 'red', size: 1 })).toThrow(
      "'transport.size' is no option; the options of transport are type, name, priority, colour",
    );
  });
});
