import { flattenColumns, mentions, replaceColumn } from './flatten';

const columns = [
  { name: 'id', type: 'bigint', description: 'Number of the order' },
  { name: 'address', type: 'struct', fields: [{ name: 'city', terms: ['glossaryterm:default/place'] }, { name: 'zip' }] },
];

describe('columns', () => {
  it('are listed with those nested in them, by their paths', () => {
    expect(flattenColumns(columns).map(({ path, depth }) => [path, depth])).toEqual([
      ['id', 0],
      ['address', 0],
      ['address.city', 1],
      ['address.zip', 1],
    ]);
  });

  it('are found by name, type, description and term, whatever the case', () => {
    const found = (text: string) => flattenColumns(columns).filter(column => mentions(column, text)).map(({ path }) => path);
    expect([found('BIGINT'), found('Order'), found(' city '), found('place'), found('nothing')]).toEqual([
      ['id'],
      ['id'],
      ['address.city'],
      ['address.city'],
      [],
    ]);
  });

  it('keep one of two with the same path, as the server means the first', () => {
    const twice = [{ name: 'a', fields: [{ name: 'b', type: 'nested' }] }, { name: 'a.b', type: 'plain' }];
    expect(flattenColumns(twice).map(({ path, column }) => [path, column.type])).toEqual([
      ['a', undefined],
      ['a.b', 'nested'],
    ]);
    expect(replaceColumn(twice, 'a.b', column => ({ ...column, type: 'changed' }))).toEqual([
      { name: 'a', fields: [{ name: 'b', type: 'changed' }] },
      { name: 'a.b', type: 'plain' },
    ]);
  });
});
