import { nullShare, outcomeTone, readEvidence } from './evidence';
import { percentText } from './percentText';

const assertions = (...list: object[]) => ({ assertions: list });

describe('checks', () => {
  it('count by their newest result, with those before, and failing ones come first', () => {
    const { checks } = readEvidence([
      {
        key: 'dataQualityAssertions',
        at: '2026-11-02',
        runId: 'run-2',
        body: assertions(
          { assertion: 'not_null', column: 'id', success: true },
          { assertion: 'fresh', success: false, severity: 'warn', actual: 3 },
          { assertion: 'unique', column: 'id', success: false, severity: 'error', expected: '0', actual: '2' },
        ),
      },
      { key: 'dataQualityAssertions', at: '2026-11-01', runId: 'run-1', body: assertions({ assertion: 'not_null', column: 'id', success: false }) },
      // The same statement once more, with the dataset itself.
      { key: 'dataQualityAssertions', at: '2026-11-02', body: assertions({ assertion: 'not_null', column: 'id', success: true }) },
    ]);
    expect(checks.map(check => [check.column, check.assertion, outcomeTone(check), check.runId, check.actual])).toEqual([
      ['id', 'unique', 'bad', 'run-2', '2'],
      [undefined, 'fresh', 'warn', 'run-2', '3'],
      ['id', 'not_null', 'good', 'run-2', undefined],
    ]);
    expect(checks[2].history.map(({ at, success }) => [at, success])).toEqual([
      ['2026-11-01', false],
      ['2026-11-02', true],
    ]);
  });

  it('that are broken are left out', () => {
    const bodies = [undefined, null, 'text', { assertions: 'text' }, assertions({ assertion: 1, success: true }, { assertion: 'x' })];
    expect(readEvidence(bodies.map(body => ({ key: 'dataQualityAssertions', at: '2026-11-01', body }))).checks).toEqual([]);
  });
});

describe('measures', () => {
  it('are the newest, with rows and bytes from what runs read or wrote where nothing else says so', () => {
    const { metrics } = readEvidence([
      { key: 'outputStatistics', at: '2026-11-03', body: { rowCount: 12, size: 2048, fileCount: 3 } },
      { key: 'dataQualityMetrics', at: '2026-11-01', body: { rowCount: 5 } },
      { key: 'dataQualityMetrics', at: '2026-11-02', by: 'p', body: { rowCount: 10, columnMetrics: { id: { nullCount: 1, distinctCount: 9, min: 'x', quantiles: { '0.5': 4, '0.9': 'y' } } } } },
    ]);
    expect(metrics).toMatchObject({ at: '2026-11-02', by: 'p', rowCount: 10, bytes: 2048, fileCount: 3 });
    expect(metrics!.columns.get('id')).toEqual({ nullCount: 1, distinctCount: 9, quantiles: { '0.5': 4 } });
    expect(nullShare({ nullCount: 1 }, 10)).toBe(0.1);
    expect(nullShare({ nullCount: 1 }, 0)).toBeUndefined();
  });

  it('are written shortly', () => {
    expect([undefined, 0, 1, 0.004, 0.00001].map(percentText)).toEqual(['', '0', '100', '0.4', '< 0.1']);
  });
});
