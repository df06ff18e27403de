import { dialectOf } from '../dialects/dialectOf';
import { tablesFromTokens, type NamedTable } from './tablesFromTokens';

const failed = { failure: 'no', limit: false };

function tablesOf(dialect: string, sql: string) {
  const { kind, inputs, outputs } = tablesFromTokens(sql, dialectOf(dialect), failed);
  const written = ({ name, kind: what }: NamedTable) =>
    `${what === 'file' ? 'file ' : ''}${name.map(part => part.name).join('.')}`;
  return { kind, inputs: inputs.map(written), outputs: outputs.map(written) };
}

describe('tablesFromTokens', () => {
  it('finds what is read and written, without CTEs, functions and words of expressions', () => {
    expect(
      tablesOf(
        'ansi',
        `WITH a AS (SELECT * FROM s.t), b (x) AS (SELECT 1 FROM a JOIN "q"."r" z ON 1=1)
         INSERT INTO o.p SELECT * FROM b, u x, (SELECT 1 FROM v), f(1) g
         WHERE EXTRACT(YEAR FROM d) IS DISTINCT FROM e ???`,
      ),
    ).toEqual({ kind: 'INSERT', inputs: ['s.t', 'q.r', 'u', 'v'], outputs: ['o.p'] });
  });

  it.each([
    [
      'tsql',
      'UPDATE x SET a = 1 FROM dbo.t AS x JOIN [u v] y ON',
      'UPDATE',
      ['dbo.t', 'u v'],
      ['dbo.t'],
    ],
    [
      'tsql',
      'MERGE t USING (SELECT a FROM u) s ON ! WHEN MATCHED THEN UPDATE SET a = 1',
      'MERGE',
      ['u'],
      ['t'],
    ],
    [
      'ansi',
      'CREATE OR REPLACE TABLE x.y AS SELECT * FROM ((a JOIN b ON',
      'CREATE_TABLE',
      ['a', 'b'],
      ['x.y'],
    ],
    ['ansi', 'CREATE TABLE x LIKE y !', 'CREATE_TABLE', ['y'], ['x']],
    ['ansi', 'DELETE FROM t USING u WHERE', 'DELETE', ['u'], ['t']],
    ['ansi', "COPY t FROM 's3://x' XX", 'COPY', ['file s3://x'], ['t']],
    ['ansi', 'TRUNCATE TABLE t !', 'TRUNCATE', [], ['t']],
    ['ansi', 'DROP TABLE t !', 'DROP', [], []],
    ['ansi', 'GRANT SELECT ON t TO u FROM', 'OTHER', [], []],
    ['bigquery', 'SELECT * FROM `p.d.t`, UNNEST(arr) x JOIN d.u', 'SELECT', ['p.d.t', 'd.u'], []],
    [
      'hive',
      "FROM (FROM t MAP a USING 'm' AS c) m INSERT OVERWRITE TABLE x REDUCE",
      'INSERT',
      ['t'],
      ['x'],
    ],
    ['ansi', 'SELECT', 'SELECT', [], []],
  ] as const)('in %s: %s', (dialect, sql, kind, inputs, outputs) => {
    expect(tablesOf(dialect, sql)).toEqual({ kind, inputs, outputs });
  });

  it('says why there is no more', () => {
    const sql = 'SELECT FROM FROM t';
    expect(
      tablesFromTokens(sql, dialectOf('ansi'), { failure: 'too long', limit: true }).reasons,
    ).toEqual([
      {
        code: 'LIMIT',
        message: 'Only tables were told, by words: too long',
        span: { start: 0, end: 18 },
      },
    ]);
  });
});
