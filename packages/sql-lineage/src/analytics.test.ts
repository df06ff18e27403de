import { analyzeSql } from './analyzeSql';
import { foundColumns, readAnalyticQueries, retail, retailSchema } from './__testUtils__/analyticQueries';

const queries = readAnalyticQueries();

describe('analytic queries', () => {
  it('are at least 120', () => {
    expect(queries.length).toBeGreaterThanOrEqual(120);
  });

  it.each(queries)('$name', ({ sql, dialect, reads, columns }) => {
    const { statements } = analyzeSql({ sql, dialect, schema: retailSchema, defaultSchema: retail });
    expect(statements).toHaveLength(1);
    const [statement] = statements;
    const inputs = statement.inputs.map(({ parts }) => parts.join('.').toLowerCase()).sort();
    expect({ inputs, columns: foundColumns(statement, columns) }).toEqual({ inputs: reads, columns });
  });
});
