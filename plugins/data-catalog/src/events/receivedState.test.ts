import { isNarrowed, readJob, readReceived, toEventFilter, writeReceived } from './receivedState';

const read = (query: string) => readReceived(new URLSearchParams(query));

describe('what the list of entries shows', () => {
  it('is read from the URL and written back', () => {
    const query =
      'kind=yaml.declare&job=postgres%3A%2F%2Fdw%23a%23b&run=r1&from=2026-11-01T00%3A00%3A00.000Z&entry=12';
    const state = read(query);
    expect(state).toEqual({
      kind: 'yaml.declare',
      job: { namespace: 'postgres://dw#a', name: 'b' },
      run: 'r1',
      within: 'all',
      from: '2026-11-01T00:00:00.000Z',
      entry: 12,
    });
    expect(writeReceived(state).toString()).toBe(query);
  });

  it('leaves out what it does not understand', () => {
    expect(read('kind=zzz&job=nohash&within=year&from=yesterday&entry=-1')).toEqual({
      within: 'all',
    });
    expect(writeReceived({ within: 'all' }).toString()).toBe('');
  });

  it('knows whether it is narrowed', () => {
    expect(isNarrowed(read(''))).toBe(false);
    expect(isNarrowed(read('entry=3'))).toBe(false);
    expect(isNarrowed(read('within=hour'))).toBe(true);
    expect(isNarrowed(read('run=r1'))).toBe(true);
  });

  it('becomes filters of the API; a span of time counts back from now', () => {
    const now = new Date('2026-11-02T10:00:00Z');
    expect(toEventFilter(read('within=hour&kind=asset.state'), now)).toEqual({
      kind: 'asset.state',
      from: '2026-11-02T09:00:00.000Z',
    });
    expect(
      toEventFilter(read('within=week&to=2026-11-01T00%3A00%3A00Z&job=n%23j&run=r'), now),
    ).toEqual({
      namespace: 'n',
      job: 'j',
      runId: 'r',
      to: '2026-11-01T00:00:00.000Z',
    });
  });
});

it('a job is split at the last #', () => {
  expect(readJob('s3://a#b#c')).toEqual({ namespace: 's3://a#b', name: 'c' });
  expect([readJob('a'), readJob('#a'), readJob('a#')]).toEqual([undefined, undefined, undefined]);
});
