import { analyzeSql } from '../analyzeSql';
import { directEdgesOf, edgesOf, shop, tablesOf } from '../__testUtils__/edgesOf';

const over = (dialect: string) => ({ dialect, schema: shop });

describe('what is rewritten for the parser', () => {
  it('keeps windows that are named by a word of SQL', () => {
    const sql =
      'SELECT sum(total) OVER running AS r FROM orders WINDOW first AS (PARTITION BY status), ' +
      'running AS (first ORDER BY created_at)';
    expect(edgesOf(sql, over('postgres'))).toEqual([
      'orders.total → r [AGGREGATION]',
      'orders.created_at → r [WINDOW]',
      'orders.status → r [WINDOW]',
    ]);
  });

  it('keeps windows that are named by a word of OVER', () => {
    const sql = 'SELECT sum(total) OVER rows AS r FROM orders WINDOW rows AS (ORDER BY created_at)';
    expect(edgesOf(sql, over('clickhouse'))).toEqual([
      'orders.total → r [AGGREGATION]',
      'orders.created_at → r [WINDOW]',
    ]);
  });

  it('leaves (+) out behind a column without its table', () => {
    const sql = 'SELECT total FROM orders, customers WHERE customer_id = name (+)';
    expect(edgesOf(sql, over('oracle'))).toEqual([
      'orders.total → total [IDENTITY]',
      'orders.customer_id → rows [FILTER]',
      'customers.name → rows [FILTER]',
    ]);
  });

  it('takes PRIOR of a column for the column', () => {
    const sql =
      'SELECT id, PRIOR id AS parent, LEVEL FROM orders CONNECT BY PRIOR id = customer_id ORDER BY 1';
    expect(directEdgesOf(sql, over('snowflake'))).toEqual([
      'orders.id → id [IDENTITY]',
      'orders.id → parent [IDENTITY]',
    ]);
  });

  it('puts SELECT before FROM in what makes a table or view', () => {
    const sql = 'CREATE VIEW v AS FROM orders SELECT id AS code WHERE total > 5';
    const [{ edges }] = analyzeSql({ sql, ...over('duckdb') }).statements;
    expect(edges.map(({ span }) => span && sql.slice(span.start, span.end))).toEqual([
      'id',
      'total',
    ]);
    expect(edgesOf('CREATE TABLE v AS FROM items', over('duckdb'))).toHaveLength(5);
  });

  it('reads variables that hold a table', () => {
    const sql =
      'DECLARE @t TABLE (id INT); INSERT INTO @t SELECT id FROM orders; SELECT x.id FROM @t AS x';
    expect(edgesOf(sql, over('tsql'))).toEqual([
      'orders.id → @t.id [IDENTITY]',
      '@t.id → id [IDENTITY]',
    ]);
  });

  it.each([
    'SELECT c.email FROM customers c, @t AS t WHERE t.i = c.id',
    'SELECT c.email FROM @t AS t, customers c WHERE t.i = c.id',
    'SELECT c.email FROM customers c JOIN @t t ON t.i = c.id',
  ])('finds variables that hold a table in %s', sql => {
    expect(tablesOf(sql, over('tsql')).inputs.sort()).toEqual(['@t', 'customers']);
  });

  it('leaves variables that hold a value alone', () => {
    const sql = 'SELECT @a, @b FROM customers WHERE id IN (@a, @b) ORDER BY email, @a DESC';
    expect(tablesOf(sql, over('tsql'))).toEqual({ inputs: ['customers'], outputs: [] });
  });

  it('finds the XML whose elements are read', () => {
    const nodes = "items i CROSS APPLY i.tags.nodes('/r') AS x (c)";
    expect(directEdgesOf(`SELECT x.c.value('@a', 'int') AS v FROM ${nodes}`, over('tsql'))).toEqual(
      ['items.tags → v [TRANSFORMATION]'],
    );
    const variable =
      "SELECT @x = tags FROM items SELECT x.c.value('@a', 'int') AS v FROM @x.nodes('/r') AS x (c)";
    expect(directEdgesOf(variable, over('tsql'))[1]).toBe('items.tags → v [TRANSFORMATION]');
  });

  it.each([
    ['one function', 'unnest(i.tags)', 't (tag)'],
    ['several functions', 'unnest(i.tags), generate_series(1, 9)', 't (tag, n)'],
    ['numbered rows', 'unnest(i.tags), generate_series(1, 9)) WITH ORDINALITY AS t (tag, n, i', ''],
  ])('reads ROWS FROM with %s', (_, functions, alias) => {
    const end = alias ? `) AS ${alias}` : ')';
    const sql = `SELECT i.sku, t.tag FROM items i CROSS JOIN LATERAL ROWS FROM (${functions}${end}`;
    expect(directEdgesOf(sql, over('postgres'))).toEqual([
      'items.sku → sku [IDENTITY]',
      expect.stringContaining('items.tags → tag'),
    ]);
  });

  it('reads the rows that a statement changes, and tells what it writes', () => {
    const change = 'FINAL TABLE (INSERT INTO customers (name) SELECT status FROM orders)';
    const edges = [
      'orders.status → customers.name [IDENTITY]',
      expect.stringMatching(/^orders.status → (name|log.label) \[IDENTITY\]$/),
    ];
    expect(directEdgesOf(`SELECT name FROM ${change}`, over('db2'))).toEqual(edges);
    const within = `WITH x AS (SELECT * FROM items) SELECT name FROM ${change}`;
    expect(directEdgesOf(within, over('db2'))).toEqual(edges);
    const inserted = `INSERT INTO log (label) SELECT name FROM ${change}`;
    expect(directEdgesOf(inserted, over('db2')).sort()).toEqual(edges);
  });

  it('takes every column that a script is given for a source of those that it answers', () => {
    const edges = [
      'orders.id → a [TRANSFORMATION]',
      'orders.total → a [TRANSFORMATION]',
      'orders.id → b [TRANSFORMATION]',
      'orders.total → b [TRANSFORMATION]',
    ];
    const format = "ROW FORMAT DELIMITED FIELDS TERMINATED BY ','";
    for (const sql of [
      "SELECT TRANSFORM (id, total) USING 'x' AS (a INT, b) FROM orders",
      `SELECT TRANSFORM (id, total) ${format} USING 'x' AS a, b ${format} FROM orders`,
      "FROM orders MAP id, total USING 'x' AS a, b",
    ]) {
      expect(edgesOf(sql, over('hive'))).toEqual(edges);
    }
    const unnamed = "SELECT TRANSFORM (id) USING 'x' FROM orders";
    expect(edgesOf(unnamed, over('hive'))).toEqual([
      'orders.id → key [TRANSFORMATION]',
      'orders.id → value [TRANSFORMATION]',
    ]);
  });

  it('leaves functions named TRANSFORM alone', () => {
    const sql = 'SELECT transform(tags, x -> x + 1) AS t FROM items';
    expect(edgesOf(sql, over('spark'))).toEqual(['items.tags → t [TRANSFORMATION]']);
  });

  it.each([
    ['mysql', "SELECT id INTO OUTFILE '/x' FIELDS TERMINATED BY ',' FROM orders"],
    ['mysql', "SELECT id FROM orders WHERE total > 1 INTO OUTFILE '/x' CHARACTER SET utf8"],
    ['clickhouse', "SELECT id FROM orders INTO OUTFILE '/x' COMPRESSION 'gzip' FORMAT CSV"],
    [
      'spark',
      "INSERT OVERWRITE LOCAL DIRECTORY '/x' USING csv OPTIONS (a 'b') SELECT id FROM orders",
    ],
    ['spark', "INSERT OVERWRITE DIRECTORY USING csv OPTIONS ('path' '/x') SELECT id FROM orders"],
    ['databricks', "INSERT OVERWRITE DIRECTORY '/x' USING csv SELECT id FROM orders"],
  ])('tells the file that a query is written to in %s: %s', (dialect, sql) => {
    expect(directEdgesOf(sql, over(dialect))).toEqual(['orders.id → /x.id [IDENTITY]']);
    expect(tablesOf(sql, over(dialect))).toEqual({ inputs: ['orders'], outputs: ['/x'] });
  });

  it('updates the table whose columns a query gives', () => {
    const sql =
      'UPDATE (SELECT c.email AS mail, o.status AS s FROM orders o JOIN customers c ON c.id = o.customer_id) x ' +
      'SET x.mail = x.s WHERE s <> 5';
    expect(edgesOf(sql, over('oracle'))).toEqual([
      'orders.status → customers.email [IDENTITY]',
      'customers.id → customers.email [JOIN]',
      'orders.customer_id → customers.email [JOIN]',
      'orders.status → customers.email [FILTER]',
    ]);
  });

  it('does not guess the table that a query updates', () => {
    const sql =
      'UPDATE (SELECT email, status FROM orders JOIN customers USING (id)) SET email = status';
    const [{ edges, confidence }] = analyzeSql({ sql, ...over('oracle') }).statements;
    expect({ edges, confidence }).toEqual({ edges: [], confidence: 'low' });
  });

  it('tells where an expression ends when what follows it has moved', () => {
    const sql = "SELECT max(total) INTO OUTFILE '/x' FROM orders";
    const [{ edges }] = analyzeSql({ sql, ...over('mysql') }).statements;
    expect(edges.map(({ span }) => span && sql.slice(span.start, span.end))).toEqual([
      'max(total)',
    ]);
  });
});

describe('ALL', () => {
  it('groups by all that is no aggregate, and sorts by all', () => {
    expect(
      edgesOf(
        'SELECT status, sum(total) AS s FROM orders GROUP BY ALL ORDER BY ALL',
        over('duckdb'),
      ),
    ).toEqual([
      'orders.status → status [IDENTITY]',
      'orders.total → s [AGGREGATION]',
      'orders.status → rows [GROUP_BY]',
      'orders.status → rows [SORT]',
      'orders.total → rows [SORT]',
    ]);
  });

  it('is a column in quotes', () => {
    expect(edgesOf('SELECT a FROM t ORDER BY "ALL"', { dialect: 'duckdb' })).toEqual([
      't.a → a [IDENTITY]',
      't.ALL → rows [SORT]',
    ]);
  });
});
