import { edgesOf } from '../__testUtils__/edgesOf';

const of = (expression: string, dialect = 'spark') =>
  edgesOf(`SELECT ${expression} AS x FROM t`, { dialect });

describe('kinds of transformation', () => {
  it.each([
    ['a', ['IDENTITY']],
    ['(a)', ['IDENTITY']],
    ['cast(a AS int)', ['TRANSFORMATION']],
    ['a + 1', ['TRANSFORMATION']],
    ['concat(a, "x")', ['TRANSFORMATION']],
    ['sum(a)', ['AGGREGATION']],
    ['round(sum(a + 1), 2)', ['AGGREGATION']],
    ['count(a)', ['AGGREGATION, masked']],
    ['sha2(a, 256)', ['TRANSFORMATION, masked']],
    ['md5(concat(a, "salt"))', ['TRANSFORMATION, masked']],
    ['lag(a, 1) OVER (ORDER BY 1)', ['TRANSFORMATION']],
    ['max(a) OVER ()', ['AGGREGATION']],
    ['a.field', ['TRANSFORMATION']],
    ['a[0]', ['TRANSFORMATION']],
  ])('of %s', (expression, kinds) => {
    expect(of(expression)).toEqual(kinds.map(kind => `t.a → x [${kind}]`));
  });

  it('are the strongest of several ways, and masked only if every way is', () => {
    expect(of('a || max(a)')).toEqual(['t.a → x [AGGREGATION]']);
    expect(of('concat(a, md5(a))')).toEqual(['t.a → x [TRANSFORMATION]']);
  });

  it('go through queries within', () => {
    const sql = 'SELECT y + 1 AS x FROM (SELECT max(a) AS y FROM t) q';
    expect(edgesOf(sql)).toEqual(['t.a → x [AGGREGATION]']);
  });
});

describe('conditions', () => {
  it.each([
    ['CASE WHEN b > 1 THEN a ELSE c + 1 END', ['a IDENTITY', 'c TRANSFORMATION', 'b CONDITIONAL']],
    ['CASE b WHEN c THEN a END', ['a IDENTITY', 'b CONDITIONAL', 'c CONDITIONAL']],
    ['if(b > 1, a, 0)', ['a IDENTITY', 'b CONDITIONAL']],
    ['coalesce(a, b)', ['a IDENTITY', 'b IDENTITY', 'a CONDITIONAL', 'b CONDITIONAL']],
    ['nvl(a, b)', ['a TRANSFORMATION', 'b TRANSFORMATION', 'a CONDITIONAL', 'b CONDITIONAL']],
    ['nullif(a, b)', ['a TRANSFORMATION', 'a CONDITIONAL', 'b CONDITIONAL']],
    ['nvl2(b, a, c)', ['a TRANSFORMATION', 'c TRANSFORMATION', 'b CONDITIONAL']],
    ['sum(a) FILTER (WHERE b > 1)', ['a AGGREGATION', 'b CONDITIONAL']],
    ['decode(b, 1, a, c)', ['a IDENTITY', 'c IDENTITY', 'b CONDITIONAL']],
  ])('decide the value of %s', (expression, expected) => {
    expect(of(expression)).toEqual(expected.map(edge => edge.replace(/(.) (.*)/, 't.$1 → x [$2]')));
  });

  it('may be an argument of an aggregate', () => {
    expect(of('sumIf(a, b > 1)', 'clickhouse')).toEqual([
      't.a → x [AGGREGATION]',
      't.b → x [CONDITIONAL]',
    ]);
  });

  it('make conditions of all that they depend on', () => {
    const sql =
      'SELECT CASE WHEN r = 1 THEN a END AS x FROM (SELECT a, rank() OVER (ORDER BY b) AS r FROM t) q';
    expect(edgesOf(sql)).toEqual(['t.a → x [IDENTITY]', 't.b → x [CONDITIONAL]']);
  });
});

describe('windows', () => {
  it('depend on what they are partitioned and ordered by', () => {
    expect(of('sum(a) OVER (PARTITION BY b ORDER BY c + d)')).toEqual([
      't.a → x [AGGREGATION]',
      't.b → x [WINDOW]',
      't.c → x [WINDOW]',
      't.d → x [WINDOW]',
    ]);
  });

  it('may have a name', () => {
    const sql = 'SELECT row_number() OVER w AS x FROM t WINDOW w AS (PARTITION BY a ORDER BY b)';
    expect(edgesOf(sql, { dialect: 'postgres' })).toEqual(['t.a → x [WINDOW]', 't.b → x [WINDOW]']);
  });

  it('tell all of a rank', () => {
    expect(of('rank() OVER (ORDER BY a)')).toEqual(['t.a → x [WINDOW]']);
  });

  it('are the order within an aggregate, unless that is what it is of', () => {
    expect(of("listagg(a, ',') WITHIN GROUP (ORDER BY b)", 'snowflake')).toEqual([
      't.a → x [AGGREGATION]',
      't.b → x [WINDOW]',
    ]);
    expect(of('percentile_cont(0.5) WITHIN GROUP (ORDER BY a)', 'postgres')).toEqual([
      't.a → x [AGGREGATION]',
    ]);
  });
});

describe('what is not a column', () => {
  it('is a date part, a variable, a keyword, a literal', () => {
    expect(of('dateadd(day, 1, a)', 'snowflake')).toEqual(['t.a → x [TRANSFORMATION]']);
    expect(of('date_trunc(a, MONTH)', 'bigquery')).toEqual(['t.a → x [TRANSFORMATION]']);
    expect(of('a + @days', 'tsql')).toEqual(['t.a → x [TRANSFORMATION]']);
    expect(of('current_date')).toEqual([]);
    expect(of("'a'")).toEqual([]);
  });

  it('is the parameter of a lambda', () => {
    expect(of('transform(a, y -> y + b)')).toEqual([
      't.a → x [TRANSFORMATION]',
      't.b → x [TRANSFORMATION]',
    ]);
  });
});

describe('count(*)', () => {
  it('is fed by the rows of tables whose columns nobody knows', () => {
    expect(of('count(*)')).toEqual(['t.* → x [AGGREGATION, masked]']);
  });

  it('reads no column of a table that is known', () => {
    expect(edgesOf('SELECT count(*) AS x FROM t', { schema: { t: ['a'] } })).toEqual([]);
  });
});

describe('lateral column aliases', () => {
  const sql = 'SELECT a * 2 AS twice, twice + 1 AS more FROM t';

  it('are followed where the dialect has them', () => {
    expect(edgesOf(sql, { dialect: 'snowflake' })).toEqual([
      't.a → twice [TRANSFORMATION]',
      't.a → more [TRANSFORMATION]',
    ]);
    expect(edgesOf(sql, { dialect: 'postgres' })).toEqual([
      't.a → twice [TRANSFORMATION]',
      't.twice → more [TRANSFORMATION]',
    ]);
  });

  it('can be switched on', () => {
    expect(edgesOf(sql, { lateralColumnAliases: true })).toEqual([
      't.a → twice [TRANSFORMATION]',
      't.a → more [TRANSFORMATION]',
    ]);
  });

  it('give way to a column of the schema', () => {
    expect(edgesOf(sql, { dialect: 'snowflake', schema: { t: ['a', 'twice'] } })).toEqual([
      't.a → twice [TRANSFORMATION]',
      't.twice → more [TRANSFORMATION]',
    ]);
  });

  it('give way to a column that an item before has shown to exist', () => {
    const trimmed = 'SELECT trim(name) AS name, upper(name) AS loud FROM t';
    expect(edgesOf(trimmed, { dialect: 'snowflake' })).toEqual([
      't.name → name [TRANSFORMATION]',
      't.name → loud [TRANSFORMATION]',
    ]);
    const counted = 'SELECT max(name) + 1 AS name, count(id) AS id, id + 1 AS other FROM t';
    expect(edgesOf(counted, { dialect: 'snowflake' }).slice(-1)).toEqual([
      't.id → other [TRANSFORMATION]',
    ]);
  });
});
