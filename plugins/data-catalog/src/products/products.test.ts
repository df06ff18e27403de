import { filterProducts, groupProducts, readProduct } from './products';
import type { Product } from './products';

const product = (title: string, domain?: string, owner?: string): Product => ({
  ref: `dataproduct:default/${title.toLowerCase()}`,
  title,
  inputs: 0,
  outputs: 0,
  ...(domain && { domain: `domain:default/${domain}` }),
  ...(owner && { owner: `group:default/${owner}` }),
});

describe('data products', () => {
  it('are read with refs in full and numbers of inputs and outputs', () => {
    expect(
      readProduct({
        apiVersion: 'headwater.io/v1alpha1',
        kind: 'DataProduct',
        metadata: { name: 'revenue', title: 'Revenue', description: 'As finance reports it' },
        spec: {
          owner: 'team-finance',
          domain: 'finance',
          lifecycle: 'production',
          inputs: [
            'dataasset:default/orders',
            { namespace: 'postgres://dw', name: 'dw.core.customers' },
          ],
          outputs: ['postgres://dw#dw.mart.revenue'],
        },
      }),
    ).toEqual({
      ref: 'dataproduct:default/revenue',
      title: 'Revenue',
      description: 'As finance reports it',
      owner: 'group:default/team-finance',
      domain: 'domain:default/finance',
      lifecycle: 'production',
      inputs: 2,
      outputs: 1,
    });
  });

  it('bear a file that says nothing', () => {
    expect(
      readProduct({
        apiVersion: 'x',
        kind: 'DataProduct',
        metadata: { name: 'a', namespace: 'b' },
      }),
    ).toEqual({
      ref: 'dataproduct:b/a',
      title: 'a',
      inputs: 0,
      outputs: 0,
    });
  });

  it('are found by title, owner and domain', () => {
    const all = [
      product('Revenue', 'finance', 'team-a'),
      product('Customers', 'customer', 'team-b'),
    ];
    const found = (text: string) => filterProducts(all, text).map(({ title }) => title);
    expect(found('REV')).toEqual(['Revenue']);
    expect(found('team-b')).toEqual(['Customers']);
    expect(found('finance')).toEqual(['Revenue']);
    expect(found(' ')).toEqual(['Revenue', 'Customers']);
    expect(found('zzz')).toEqual([]);
  });

  it('stand by domain, those of none last', () => {
    const groups = groupProducts([
      product('Z'),
      product('B', 'sales'),
      product('A', 'sales'),
      product('C', 'finance'),
    ]);
    expect(
      groups.map(({ domain, products }) => [domain, products.map(({ title }) => title)]),
    ).toEqual([
      ['domain:default/finance', ['C']],
      ['domain:default/sales', ['A', 'B']],
      [undefined, ['Z']],
    ]);
  });
});
