import { analyzeSql } from './analyzeSql';
import {
  foundLineage,
  readAnalyticQueries,
  retail,
  retailSchema,
} from './__testUtils__/analyticQueries';

const queries = readAnalyticQueries();

describe('analytic queries', () => {
  it('are at least 120', () => {
    expect(queries.length).toBeGreaterThanOrEqual(120);
  });

  it.each(queries)('$name', ({ sql, dialect, reads, columns }) => {
    const script = analyzeSql({ sql, dialect, schema: retailSchema, defaultSchema: retail });
    expect(foundLineage(script, { reads, columns })).toEqual({ reads, columns });
  });
});
