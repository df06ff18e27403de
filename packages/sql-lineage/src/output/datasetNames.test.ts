import { datasetNamer } from './datasetNames';
import { table } from './__testUtils__/analyzed';

const namespace = 'postgres://db:5432';
const file = (path: string) => ({ kind: 'file', parts: [path] }) as const;

describe('datasets of tables', () => {
  it.each([
    ['orders', {}, 'orders'],
    ['orders', { defaultSchema: 'public' }, 'public.orders'],
    ['orders', { defaultSchema: 'public', defaultCatalog: 'shop' }, 'shop.public.orders'],
    ['sales.orders', { defaultSchema: 'public', defaultCatalog: 'shop' }, 'shop.sales.orders'],
    ['orders', { defaultCatalog: 'shop' }, 'orders'],
    ['crm.sales.orders', { defaultCatalog: 'shop' }, 'crm.sales.orders'],
    ['linked.crm.sales.orders', { defaultCatalog: 'shop' }, 'linked.crm.sales.orders'],
  ])('%s with %j is %s', (name, defaults, expected) => {
    expect(datasetNamer({ namespace, ...defaults })(table(name))).toEqual({
      namespace,
      name: expected,
    });
  });

  it('are named by a function where one is given', () => {
    const namer = datasetNamer(({ parts }) => ({
      namespace: 'arn:aws:glue:eu-west-1:123',
      name: `table/${parts.join('/')}`,
    }));
    expect(namer(table('shop.orders'))).toEqual({
      namespace: 'arn:aws:glue:eu-west-1:123',
      name: 'table/shop/orders',
    });
  });

  it.each([[undefined], [''], [' '], [5]])('are not named with the namespace %j', wrong => {
    expect(() => datasetNamer({ namespace: wrong as string })).toThrow(TypeError);
  });
});

describe('datasets of files', () => {
  it.each([
    ['s3://lake/raw/orders.csv', 's3://lake', 'raw/orders.csv'],
    ['s3a://lake/raw/', 's3://lake', 'raw/'],
    ['S3://lake', 's3://lake', '/'],
    ['gcs://lake/raw', 'gs://lake', 'raw'],
    [
      'abfss://raw@acme.dfs.core.windows.net/orders',
      'abfss://raw@acme.dfs.core.windows.net',
      'orders',
    ],
    ['hdfs://node:8020/raw/orders', 'hdfs://node:8020', '/raw/orders'],
    ['https://example.com/orders.csv', 'https://example.com', '/orders.csv'],
    ['file:///data/orders.csv', 'file', '/data/orders.csv'],
    ['/data/orders.csv', 'file', '/data/orders.csv'],
    ['C:\\data\\orders.csv', 'file', 'C:\\data\\orders.csv'],
    ['@shop.public.landing/orders', namespace, '@shop.public.landing/orders'],
    ['', namespace, '/'],
  ])('%s is %s, %s', (path, expectedNamespace, name) => {
    expect(datasetNamer({ namespace, defaultSchema: 'public' })(file(path))).toEqual({
      namespace: expectedNamespace,
      name,
    });
  });
});
