import { directEdgesOf, edgesOf, shop, statementOf, tablesOf } from '../__testUtils__/edgesOf';

const schema = shop;

describe('select lists', () => {
  it('take columns from the only table, known or not', () => {
    expect(edgesOf('SELECT a, t.b AS c FROM t')).toEqual([
      't.a → a [IDENTITY]',
      't.b → c [IDENTITY]',
    ]);
  });

  it('find the table of a plain column by the schema', () => {
    expect(edgesOf('SELECT total, name FROM orders, customers', { schema })).toEqual([
      'orders.total → total [IDENTITY]',
      'customers.name → name [IDENTITY]',
    ]);
  });

  it('give a plain column to the only table whose columns are not known', () => {
    expect(edgesOf('SELECT colour FROM orders, paints', { schema })).toEqual([
      'paints.colour → colour [IDENTITY]',
    ]);
  });

  it('leave out a column that several tables may have, and say so', () => {
    const { edges, reasons, confidence } = statementOf('SELECT a FROM t, u');
    expect({ edges, confidence, codes: reasons.map(({ code }) => code) }).toEqual({
      edges: [],
      confidence: 'medium',
      codes: ['AMBIGUOUS_COLUMN'],
    });
  });

  it('leave out a column that the schema does not have, and say so', () => {
    const { edges, reasons } = statementOf('SELECT colour FROM orders', { schema });
    expect({ edges, reasons }).toEqual({
      edges: [],
      reasons: [
        {
          code: 'UNKNOWN_COLUMN',
          message: "No table in reach has the column 'colour'",
          span: { start: 7, end: 13 },
        },
      ],
    });
  });

  it('name a column without alias by its text', () => {
    expect(
      statementOf('SELECT a  + b, max(c), d::int, t.e FROM t').columns.map(({ name }) => name),
    ).toEqual(['a + b', 'max(c)', 'd', 'e']);
  });

  it('tell where each expression stands, in UTF-16 units', () => {
    const sql = "SELECT '😀' AS x, coalesce(a, (SELECT max(b) FROM u)) AS y FROM t";
    const { columns } = statementOf(sql);
    expect(columns.map(({ span }) => sql.slice(span!.start, span!.end))).toEqual([
      "'😀'",
      'coalesce(a, (SELECT max(b) FROM u))',
    ]);
  });

  it('read T-SQL aliases that are assigned', () => {
    expect(edgesOf('SELECT twice = a * 2 FROM t', { dialect: 'tsql' })).toEqual([
      't.a → twice [TRANSFORMATION]',
    ]);
  });
});

describe('stars', () => {
  it('stand for all columns of the schema, in order', () => {
    expect(
      edgesOf('SELECT c.*, o.id AS oid FROM orders o JOIN customers c ON true', { schema }),
    ).toEqual([
      'customers.id → id [IDENTITY]',
      'customers.name → name [IDENTITY]',
      'customers.email → email [IDENTITY]',
      'customers.city → city [IDENTITY]',
      'orders.id → oid [IDENTITY]',
    ]);
  });

  it('stay stars without schema', () => {
    const { edges, reasons } = statementOf('INSERT INTO x SELECT * FROM t');
    expect(edges).toEqual([
      {
        source: { table: { kind: 'table', parts: ['t'] }, column: '*' },
        target: { table: { kind: 'table', parts: ['x'] }, column: '*' },
        transformation: { type: 'DIRECT', subtype: 'IDENTITY', masking: false },
        span: { start: 21, end: 22 },
        confidence: 'medium',
      },
    ]);
    expect(reasons.map(({ code }) => code)).toEqual(['STAR_WITHOUT_SCHEMA']);
  });

  it('are seen through without schema', () => {
    expect(edgesOf('SELECT a FROM (SELECT * FROM (SELECT * FROM t) x) y')).toEqual([
      't.a → a [IDENTITY]',
    ]);
  });

  it('leave out what EXCEPT and EXCLUDE name', () => {
    const expected = ['customers.id → id [IDENTITY]', 'customers.name → name [IDENTITY]'];
    const bigquery = 'SELECT * EXCEPT (email, city) FROM customers';
    const snowflake = 'SELECT * EXCLUDE (email, city) FROM customers';
    expect(edgesOf(bigquery, { schema, dialect: 'bigquery' })).toEqual(expected);
    expect(edgesOf(snowflake, { schema, dialect: 'snowflake' })).toEqual(expected);
    expect(edgesOf(snowflake, { schema, dialect: 'duckdb' })).toEqual(expected);
  });

  it('change what REPLACE names', () => {
    expect(
      edgesOf('SELECT * REPLACE (upper(name) AS name) FROM customers', {
        schema,
        dialect: 'bigquery',
      }),
    ).toEqual([
      'customers.id → id [IDENTITY]',
      'customers.name → name [TRANSFORMATION]',
      'customers.email → email [IDENTITY]',
      'customers.city → city [IDENTITY]',
    ]);
  });

  it('rename what RENAME names', () => {
    const sql = 'SELECT * EXCLUDE (email, city) RENAME (name AS customer) FROM customers';
    expect(edgesOf(sql, { schema, dialect: 'snowflake' })).toEqual([
      'customers.id → id [IDENTITY]',
      'customers.name → customer [IDENTITY]',
    ]);
  });

  it('of tables without schema still know what they do not hold', () => {
    const sql = 'SELECT a, b FROM (SELECT * EXCEPT (a) FROM t) x';
    expect(edgesOf(sql, { dialect: 'bigquery' })).toEqual(['t.b → b [IDENTITY]']);
  });
});

describe('common table expressions', () => {
  it('pass columns on under the names of their list', () => {
    expect(edgesOf('WITH c (x, y) AS (SELECT a, b + 1 FROM t) SELECT y, x FROM c')).toEqual([
      't.b → y [TRANSFORMATION]',
      't.a → x [IDENTITY]',
    ]);
  });

  it('hide tables, also ones of the same name that they read', () => {
    expect(edgesOf('WITH t AS (SELECT a AS b FROM t) SELECT b FROM t')).toEqual([
      't.a → b [IDENTITY]',
    ]);
  });

  it('read nothing when nobody uses them', () => {
    expect(tablesOf('WITH c AS (SELECT a FROM t) SELECT b FROM u')).toEqual({
      inputs: ['u'],
      outputs: [],
    });
  });

  it('follow columns around a recursion', () => {
    const sql = `WITH RECURSIVE tree (id, root, depth) AS (
      SELECT id, id, 1 FROM parts
      UNION ALL
      SELECT p.id, tree.root, depth + 1 FROM parts p JOIN tree ON p.parent = tree.id
    ) SELECT id, root, depth FROM tree`;
    expect(directEdgesOf(sql)).toEqual(['parts.id → id [IDENTITY]', 'parts.id → root [IDENTITY]']);
  });

  it('follow columns that change places in a recursion', () => {
    const sql = `WITH RECURSIVE r (x, y) AS (SELECT a, b FROM t UNION ALL SELECT y, c FROM r, u) SELECT x FROM r`;
    expect(directEdgesOf(sql, { schema: { t: ['a', 'b'], u: ['c'] } })).toEqual([
      't.a → x [IDENTITY]',
      't.b → x [IDENTITY]',
      'u.c → x [IDENTITY]',
    ]);
  });

  it('recur without RECURSIVE where the dialect lets them', () => {
    const sql =
      'WITH c AS (SELECT a FROM t UNION ALL SELECT u.b FROM c JOIN u ON c.a = u.p) SELECT a FROM c';
    expect(tablesOf(sql, { dialect: 'tsql' })).toEqual({ inputs: ['t', 'u'], outputs: [] });
    expect(tablesOf(sql, { dialect: 'postgres' })).toEqual({
      inputs: ['t', 'c', 'u'],
      outputs: [],
    });
  });

  it('built on one another in a long chain cost no depth', () => {
    const chain = Array.from(
      { length: 500 },
      (_, index) => `, c${index + 1} AS (SELECT a FROM c${index})`,
    );
    expect(edgesOf(`WITH c0 AS (SELECT a FROM t)${chain.join('')} SELECT a FROM c500`)).toEqual([
      't.a → a [IDENTITY]',
    ]);
  });
});

describe('set operations', () => {
  it('pair columns by place under the names of the first', () => {
    expect(edgesOf('SELECT a, b FROM t UNION ALL SELECT c, d FROM u')).toEqual([
      't.a → a [IDENTITY]',
      'u.c → a [IDENTITY]',
      't.b → b [IDENTITY]',
      'u.d → b [IDENTITY]',
    ]);
  });

  it('pair columns by name with BY NAME', () => {
    expect(
      edgesOf('SELECT a, b FROM t UNION BY NAME SELECT c, a FROM u', { dialect: 'duckdb' }),
    ).toEqual([
      't.a → a [IDENTITY]',
      'u.a → a [IDENTITY]',
      't.b → b [IDENTITY]',
      'u.c → c [IDENTITY]',
    ]);
  });

  it('choose rows by what EXCEPT takes away', () => {
    expect(edgesOf('SELECT a FROM t EXCEPT SELECT b FROM u')).toEqual([
      't.a → a [IDENTITY]',
      'u.b → rows [FILTER]',
    ]);
  });

  it('look up names on both sides of stars', () => {
    expect(edgesOf('SELECT a FROM (SELECT * FROM t UNION SELECT * FROM u) x')).toEqual([
      't.a → a [IDENTITY]',
      'u.a → a [IDENTITY]',
    ]);
  });

  it('are not part of a comparison with a query before them', () => {
    const sql =
      'WITH w AS (SELECT c FROM v) SELECT a FROM t WHERE a > (SELECT c FROM w) UNION ALL SELECT b FROM u';
    expect(edgesOf(sql)).toEqual([
      't.a → a [IDENTITY]',
      'u.b → a [IDENTITY]',
      't.a → rows [FILTER]',
      'v.c → rows [FILTER]',
    ]);
  });
});

describe('sub-queries', () => {
  it('use columns of the query around them', () => {
    const sql =
      'SELECT (SELECT max(price) FROM items WHERE order_id = orders.id) AS top FROM orders';
    expect(edgesOf(sql, { schema })).toEqual([
      'items.price → top [AGGREGATION]',
      'items.order_id → top [FILTER]',
      'orders.id → top [FILTER]',
    ]);
  });

  it('choose rows when they stand in WHERE', () => {
    const sql = `SELECT o.id FROM orders o WHERE customer_id IN (SELECT id FROM customers WHERE city = 'Ulm')
      AND EXISTS (SELECT 1 FROM items WHERE order_id = o.id)`;
    expect(edgesOf(sql, { schema })).toEqual([
      'orders.id → id [IDENTITY]',
      'orders.customer_id → rows [FILTER]',
      'customers.id → rows [FILTER]',
      'customers.city → rows [FILTER]',
      'items.order_id → rows [FILTER]',
      'orders.id → rows [FILTER]',
    ]);
  });

  it('may be VALUES', () => {
    const sql = 'SELECT x, y FROM (VALUES (1, (SELECT max(a) FROM t))) AS v (x, y)';
    expect(edgesOf(sql)).toEqual(['t.a → y [AGGREGATION]']);
  });
});

describe('what rows depend on', () => {
  it('is stated once for the whole target, also from within', () => {
    const sql = `INSERT INTO r SELECT d, n FROM (
      SELECT o.created_at AS d, count(*) AS n FROM orders o JOIN items i ON i.order_id = o.id
      WHERE sku = 'a' GROUP BY 1 HAVING max(price) > 3) x ORDER BY n`;
    expect(edgesOf(sql, { schema })).toEqual([
      'orders.created_at → r.d [IDENTITY]',
      'items.order_id → rows of r [JOIN]',
      'orders.id → rows of r [JOIN]',
      'items.sku → rows of r [FILTER]',
      'orders.created_at → rows of r [GROUP_BY]',
      'items.price → rows of r [FILTER]',
    ]);
  });

  it('includes DISTINCT ON, QUALIFY, CONNECT BY and LIMIT BY', () => {
    expect(edgesOf('SELECT DISTINCT ON (a) b FROM t', { dialect: 'postgres' })).toContain(
      't.a → rows [GROUP_BY]',
    );
    const qualify = 'SELECT a, rank() OVER (ORDER BY b) AS r FROM t QUALIFY r = 1';
    expect(edgesOf(qualify, { dialect: 'snowflake' })).toEqual([
      't.a → a [IDENTITY]',
      't.b → r [WINDOW]',
      't.b → rows [FILTER]',
    ]);
    const connect = 'SELECT a FROM t START WITH b IS NULL CONNECT BY PRIOR c = d';
    expect(edgesOf(connect, { dialect: 'oracle' })).toEqual([
      't.a → a [IDENTITY]',
      't.b → rows [FILTER]',
      't.c → rows [JOIN]',
      't.d → rows [JOIN]',
    ]);
    expect(edgesOf('SELECT a FROM t LIMIT 1 BY b', { dialect: 'clickhouse' })).toContain(
      't.b → rows [GROUP_BY]',
    );
  });
});
