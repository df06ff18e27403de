import { fakeAsset, stated } from '../__testUtils__/fakeAsset';
import { applyChange, applyToColumns, undoOf } from './edit';

const at = '2026-11-03T00:00:00Z';

describe('an edit', () => {
  it('shows at once what a steward says, and nothing where the word is taken back', () => {
    const asset = fakeAsset(stated({ owner: 'group:default/a', description: 'Old' }));
    const next = applyChange(asset, { owner: 'group:default/b', description: null, certified: true, title: null }, at);
    expect([next.owner, next.description, next.certified, next.title]).toEqual([
      'group:default/b',
      undefined,
      true,
      'shop.public.orders',
    ]);
    expect(next.attributes.values).toEqual({
      owner: { value: 'group:default/b', source: 'steward', at },
      certified: { value: true, source: 'steward', at },
    });
    expect(asset.owner).toBe('group:default/a');
  });

  it('adds and removes tags, in order', () => {
    const asset = fakeAsset({
      tags: ['b', 'c'],
      attributes: {
        values: {},
        tags: [
          { value: 'b', sources: [{ source: 'openlineage' }] },
          { value: 'c', sources: [{ source: 'steward' }] },
        ],
        terms: [],
        drift: [],
      },
    });
    expect(applyChange(asset, { addTags: ['a', 'b'], removeTags: ['c'] }, at).tags).toEqual(['a', 'b']);
  });

  it('changes a column by its path', () => {
    const columns = [{ name: 'a', fields: [{ name: 'b', terms: ['t:1'], description: 'Old' }] }];
    const change = [{ name: 'a.b', description: 'New', addTerms: ['t:2'], removeTerms: ['t:1'] }];
    expect(applyToColumns(columns, change, at)).toEqual([
      {
        name: 'a',
        fields: [
          {
            name: 'b',
            terms: ['t:2'],
            description: 'New',
            sources: { description: { source: 'steward', at }, terms: { source: 'steward', at } },
          },
        ],
      },
    ]);
  });
});

describe('undoing', () => {
  it('says again what the steward said before, and takes back what nobody had said', () => {
    const base = fakeAsset({
      ...stated({ owner: 'group:default/a' }),
      description: 'From events',
      attributes: {
        values: {
          owner: { value: 'group:default/a', source: 'steward' },
          description: { value: 'From events', source: 'openlineage' },
        },
        tags: [{ value: 'kept', sources: [{ source: 'steward' }] }],
        terms: [],
        drift: [],
      },
    });
    const change = {
      owner: 'group:default/b',
      description: 'Mine',
      certified: true,
      addTags: ['new', 'kept'],
      removeTags: ['gone'],
    };
    expect(undoOf({ base, change, done: '' })).toEqual({
      owner: 'group:default/a',
      description: null,
      certified: null,
      removeTags: ['new'],
    });
  });

  it('puts a column back', () => {
    const before = { name: 'id', description: 'By hand', sources: { description: { source: 'steward' } }, terms: ['t:1'] };
    const edit = {
      base: fakeAsset(),
      change: { columns: [{ name: 'id', description: 'New', removeTerms: ['t:1'] }] },
      columns: new Map([['id', before]]),
      done: '',
    };
    expect(undoOf(edit)).toEqual({ columns: [{ name: 'id', description: 'By hand', addTerms: ['t:1'] }] });
  });

  it('is not offered where it would change nothing', () => {
    expect(undoOf({ base: fakeAsset(), change: { removeTags: ['not there'] }, done: '' })).toBeUndefined();
  });
});
