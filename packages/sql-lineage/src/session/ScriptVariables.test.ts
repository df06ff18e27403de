import { analyzeSql } from '../analyzeSql';
import { edgesOf, shop } from '../__testUtils__/edgesOf';

/** The edges to tables, of all statements. */
const writtenBy = (dialect: string, sql: string) =>
  edgesOf(sql, { dialect, schema: shop }).filter(edge => edge.includes('log.'));

const insert = (value: string) => `INSERT INTO log (x) VALUES (${value})`;
const id = ['orders.id → log.x [IDENTITY]'];

describe('values that a script keeps', () => {
  it.each([
    ['mysql', `SELECT id INTO @v FROM orders LIMIT 1; ${insert('@v')}`],
    ['tsql', `DECLARE @v INT SELECT @v = id FROM orders ${insert('@v')}`],
    ['tsql', `DECLARE @v INT SET @v = (SELECT id FROM orders) ${insert('@V')}`],
    ['tsql', `DECLARE @v INT = (SELECT id FROM orders); ${insert('@v')}`],
    ['snowflake', `BEGIN SELECT id INTO :v FROM orders; ${insert(':v')}; END`],
    ['snowflake', `BEGIN LET v INT := (SELECT id FROM orders); ${insert(':v')}; END`],
    ['bigquery', `DECLARE v INT64 DEFAULT (SELECT id FROM orders); ${insert('v')}`],
    ['oracle', `DECLARE v NUMBER; BEGIN SELECT id INTO v FROM orders; ${insert('v')}; END;`],
    ['postgres', `DO $$ DECLARE v int := (SELECT id FROM orders); BEGIN ${insert('v')}; END $$`],
  ])('are followed through a variable in %s: %s', (dialect, sql) => {
    expect(writtenBy(dialect, sql)).toEqual(id);
  });

  it.each([
    [
      'postgres',
      `DO $$ BEGIN FOR r IN SELECT * FROM orders LOOP ${insert('r.id')}; END LOOP; END $$`,
    ],
    ['oracle', `BEGIN FOR r IN (SELECT id FROM orders) LOOP ${insert('r.id')}; END LOOP; END;`],
    [
      'oracle',
      `DECLARE r orders%ROWTYPE; BEGIN SELECT * INTO r FROM orders; ${insert('r.id')}; END;`,
    ],
    ['db2', `BEGIN FOR r AS SELECT id FROM orders DO ${insert('r.id')}; END FOR; END`],
  ])('are followed through a record in %s: %s', (dialect, sql) => {
    expect(writtenBy(dialect, sql)).toEqual(id);
  });

  it.each([
    [
      'oracle',
      `DECLARE CURSOR c IS SELECT id FROM orders; BEGIN FOR r IN c LOOP ${insert('r.id')}; END LOOP; END;`,
    ],
    [
      'oracle',
      `DECLARE CURSOR c IS SELECT id FROM orders; BEGIN FETCH c BULK COLLECT INTO v LIMIT 9; ${insert('v')}; END;`,
    ],
    ['oracle', `BEGIN OPEN c FOR SELECT id FROM orders; FETCH c INTO v; ${insert('v')}; END;`],
    [
      'mysql',
      `CREATE PROCEDURE p() BEGIN DECLARE c CURSOR FOR SELECT total, id FROM orders; FETCH c INTO u, v; ${insert('v')}; END`,
    ],
    [
      'tsql',
      `DECLARE c CURSOR FOR SELECT id FROM orders OPEN c FETCH NEXT FROM c INTO @v ${insert('@v')}`,
    ],
    [
      'snowflake',
      `DECLARE c CURSOR FOR SELECT id FROM orders; BEGIN FOR r IN c DO ${insert('r.id')}; END FOR; END`,
    ],
  ])('are followed through a cursor in %s: %s', (dialect, sql) => {
    expect(writtenBy(dialect, sql)).toEqual(id);
  });

  it.each([
    ['rows', `SELECT * BULK COLLECT INTO l FROM orders; ${insert('l(i).id')}`],
    ['values', `SELECT id BULK COLLECT INTO l FROM orders; ${insert('l(i)')}`],
  ])('are followed through lists of %s', (_, body) => {
    expect(writtenBy('oracle', `BEGIN ${body}; END;`)).toEqual(id);
  });

  it('are followed through what a package declares for its procedures', () => {
    const procedure = (name: string) =>
      `PROCEDURE ${name} IS BEGIN FOR r IN c LOOP ${insert('r.id')}; END LOOP; END;`;
    const cursor = 'CURSOR c IS SELECT id FROM orders;';
    const sql = `CREATE PACKAGE BODY k AS ${cursor} ${procedure('a')} ${procedure('b')} END;\n/\n`;
    expect(writtenBy('oracle', sql)).toEqual([...id, ...id]);
    expect(writtenBy('oracle', `${sql}CREATE ${procedure('c')}`)).toEqual([...id, ...id]);
  });

  it('are followed through a cursor over a result that is kept', () => {
    const rows = 'DECLARE rs RESULTSET DEFAULT (SELECT id FROM orders); c CURSOR FOR rs;';
    const sql = `${rows} BEGIN FOR r IN c DO ${insert('r.id')}; END FOR; END`;
    expect(writtenBy('snowflake', sql)).toEqual(id);
  });

  it('are followed through assignments', () => {
    const body = `SELECT total INTO v FROM orders; w := v * 2; ${insert('w')}`;
    expect(writtenBy('postgres', `DO $$ BEGIN ${body}; END $$`)).toEqual([
      'orders.total → log.x [TRANSFORMATION]',
    ]);
  });

  it('are all told, with a reason, where there were several', () => {
    const sql = `SELECT id INTO @v FROM orders; SELECT id INTO @v FROM customers; ${insert('@v')}`;
    const { confidence, edges, reasons } = analyzeSql({ sql, dialect: 'mysql' }).statements[2];
    expect(edges.map(edge => [edge.source.table.parts, edge.confidence])).toEqual([
      [['orders'], 'medium'],
      [['customers'], 'medium'],
    ]);
    expect({ confidence, codes: reasons.map(({ code }) => code) }).toEqual({
      confidence: 'medium',
      codes: ['AMBIGUOUS_COLUMN'],
    });
  });

  it('say so where they are not known', () => {
    const sql = `BEGIN OPEN c FOR 'SELECT ' || text; FETCH c INTO v; ${insert('v')}; END;`;
    const { confidence, reasons } = analyzeSql({ sql, dialect: 'oracle' }).statements.at(-1)!;
    expect({ confidence, codes: reasons.map(({ code }) => code) }).toEqual({
      confidence: 'medium',
      codes: ['UNKNOWN_COLUMN'],
    });
  });

  it('are no lasting tables where a variable or parameter holds rows', () => {
    const sql =
      'CREATE PROCEDURE p @ids dbo.Ids READONLY AS INSERT INTO log (x) SELECT i.id FROM @ids AS i';
    const { inputs } = analyzeSql({ sql, dialect: 'tsql' }).statements[1];
    expect(inputs).toEqual([{ kind: 'table', parts: ['@ids'], temporary: true }]);
  });

  it('say so of a field of a record that nobody knows', () => {
    const sql = `DO $$ BEGIN FOR r IN EXECUTE text LOOP ${insert('r.id')}; END LOOP; END $$`;
    const { confidence, reasons } = analyzeSql({ sql, dialect: 'postgres' }).statements.at(-1)!;
    expect({ confidence, codes: reasons.map(({ code }) => code) }).toEqual({
      confidence: 'medium',
      codes: ['UNKNOWN_COLUMN'],
    });
  });

  it('are those of their own procedure', () => {
    const procedure = (name: string, body: string) =>
      `CREATE PROCEDURE ${name}() BEGIN ${body}; END;`;
    const sql = `${procedure('p', 'SELECT id INTO v FROM orders')} ${procedure('q', insert('v'))}`;
    expect(writtenBy('mysql', sql)).toEqual([]);
  });

  it('come after columns of the same name', () => {
    const sql = `CREATE PROCEDURE p AS BEGIN SELECT id INTO name FROM orders; INSERT INTO log (x) SELECT name FROM customers; END;`;
    expect(writtenBy('oracle', sql)).toEqual(['customers.name → log.x [IDENTITY]']);
  });
});

describe('triggers', () => {
  const trigger = (body: string, event = 'FOR EACH ROW') =>
    `CREATE TRIGGER keep AFTER UPDATE ON orders ${event} ${body}`;

  it.each([
    ['mysql', trigger(`BEGIN ${insert('NEW.id')}; END`)],
    ['mysql', trigger(`BEGIN SET NEW.total = NEW.total * 2; ${insert('OLD.id')}; END`)],
    ['sqlite', trigger(`BEGIN ${insert('new.id')}; END`)],
    ['oracle', trigger(`BEGIN ${insert(':new.id')}; END;`)],
    [
      'db2',
      trigger(`BEGIN ATOMIC ${insert('n.id')}; END`, 'REFERENCING OLD AS o NEW AS n FOR EACH ROW'),
    ],
    [
      'db2',
      trigger(
        'INSERT INTO log (x) SELECT id FROM n',
        'REFERENCING NEW TABLE AS n FOR EACH STATEMENT',
      ),
    ],
    [
      'tsql',
      'CREATE TRIGGER t ON orders AFTER INSERT AS INSERT INTO log (x) SELECT id FROM inserted',
    ],
    [
      'tsql',
      'CREATE TRIGGER t ON orders AFTER INSERT AS BEGIN INSERT INTO log (x) SELECT i.id FROM inserted i END',
    ],
  ])('read the table that they watch in %s: %s', (dialect, sql) => {
    expect(writtenBy(dialect, sql)).toEqual(id);
    const { inputs } = analyzeSql({ sql, dialect }).statements.at(-1)!;
    expect(inputs).toEqual([{ kind: 'table', parts: ['orders'] }]);
  });

  it('of PostgreSQL do not say which table that is', () => {
    const sql = `CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN ${insert('NEW.id')}; END $$ LANGUAGE plpgsql`;
    const { confidence } = analyzeSql({ sql, dialect: 'postgres' }).statements[1];
    expect(confidence).toBe('medium');
  });
});
