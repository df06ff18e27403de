import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkEventCore } from './checkEventCore';

const good = {
  eventType: 'COMPLETE',
  eventTime: '2026-01-31T12:00:00Z',
  run: { runId: '3f5e83fa-3480-44ff-99c5-ff943904e5e8' },
  job: { namespace: 'shop', name: 'nightly' },
  inputs: [{ namespace: 'postgres://db:5432', name: 'shop.public.orders' }],
  outputs: [],
  producer: 'https://example.com/etl',
};

const messages = (event: unknown) => {
  const result = checkEventCore(event);
  return result.ok ? [] : result.errors.map(({ path: where, message }) => `${where} ${message}`);
};

describe('checkEventCore', () => {
  it('takes a run event and tells its kind', () => {
    expect(checkEventCore(good)).toEqual({ ok: true, kind: 'run', event: good });
  });

  it.each([
    ['no object', [], ' must be an object, got []'],
    ['a missing runId', { ...good, run: {} }, '/run/runId must be a UUID, got nothing'],
    ['a runId that is no UUID', { ...good, run: { runId: 'x' } }, '/run/runId must be a UUID, got "x"'],
    [
      'an unknown eventType',
      { ...good, eventType: 'DONE' },
      '/eventType must be one of START, RUNNING, COMPLETE, ABORT, FAIL, OTHER, got "DONE"',
    ],
    [
      'a day that does not exist',
      { ...good, eventTime: '2026-02-30T00:00:00Z' },
      '/eventTime must be an ISO 8601 date-time such as 2026-01-31T12:00:00Z, got "2026-02-30T00:00:00Z"',
    ],
    [
      'NUL in a facet',
      { ...good, job: { ...good.job, facets: { sql: { query: 'a\0b' } } } },
      '/job/facets/sql/query must be free of NUL characters, got "a\\u0000b"',
    ],
    [
      'an empty name',
      { ...good, job: { namespace: 'shop', name: '' } },
      '/job/name must be a text that is not empty, got ""',
    ],
    ['inputs that are no list', { ...good, inputs: {} }, '/inputs must be an array of datasets, got {}'],
  ])('refuses %s with a reason', (_, event, message) => {
    expect(messages(event)).toEqual([message]);
  });

  it('refuses a name over 4,096 characters', () => {
    const event = { ...good, job: { namespace: 'shop', name: 'x'.repeat(4097) } };
    expect(messages(event)[0]).toMatch(/^\/job\/name must be at most 4096 characters long/);
    expect(messages({ ...event, job: { namespace: 'shop', name: 'x'.repeat(4096) } })).toEqual([]);
  });

  it('keeps names that look like parts of a prototype inert', () => {
    const text = JSON.stringify(good).replace('"nightly"', '"__proto__","facets":{"__proto__":{"x":1}}');
    const event = JSON.parse(text);
    expect(checkEventCore(event).ok).toBe(true);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('tells kinds by run, then dataset, then job', () => {
    const { run: _, ...job } = good;
    expect(checkEventCore(job)).toMatchObject({ ok: true, kind: 'job' });
    const dataset = { eventTime: good.eventTime, dataset: good.inputs[0] };
    expect(checkEventCore(dataset)).toMatchObject({ ok: true, kind: 'dataset' });
  });
});

const shared = path.resolve(__dirname, '../../../../../shared/openlineage');
const describeWithShared = existsSync(shared) ? describe : describe.skip;
if (!existsSync(shared)) process.stderr.write('Skipped: the shared OpenLineage events are absent\n');

describeWithShared('events of real producers', () => {
  const lines = (file: string) =>
    readFileSync(path.join(shared, file), 'utf8')
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(line => JSON.parse(line));

  it('are all taken', () => {
    const files = readdirSync(path.join(shared, 'events')).filter(
      name => name.endsWith('.jsonl') && !name.endsWith('.index.jsonl'),
    );
    const events = files.flatMap(name => lines(`events/${name}`));
    expect(events.length).toBe(1242);
    expect(events.flatMap(messages)).toEqual([]);
  });

  it('are refused where the core breaks the schema, and taken where only a facet does', () => {
    const broken = lines('invalid/schema_invalid_events.jsonl');
    expect(broken.map(event => checkEventCore(event.event).ok)).toEqual(broken.map(() => false));
    for (const kind of ['dataset', 'job', 'run']) {
      const file = path.join(shared, `invalid/event_invalid_${kind}_facet.json`);
      const { event } = JSON.parse(readFileSync(file, 'utf8'));
      expect(messages(event)).toEqual([]);
    }
  });
});
