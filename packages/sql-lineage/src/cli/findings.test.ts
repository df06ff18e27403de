import { findingsOf } from './findings';
import { LinePositions } from './LinePositions';
import { statement } from '../output/__testUtils__/analyzed';

describe('positions', () => {
  it.each([
    [0, '1:1'],
    [1, '1:2'],
    [3, '2:1'],
    [4, '3:1'],
    [5, '4:1'],
    [7, '4:3'],
  ])('%i is at %s', (offset, expected) => {
    expect(new LinePositions('a\r\n\n\r😀').at(offset)).toBe(expected);
  });
});

describe('findings', () => {
  const sql = 'SELECT 1;\n  SELEC 2;\nSELECT * FROM t';
  const wrong = { start: 12, end: 19 };
  const star = { start: 28, end: 29 };

  it('are none of what was understood', () => {
    const reasons = [{ code: 'REWRITTEN_FOR_PARSER', message: 'TITLE was left out' } as const];
    expect(
      findingsOf('a.sql', sql, { statements: [statement({}), statement({ reasons })] }),
    ).toEqual({
      lines: [],
      failed: false,
    });
  });

  it('say where a statement was not understood, and what the schema would help', () => {
    const statements = [
      statement({
        span: wrong,
        confidence: 'low',
        reasons: [{ code: 'PARSE_FALLBACK', message: "Expected a statement,\ngot 'SELEC'" }],
      }),
      statement({
        confidence: 'medium',
        reasons: [
          { code: 'STAR_WITHOUT_SCHEMA', message: "The columns of 't' are not known", span: star },
        ],
      }),
    ];
    expect(findingsOf('a.sql', sql, { statements })).toEqual({
      lines: [
        "a.sql:2:3: error: Expected a statement, got 'SELEC' [PARSE_FALLBACK]",
        "a.sql:3:8: warning: The columns of 't' are not known [STAR_WITHOUT_SCHEMA]",
      ],
      failed: true,
    });
    expect(findingsOf('-', sql, { statements: statements.slice(1) })).toEqual({
      lines: ["<stdin>:3:8: warning: The columns of 't' are not known [STAR_WITHOUT_SCHEMA]"],
      failed: false,
    });
  });

  it('count what is marked as unknown as not understood, and low confidence without a reason', () => {
    const dynamic = { code: 'DYNAMIC_SQL', message: 'The text is known when it runs' } as const;
    const column = { code: 'AMBIGUOUS_COLUMN', message: "'id' may be of a or b" } as const;
    const statements = [
      statement({ confidence: 'medium', reasons: [column, dynamic] }),
      statement({ confidence: 'low', reasons: [column] }),
      statement({ confidence: 'low', span: wrong }),
    ];
    expect(findingsOf('a.sql', sql, { statements })).toEqual({
      lines: [
        "a.sql:1:1: warning: 'id' may be of a or b [AMBIGUOUS_COLUMN]",
        'a.sql:1:1: error: The text is known when it runs [DYNAMIC_SQL]',
        "a.sql:1:1: error: 'id' may be of a or b [AMBIGUOUS_COLUMN]",
        'a.sql:2:3: error: The statement was understood with low confidence [UNSUPPORTED]',
      ],
      failed: true,
    });
  });
});
