import { directEdgesOf, edgesOf, shop, statementOf, tablesOf } from '../__testUtils__/edgesOf';

const schema = shop;

describe('INSERT', () => {
  it('pairs the query’s columns with those of the list', () => {
    expect(edgesOf('INSERT INTO r (x, y) SELECT a, b + 1 FROM t')).toEqual([
      't.a → r.x [IDENTITY]',
      't.b → r.y [TRANSFORMATION]',
    ]);
  });

  it('pairs them with the target’s columns where the schema has it', () => {
    expect(edgesOf('INSERT INTO customers SELECT id, status FROM orders', { schema })).toEqual([
      'orders.id → customers.id [IDENTITY]',
      'orders.status → customers.name [IDENTITY]',
    ]);
  });

  it('keeps the query’s names where nobody knows the target’s, and with BY NAME', () => {
    expect(edgesOf('INSERT INTO r SELECT a AS b FROM t')).toEqual(['t.a → r.b [IDENTITY]']);
    const sql = 'INSERT INTO customers BY NAME SELECT status AS city, id FROM orders';
    expect(edgesOf(sql, { schema, dialect: 'duckdb' })).toEqual([
      'orders.status → customers.city [IDENTITY]',
      'orders.id → customers.id [IDENTITY]',
    ]);
  });

  it('leaves constant partitions out and puts others last', () => {
    const sql = 'INSERT OVERWRITE TABLE r PARTITION (day = 1, hour) SELECT a, b FROM t';
    expect(
      edgesOf(sql, { dialect: 'hive', schema: { r: ['day', 'hour', 'x'], t: ['a', 'b'] } }),
    ).toEqual(['t.a → r.x [IDENTITY]', 't.b → r.hour [IDENTITY]']);
  });

  it('reads queries in VALUES', () => {
    expect(edgesOf('INSERT INTO r (x) VALUES ((SELECT max(a) FROM t))')).toEqual([
      't.a → r.x [AGGREGATION]',
    ]);
  });

  it('updates on conflict from what was to be inserted', () => {
    const postgres =
      'INSERT INTO r (id, n) SELECT a, b FROM t ON CONFLICT (id) DO UPDATE SET n = r.n + EXCLUDED.n';
    expect(edgesOf(postgres, { dialect: 'postgres' })).toEqual([
      't.a → r.id [IDENTITY]',
      't.b → r.n [TRANSFORMATION]',
      'r.n → r.n [TRANSFORMATION]',
    ]);
    const mysql =
      'INSERT INTO r (id, n) SELECT a, b FROM t ON DUPLICATE KEY UPDATE n = VALUES(id), m = t.c';
    expect(edgesOf(mysql, { dialect: 'mysql' })).toEqual([
      't.a → r.id [IDENTITY]',
      't.b → r.n [IDENTITY]',
      't.a → r.n [IDENTITY]',
      't.c → r.m [IDENTITY]',
    ]);
  });

  it('into several tables by conditions', () => {
    const sql = 'INSERT ALL WHEN a > 1 THEN INTO r (x) VALUES (b) ELSE INTO s SELECT a, b FROM t';
    expect(edgesOf(sql, { dialect: 'snowflake' })).toEqual([
      't.b → r.x [IDENTITY]',
      't.a → s.a [IDENTITY]',
      't.b → s.b [IDENTITY]',
      't.a → rows of r [FILTER]',
      't.a → rows of s [FILTER]',
    ]);
  });

  it('into several tables from one FROM', () => {
    const sql = 'FROM t INSERT OVERWRITE TABLE r SELECT a INSERT INTO TABLE s SELECT b WHERE c = 1';
    expect(edgesOf(sql, { dialect: 'hive' })).toEqual([
      't.a → r.a [IDENTITY]',
      't.b → s.b [IDENTITY]',
      't.c → rows of s [FILTER]',
    ]);
  });

  it('with OUTPUT writes another table', () => {
    const sql = 'INSERT INTO r (a) OUTPUT inserted.a, 1 INTO log (x, y) SELECT b FROM t';
    expect(edgesOf(sql, { dialect: 'tsql' })).toEqual([
      't.b → r.a [IDENTITY]',
      't.b → log.x [IDENTITY]',
    ]);
  });
});

describe('CREATE', () => {
  it('TABLE from a query, under the columns of its list', () => {
    expect(
      edgesOf('CREATE TABLE r (x int, y int) AS SELECT a, b FROM t', { dialect: 'spark' }),
    ).toEqual(['t.a → r.x [IDENTITY]', 't.b → r.y [IDENTITY]']);
  });

  it('VIEW, also a materialised one, and one that writes a table', () => {
    expect(edgesOf('CREATE OR REPLACE VIEW v (x) AS ((SELECT a FROM t))')).toEqual([
      't.a → v.x [IDENTITY]',
    ]);
    expect(
      edgesOf('CREATE MATERIALIZED VIEW v AS SELECT a FROM t', { dialect: 'postgres' }),
    ).toEqual(['t.a → v.a [IDENTITY]']);
    expect(
      edgesOf('CREATE MATERIALIZED VIEW v TO r AS SELECT a FROM t', { dialect: 'clickhouse' }),
    ).toEqual(['t.a → r.a [IDENTITY]']);
  });

  it('TABLE as a clone has the other’s rows, LIKE another only its columns', () => {
    expect(
      edgesOf('CREATE TABLE r CLONE t', { dialect: 'snowflake', schema: { t: ['a', 'b'] } }),
    ).toEqual(['t.a → r.a [IDENTITY]', 't.b → r.b [IDENTITY]']);
    expect(statementOf('CREATE TABLE r LIKE t', { dialect: 'mysql' })).toMatchObject({
      inputs: [{ parts: ['t'] }],
      outputs: [{ parts: ['r'] }],
      edges: [],
    });
  });

  it('a table by SELECT INTO', () => {
    expect(edgesOf('SELECT a INTO r FROM t UNION SELECT b FROM u', { dialect: 'tsql' })).toEqual([
      't.a → r.a [IDENTITY]',
      'u.b → r.a [IDENTITY]',
    ]);
  });
});

describe('MERGE', () => {
  it('writes by all of its clauses', () => {
    const sql = `MERGE INTO customers c USING (SELECT customer_id, max(status) AS s FROM orders GROUP BY 1) o ON c.id = o.customer_id
      WHEN MATCHED AND o.s = 'x' THEN UPDATE SET c.city = o.s, name = c.name || o.s
      WHEN NOT MATCHED THEN INSERT (id, city) VALUES (o.customer_id, upper(s))`;
    expect(edgesOf(sql, { schema, dialect: 'snowflake' })).toEqual([
      'orders.status → customers.city [AGGREGATION]',
      'customers.name → customers.name [TRANSFORMATION]',
      'orders.status → customers.name [AGGREGATION]',
      'orders.customer_id → customers.id [IDENTITY]',
      'orders.customer_id → rows of customers [GROUP_BY]',
      'customers.id → rows of customers [JOIN]',
      'orders.customer_id → rows of customers [JOIN]',
      'orders.status → rows of customers [FILTER]',
    ]);
  });

  it('inserts and updates all columns with a star', () => {
    const sql =
      'MERGE INTO r USING t ON r.id = t.id WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *';
    expect(directEdgesOf(sql, { dialect: 'databricks', schema: { t: ['id', 'a'] } })).toEqual([
      't.id → r.id [IDENTITY]',
      't.a → r.a [IDENTITY]',
    ]);
    expect(directEdgesOf(sql, { dialect: 'databricks' })).toEqual(['t.* → r.* [IDENTITY]']);
  });

  it('inserts the whole row', () => {
    const sql =
      'MERGE INTO r USING (SELECT a, b FROM t) s ON r.a = s.a WHEN NOT MATCHED THEN INSERT ROW';
    expect(directEdgesOf(sql, { dialect: 'bigquery' })).toEqual([
      't.a → r.a [IDENTITY]',
      't.b → r.b [IDENTITY]',
    ]);
  });

  it('inserts by the target’s columns without a list', () => {
    const sql = 'MERGE INTO r USING t ON r.x = t.a WHEN NOT MATCHED THEN INSERT VALUES (t.a, t.b)';
    expect(directEdgesOf(sql, { schema: { r: ['x', 'y'] } })).toEqual([
      't.a → r.x [IDENTITY]',
      't.b → r.y [IDENTITY]',
    ]);
  });

  it('chooses rows by conditions behind its actions', () => {
    const sql = `MERGE INTO r USING t ON (r.id = t.id) WHEN MATCHED THEN UPDATE SET r.a = t.a WHERE t.b = 1
      WHEN NOT MATCHED THEN INSERT VALUES (t.id) WHERE t.c = 1`;
    expect(edgesOf(sql, { dialect: 'oracle', schema: { r: ['id', 'a'] } }).slice(-2)).toEqual([
      't.b → rows of r [FILTER]',
      't.c → rows of r [FILTER]',
    ]);
  });

  it('with OUTPUT writes another table', () => {
    const sql = `MERGE r USING t ON r.id = t.id WHEN MATCHED THEN UPDATE SET a = t.b
      OUTPUT $action, inserted.a, deleted.c INTO audit (what, new, old);`;
    expect(directEdgesOf(sql, { dialect: 'tsql' })).toEqual([
      't.b → r.a [IDENTITY]',
      't.b → audit.new [IDENTITY]',
      'r.c → audit.old [IDENTITY]',
    ]);
  });
});

describe('UPDATE', () => {
  const rows = (table: string) => [
    `customers.id → rows of ${table} [JOIN]`,
    `orders.customer_id → rows of ${table} [JOIN]`,
  ];

  it('from other tables', () => {
    const sql =
      'UPDATE orders o SET status = c.city, total = total + 1 FROM customers c WHERE c.id = o.customer_id';
    expect(edgesOf(sql, { schema, dialect: 'postgres' })).toEqual([
      'customers.city → orders.status [IDENTITY]',
      'orders.total → orders.total [TRANSFORMATION]',
      'customers.id → rows of orders [FILTER]',
      'orders.customer_id → rows of orders [FILTER]',
    ]);
    expect(tablesOf(sql, { schema, dialect: 'postgres' })).toEqual({
      inputs: ['customers'],
      outputs: ['orders'],
    });
  });

  it('of an alias that FROM gives', () => {
    const sql =
      'UPDATE o SET o.status = c.city FROM orders o JOIN customers c ON c.id = o.customer_id';
    expect(edgesOf(sql, { schema, dialect: 'tsql' })).toEqual([
      'customers.city → orders.status [IDENTITY]',
      ...rows('orders'),
    ]);
    expect(tablesOf(sql, { schema, dialect: 'tsql' })).toEqual({
      inputs: ['customers'],
      outputs: ['orders'],
    });
  });

  it('of several joined tables', () => {
    const sql =
      'UPDATE orders o JOIN customers c ON c.id = o.customer_id SET o.status = c.city, c.name = o.status';
    expect(edgesOf(sql, { schema, dialect: 'mysql' })).toEqual([
      'customers.city → orders.status [IDENTITY]',
      'orders.status → customers.name [IDENTITY]',
      ...rows('orders'),
      ...rows('customers'),
    ]);
  });

  it('of several columns from one query', () => {
    const sql = 'UPDATE r SET (x, y) = (SELECT a, max(b) FROM t)';
    expect(edgesOf(sql, { dialect: 'postgres' })).toEqual([
      't.a → r.x [IDENTITY]',
      't.b → r.y [AGGREGATION]',
    ]);
  });

  it('tells where each value stands', () => {
    const sql = 'UPDATE r SET x = upper(t.a), y = (t.b + 1) FROM t WHERE r.i = t.i';
    const { columns } = statementOf(sql, { dialect: 'postgres' });
    expect(columns.map(({ name, span }) => [name, sql.slice(span!.start, span!.end)])).toEqual([
      ['x', 'upper(t.a)'],
      ['y', '(t.b + 1)'],
    ]);
  });

  it('with OUTPUT writes the values before and after', () => {
    const sql =
      'UPDATE r SET a = t.b OUTPUT inserted.a, deleted.a INTO audit (new, old) FROM t WHERE t.i = r.i';
    expect(directEdgesOf(sql, { dialect: 'tsql' })).toEqual([
      't.b → r.a [IDENTITY]',
      't.b → audit.new [IDENTITY]',
      'r.a → audit.old [IDENTITY]',
    ]);
  });
});

describe('DELETE', () => {
  it('depends on what is compared', () => {
    const sql = 'DELETE FROM orders USING customers c WHERE c.id = customer_id AND city IS NULL';
    expect(edgesOf(sql, { schema, dialect: 'postgres' })).toEqual([
      'customers.id → rows of orders [FILTER]',
      'orders.customer_id → rows of orders [FILTER]',
      'customers.city → rows of orders [FILTER]',
    ]);
    expect(tablesOf(sql, { schema, dialect: 'postgres' })).toEqual({
      inputs: ['customers'],
      outputs: ['orders'],
    });
  });

  it('may name its targets by alias', () => {
    const tsql = 'DELETE o FROM orders o JOIN customers c ON c.id = o.customer_id';
    expect(tablesOf(tsql, { schema, dialect: 'tsql' })).toEqual({
      inputs: ['customers'],
      outputs: ['orders'],
    });
    const mysql = 'DELETE o, c FROM orders o JOIN customers c ON c.id = o.customer_id';
    expect(tablesOf(mysql, { schema, dialect: 'mysql' })).toEqual({
      inputs: [],
      outputs: ['orders', 'customers'],
    });
  });
});

describe('statements within queries', () => {
  it('return the rows that they change', () => {
    const sql = `WITH gone AS (DELETE FROM orders o USING customers c WHERE c.id = o.customer_id RETURNING o.id, c.name)
      INSERT INTO archive SELECT * FROM gone`;
    expect(edgesOf(sql, { schema, dialect: 'postgres' })).toEqual([
      'orders.id → archive.id [IDENTITY]',
      'customers.name → archive.name [IDENTITY]',
      'customers.id → rows of orders [FILTER]',
      'orders.customer_id → rows of orders [FILTER]',
    ]);
    expect(statementOf(sql, { schema, dialect: 'postgres' })).toMatchObject({
      kind: 'INSERT',
      columns: [{ name: 'id' }, { name: 'name' }],
    });
  });

  it('return new values from where these came', () => {
    const sql = 'WITH u AS (UPDATE r SET a = t.b FROM t RETURNING r.a, r.c) SELECT a, c FROM u';
    expect(directEdgesOf(sql, { dialect: 'postgres' })).toEqual([
      't.b → r.a [IDENTITY]',
      't.b → a [IDENTITY]',
      'r.c → c [IDENTITY]',
    ]);
  });
});

describe('COPY and files', () => {
  it.each([
    ['postgres', "COPY r FROM 's3://bucket/a.csv'", ['s3://bucket/a.csv'], ['r']],
    ['postgres', "COPY (SELECT a FROM t) TO '/tmp/a.csv'", ['t'], ['/tmp/a.csv']],
    ['snowflake', 'COPY INTO r FROM @stage/path', ['@stage/path'], ['r']],
    ['snowflake', 'COPY INTO @stage/path FROM s.t', ['s.t'], ['@stage/path']],
    ['redshift', "UNLOAD ('SELECT a FROM t') TO 's3://bucket/a'", ['t'], ['s3://bucket/a']],
    ['bigquery', "EXPORT DATA OPTIONS (uri = 'gs://a') AS SELECT a FROM t", ['t'], ['gs://a']],
    ['hive', "LOAD DATA INPATH '/a' INTO TABLE r", ['/a'], ['r']],
    ['hive', "INSERT OVERWRITE DIRECTORY '/a' SELECT a FROM t", ['t'], ['/a']],
  ])('%s: %s', (dialect, sql, inputs, outputs) => {
    expect(tablesOf(sql, { dialect })).toEqual({ inputs, outputs });
  });

  it('columns of files by their number', () => {
    const sql = 'COPY INTO r (x, y) FROM (SELECT $1, upper($2) FROM @stage)';
    expect(edgesOf(sql, { dialect: 'snowflake' })).toEqual([
      '@stage.$1 → r.x [IDENTITY]',
      '@stage.$2 → r.y [TRANSFORMATION]',
    ]);
  });

  it('are marked as files', () => {
    const { inputs } = statementOf("COPY r FROM 's3://a'", { dialect: 'redshift' });
    expect(inputs).toEqual([{ kind: 'file', parts: ['s3://a'] }]);
  });
});

describe('ALTER TABLE', () => {
  it.each([
    ['snowflake', 'ALTER TABLE r SWAP WITH t', ['t'], ['r']],
    ['hive', 'ALTER TABLE r EXCHANGE PARTITION (d = 1) WITH TABLE t', ['t'], ['r']],
    ['clickhouse', 'ALTER TABLE r REPLACE PARTITION d FROM t', ['t'], ['r']],
    ['tsql', 'ALTER TABLE t SWITCH PARTITION 1 TO r', ['t'], ['r']],
    ['postgres', 'ALTER TABLE r ADD COLUMN b int', [], ['r']],
    ['postgres', 'ALTER TABLE r RENAME TO s', [], []],
  ])('%s: %s', (dialect, sql, inputs, outputs) => {
    expect(tablesOf(sql, { dialect })).toEqual({ inputs, outputs });
  });
});

describe('other statements', () => {
  it.each([
    ['DROP', 'DROP TABLE IF EXISTS t'],
    ['SESSION', 'USE db'],
    ['SESSION', 'SET x = 1'],
  ])('%s touch no rows: %s', (kind, sql) => {
    expect(statementOf(sql)).toMatchObject({
      kind,
      inputs: [],
      outputs: [],
      edges: [],
      reasons: [],
    });
  });

  it('TRUNCATE changes its tables', () => {
    expect(statementOf('TRUNCATE TABLE a, b', { dialect: 'postgres' })).toMatchObject({
      kind: 'TRUNCATE',
      inputs: [],
      outputs: [{ parts: ['a'] }, { parts: ['b'] }],
    });
  });
});
