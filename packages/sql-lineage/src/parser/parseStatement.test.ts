import { dialectOf } from '../dialects/dialectOf';
import { parseStatement } from './parseStatement';

type Names = { name: string; text: string }[];

/** Each column of the tree with the text at its span. */
function columnsOf(sql: string, dialect = 'postgres'): Names | string {
  const parsed = parseStatement(sql, dialectOf(dialect));
  if ('failure' in parsed) return parsed.failure;
  const found: Names = [];
  const visit = (node: unknown) => {
    if (node === null || typeof node !== 'object') return;
    const { column } = node as {
      column?: { name: { name: string; span: { start: number; end: number } } };
    };
    if (column?.name?.span) {
      const { start, end } = column.name.span;
      const text = sql.slice(parsed.offsets(start), parsed.offsets.end(end));
      found.push({ name: column.name.name, text });
    }
    Object.values(node).forEach(visit);
  };
  visit(parsed.ast);
  return found;
}

const nested = (before: string, count: number, inner: string, after: string) =>
  before.repeat(count) + inner + after.repeat(count);

describe('parseStatement', () => {
  it('counts in UTF-16 units, though the parser counts in code points', () => {
    expect(columnsOf('SELECT \'😀\', größe, "😀" FROM t')).toEqual([
      { name: 'größe', text: 'größe' },
      { name: '😀', text: '"😀"' },
    ]);
  });

  it('keeps spans where a work-around writes the text anew', () => {
    expect(columnsOf('UPDATE t SET (a, b) = (SELECT cc, dd FROM u WHERE u.ii = t.kk)')).toEqual([
      { name: 'cc', text: 'cc' },
      { name: 'ii', text: 'ii' },
      { name: 'kk', text: 'kk' },
      { name: 'dd', text: 'dd' },
      { name: 'ii', text: 'ii' },
      { name: 'kk', text: 'kk' },
    ]);
    expect(
      columnsOf('FROM t INSERT INTO a SELECT x WHERE y = 1 INSERT INTO b SELECT z', 'hive'),
    ).toEqual(['x', 'y', 'z'].map(name => ({ name, text: name })));
  });

  it.each([
    ['parentheses', `SELECT ${nested('(', 1000, 'aa + 1', ')')} FROM t`],
    ['functions', `SELECT ${nested('f(', 100, 'aa', ', 1)')} FROM t`],
    ['CASE', `SELECT ${nested('CASE WHEN 1 = 1 THEN ', 60, 'aa', ' ELSE 1 END')} FROM t`],
    ['derived tables', nested('SELECT * FROM (', 60, 'SELECT aa FROM t', ') x')],
    [
      'sub-queries',
      `SELECT 1 FROM t WHERE ${nested('EXISTS (SELECT 1 FROM t WHERE ', 60, 'aa = 1', ')')}`,
    ],
  ])('goes deeper than the parser: %s', (_, sql) => {
    expect(columnsOf(sql)).toEqual([{ name: 'aa', text: 'aa' }]);
  });

  it('answers 20,000 conditions of the same shape by one', () => {
    const terms = Array.from({ length: 20_000 }, (_, index) => `aa = ${index}`);
    expect(columnsOf(`SELECT b FROM t WHERE ${terms.join(' OR ')} ORDER BY c`)).toEqual(
      ['b', 'aa', 'aa', 'aa', 'c'].map(name => ({ name, text: name })),
    );
  });

  it('keeps conditions that differ', () => {
    const terms = Array.from(
      { length: 300 },
      (_, index) => `column_number_${index} BETWEEN 1 AND 2`,
    );
    const sql = `SELECT b FROM t WHERE ${terms.join(' AND ')}`;
    expect(columnsOf(sql)).toEqual(
      ['b', ...terms.map(term => term.split(' ')[0])].map(name => ({ name, text: name })),
    );
  });

  it('cuts lists and rows of literals', () => {
    const list = Array.from({ length: 50_000 }, (_, index) => index);
    expect(columnsOf(`SELECT b FROM t WHERE a IN (${list.join(', ')}) AND c = 1`)).toEqual(
      ['b', 'a', 'c'].map(name => ({ name, text: name })),
    );
    const rows = list.map(index => `(${index}, 'it''s')`);
    expect(columnsOf(`INSERT INTO t VALUES ${rows.join(', ')}, ((SELECT z FROM u), 'x')`)).toEqual([
      { name: 'z', text: 'z' },
    ]);
  });

  it('takes a thousand set operations, and six hundred operands', () => {
    const queries = Array.from({ length: 1000 }, (_, index) => `SELECT a${index} FROM t`);
    expect(columnsOf(queries.join(' UNION ALL '))).toHaveLength(1000);
    const operands = Array.from({ length: 600 }, (_, index) => `a${index}`);
    expect(columnsOf(`SELECT ${operands.join('||')} x FROM t`)).toHaveLength(600);
  });

  it('gives up what is too large or too deep, and says so', () => {
    const deep = `SELECT ${nested('(1 + ', 1000, 'a', ')')}`;
    expect(parseStatement(deep, dialectOf('postgres'))).toEqual({
      failure: 'The statement is nested 1000 deep, deeper than 300',
      limit: true,
    });
    expect(parseStatement('a '.repeat(100_000), dialectOf('postgres'))).toEqual({
      failure: 'The statement has 200000 characters and 100000 tokens, more than is parsed at once',
      limit: true,
    });
  });

  it("gives the parser's words for what is no SQL", () => {
    expect(parseStatement('SELECT a FROM', dialectOf('postgres'))).toEqual({
      failure: expect.stringContaining('Parse error at line 1'),
      limit: false,
    });
  });
});
