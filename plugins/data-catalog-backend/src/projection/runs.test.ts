import { readEvent } from './readEvent';
import { mergeRuns, reportedStates } from './runs';
import type { RunDocument } from './documents';
import { seededRandom, shuffled } from './__testUtils__/entries';

const RUN = '0198a1a0-0000-7000-8000-000000000001';

function documentOf(state: string | undefined, minute: string, facets: object = {}): RunDocument {
  const time = `2026-11-01T10:${minute}:00.000000000Z`;
  const event = {
    ...(state && { eventType: state }),
    producer: 'x',
    run: { runId: RUN, facets },
    job: { namespace: 'etl', name: 'load' },
  };
  return readEvent(event, time, `hash of ${state} ${minute}`).runs.get(RUN)!;
}

const merge = (documents: readonly RunDocument[]) =>
  documents.reduce((a, b) => mergeRuns(a, b), documents[0]);

describe('the states of a run', () => {
  it('come in order of time, those of one state in a row as one', () => {
    const document = merge([
      documentOf('START', '00'),
      documentOf('RUNNING', '01'),
      documentOf('RUNNING', '02'),
      documentOf('FAIL', '03'),
      documentOf('START', '04'),
      documentOf('RUNNING', '05'),
      documentOf('COMPLETE', '06'),
      documentOf(undefined, '07'),
    ]);
    expect(reportedStates(document).map(({ state, at }) => `${state} ${at.slice(14, 16)}`)).toEqual(
      ['START 00', 'RUNNING 01', 'FAIL 03', 'START 04', 'RUNNING 05', 'COMPLETE 06'],
    );
  });

  it('start before they end where times are equal', () => {
    const document = merge([documentOf('COMPLETE', '00'), documentOf('START', '00')]);
    expect(reportedStates(document).map(({ state }) => state)).toEqual(['START', 'COMPLETE']);
  });

  it('are told from what older documents keep', () => {
    const started = '2026-11-01T10:00:00.000000000Z';
    const ended = '2026-11-01T10:05:00.000000000Z';
    expect(reportedStates({ started, terminal: [ended, 'hash', 'ABORT'] })).toEqual([
      { state: 'START', at: started },
      { state: 'ABORT', at: ended },
    ]);
  });
});

describe('the document of a run', () => {
  it('is the same in whatever order events are merged, however often', () => {
    const error = (message: string) => ({
      errorMessage: { _producer: 'x', _schemaURL: 'x', message },
    });
    const documents = [
      documentOf('START', '00'),
      documentOf('RUNNING', '01', error('first')),
      ...Array.from({ length: 20 }, () => documentOf('RUNNING', '02')),
      documentOf('FAIL', '03', error('second')),
      documentOf('FAIL', '03', error('also second')),
      documentOf('OTHER', '04', { errorMessage: { ...error('').errorMessage, _deleted: true } }),
      documentOf('FAIL', '05', error('last')),
    ];
    const expected = JSON.stringify(merge(documents));
    for (let seed = 1; seed <= 20; seed++) {
      const mixed = shuffled([...documents, ...documents], seededRandom(seed));
      const half = Math.floor(mixed.length / 2);
      const parts = [merge(mixed.slice(0, half)), merge(mixed.slice(half))];
      expect(JSON.stringify(merge(parts))).toBe(expected);
    }
    expect(JSON.parse(expected)).toMatchObject({
      error: ['2026-11-01T10:05:00.000000000Z', expect.any(String), 'last'],
    });
  });

  it('forgets an error that was withdrawn', () => {
    const errorMessage = { _producer: 'x', _schemaURL: 'x', message: 'oops' };
    const document = merge([
      documentOf('FAIL', '00', { errorMessage }),
      documentOf('FAIL', '01', { errorMessage: { ...errorMessage, _deleted: true } }),
    ]);
    expect(document.error).toEqual(['2026-11-01T10:01:00.000000000Z', '', null]);
  });
});
