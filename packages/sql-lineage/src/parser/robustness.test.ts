import fc from 'fast-check';
import { dialectNames, dialectOf } from '../dialects/dialectOf';
import { tablesFromTokens } from '../fallback/tablesFromTokens';
import { splitScript } from '../script/splitScript';
import { parseStatement } from './parseStatement';

const fragments = [
  'SELECT',
  'FROM',
  'INSERT INTO',
  'UPDATE',
  'SET',
  'MERGE',
  'USING',
  'WHEN MATCHED THEN',
  'WITH',
  'AS',
  'JOIN',
  'ON',
  'WHERE',
  'GROUP BY',
  'UNION ALL',
  'CASE',
  'WHEN',
  'THEN',
  'END',
  'BEGIN',
  'DECLARE',
  'IF',
  'LOOP',
  'FOR',
  'EXCEPTION',
  'CREATE TABLE',
  'CREATE VIEW',
  'CREATE PROCEDURE',
  'CREATE FUNCTION',
  'PACKAGE BODY',
  'LANGUAGE',
  'RETURN',
  'EXECUTE',
  'IMMEDIATE',
  'EXEC',
  'VALUES',
  'RENAME',
  'COPY',
  'TO',
  'DELETE',
  'ALTER TABLE',
  'ALL',
  'AND',
  'OR',
  'NOT',
  'IN',
  'OVER',
  'LATERAL',
  'PIVOT',
  'a',
  'b.c',
  't',
  '@v',
  '#x',
  '1',
  "'s'",
  "'",
  '"q"',
  '"',
  '`',
  '[',
  ']',
  '(',
  ')',
  '((',
  '))',
  ',',
  ';',
  '.',
  '*',
  '=',
  '+',
  '||',
  '::',
  ':=',
  '$$',
  '$a$',
  '--',
  '/*',
  '*/',
  '{{',
  '%}',
  '\n',
  '\nGO\n',
  '\n/\n',
  '\\',
  'é',
  '😀',
  'DELIMITER //\n',
  '//',
  "q'[",
  'LOCK',
  'MODEL',
  'BETWEEN',
  'TITLE',
  'ROW',
  'INTO',
  'CURSOR',
];
const script = fc.oneof(
  fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map(parts => parts.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const dialects = fc.constantFrom(...dialectNames);

describe('any text', () => {
  it('is split into parts that stand in it, in time and alike each time', () => {
    fc.assert(
      fc.property(script, dialects, (sql, name) => {
        const dialect = dialectOf(name);
        const parts = splitScript(sql, dialect);
        for (const { span, text } of parts) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(sql.length);
          expect(text.length).toBe(span.end - span.start);
        }
        expect(splitScript(sql, dialect)).toEqual(parts);
      }),
      { numRuns: 3000 },
    );
  });

  it('is parsed or not, without an error, with spans that stand in it', () => {
    fc.assert(
      fc.property(script, dialects, (sql, name) => {
        const parsed = parseStatement(sql, dialectOf(name));
        if ('failure' in parsed) return;
        for (const { start, end } of spansIn(parsed.ast)) {
          expect(parsed.offsets(start)).toBeGreaterThanOrEqual(0);
          expect(parsed.offsets.end(end)).toBeLessThanOrEqual(sql.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives tables by its tokens, alike each time', () => {
    fc.assert(
      fc.property(script, dialects, (sql, name) => {
        const failed = { failure: 'no', limit: false };
        const tables = tablesFromTokens(sql, dialectOf(name), failed);
        expect(tablesFromTokens(sql, dialectOf(name), failed)).toEqual(tables);
      }),
      { numRuns: 2000 },
    );
  });
});

const repeated: Record<string, string> = {
  'open comments': '/* ',
  'open parentheses': '(',
  quotes: "'",
  'dollar quotes': '$a$ $b$ ',
  'statements without semicolons': 'SELECT a FROM b WHERE c = 1\n',
  'blocks that are not closed': 'BEGIN SELECT 1; ',
  'heads of procedures': 'CREATE PROCEDURE p AS ',
  declarations: 'DECLARE x ',
  conditions: 'IF a THEN ',
  labels: 'a: ',
  'derived tables': 'SELECT * FROM (a, ',
  'common tables': 'WITH a AS NOT, ',
  'arguments of scripts': 'MAP a_rather_long_name, ',
  words: 'a ',
};

describe.each(Object.entries(repeated))('a long text of %s', (_, part) => {
  it.each(['postgres', 'tsql', 'oracle', 'snowflake', 'hive'])(
    'is split, parsed or given up, and searched for tables (%s)',
    name => {
      const dialect = dialectOf(name);
      const sql = part.repeat(300_000 / part.length);
      const parts = splitScript(sql, dialect);
      const [first] = parts;
      if (first) parseStatement(first.text, dialect);
      const { reasons } = tablesFromTokens(sql, dialect, { failure: 'no', limit: true });
      expect(reasons).toEqual([expect.objectContaining({ code: 'LIMIT' })]);
      expect(parts.every(({ span }) => span.end <= sql.length)).toBe(true);
    },
  );
});

describe('a script of 5 MB', () => {
  it('is split into its statements', () => {
    const sql = "INSERT INTO t SELECT a FROM s WHERE x = 'it''s;'; -- c;\n".repeat(93_000);
    expect(splitScript(sql, dialectOf('postgres'))).toHaveLength(93_000);
  });
});

function* spansIn(node: unknown): Generator<{ start: number; end: number }> {
  if (node === null || typeof node !== 'object') return;
  for (const [key, child] of Object.entries(node)) {
    if (key === 'span' && child) yield child;
    else yield* spansIn(child);
  }
}
