import { directEdgesOf, tablesOf } from '../__testUtils__/edgesOf';

const of = (sql: string, dialect: string) => directEdgesOf(sql, { dialect });

describe('arrays and functions in FROM', () => {
  it('LATERAL VIEW: columns come from the function’s arguments', () => {
    const sql = 'SELECT t.id, e.k, e.v FROM t LATERAL VIEW OUTER explode(t.pairs) e AS k, v';
    expect(of(sql, 'hive')).toEqual([
      't.id → id [IDENTITY]',
      't.pairs → k [TRANSFORMATION]',
      't.pairs → v [TRANSFORMATION]',
    ]);
  });

  it('UNNEST: a column for each array, and none for the position', () => {
    const sql = 'SELECT x, y, n FROM t CROSS JOIN UNNEST(t.a, t.b) WITH ORDINALITY AS u (x, y, n)';
    expect(of(sql, 'trino')).toEqual(['t.a → x [TRANSFORMATION]', 't.b → y [TRANSFORMATION]']);
    expect(of('SELECT e FROM t, unnest(t.a) AS e', 'postgres')).toEqual([
      't.a → e [TRANSFORMATION]',
    ]);
  });

  it('UNNEST of BigQuery: elements by the alias, fields behind it, arrays by their path', () => {
    expect(of('SELECT i.sku, i FROM t, UNNEST(t.items) AS i WITH OFFSET n', 'bigquery')).toEqual([
      't.items → sku [TRANSFORMATION]',
      't.items → i [TRANSFORMATION]',
    ]);
    expect(of('SELECT i.sku FROM t, t.items AS i', 'bigquery')).toEqual([
      't.items → sku [TRANSFORMATION]',
    ]);
  });

  it('FLATTEN: its columns, and one FLATTEN over another', () => {
    const sql = `SELECT f.value:name::string AS name, g.index AS n
      FROM t, LATERAL FLATTEN(input => t.j) f, TABLE(FLATTEN(f.value)) g`;
    expect(of(sql, 'snowflake')).toEqual([
      't.j → name [TRANSFORMATION]',
      't.j → n [TRANSFORMATION]',
    ]);
  });

  it('functions with typed columns', () => {
    const sql = 'SELECT x.a, x.b FROM t, json_to_recordset(t.j) AS x (a int, b text)';
    expect(of(sql, 'postgres')).toEqual(['t.j → a [TRANSFORMATION]', 't.j → b [TRANSFORMATION]']);
  });

  it('functions whose columns nobody knows', () => {
    expect(of('SELECT f.x FROM t CROSS APPLY dbo.split(t.a) f', 'tsql')).toEqual([
      't.a → x [TRANSFORMATION]',
    ]);
  });

  it('ARRAY JOIN', () => {
    expect(of('SELECT id, x FROM t ARRAY JOIN xs AS x', 'clickhouse')).toEqual([
      't.id → id [IDENTITY]',
      't.xs → x [TRANSFORMATION]',
    ]);
  });

  it('files', () => {
    expect(
      tablesOf("SELECT a FROM 'data/x.parquet' JOIN read_csv('y.csv') ON true", {
        dialect: 'duckdb',
      }).inputs,
    ).toEqual(['data/x.parquet', 'y.csv']);
    expect(
      of('SELECT $1 AS a, s.$2 AS b FROM @stage/path (FILE_FORMAT => x) s', 'snowflake'),
    ).toEqual(['@stage/path.$1 → a [IDENTITY]', '@stage/path.$2 → b [IDENTITY]']);
  });
});

describe('structs', () => {
  it('a.b is a column of a table or a field of a column, by what is in reach', () => {
    expect(of('SELECT t.a.b, a.b, t.a FROM t', 'bigquery')).toEqual([
      't.a → b [TRANSFORMATION]',
      't.a → a [IDENTITY]',
    ]);
    expect(of('SELECT a.b.c FROM db.a', 'spark')).toEqual(['db.a.b → c [TRANSFORMATION]']);
  });

  it('are seen through where the query builds them', () => {
    const sql = `WITH x AS (
      SELECT STRUCT(a AS p, b AS q) AS s, ARRAY_AGG(STRUCT(c AS r, d) ORDER BY e)[OFFSET(0)] AS last FROM t
    ) SELECT s.q, x.s.p, last.r, last.d FROM x`;
    expect(of(sql, 'bigquery')).toEqual([
      't.b → q [IDENTITY]',
      't.a → p [IDENTITY]',
      't.c → r [AGGREGATION]',
      't.d → d [AGGREGATION]',
    ]);
  });

  it('PostgreSQL’s rows', () => {
    expect(
      directEdgesOf('SELECT (o).a, o FROM t o', { dialect: 'postgres', schema: { t: ['a', 'b'] } }),
    ).toEqual(['t.a → a [IDENTITY]', 't.a → o [TRANSFORMATION]', 't.b → o [TRANSFORMATION]']);
  });
});

describe('PIVOT and UNPIVOT', () => {
  const schema = { t: ['region', 'month', 'amount', 'jan', 'feb'] };

  it('a column for each value, decided by the column of values', () => {
    const sql = `SELECT * FROM (SELECT region, month, amount FROM t) PIVOT (SUM(amount) FOR month IN ('a' AS x, 'b' AS y))`;
    expect(directEdgesOf(sql, { dialect: 'bigquery', schema })).toEqual([
      't.region → region [IDENTITY]',
      't.amount → x [AGGREGATION]',
      't.amount → y [AGGREGATION]',
    ]);
  });

  it('T-SQL’s columns by their names', () => {
    const sql =
      'SELECT region, [a] FROM (SELECT region, month, amount FROM t) s PIVOT (SUM(amount) FOR month IN ([a], [b])) p';
    expect(directEdgesOf(sql, { dialect: 'tsql', schema })).toEqual([
      't.region → region [IDENTITY]',
      't.amount → a [AGGREGATION]',
    ]);
  });

  it('several aggregates, named after values and aliases', () => {
    const sql = `SELECT x_total, b_n FROM t PIVOT (sum(amount) AS total, count(jan) AS n FOR month IN ('a' AS x, 'b'))`;
    expect(directEdgesOf(sql, { dialect: 'spark', schema })).toEqual([
      't.amount → x_total [AGGREGATION]',
      't.jan → b_n [AGGREGATION, masked]',
    ]);
  });

  it('columns of values that nobody knows', () => {
    const sql =
      'SELECT region, anything FROM (SELECT region, month, amount FROM t) PIVOT (SUM(amount) FOR month IN (ANY))';
    expect(directEdgesOf(sql, { dialect: 'snowflake', schema })).toEqual([
      't.region → region [IDENTITY]',
      't.amount → anything [AGGREGATION]',
    ]);
  });

  it('UNPIVOT: values of several columns in one', () => {
    const sql = 'SELECT region, v, n FROM t UNPIVOT (v FOR n IN (jan, feb))';
    expect(directEdgesOf(sql, { dialect: 'snowflake', schema })).toEqual([
      't.region → region [IDENTITY]',
      't.jan → v [IDENTITY]',
      't.feb → v [IDENTITY]',
    ]);
  });

  it('DuckDB’s statements', () => {
    const pivot = 'PIVOT t ON month IN (1, 2) USING sum(amount) AS s GROUP BY region';
    expect(directEdgesOf(pivot, { dialect: 'duckdb', schema })).toEqual([
      't.region → region [IDENTITY]',
      't.amount → 1_s [AGGREGATION]',
      't.amount → 2_s [AGGREGATION]',
    ]);
    const unpivot = 'UNPIVOT t ON jan, feb INTO NAME n VALUE v';
    expect(directEdgesOf(unpivot, { dialect: 'duckdb', schema }).slice(-2)).toEqual([
      't.jan → v [IDENTITY]',
      't.feb → v [IDENTITY]',
    ]);
  });

  it('MATCH_RECOGNIZE: measures over the rows of a match', () => {
    const sql = `SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY region ORDER BY month
      MEASURES first(amount) AS f, last(up.jan) AS l ONE ROW PER MATCH PATTERN (up+) DEFINE up AS feb > 1)`;
    expect(directEdgesOf(sql, { dialect: 'snowflake', schema })).toEqual([
      't.region → region [IDENTITY]',
      't.amount → f [AGGREGATION]',
      't.jan → l [AGGREGATION]',
    ]);
  });
});
