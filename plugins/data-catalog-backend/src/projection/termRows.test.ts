import { termRows } from './termRows';

const asset = { id: 'a', title_key: 'orders' };

it('makes a row of each term of the asset and of each of its columns, nested ones by their path', () => {
  const columns = [
    { name: 'id' },
    { name: 'customer', terms: ['glossaryterm:default/customer'], fields: [{ name: 'email', terms: ['glossaryterm:default/e-mail'] }] },
  ];
  expect(termRows(asset, ['glossaryterm:default/order'], columns)).toEqual([
    { asset_id: 'a', term: 'glossaryterm:default/order', column_path: '', title_key: 'orders' },
    { asset_id: 'a', term: 'glossaryterm:default/customer', column_path: 'customer', title_key: 'orders' },
    { asset_id: 'a', term: 'glossaryterm:default/e-mail', column_path: 'customer.email', title_key: 'orders' },
  ]);
});

it('keeps what does not fit into an index out of it', () => {
  const columns = [
    { name: 'x'.repeat(5000), terms: ['glossaryterm:default/a'] },
    { name: 'x'.repeat(5001), terms: ['glossaryterm:default/a'] },
  ];
  expect(termRows(asset, ['t'.repeat(801)], columns)).toEqual([
    { asset_id: 'a', term: 'glossaryterm:default/a', column_path: 'x'.repeat(400), title_key: 'orders' },
  ]);
});
