import fc from 'fast-check';
import { analyzeSql } from './analyzeSql';
import { edgesOf, shop, tablesOf } from './__testUtils__/edgesOf';

const schema = shop;
const tables = Object.keys(schema);

/** A table under an alias, with expressions over its columns. */
const source = (alias: string) =>
  fc.constantFrom(...tables).chain(table => {
    const column = fc.constantFrom(...schema[table]).map(name => `${alias}.${name}`);
    const expression = fc.oneof(
      column,
      column.map(name => `max(${name}) OVER (PARTITION BY ${name})`),
      fc.tuple(column, column).map(([one, other]) => `CASE WHEN ${one} > 1 THEN ${other} END`),
      fc.tuple(column, column).map(([one, other]) => `coalesce(${one}, ${other} || 'x')`),
    );
    return fc.record({ table: fc.constant(table), column, expression });
  });

type Query = { select: string[]; from: string[]; where: string };

/** A query over two tables, as a function of their aliases. */
const query = fc
  .record({
    first: source('ONE'),
    second: source('TWO'),
    picked: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
  })
  .map(({ first, second, picked }): Query => ({
    select: picked.map((one, index) => `${(one ? first : second).expression} AS c${index}`),
    from: [`${first.table} ONE`, `${second.table} TWO`],
    where: `${first.column} = ${second.column}`,
  }));

function written({ select, from, where }: Query, one = 'x', two = 'y'): string {
  const text = `SELECT ${select.join(', ')} FROM ${from.join(' JOIN ')} ON ${where} WHERE ${where}`;
  return text.replaceAll('ONE', one).replaceAll('TWO', two);
}

describe('lineage', () => {
  it('does not change with the names of aliases', () => {
    fc.assert(
      fc.property(query, given => {
        expect(edgesOf(written(given, 'left_one', 'z'), { schema })).toEqual(
          edgesOf(written(given), { schema }),
        );
      }),
    );
  });

  it('does not change when a query is wrapped in a common table expression, a derived table or a view', () => {
    fc.assert(
      fc.property(query, given => {
        const sql = written(given);
        const expected = edgesOf(sql, { schema });
        expect(edgesOf(`WITH q AS (${sql}) SELECT * FROM q`, { schema })).toEqual(expected);
        expect(edgesOf(`SELECT q.* FROM (${sql}) q`, { schema })).toEqual(expected);
        expect(
          edgesOf(`CREATE VIEW v AS ${sql}`, { schema }).map(edge =>
            edge.replace(/(→ (?:rows of )?)v\.?/, '$1'),
          ),
        ).toEqual(expected.map(edge => edge.replace('→ rows [', '→ rows of  [')));
      }),
    );
  });

  it('names only columns of the schema', () => {
    fc.assert(
      fc.property(query, given => {
        for (const { edges } of analyzeSql({ sql: written(given), schema }).statements) {
          for (const { source: from } of edges)
            expect(schema[from.table.parts.join('.')]).toContain(from.column);
        }
      }),
    );
  });

  it('is complete: each column that is written is read', () => {
    fc.assert(
      fc.property(query, given => {
        const sql = written(given);
        const used = new Set(
          [...sql.matchAll(/\b([xy])\.(\w+)/g)].map(([, alias, column]) => `${alias}.${column}`),
        );
        const [one, two] = given.from.map(table => table.split(' ')[0]);
        const named = new Set(
          [...used].map(name => name.replace(/^x\./, `${one}.`).replace(/^y\./, `${two}.`)),
        );
        const read = new Set(edgesOf(sql, { schema }).map(edge => edge.split(' → ')[0]));
        expect(read).toEqual(named);
        expect(new Set(tablesOf(sql, { schema }).inputs)).toEqual(new Set([one, two]));
      }),
    );
  });

  it('of any text is an answer, the same each time', () => {
    const word = fc.constantFrom(
      ...'SELECT FROM WHERE INSERT INTO t a , ( ) * AS WITH UNION JOIN ON = . ; \' " 1 MERGE USING WHEN UPDATE SET CASE END'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), words => {
        const sql = words.join(' ');
        expect(analyzeSql({ sql })).toEqual(analyzeSql({ sql }));
      }),
      { numRuns: 300 },
    );
  });
});
