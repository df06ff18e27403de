import { attributeChanges, cutValue } from './attributeChanges';

describe('changes of attributes', () => {
  it('tell what was said before and after, and leave out what stayed', () => {
    const before = { owner: 'group:default/a', tags: ['x', 'y'], tier: 'gold', links: [{ url: 'u', title: 't' }] };
    const after = { owner: 'group:default/b', tags: ['x', 'y'], tier: null, links: [{ title: 't', url: 'u' }], certified: true };
    expect(attributeChanges(before, after)).toEqual([
      { attribute: 'certified', after: true },
      { attribute: 'owner', before: 'group:default/a', after: 'group:default/b' },
      { attribute: 'tier', before: 'gold' },
    ]);
  });

  it('compare columns one by one, nested ones by their path', () => {
    const before = [
      { name: 'id', type: 'int', terms: ['t'] },
      { name: 'address', fields: [{ name: 'city', description: 'old' }] },
      { name: 'gone', type: 'text' },
    ];
    const after = [
      { name: 'new', description: 'x', fields: [{ name: 'inner' }] },
      { name: 'id', type: 'bigint', terms: ['t'] },
      { name: 'address', fields: [{ name: 'city', description: 'fresh' }] },
    ];
    expect(attributeChanges({ columns: before }, { columns: after })).toEqual([
      { attribute: 'columns.id.type', before: 'int', after: 'bigint' },
      { attribute: 'columns.address.city.description', before: 'old', after: 'fresh' },
      { attribute: 'columns.gone', before: { type: 'text' } },
      { attribute: 'columns.new', after: { description: 'x' } },
      { attribute: 'columns.new.inner', after: {} },
    ]);
  });

  it('tell what was noted of a column field by field', () => {
    expect(
      attributeChanges(
        { 'columns.a': { description: 'old', terms: ['t'], removedTerms: [] } },
        { 'columns.a': { description: null, terms: ['t', 'u'], removedTerms: [] }, 'columns.b': { description: 'x' } },
      ),
    ).toEqual([
      { attribute: 'columns.a.description', before: 'old' },
      { attribute: 'columns.a.terms', before: ['t'], after: ['t', 'u'] },
      { attribute: 'columns.b.description', after: 'x' },
    ]);
  });

  it('are cut where they are long', () => {
    expect(cutValue({ text: 'x'.repeat(2001), list: Array.from({ length: 501 }, () => 1), flag: true })).toEqual({
      text: `${'x'.repeat(2000)}…`,
      list: Array.from({ length: 500 }, () => 1),
      flag: true,
    });
  });
});
