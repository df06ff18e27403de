import { createBuilders } from '../build/createBuilders';
import type { OpenLineageEvent, RunEvent } from '../events/types';
import { validateEvent } from '../validation/validateEvent';
import type { RunOptions } from './types';
import { withRun } from './withRun';

const runId = '0198a1a0-0000-7000-8000-000000000001';
const ol = createBuilders({ producer: 'https://example.com/etl' });
const job = { namespace: 'shop', name: 'nightly' };
const orders = { namespace: 'postgres://db:5432', name: 'shop.public.orders' };
const revenue = { namespace: 's3://reports', name: 'revenue' };

function createClient(emit: (event: OpenLineageEvent) => Promise<void> = async () => {}) {
  const events: RunEvent[] = [];
  return {
    events,
    emit: async (event: OpenLineageEvent) => {
      await emit(event);
      events.push(event as RunEvent);
    },
  };
}

const options = (changes: Partial<RunOptions> = {}): RunOptions => ({
  job,
  runId,
  builders: ol,
  ...changes,
});

const briefly = ({ eventType, inputs, outputs }: RunEvent) => [
  eventType,
  (inputs ?? []).map(({ name }) => name),
  (outputs ?? []).map(({ name }) => name),
];

describe('withRun', () => {
  it('tells START, then COMPLETE with what the function said, and returns its result', async () => {
    const client = createClient();
    const sql = ol.facets.job.sql({ query: 'SELECT 1' });
    const statistics = ol.facets.outputDataset.outputStatistics({ rowCount: 3 });
    const result = await withRun(client, options({ inputs: [orders] }), async run => {
      run.jobFacet('sql', sql);
      run.output({ ...revenue, outputFacets: { outputStatistics: statistics } });
      return 42;
    });
    expect(result).toBe(42);
    const time = expect.stringMatching(/^\d{4}-.*Z$/);
    const base = {
      eventTime: time,
      producer: 'https://example.com/etl',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: { runId, facets: {} },
      inputs: [orders],
    };
    expect(client.events).toEqual([
      { ...base, eventType: 'START', job: { ...job, facets: {} }, outputs: [] },
      {
        ...base,
        eventType: 'COMPLETE',
        job: { ...job, facets: { sql } },
        outputs: [{ ...revenue, outputFacets: { outputStatistics: statistics } }],
      },
    ]);
    expect(client.events.map(event => validateEvent(event).ok)).toEqual([true, true]);
  });

  it('takes a function that is not async, and makes a run id', async () => {
    const client = createClient();
    const { runId: own } = await withRun(client, { job }, run => run);
    expect(own).toMatch(/^[0-9a-f-]{14}7/);
    expect(client.events.map(event => [event.eventType, event.run.runId])).toEqual([
      ['START', own],
      ['COMPLETE', own],
    ]);
  });

  it('tells FAIL with the error, and throws the error on', async () => {
    const client = createClient();
    const error = new Error('disk is full');
    const run = withRun(client, options(), () => {
      throw error;
    });
    await expect(run).rejects.toBe(error);
    expect(client.events[1]).toMatchObject({
      eventType: 'FAIL',
      run: {
        facets: {
          errorMessage: {
            _schemaURL:
              'https://openlineage.io/spec/facets/1-0-1/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet',
            message: 'disk is full',
            programmingLanguage: 'TypeScript',
            stackTrace: error.stack,
          },
        },
      },
    });
  });

  it.each([
    ['text', 'gone', { message: 'gone', programmingLanguage: 'JavaScript' }],
    ['nothing', undefined, { message: 'undefined', programmingLanguage: 'JavaScript' }],
    [
      'characters that no store holds',
      'a\0b\ud800',
      { message: 'ab\ufffd', programmingLanguage: 'JavaScript' },
    ],
  ])('tells FAIL when %s is thrown', async (_, thrown, facet) => {
    const client = createClient();
    await expect(withRun(client, options(), () => Promise.reject(thrown))).rejects.toBe(thrown);
    const { errorMessage } = client.events[1].run.facets!;
    expect(errorMessage).toEqual({
      _producer: 'https://example.com/etl',
      _schemaURL:
        'https://openlineage.io/spec/facets/1-0-1/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet',
      ...facet,
    });
  });

  it('tells ABORT when the signal was aborted', async () => {
    const client = createClient();
    const controller = new AbortController();
    const run = withRun(client, options({ signal: controller.signal }), async ({ signal }) => {
      controller.abort();
      signal?.throwIfAborted();
    });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(client.events.map(event => [event.eventType, event.run.facets])).toEqual([
      ['START', {}],
      ['ABORT', {}],
    ]);
  });

  it('tells RUNNING when asked to, with what is known by then', async () => {
    const client = createClient();
    await withRun(client, options(), async run => {
      run.input(orders);
      await run.running();
      run.output(revenue);
    });
    expect(client.events.map(briefly)).toEqual([
      ['START', [], []],
      ['RUNNING', ['shop.public.orders'], []],
      ['COMPLETE', ['shop.public.orders'], ['revenue']],
    ]);
  });

  it('joins what is said of one dataset', async () => {
    const client = createClient();
    const documentation = ol.facets.dataset.documentation({ description: 'Orders' });
    const schema = ol.facets.dataset.schema({ fields: [{ name: 'id' }] });
    const inputStatistics = ol.facets.inputDataset.inputStatistics({ rowCount: 3 });
    await withRun(client, options(), run => {
      run.input({ ...orders, facets: { documentation } });
      run.input({ ...orders, facets: { schema }, inputFacets: { inputStatistics } });
      run.input(orders);
    });
    expect(client.events[1].inputs).toEqual([
      { ...orders, facets: { documentation, schema }, inputFacets: { inputStatistics } },
    ]);
  });

  it('names parent and root of a run that another one starts', async () => {
    const client = createClient();
    const id = (last: number) => `0198a1a0-0000-7000-8000-00000000000${last}`;
    await withRun(client, options({ runId: id(1), job: { namespace: 'shop', name: 'a' } }), a =>
      withRun(client, { ...a.child({ namespace: 'shop', name: 'b' }), runId: id(2) }, b =>
        withRun(client, { ...b.child({ namespace: 'shop', name: 'c' }), runId: id(3) }, () => {}),
      ),
    );
    const starts = client.events.filter(({ eventType }) => eventType === 'START');
    const reference = (last: number, name: string) => ({
      run: { runId: id(last) },
      job: { namespace: 'shop', name },
    });
    expect(starts.map(({ run, producer }) => [run.facets?.parent, producer])).toMatchObject([
      [undefined, 'https://example.com/etl'],
      [{ ...reference(1, 'a'), root: reference(1, 'a') }, 'https://example.com/etl'],
      [{ ...reference(2, 'b'), root: reference(1, 'a') }, 'https://example.com/etl'],
    ]);
  });

  it('sends each event after the one before it was taken', async () => {
    const order: string[] = [];
    const client = createClient(async event => {
      const { eventType } = event as RunEvent;
      order.push(`${eventType} begins`);
      await new Promise(resolve => setTimeout(resolve, eventType === 'START' ? 20 : 0));
      order.push(`${eventType} ends`);
    });
    await withRun(client, options(), () => {
      order.push('work');
    });
    expect(order).toEqual([
      'START begins',
      'work',
      'START ends',
      'COMPLETE begins',
      'COMPLETE ends',
    ]);
  });
});

describe('the function that runs', () => {
  it.each([
    ['rejects', () => Promise.reject(new Error('no server'))],
    [
      'throws',
      () => {
        throw new Error('no server');
      },
    ],
  ])('does not fail when the client %s', async (_, emit) => {
    const errors: string[] = [];
    const result = withRun(
      { emit },
      options({ onError: ({ message }) => errors.push(message) }),
      async run => {
        await run.running();
        return 42;
      },
    );
    await expect(result).resolves.toBe(42);
    expect(errors).toEqual(['no server', 'no server', 'no server']);
  });

  it('does not fail when a handler of errors does', async () => {
    const onError = () => {
      throw new Error('handler');
    };
    const emit = () => Promise.reject(new Error('no server'));
    await expect(withRun({ emit }, options({ onError }), () => 42)).resolves.toBe(42);
  });

  it('does not fail for what breaks the specification: that is left out and reported', async () => {
    const client = createClient();
    const errors: string[] = [];
    const onError = ({ message }: Error) => errors.push(message);
    await withRun(client, options({ onError, inputs: [{ namespace: 'file', name: '' }] }), run => {
      run.output(revenue);
      run.output({ ...revenue, facets: { schema: { fields: 7 } } });
      run.output(null as never);
      run.facet('mine', {});
    });
    expect(client.events.map(briefly)).toEqual([
      ['START', [], []],
      ['COMPLETE', [], ['revenue']],
    ]);
    expect(errors).toEqual([
      'runEvent: /inputs/0/name must be a text that is not empty, got ""',
      expect.stringContaining("/outputs/0/facets/schema '_producer' is missing"),
      'runEvent: /outputs/0 must be an object with namespace and name, got null',
      expect.stringContaining("'run.facets.mine._producer' is missing"),
    ]);
  });

  it('runs without any event when its job cannot be named', async () => {
    const client = createClient();
    const errors: string[] = [];
    const onError = ({ message }: Error) => errors.push(message);
    const result = await withRun(client, { job: { namespace: 'shop', name: '' }, onError }, run => {
      run.input(orders);
      return run.child(job).parent;
    });
    expect(result).toBeUndefined();
    expect(client.events).toEqual([]);
    expect(errors).toEqual(['runEvent: /job/name must be a text that is not empty, got ""']);
  });

  it('is told of one problem once where no handler is given', async () => {
    const warnings: string[] = [];
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(warning => {
      warnings.push(String(warning));
    });
    const emit = () => Promise.reject(new Error('no server'));
    await withRun({ emit }, options(), () => 1);
    await withRun({ emit }, options(), () => 2);
    warn.mockRestore();
    expect(warnings).toEqual(['no server']);
  });
});
