import { partsOf } from '../__testUtils__/scriptParts';
import { dialectOf } from '../dialects/dialectOf';
import { splitScript } from './splitScript';

describe('statements within procedures', () => {
  it('are read in the body of a PostgreSQL function', () => {
    expect(
      partsOf(
        'postgres',
        `CREATE FUNCTION f(a int) RETURNS TABLE (x int) LANGUAGE plpgsql AS $body$
         DECLARE v int := (SELECT max(i) FROM m); c CURSOR FOR SELECT a FROM cc;
         BEGIN
           SELECT a, b INTO STRICT v, r.b FROM t;
           IF EXISTS (SELECT 1 FROM q) THEN INSERT INTO o SELECT * FROM i RETURNING id INTO v; END IF;
           FOR r IN SELECT * FROM l LOOP UPDATE z SET a = r.a; END LOOP;
           PERFORM g(x) FROM p;
           EXECUTE 'DELETE FROM ex' USING a;
           EXECUTE format('DELETE FROM %I', v);
           RETURN QUERY SELECT x FROM rq;
         EXCEPTION WHEN others THEN RAISE NOTICE 'SELECT 1;';
         END $body$;
         SELECT 2 INTO nt FROM q;`,
      ).slice(1),
    ).toEqual([
      'query: SELECT max(i) FROM m -> v (f)',
      'query: SELECT a FROM cc (f)',
      'SELECT a, b FROM t -> v, r.b (f)',
      'query: SELECT 1 FROM q (f)',
      'INSERT INTO o SELECT * FROM i RETURNING id -> v (f)',
      'query: SELECT * FROM l (f)',
      'UPDATE z SET a = r.a (f)',
      'query: SELECT g(x) FROM p (f)',
      'DELETE FROM ex (f)',
      "dynamic: EXECUTE format('DELETE FROM %I', v) (f)",
      'query: SELECT x FROM rq (f)',
      'SELECT 2 INTO nt FROM q',
    ]);
  });

  it('make tables with SELECT INTO in a PostgreSQL function in plain SQL', () => {
    expect(
      partsOf(
        'postgres',
        "CREATE FUNCTION g() RETURNS int AS 'SELECT a INTO nt FROM t' LANGUAGE sql",
      ),
    ).toEqual([
      "routine: CREATE FUNCTION g() RETURNS int AS 'SELECT a INTO nt FROM t' LANGUAGE sql (g)",
      'SELECT a INTO nt FROM t (g)',
    ]);
  });

  it('are read in DO blocks, and not in other languages', () => {
    expect(
      partsOf('postgres', 'DO $$ BEGIN INSERT INTO a SELECT 1 FROM b; END $$; SELECT 1'),
    ).toEqual(['INSERT INTO a SELECT 1 FROM b (block)', 'SELECT 1']);
    const [python] = splitScript(
      'CREATE FUNCTION h() RETURNS int LANGUAGE plpython3u AS $$ x = "select 1 from t;" $$',
      dialectOf('postgres'),
    );
    expect(python.reason).toEqual({
      code: 'UNSUPPORTED',
      message: 'The body is in plpython3u, which is not analysed',
      span: python.span,
    });
  });

  it('are read in an Oracle package, each with its procedure', () => {
    expect(
      partsOf(
        'oracle',
        `CREATE OR REPLACE PACKAGE BODY s.pkg AS
           CURSOR cur IS SELECT a FROM ct;
           PROCEDURE p1(a IN NUMBER) IS
             x NUMBER;
           BEGIN
             SELECT a INTO x FROM t1;
             SELECT b BULK COLLECT INTO lst FROM t2;
             FORALL i IN 1 .. l.COUNT INSERT INTO fa VALUES (l(i));
             FOR r IN (SELECT b FROM t2) LOOP INSERT INTO t3 (a) VALUES (r.b); END LOOP;
             EXECUTE IMMEDIATE q'[insert into qq select 'a' from qr]';
             EXECUTE IMMEDIATE 'insert into ' || x;
             CASE x WHEN 1 THEN DELETE FROM c1; ELSE NULL; END CASE;
             x := x + 1;
             other_proc(1);
           EXCEPTION WHEN NO_DATA_FOUND THEN INSERT INTO err VALUES (1);
           END p1;
           FUNCTION f1 RETURN NUMBER IS BEGIN DELETE FROM d1; RETURN 1; END;
         END pkg;
         /
         SELECT 5 FROM dual;`,
      ).slice(1),
    ).toEqual([
      'query: SELECT a FROM ct (s.pkg)',
      'routine: PROCEDURE p1(a IN NUMBER) IS (s.pkg.p1)',
      'SELECT a FROM t1 -> x (s.pkg.p1)',
      'SELECT b FROM t2 -> lst (s.pkg.p1)',
      'INSERT INTO fa VALUES (l(i)) (s.pkg.p1)',
      'query: SELECT b FROM t2 (s.pkg.p1)',
      'INSERT INTO t3 (a) VALUES (r.b) (s.pkg.p1)',
      "insert into qq select 'a' from qr (s.pkg.p1)",
      "dynamic: EXECUTE IMMEDIATE 'insert into ' || x (s.pkg.p1)",
      'DELETE FROM c1 (s.pkg.p1)',
      'assignment: SELECT x + 1 -> x (s.pkg.p1)',
      'INSERT INTO err VALUES (1) (s.pkg.p1)',
      'routine: FUNCTION f1 RETURN NUMBER IS (s.pkg.f1)',
      'DELETE FROM d1 (s.pkg.f1)',
      'SELECT 5 FROM dual',
    ]);
  });

  it('are read in a MySQL script with a delimiter of its own', () => {
    expect(
      partsOf(
        'mysql',
        `DELIMITER //
         CREATE DEFINER=\`root\`@\`localhost\` PROCEDURE p(IN a INT) READS SQL DATA
         BEGIN
           DECLARE c CURSOR FOR SELECT x FROM cx;
           DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
           lbl: LOOP FETCH c INTO a; IF done THEN LEAVE lbl; END IF; INSERT INTO o SELECT * FROM i; END LOOP;
           SELECT count(*) INTO @n FROM nn;
           PREPARE st FROM @s;
         END//
         CREATE TRIGGER tr BEFORE INSERT ON tt FOR EACH ROW SET NEW.x = (SELECT 1 FROM trs)//
         DELIMITER ;
         /*!50001 CREATE VIEW v AS SELECT 1 FROM vv */;`,
      ),
    ).toEqual([
      'routine: CREATE DEFINER=`root`@`localhost` PROCEDURE p(IN a INT) READS SQL DATA (p)',
      'query: SELECT x FROM cx (p)',
      'fetch: FETCH c INTO a -> a (p)',
      'INSERT INTO o SELECT * FROM i (p)',
      'SELECT count(*) FROM nn -> @n (p)',
      'dynamic: PREPARE st FROM @s (p)',
      'routine: CREATE TRIGGER tr BEFORE INSERT ON tt FOR EACH ROW (tr)',
      'query: SELECT 1 FROM trs -> NEW, x (tr)',
      'CREATE VIEW v AS SELECT 1 FROM vv',
    ]);
  });

  it('are read in Snowflake, in bodies that are strings and bodies that are not', () => {
    expect(
      partsOf(
        'snowflake',
        `CREATE PROCEDURE p(x VARCHAR) RETURNS VARCHAR LANGUAGE SQL EXECUTE AS CALLER AS $$
         DECLARE rs RESULTSET DEFAULT (SELECT a FROM rst);
         BEGIN
           LET y := (SELECT max(a) FROM ly);
           SELECT a INTO :y FROM si;
           FOR rec IN c1 DO INSERT INTO fo SELECT :y FROM fr; END FOR;
           EXECUTE IMMEDIATE 'insert into ei select ''a;b'' from ej';
           EXECUTE IMMEDIATE :stmt;
           RETURN TABLE(rs);
         END; $$;
         CREATE TASK tk WAREHOUSE = w AS INSERT INTO t1 SELECT * FROM t2;
         EXECUTE IMMEDIATE $$ BEGIN DELETE FROM eid; END $$;`,
      ).slice(1),
    ).toEqual([
      'query: SELECT a FROM rst -> rs (p)',
      'query: SELECT max(a) FROM ly -> y (p)',
      'SELECT a FROM si -> :y (p)',
      'fetch: rec IN c1 (p)',
      'INSERT INTO fo SELECT :y FROM fr (p)',
      "insert into ei select 'a;b' from ej (p)",
      'dynamic: EXECUTE IMMEDIATE :stmt (p)',
      'routine: CREATE TASK tk WAREHOUSE = w AS (tk)',
      'INSERT INTO t1 SELECT * FROM t2 (tk)',
      'DELETE FROM eid',
    ]);
  });

  it('are read in BigQuery scripts', () => {
    expect(
      partsOf(
        'bigquery',
        `CREATE PROCEDURE d.p(IN x INT64) BEGIN
           DECLARE z INT64 DEFAULT (SELECT max(a) FROM dz);
           SET (a, b) = (SELECT AS STRUCT 1, 2 FROM sab);
           FOR rec IN (SELECT w FROM fw) DO INSERT INTO fi SELECT rec.w; END FOR;
           EXECUTE IMMEDIATE FORMAT("x %s", y);
         END;
         CREATE TABLE FUNCTION d.tf(y INT64) AS SELECT * FROM tft WHERE a = y;
         SELECT 1;`,
      ).slice(1),
    ).toEqual([
      'query: SELECT max(a) FROM dz -> z (d.p)',
      'query: SELECT AS STRUCT 1, 2 FROM sab -> a, b (d.p)',
      'query: SELECT w FROM fw (d.p)',
      'INSERT INTO fi SELECT rec.w (d.p)',
      'dynamic: EXECUTE IMMEDIATE FORMAT("x %s", y) (d.p)',
      'routine: CREATE TABLE FUNCTION d.tf(y INT64) AS (d.tf)',
      'SELECT * FROM tft WHERE a = y (d.tf)',
      'SELECT 1',
    ]);
  });

  it('are read in a Transact-SQL procedure, with its table variables', () => {
    const sql = `CREATE PROC dbo.p @a int = 5, @b AS varchar(10) OUTPUT AS
      DECLARE @t TABLE (id INT PRIMARY KEY, n DECIMAL(10,2), CONSTRAINT x UNIQUE (n)), @x INT
      BEGIN TRY
        IF EXISTS (SELECT 1 FROM q) BEGIN INSERT @t SELECT id, n FROM src END
        ELSE DELETE FROM e
        EXEC sp_executesql N'SELECT * FROM u WHERE a = ''x''', N'@a int', @a = 1
        EXEC(@sql)
        EXEC dbo.other @a
      END TRY
      BEGIN CATCH INSERT INTO log SELECT ERROR_MESSAGE() END CATCH
      GO
      SELECT 1`;
    expect(partsOf('tsql', sql).slice(2)).toEqual([
      'query: SELECT 1 FROM q (dbo.p)',
      'INSERT @t SELECT id, n FROM src (dbo.p)',
      'DELETE FROM e (dbo.p)',
      "SELECT * FROM u WHERE a = 'x' (dbo.p)",
      'dynamic: EXEC(@sql) (dbo.p)',
      'EXEC dbo.other @a (dbo.p)',
      'INSERT INTO log SELECT ERROR_MESSAGE() (dbo.p)',
      'SELECT 1',
    ]);
    expect(splitScript(sql, dialectOf('tsql'))[1].tableVariable).toEqual({
      name: '@t',
      columns: ['id', 'n'],
    });
  });

  it('are read in functions that a query of Oracle brings along, and without them', () => {
    const functions = `WITH FUNCTION f(p NUMBER) RETURN NUMBER IS v NUMBER;
      BEGIN
        IF p > 1 THEN SELECT max(a) INTO v FROM t; END IF;
        RETURN CASE WHEN p = 2 THEN v ELSE 2 END;
      END f;
      PROCEDURE q IS BEGIN NULL; END;`;
    expect(partsOf('oracle', `${functions} SELECT f(b) FROM u;\nSELECT 1 FROM w`)).toEqual([
      'query: SELECT max(a) FROM t -> v',
      'SELECT f(b) FROM u',
      'SELECT 1 FROM w',
    ]);
    expect(partsOf('oracle', `${functions} x AS (SELECT b FROM u) SELECT f(b) FROM x`)[1]).toBe(
      'WITH x AS (SELECT b FROM u) SELECT f(b) FROM x',
    );
  });

  it('keep their offsets in the script, within strings too', () => {
    const sql = "EXECUTE IMMEDIATE 'insert into a select ''x'' from b'";
    const [part] = splitScript(sql, dialectOf('snowflake'));
    expect(part).toEqual({
      role: 'statement',
      span: { start: 19, end: 52 },
      text: "insert into a select  'x'  from b",
    });
    expect(part.text.length).toBe(part.span.end - part.span.start);
  });
});
