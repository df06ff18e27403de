import { createSession } from '../analyzeSql';
import { edgesOf, tablesOf } from '../__testUtils__/edgesOf';

describe('tables that a script makes', () => {
  it('give their columns to later statements', () => {
    const sql = `
      CREATE TABLE r (x int, y int);
      INSERT INTO r SELECT a, b FROM t;
      INSERT INTO s SELECT * FROM r;`;
    expect(edgesOf(sql)).toEqual([
      't.a → r.x [IDENTITY]',
      't.b → r.y [IDENTITY]',
      'r.x → s.x [IDENTITY]',
      'r.y → s.y [IDENTITY]',
    ]);
  });

  it('may be views, temporary tables, and made by SELECT INTO', () => {
    const star = (create: string, name: string, dialect: string) =>
      edgesOf(`${create}; SELECT * FROM ${name}`, { dialect }).slice(-1);
    const expected = (name: string) => [`${name}.x → x [IDENTITY]`];
    expect(star('CREATE VIEW v AS SELECT a AS x FROM t', 'v', 'postgres')).toEqual(expected('v'));
    expect(star('CREATE TEMP TABLE v AS SELECT a AS x FROM t', 'v', 'postgres')).toEqual(
      expected('v'),
    );
    expect(star('SELECT a AS x INTO #v FROM t', '#v', 'tsql')).toEqual(expected('#v'));
    expect(star('CREATE TABLE w (x int); CREATE TABLE v LIKE w', 'v', 'mysql')).toEqual(
      expected('v'),
    );
  });

  it('change with ALTER TABLE', () => {
    const sql = `
      CREATE TABLE r (a int, b int, c int);
      ALTER TABLE r ADD COLUMN d int;
      ALTER TABLE r DROP COLUMN b;
      ALTER TABLE r RENAME COLUMN c TO e;
      ALTER TABLE r RENAME TO s;
      SELECT * FROM s;`;
    expect(edgesOf(sql, { dialect: 'postgres' })).toEqual([
      's.a → a [IDENTITY]',
      's.e → e [IDENTITY]',
      's.d → d [IDENTITY]',
    ]);
  });

  it('are forgotten with DROP TABLE', () => {
    expect(edgesOf('CREATE TABLE r (a int); DROP TABLE r; SELECT b FROM r')).toEqual([
      'r.b → b [IDENTITY]',
    ]);
  });

  it('may be variables', () => {
    const sql =
      'DECLARE @r TABLE (x int, y int); INSERT INTO @r SELECT a, b FROM t; SELECT y FROM @r';
    expect(edgesOf(sql, { dialect: 'tsql' })).toEqual([
      't.a → @r.x [IDENTITY]',
      't.b → @r.y [IDENTITY]',
      '@r.y → y [IDENTITY]',
    ]);
  });

  it('may be a name for a query that is cached', () => {
    const sql = 'CACHE TABLE c AS SELECT a + 1 AS x FROM t; SELECT x FROM c';
    expect(edgesOf(sql, { dialect: 'spark' })).toEqual(['t.a → x [TRANSFORMATION]']);
  });
});

describe('names', () => {
  it('are completed by the defaults', () => {
    const options = { defaultCatalog: 'c', defaultSchema: 's' };
    expect(tablesOf('SELECT 1 FROM t, x.u, y.x.v', options).inputs).toEqual([
      'c.s.t',
      'c.x.u',
      'y.x.v',
    ]);
    expect(tablesOf('SELECT 1 FROM t', { defaultCatalog: 'c' }).inputs).toEqual(['c.t']);
  });

  it('are completed by USE, which sets what the dialect has', () => {
    expect(tablesOf('USE d; SELECT 1 FROM t, s.u', { dialect: 'tsql' }).inputs).toEqual([
      'd.t',
      'd.s.u',
    ]);
    expect(tablesOf('USE d; SELECT 1 FROM t, s.u', { dialect: 'hive' }).inputs).toEqual([
      'd.t',
      's.u',
    ]);
    expect(tablesOf('USE d.s; SELECT 1 FROM t', { dialect: 'snowflake' }).inputs).toEqual([
      'd.s.t',
    ]);
  });

  it('are looked for along the search path', () => {
    const schema = { 'a.t': ['x'], 'b.u': ['y'] };
    const sql = 'SET search_path TO a, b; SELECT x, y FROM t, u; CREATE TABLE v AS SELECT 1';
    expect(tablesOf(sql, { schema, dialect: 'postgres' })).toEqual({
      inputs: ['a.t', 'b.u'],
      outputs: ['a.v'],
    });
  });

  it('match the schema by the dialect’s rules and are spelled as it has them', () => {
    const of = (sql: string, dialect: string, table: string, column: string) =>
      edgesOf(sql, { dialect, schema: { [table]: [column, 'other'] } });
    expect(of('SELECT Id FROM Orders', 'snowflake', 'ORDERS', 'ID')).toEqual([
      'ORDERS.ID → Id [IDENTITY]',
    ]);
    expect(of('SELECT "Id" FROM "Orders"', 'postgres', 'Orders', 'Id')).toEqual([
      'Orders.Id → Id [IDENTITY]',
    ]);
    expect(of('SELECT ID FROM ORDERS', 'mysql', 'orders', 'id')).toEqual([
      'orders.id → ID [IDENTITY]',
    ]);
    expect(of('SELECT `id` FROM `p.d.t`', 'bigquery', 'p.d.t', 'id')).toEqual([
      'p.d.t.id → id [IDENTITY]',
    ]);
  });

  it('of quoted columns keep apart what differs by case', () => {
    const schema = { t: ['id', 'Id'] };
    expect(edgesOf('SELECT id, "Id" FROM t', { schema, dialect: 'postgres' })).toEqual([
      't.id → id [IDENTITY]',
      't.Id → Id [IDENTITY]',
    ]);
  });

  it('of fewer parts find the only table of the schema that ends so', () => {
    expect(tablesOf('SELECT x FROM t', { schema: { 'a.t': ['x'] } }).inputs).toEqual(['a.t']);
    expect(tablesOf('SELECT x FROM t', { schema: { 'a.t': ['x'], 'b.t': ['x'] } }).inputs).toEqual([
      't',
    ]);
  });

  it('of a schema may have quotes', () => {
    expect(
      edgesOf('SELECT * FROM "a.b"."t"', { schema: { '"a.b".t': ['x'] }, dialect: 'postgres' }),
    ).toEqual(['a.b.t.x → x [IDENTITY]']);
  });
});

describe('a session over several calls', () => {
  it('knows what earlier scripts made', () => {
    const session = createSession({
      dialect: 'postgres',
      schema: { t: ['a', 'b'] },
      defaultSchema: 's',
    });
    edgesOf('CREATE TEMP TABLE r AS SELECT * FROM t', { session });
    expect(edgesOf('SELECT * FROM r', { session })).toEqual([
      'r.a → a [IDENTITY]',
      'r.b → b [IDENTITY]',
    ]);
  });
});
