/**
 * @jest-environment node
 */
import type { RunEvent } from '../events/types';
import type { Emitter } from '../run/types';
import { componentJob, serviceAccess } from './index';
import type { DatasetUse, ServiceAccessOptions } from './index';

const name = (text: string) => ({ namespace: 'db', name: text });
const use = (reads: string, writes = ''): DatasetUse => ({
  reads: reads.split(' ').filter(Boolean).map(name),
  writes: writes.split(' ').filter(Boolean).map(name),
});
/** Statements of these tests name what they read. */
const datasetsOf = (sql: string) => use(sql);

function create(options: Partial<ServiceAccessOptions> = {}, emit?: Emitter['emit']) {
  const events: RunEvent[] = [];
  const errors: string[] = [];
  const access = serviceAccess({
    client: { emit: emit ?? (async event => void events.push(event as RunEvent)) },
    job: { namespace: 'services', name: 'shop' },
    onError: error => errors.push(error.message),
    env: {},
    ...options,
  });
  const told = () =>
    events
      .splice(0)
      .map(event =>
        `${event.eventType} ${event.inputs?.map(input => input.name).join(' ')}`.trim(),
      );
  return { access, errors, told };
}

describe('the data access of a service', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is told in intervals, and only what is new', async () => {
    const { access, told } = create({ intervalMs: 10_000 });
    access.statement('a', datasetsOf);
    expect(told()).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(told()).toEqual(['START']);
    access.statement('a b', datasetsOf);
    await jest.advanceTimersByTimeAsync(9_998);
    expect(told()).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(told()).toEqual(['RUNNING a b']);
    access.statement('b', datasetsOf);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(told()).toEqual([]);
    // After a long silence, what is new is told at once.
    access.statement('c', datasetsOf);
    await jest.advanceTimersByTimeAsync(1);
    expect(told()).toEqual(['RUNNING c']);
    access.record(use('d'));
    await access.close();
    expect(told()).toEqual(['COMPLETE d']);
  });

  it('is told again after a day, if it goes on', async () => {
    const { access, told } = create({ repeatMs: 86_400_000 });
    access.record(use('a b'));
    await jest.advanceTimersByTimeAsync(86_400_000);
    expect(told()).toEqual(['START', 'RUNNING a b']);
    access.record(use('a'));
    await access.flush();
    expect(told()).toEqual(['RUNNING a']);
  });

  it('is nothing where nothing was used, or after the end', async () => {
    const { access, told } = create();
    access.record(use(''));
    await access.flush();
    await access.close();
    access.record(use('a'));
    access.statement('b', datasetsOf);
    await access.close();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(told()).toEqual([]);
  });

  it('waits for the end of a request, and what comes later still counts', async () => {
    const { access, told } = create();
    let end = () => {};
    let late = () => {};
    access.request(true, done => {
      end = done;
      access.statement('a', datasetsOf);
      late = () => access.statement('b', datasetsOf);
      setTimeout(() => late(), 1_000);
    });
    await access.flush();
    expect(told()).toEqual([]);
    end();
    end();
    await access.flush();
    expect(told()).toEqual(['START', 'RUNNING a']);
    await jest.advanceTimersByTimeAsync(1_000);
    await access.flush();
    expect(told()).toEqual(['RUNNING b']);
  });

  it('drops what is too much, and counts it', async () => {
    const { access, told } = create({ maxPending: 2 });
    for (const table of ['a', 'b', 'c']) access.statement(table, datasetsOf);
    access.request(true, end => {
      for (const table of ['d', 'd', 'e', 'f']) access.statement(table, datasetsOf);
      end();
    });
    await access.flush();
    expect(told()).toEqual(['START', 'RUNNING a b']);
    expect(access.stats()).toEqual({ read: 2, dropped: 4 });
  });

  it('reads a few statements in each turn of the event loop', async () => {
    const { access } = create();
    for (let count = 0; count < 120; count++) access.statement('t'.repeat(400), datasetsOf);
    jest.advanceTimersToNextTimer();
    expect(access.stats().read).toBe(50);
    jest.advanceTimersToNextTimer();
    expect(access.stats().read).toBe(100);
    await access.flush();
    expect(access.stats().read).toBe(120);
  });

  it('never fails the service', async () => {
    const emit = () => Promise.reject(new Error('The server is away.'));
    const { access, errors } = create({}, emit);
    access.statement('a', () => {
      throw new Error('not readable');
    });
    access.record(use('a'));
    access.record({ reads: [{ namespace: '', name: '' }], writes: [] });
    await access.flush();
    await access.close();
    expect(errors).toEqual([
      'not readable',
      expect.stringContaining('runEvent:'),
      'The server is away.',
      'The server is away.',
    ]);
    const silent = create(
      {
        onError: () => {
          throw new Error('even this');
        },
      },
      emit,
    );
    silent.access.record(use('a'));
    await silent.access.close();
  });

  it.each([
    [
      { client: {} },
      'serviceAccess: \'client\' must be what has emit(event), such as an OpenLineageClient, got "object"',
    ],
    [
      { job: { namespace: '', name: 'a' } },
      'serviceAccess: \'job.namespace\' must be a text that is not blank, got ""',
    ],
    [
      { job: undefined },
      "serviceAccess: 'job.namespace' must be a text that is not blank, got undefined",
    ],
    [{ intervalMs: -1 }, "serviceAccess: 'intervalMs' must be a number from 0 on, got -1"],
    [
      { maxPending: Number.NaN },
      "serviceAccess: 'maxPending' must be a number from 0 on, got null",
    ],
  ])('refuses %j', (options, message) => {
    expect(() => create(options as Partial<ServiceAccessOptions>)).toThrow(message);
  });
});

describe('the job of a component', () => {
  it('is named by its entity ref', () => {
    expect(componentJob('Component:default/Shop-Backend')).toEqual({
      namespace: 'backstage',
      name: 'component:default/shop-backend',
    });
  });

  it.each(['shop', 'component:shop', 'component:default/', 'component:default/a b', undefined])(
    'is none of %j',
    ref => {
      expect(() => componentJob(ref as string)).toThrow(
        /^componentJob: the ref must be kind:namespace\/name/,
      );
    },
  );
});
