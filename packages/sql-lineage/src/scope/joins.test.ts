import { directEdgesOf, edgesOf, shop, statementOf, tablesOf } from '../__testUtils__/edgesOf';

const schema = shop;

describe('joins', () => {
  it('depend on the columns of their conditions', () => {
    expect(
      edgesOf('SELECT o.total FROM orders o JOIN customers c ON c.id = o.customer_id', { schema }),
    ).toEqual([
      'orders.total → total [IDENTITY]',
      'customers.id → rows [JOIN]',
      'orders.customer_id → rows [JOIN]',
    ]);
  });

  it('with USING show one column: the left side’s, the right side’s in a RIGHT join, both in a FULL join', () => {
    const of = (kind: string) =>
      directEdgesOf(`SELECT id FROM orders ${kind} JOIN customers USING (id)`, { schema });
    expect(of('LEFT')).toEqual(['orders.id → id [IDENTITY]']);
    expect(of('RIGHT')).toEqual(['customers.id → id [IDENTITY]']);
    expect(of('FULL')).toEqual(['orders.id → id [IDENTITY]', 'customers.id → id [IDENTITY]']);
  });

  it('with USING put that column first in a star, once', () => {
    const { columns, edges } = statementOf(
      'SELECT * FROM items JOIN orders USING (order_id) JOIN customers USING (id)',
      {
        schema: {
          items: ['sku', 'order_id'],
          orders: ['id', 'order_id'],
          customers: ['name', 'id'],
        },
      },
    );
    expect(columns.map(({ name }) => name)).toEqual(['order_id', 'id', 'sku', 'name']);
    expect(edges.filter(({ transformation }) => transformation.subtype === 'JOIN')).toHaveLength(4);
  });

  it('with USING leave stars without schema as they are, and know the column’s side', () => {
    const star = 'SELECT * FROM t JOIN u USING (id)';
    expect(directEdgesOf(star)).toEqual(['t.* → * [IDENTITY]', 'u.* → * [IDENTITY]']);
    expect(directEdgesOf(`SELECT id FROM (${star}) x`)).toEqual(['t.id → id [IDENTITY]']);
  });

  it('with NATURAL use the columns that both sides have', () => {
    expect(edgesOf('SELECT id, name FROM orders NATURAL JOIN customers', { schema })).toEqual([
      'orders.id → id [IDENTITY]',
      'customers.name → name [IDENTITY]',
      'orders.id → rows [JOIN]',
      'customers.id → rows [JOIN]',
    ]);
  });

  it('in parentheses keep their tables’ names', () => {
    expect(
      directEdgesOf('SELECT c.name FROM (orders o JOIN customers c ON c.id = o.customer_id)', {
        schema,
      }),
    ).toEqual(['customers.name → name [IDENTITY]']);
  });

  it('of the SEMI and ANTI kind show the left side only', () => {
    const sql =
      'SELECT * FROM customers LEFT SEMI JOIN orders ON orders.customer_id = customers.id';
    expect(edgesOf(sql, { schema, dialect: 'spark' })).toEqual([
      'customers.id → id [IDENTITY]',
      'customers.name → name [IDENTITY]',
      'customers.email → email [IDENTITY]',
      'customers.city → city [IDENTITY]',
      'orders.customer_id → rows [JOIN]',
      'customers.id → rows [JOIN]',
    ]);
  });

  it('may be lateral: the right side uses the left', () => {
    const lateral =
      'SELECT x.price FROM orders o, LATERAL (SELECT price FROM items WHERE order_id = o.id) x';
    const apply =
      'SELECT x.price FROM orders o OUTER APPLY (SELECT price FROM items WHERE order_id = o.id) x';
    const expected = [
      'items.price → price [IDENTITY]',
      'items.order_id → rows [FILTER]',
      'orders.id → rows [FILTER]',
    ];
    expect(edgesOf(lateral, { schema, dialect: 'postgres' })).toEqual(expected);
    expect(edgesOf(apply, { schema, dialect: 'tsql' })).toEqual(expected);
  });

  it('ask for tables by four-part names and by parts of them', () => {
    const sql = 'SELECT srv.db.dbo.t.a, dbo.t.b, t.c FROM srv.db.dbo.t';
    expect(edgesOf(sql, { dialect: 'tsql' })).toEqual([
      'srv.db.dbo.t.a → a [IDENTITY]',
      'srv.db.dbo.t.b → b [IDENTITY]',
      'srv.db.dbo.t.c → c [IDENTITY]',
    ]);
  });

  it('read a table with hints', () => {
    expect(
      tablesOf('SELECT a FROM db.dbo.t (NOLOCK) JOIN u WITH (NOLOCK) ON 1 = 1', { dialect: 'tsql' })
        .inputs,
    ).toEqual(['db.dbo.t', 'u']);
  });
});
