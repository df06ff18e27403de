import { analyzeSql } from './analyzeSql';

describe('analyzeSql', () => {
  it('answers each statement of a script with its place', () => {
    const sql = 'SELECT a FROM t;\n-- nothing\nINSERT INTO r SELECT b FROM u;';
    const { statements } = analyzeSql({ sql });
    expect(statements.map(({ kind, span }) => [kind, sql.slice(span.start, span.end)])).toEqual([
      ['SELECT', 'SELECT a FROM t'],
      ['INSERT', 'INSERT INTO r SELECT b FROM u'],
    ]);
    expect(statements[1]).toEqual({
      kind: 'INSERT',
      span: { start: 28, end: 57 },
      inputs: [{ kind: 'table', parts: ['u'] }],
      outputs: [{ kind: 'table', parts: ['r'] }],
      columns: [{ name: 'b', span: { start: 49, end: 50 } }],
      edges: [
        {
          source: { table: { kind: 'table', parts: ['u'] }, column: 'b' },
          target: { table: { kind: 'table', parts: ['r'] }, column: 'b' },
          transformation: { type: 'DIRECT', subtype: 'IDENTITY', masking: false },
          span: { start: 49, end: 50 },
          confidence: 'high',
        },
      ],
      confidence: 'high',
      reasons: [],
    });
  });

  it('answers the statements of a procedure after its head', () => {
    const sql =
      'CREATE PROCEDURE p() BEGIN INSERT INTO r SELECT a FROM t; INSERT INTO s SELECT a FROM r; END';
    const { statements } = analyzeSql({ sql, dialect: 'bigquery' });
    expect(statements.map(({ kind }) => kind)).toEqual(['PROCEDURE', 'INSERT', 'INSERT']);
  });

  it('answers nothing for an empty script', () => {
    expect(analyzeSql({ sql: ' -- nothing\n ;; ' })).toEqual({ statements: [] });
  });

  it('refuses a session that is none', () => {
    expect(() => analyzeSql({ sql: '', session: { dialectName: 'ansi' } })).toThrow(
      'session must be one that createSession has made',
    );
  });

  it('refuses what is not a text and a dialect that it does not know', () => {
    expect(() => analyzeSql({ sql: 1 as unknown as string })).toThrow(
      'sql must be a text, got number',
    );
    expect(() => analyzeSql({ sql: '', dialect: 'cobol' })).toThrow(/got "cobol"/);
  });

  it('stops at a depth that no query has, and says so', () => {
    const sql = `SELECT * FROM ${'(SELECT * FROM '.repeat(2000)}t${') x'.repeat(2000)}`;
    const [{ reasons }] = analyzeSql({ sql }).statements;
    expect(reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining([expect.stringMatching(/LIMIT|PARSE_FALLBACK/)]),
    );
  });
});
