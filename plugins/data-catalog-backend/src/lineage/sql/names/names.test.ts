import { candidateNames } from './candidateNames';
import { dialectsFor } from './dialects';
import { matchKnown } from './matchKnown';
import { scopeOf } from './scopeOf';

const table = (...parts: string[]) => ({ kind: 'table' as const, parts });
const file = (location: string) => ({ kind: 'file' as const, parts: [location] });
const namesIn = (namespace: string, reference: Parameters<typeof candidateNames>[0]) => {
  const { names, isComplete } = candidateNames(reference, namespace);
  return [names.map(name => (name.namespace === namespace ? name.name : `${name.namespace} ${name.name}`)), isComplete];
};

describe('the datasets that a table may stand for', () => {
  it('have the parts of the name in the cases that producers use', () => {
    expect(namesIn('postgres://db:5432', table('shop', 'public', 'orders'))).toEqual([
      ['shop.public.orders', 'SHOP.PUBLIC.ORDERS'],
      true,
    ]);
    expect(namesIn('snowflake://acme', table('Shop', 'Public', 'Orders'))).toEqual([
      ['Shop.Public.Orders', 'shop.public.orders', 'SHOP.PUBLIC.ORDERS'],
      true,
    ]);
  });

  it('are incomplete with fewer parts than the store wants, and have no more than that', () => {
    expect(namesIn('postgres://db:5432', table('orders'))).toEqual([['orders', 'ORDERS'], false]);
    expect(namesIn('mysql://db:3306', table('def', 'shop', 'orders'))).toEqual([['shop.orders', 'SHOP.ORDERS'], true]);
    expect(namesIn('mssql://db:1433', table('server', 'shop', 'dbo', 'orders'))).toEqual([
      ['shop.dbo.orders', 'SHOP.DBO.ORDERS'],
      true,
    ]);
    expect(namesIn('somewhere', table('orders'))).toEqual([['orders', 'ORDERS'], false]);
  });

  it('are named as Glue has it', () => {
    expect(namesIn('arn:aws:glue:eu-west-1:1', table('shop', 'orders'))).toEqual([
      ['table/shop/orders', 'TABLE/SHOP/ORDERS'],
      true,
    ]);
  });

  it('are files of an object store, of a file system, or of nothing that is known', () => {
    expect(namesIn('x', file('s3://lake/orders/1.parquet'))).toEqual([['s3://lake orders/1.parquet'], true]);
    expect(namesIn('x', file('hdfs://name:8020/orders'))).toEqual([['hdfs://name:8020 /orders'], true]);
    expect(namesIn('x', file('/tmp/orders.csv'))).toEqual([['file /tmp/orders.csv'], true]);
    expect(namesIn('x', file('@stage/orders'))).toEqual([[], false]);
  });
});

describe('a table among known datasets', () => {
  const known = ['shop.public.orders', 'shop.public.items', 'shop.old.items', '/data/wh/Daily'].map(name => ({
    namespace: 'n',
    name,
  }));
  const match = (...parts: string[]) => matchKnown(table(...parts), known)?.name;

  it('is the one whose name ends with its parts', () => {
    expect(match('orders')).toBe('shop.public.orders');
    expect(match('public', 'items')).toBe('shop.public.items');
    expect(match('wh', 'daily')).toBe('/data/wh/Daily');
  });

  it('is none when several may be meant, or only a part of a word is alike', () => {
    expect(match('items')).toBeUndefined();
    expect(match('ders')).toBeUndefined();
    expect(match('other', 'orders')).toBeUndefined();
  });
});

describe('where the tables of a text lie', () => {
  const datasets = (...names: string[]) =>
    names.map(name => ({ namespace: name.startsWith('/') ? 'file' : 'postgres://db:5432', name }));

  it('is told by the outputs, and where they do not tell, by the inputs', () => {
    const outputs = datasets('shop.mart.report');
    const inputs = datasets('shop.raw.orders', 'shop.raw.items', '/tmp/x.csv');
    expect(scopeOf(outputs, inputs)).toEqual({
      namespaces: ['postgres://db:5432'],
      known: [...outputs, ...inputs],
      defaultCatalog: 'shop',
      defaultSchema: 'mart',
    });
    expect(scopeOf([], inputs)).toMatchObject({ defaultCatalog: 'shop', defaultSchema: 'raw' });
    expect(scopeOf([], datasets('shop.a.x', 'shop.b.y'))).toEqual({
      namespaces: ['postgres://db:5432'],
      known: datasets('shop.a.x', 'shop.b.y'),
      defaultCatalog: 'shop',
    });
  });
});

describe('the dialect of a text', () => {
  it('is the one that is stated, as producers spell it, then that of the store', () => {
    expect(dialectsFor('snowflake_sql', ['postgres://db'])).toEqual(['snowflake_sql', 'snowflake', 'postgres', 'ansi']);
    expect(dialectsFor(undefined, ['mssql://db', 's3://lake'])).toEqual(['tsql', 's3', 'ansi']);
    expect(dialectsFor('SQL', [])).toEqual(['sql', 'ansi']);
  });
});
