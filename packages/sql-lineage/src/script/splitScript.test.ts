import { partsOf } from '../__testUtils__/scriptParts';
import { dialectOf } from '../dialects/dialectOf';
import { splitScript } from './splitScript';

describe('splitScript', () => {
  it('gives statements with where they stand, without terminators and comments around them', () => {
    const sql = "-- one;\nSELECT 'a;b' FROM t; /* two; */ SELECT 2 -- ü;\n;";
    expect(splitScript(sql, dialectOf('ansi'))).toEqual([
      { role: 'statement', span: { start: 8, end: 27 }, text: "SELECT 'a;b' FROM t" },
      { role: 'statement', span: { start: 40, end: 48 }, text: 'SELECT 2' },
    ]);
  });

  it('gives nothing for a text without statements', () => {
    expect(partsOf('ansi', ' ;; -- SELECT 1;\n/* SELECT 2; */ ')).toEqual([]);
  });

  it.each([
    ['postgres', "SELECT $q$it's; $$ $q$, E'a\\';b' /* /* ; */ ; */, 'c\\'; SELECT 2"],
    ['mysql', "SELECT 'it\\'s;', \"a;\", `b;` # ;'\nFROM t; SELECT a--1"],
    ['snowflake', "SELECT 'it\\'s;', $$a;'b$$ // ;'\nFROM @s/x; SELECT 2"],
    ['bigquery', "SELECT r'\\', \"\"\"a;\"b\"\"\", ''';''' # ;\nFROM t; SELECT 2"],
    ['oracle', "SELECT q'[it's;]', q'!;'!', 'a\\' FROM t; SELECT 2"],
    ['tsql', "SELECT [a;']]b], 'c\\', N';' /* /* ; */ ; */ FROM t; SELECT 2"],
    ['impala', 'SELECT "it\\"s;", \'a\\\';b\', `c;` FROM t; SELECT 2'],
    ['spark', 'SELECT "a\\";", r\'\\\', `b;` FROM t; SELECT 2'],
  ])('finds where strings, names and comments of %s end', (dialect, sql) => {
    expect(splitScript(sql, dialectOf(dialect))).toHaveLength(2);
  });

  it('takes statements of Transact-SQL apart that have no semicolon between them', () => {
    expect(
      partsOf(
        'tsql',
        `SET NOCOUNT ON
         WITH c AS (SELECT a FROM s) INSERT INTO t (a) SELECT a FROM c UNION ALL SELECT b FROM d
         MERGE t USING s ON t.i = s.i WHEN MATCHED THEN UPDATE SET a = 1
           WHEN NOT MATCHED THEN INSERT (a) VALUES (1) WHEN NOT MATCHED BY SOURCE THEN DELETE;
         UPDATE x SET a = 1 FROM x INNER MERGE JOIN y ON x.i = y.i
         INSERT INTO w EXEC dbo.thing
         SELECT a FROM u WHERE CASE WHEN a = 1 THEN 2 END = 3 ORDER BY a OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY
         ALTER TABLE x DROP COLUMN z CREATE TABLE y (a INT REFERENCES b(a) ON DELETE SET NULL ON UPDATE CASCADE)
         BULK INSERT t FROM 'x.csv'
         CREATE VIEW v AS WITH a AS (SELECT 1 x) SELECT x FROM a
         GO
         SELECT a INTO #x FROM t`,
      ),
    ).toEqual([
      'WITH c AS (SELECT a FROM s) INSERT INTO t (a) SELECT a FROM c UNION ALL SELECT b FROM d',
      'MERGE t USING s ON t.i = s.i WHEN MATCHED THEN UPDATE SET a = 1 WHEN NOT MATCHED THEN INSERT (a) VALUES (1) WHEN NOT MATCHED BY SOURCE THEN DELETE',
      'UPDATE x SET a = 1 FROM x INNER MERGE JOIN y ON x.i = y.i',
      'INSERT INTO w EXEC dbo.thing',
      'SELECT a FROM u WHERE CASE WHEN a = 1 THEN 2 END = 3 ORDER BY a OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY',
      'ALTER TABLE x DROP COLUMN z',
      'CREATE TABLE y (a INT REFERENCES b(a) ON DELETE SET NULL ON UPDATE CASCADE)',
      "BULK INSERT t FROM 'x.csv'",
      'CREATE VIEW v AS WITH a AS (SELECT 1 x) SELECT x FROM a',
      'SELECT a INTO #x FROM t',
    ]);
  });

  it('reads what psql and SQL*Plus would not send', () => {
    expect(
      partsOf('postgres', "\\set x 'a;\nCOPY t FROM stdin;\nit's; SELECT\n\\.\nSELECT 1;"),
    ).toEqual(['COPY t FROM stdin', 'SELECT 1']);
    expect(
      partsOf(
        'oracle',
        "SET SERVEROUTPUT ON\nPROMPT it's nice\nSELECT 1 FROM dual\n/\nSELECT 2 FROM dual;",
      ),
    ).toEqual(['SELECT 1 FROM dual', 'SELECT 2 FROM dual']);
  });

  it('refuses a template, naming what was found and what to do', () => {
    const sql = "SELECT *\nFROM {{ ref('orders') }} o";
    const span = { start: 14, end: 33 };
    expect(splitScript(sql, dialectOf('snowflake'))).toEqual([
      {
        role: 'refused',
        span,
        text: "{{ ref('orders') }}",
        reason: {
          code: 'UNSUPPORTED',
          message:
            "This is a Jinja template ({{ ref('orders') }} on line 2), not SQL: give the compiled SQL",
          span,
        },
      },
    ]);
  });

  it.each([
    ["SELECT '{{ ds }}' FROM t", 1],
    ['SELECT a FROM t WHERE d = \'{{ var("x") }}\'', 1],
    ['{% if x %} SELECT 1 {% endif %}', 1],
    ['SELECT \'Dear {{name}}\' FROM t; SELECT \'{"a":{"b":1}}\'', 2],
    ['SELECT 1 -- {{ ref("x") }}\n; SELECT 2 /* {% if %} */', 2],
  ])('tells templates from texts that only look like one: %s', (sql, count) => {
    const parts = splitScript(sql, dialectOf('ansi'));
    expect(parts.map(({ role }) => role)).toEqual(
      count === 1 ? ['refused'] : ['statement', 'statement'],
    );
  });
});
