import { createBuilders } from '@openlineage/client';
import { columnLineageFacet } from './columnLineageFacet';
import { edge, spanOf, statement, table } from './__testUtils__/analyzed';

const sql = `INSERT INTO revenue
SELECT o.day, sum(o.total
  * o.rate) AS total, md5(c.email) AS who
FROM orders o JOIN customers c ON c.id = o.customer WHERE o.paid`;

const insert = statement({
  inputs: [table('orders'), table('customers')],
  outputs: [table('revenue')],
  edges: [
    edge('IDENTITY', 'orders.day', 'revenue.day', { span: spanOf(sql, 'o.day') }),
    edge('AGGREGATION', 'orders.total', 'revenue.total', {
      span: spanOf(sql, 'sum(o.total\n  * o.rate)'),
    }),
    edge('AGGREGATION', 'orders.rate', 'revenue.total'),
    edge('TRANSFORMATION', 'customers.email', 'revenue.who', {
      span: spanOf(sql, 'md5(c.email)'),
      masking: true,
    }),
    edge('JOIN', 'customers.id', 'revenue.', { span: spanOf(sql, 'c.id = o.customer') }),
    edge('FILTER', 'orders.paid', 'revenue.', { span: spanOf(sql, 'o.paid') }),
    edge('CONDITIONAL', 'orders.day', 'revenue.day'),
    edge('IDENTITY', 'orders.day', 'other.day'),
  ],
});

const datasets = {
  namespace: 'postgres://db:5432',
  defaultCatalog: 'shop',
  defaultSchema: 'public',
};
const options = { sql, datasets };
const input = (name: string, field: string, ...transformations: object[]) => ({
  namespace: 'postgres://db:5432',
  name: `shop.public.${name}`,
  field,
  transformations,
});

describe('the column lineage facet', () => {
  it('holds what each column is made of, and what decides the whole table', () => {
    expect(columnLineageFacet(insert, table('revenue'), options)).toEqual({
      _producer: 'https://www.npmjs.com/package/@headwater/sql-lineage',
      _schemaURL:
        'https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet',
      fields: {
        day: {
          inputFields: [
            input(
              'orders',
              'day',
              { type: 'DIRECT', subtype: 'IDENTITY', masking: false },
              { type: 'INDIRECT', subtype: 'CONDITIONAL', masking: false },
            ),
          ],
        },
        total: {
          inputFields: [
            input('orders', 'total', {
              type: 'DIRECT',
              subtype: 'AGGREGATION',
              description: 'sum(o.total * o.rate)',
              masking: false,
            }),
            input('orders', 'rate', { type: 'DIRECT', subtype: 'AGGREGATION', masking: false }),
          ],
        },
        who: {
          inputFields: [
            input('customers', 'email', {
              type: 'DIRECT',
              subtype: 'TRANSFORMATION',
              description: 'md5(c.email)',
              masking: true,
            }),
          ],
        },
      },
      dataset: [
        input('customers', 'id', {
          type: 'INDIRECT',
          subtype: 'JOIN',
          description: 'c.id = o.customer',
          masking: false,
        }),
        input('orders', 'paid', {
          type: 'INDIRECT',
          subtype: 'FILTER',
          description: 'o.paid',
          masking: false,
        }),
      ],
    });
  });

  it('finds its table under any name of the same dataset', () => {
    const named = (name: string) => columnLineageFacet(insert, table(name), options);
    expect(named('shop.public.revenue')).toEqual(named('revenue'));
    expect(named('sales.revenue')).toBeUndefined();
  });

  it('merges the statements of a script, each transformation once', () => {
    const again = statement({
      edges: [
        edge('IDENTITY', 'orders.day', 'revenue.day'),
        edge('IDENTITY', 'returns.day', 'revenue.day'),
      ],
    });
    const facet = columnLineageFacet({ statements: [again, again] }, table('revenue'), options);
    expect(facet?.fields).toEqual({
      day: {
        inputFields: [
          input('orders', 'day', { type: 'DIRECT', subtype: 'IDENTITY', masking: false }),
          input('returns', 'day', { type: 'DIRECT', subtype: 'IDENTITY', masking: false }),
        ],
      },
    });
    expect(facet).not.toHaveProperty('dataset');
  });

  it('leaves out stars, which are no columns, and is none without columns', () => {
    const copy = statement({
      edges: [
        edge('IDENTITY', 'orders.*', 'revenue.*'),
        edge('AGGREGATION', 'orders.*', 'revenue.count'),
        edge('IDENTITY', 'orders.day', '.day'),
      ],
    });
    expect(columnLineageFacet(copy, table('revenue'), options)).toBeUndefined();
  });

  it('keeps columns whose names are those of every object', () => {
    const odd = statement({ edges: [edge('IDENTITY', 'orders.constructor', 'revenue.__proto__')] });
    const facet = columnLineageFacet(odd, table('revenue'), options)!;
    expect(Object.keys(facet.fields)).toEqual(['__proto__']);
  });

  it('cuts long expressions, and never through a character', () => {
    const long = `${'x'.repeat(298)}😀 tail`;
    const one = statement({
      edges: [edge('TRANSFORMATION', 'a.x', 'b.x', { span: { start: 0, end: long.length } })],
    });
    const facet = columnLineageFacet(one, table('b'), { ...options, sql: long })!;
    expect(facet.fields.x.inputFields[0].transformations?.[0].description).toBe(
      `${'x'.repeat(298)}…`,
    );
  });

  it('is of the producer that builders are made for', () => {
    const builders = createBuilders({ producer: 'https://example.com/etl' });
    const facet = columnLineageFacet(insert, table('revenue'), { ...options, builders });
    expect(facet?._producer).toBe('https://example.com/etl');
  });
});
