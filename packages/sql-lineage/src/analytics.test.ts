import { analyzeSql } from './analyzeSql';
import {
  foundLineage,
  readAnalyticQueries,
  retail,
  retailSchema,
} from './__testUtils__/analyticQueries';
import type { AnalyzedScript } from './types';

const queries = readAnalyticQueries();

const analyze = (sql: string, dialect: string): AnalyzedScript =>
  analyzeSql({ sql, dialect, schema: retailSchema, defaultSchema: retail });

describe('analytic queries', () => {
  it('are at least 120', () => {
    expect(queries.length).toBeGreaterThanOrEqual(120);
  });

  it.each(queries)('$name', ({ sql, dialect, reads, columns }) => {
    expect(foundLineage(analyze(sql, dialect), { reads, columns })).toEqual({ reads, columns });
  });

  it('are understood wholly', () => {
    const doubts = queries.flatMap(({ name, sql, dialect }) =>
      analyze(sql, dialect).statements.flatMap(({ reasons }) =>
        reasons
          .filter(({ code }) => code !== 'REWRITTEN_FOR_PARSER')
          .map(({ code, message }) => `${name}: ${code} ${message}`),
      ),
    );
    expect(doubts).toEqual([]);
  });

  it('have edges only from columns of the schema', () => {
    const known = new Set(
      Object.entries(retailSchema).flatMap(([table, columns]) =>
        [...columns, '*'].map(column => `${table}.${column}`),
      ),
    );
    const unknown = queries.flatMap(({ name, sql, dialect }) =>
      analyze(sql, dialect).statements.flatMap(({ edges }) =>
        edges
          .map(({ source }) => `${source.table.parts.join('.')}.${source.column}`.toLowerCase())
          .filter(source => !known.has(source))
          .map(source => `${name}: ${source}`),
      ),
    );
    expect(unknown).toEqual([]);
  });

  it.each([
    ['a derived table', (sql: string) => `SELECT * FROM (\n${sql}\n) wrapped`],
    ['a view', (sql: string) => `CREATE VIEW wrapped AS\n${sql}`],
  ])('have the same lineage as %s', (_, wrap) => {
    const differences = queries.filter(({ sql, dialect, reads, columns }) => {
      const found = foundLineage(analyze(wrap(sql), dialect), { reads, columns });
      return JSON.stringify(found) !== JSON.stringify({ reads, columns });
    });
    expect(differences.map(({ name }) => name)).toEqual([]);
  });
});
