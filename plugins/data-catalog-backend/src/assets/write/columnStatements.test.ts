import { assertColumnsNotDeclared } from './columnStatements';

const declaration = {
  entityRef: 'dataasset:default/orders',
  location: 'https://example.com/catalog-info.yaml',
  declaredAt: '2026-11-01',
  attributes: {
    columns: [
      { name: 'id', description: 'Key', terms: ['glossaryterm:default/key'] },
      { name: 'address', fields: [{ name: 'city', description: 'Where to' }] },
    ],
  },
};

describe('what a catalog file declares of columns', () => {
  it.each([
    [{ name: 'id', description: 'x' }, "The description of the column 'id' is declared by"],
    [{ name: 'address.city', description: null }, "The description of the column 'address.city' is declared by"],
    [
      { name: 'id', removeTerms: ['glossaryTerm:key'] },
      "The term 'glossaryterm:default/key' of the column 'id' is declared by",
    ],
  ])('is not to be changed by %j', (change, message) => {
    expect(() => assertColumnsNotDeclared([change], declaration)).toThrow(message);
  });

  it('leaves the rest to people', () => {
    const changes = [
      { name: 'id', addTerms: ['glossaryterm:default/other'], removeTerms: ['glossaryterm:default/pii'] },
      { name: 'address', description: 'Of the buyer' },
      { name: 'amount', description: 'In euros' },
    ];
    expect(() => assertColumnsNotDeclared(changes, declaration)).not.toThrow();
    expect(() => assertColumnsNotDeclared([{ name: 'id', description: 'x' }], undefined)).not.toThrow();
  });
});
