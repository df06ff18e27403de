import { analyzeSql } from '../analyzeSql';
import { written } from '../__testUtils__/edgesOf';
import { throughTemporaries } from './throughTemporaries';

const joined = (sql: string, dialect = 'tsql') =>
  throughTemporaries(analyzeSql({ sql, dialect })).statements;

describe('throughTemporaries', () => {
  it('joins what goes through a temporary table, with the stronger kind', () => {
    const [statement, ...others] = joined(`
      SELECT id, sum(price) AS total INTO #sums FROM items WHERE sku IS NOT NULL GROUP BY id;
      INSERT INTO report (id, total) SELECT id, total + 1 FROM #sums WHERE total > 5;`);
    expect(others).toEqual([]);
    expect(statement.inputs).toEqual([{ kind: 'table', parts: ['items'] }]);
    expect(statement.outputs).toEqual([{ kind: 'table', parts: ['report'] }]);
    expect(statement.edges.map(written)).toEqual([
      'items.id → report.id [IDENTITY]',
      'items.price → report.total [AGGREGATION]',
      'items.price → rows of report [FILTER]',
      'items.sku → rows of report [FILTER]',
      'items.id → rows of report [GROUP_BY]',
    ]);
  });

  it('goes through several, and through stars', () => {
    const [statement] = joined(`
      SELECT * INTO #a FROM t;
      SELECT x, y + 1 AS z INTO #b FROM #a;
      INSERT INTO #b SELECT x, z FROM u;
      INSERT INTO r SELECT z FROM #b;`);
    expect(statement.edges.map(written)).toEqual([
      't.y → r.z [TRANSFORMATION]',
      'u.z → r.z [IDENTITY]',
    ]);
    expect(statement.inputs.map(({ parts }) => parts)).toEqual([['t'], ['u']]);
  });

  it('forgets what a table held that is made anew', () => {
    const statements = joined(
      `CREATE TEMP TABLE x AS SELECT a FROM t;
       CREATE TEMP TABLE x AS SELECT b AS a FROM u;
       CREATE TABLE r AS SELECT a FROM x;`,
      'postgres',
    );
    expect(statements.flatMap(({ edges }) => edges.map(written))).toEqual(['u.b → r.a [IDENTITY]']);
  });

  it('leaves a script without temporary tables as it is', () => {
    const script = analyzeSql({ sql: 'INSERT INTO r SELECT a FROM t; SELECT b FROM r' });
    expect(throughTemporaries(script)).toEqual(script);
  });
});
