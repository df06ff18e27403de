import { analyzeSql } from './analyzeSql';

const only = (sql: string, dialect?: string) => analyzeSql({ sql, dialect }).statements[0];

describe('statements that cannot be read', () => {
  it('tell their tables by their words, and why not more', () => {
    const statement = only('INSERT INTO r SELECT FROM WHERE a FROM t');
    expect(statement).toMatchObject({
      kind: 'INSERT',
      inputs: [{ kind: 'table', parts: ['t'] }],
      outputs: [{ kind: 'table', parts: ['r'] }],
      edges: [],
      confidence: 'low',
      reasons: [{ code: 'PARSE_FALLBACK' }],
    });
  });

  it('complete names as others do', () => {
    const { statements } = analyzeSql({
      sql: 'USE s; INSERT INTO r SELECT FROM WHERE a FROM t',
      dialect: 'hive',
    });
    expect(statements[1]).toMatchObject({
      inputs: [{ parts: ['s', 't'] }],
      outputs: [{ parts: ['s', 'r'] }],
    });
  });

  it('say nothing of tables when they are for the database itself', () => {
    expect(only('ANALYZE t', 'postgres')).toMatchObject({ inputs: [], outputs: [], reasons: [] });
    expect(only('GRANT SELECT ON t TO u', 'postgres')).toMatchObject({
      inputs: [],
      outputs: [],
      reasons: [],
    });
  });

  it('of templates are refused', () => {
    const { kind, inputs, confidence, reasons } = only("SELECT a FROM {{ ref('orders') }}");
    expect({ kind, inputs, confidence, codes: reasons.map(({ code }) => code) }).toEqual({
      kind: 'OTHER',
      inputs: [],
      confidence: 'low',
      codes: ['UNSUPPORTED'],
    });
  });

  it('that are put together when they run are marked', () => {
    const reasons = analyzeSql({
      sql: 'EXEC sp_executesql @sql',
      dialect: 'tsql',
    }).statements.flatMap(statement => statement.reasons);
    expect(reasons.map(({ code }) => code)).toEqual(['DYNAMIC_SQL']);
  });
});
