import { fakeAsset, stated } from '../__testUtils__/fakeAsset';
import { changedMeanwhile, clashesOf } from './conflicts';

const base = fakeAsset(stated({ owner: 'group:default/a', tier: 'one' }));

describe('two edits at once', () => {
  it('clash where both changed the same value differently', () => {
    const fresh = fakeAsset(stated({ owner: 'group:default/b', tier: 'two' }));
    const clashes = clashesOf({ base, change: { owner: 'group:default/c' }, done: '' }, fresh, new Map());
    expect(clashes).toEqual([
      {
        field: 'owner',
        before: 'group:default/a',
        theirs: 'group:default/b',
        mine: 'group:default/c',
        says: fresh.attributes.values.owner,
      },
    ]);
    expect(changedMeanwhile(base, fresh)).toEqual(['owner', 'tier']);
  });

  it('do not clash where both say the same, or change different things', () => {
    const fresh = fakeAsset(stated({ owner: 'group:default/b', tier: 'one' }));
    expect(clashesOf({ base, change: { owner: 'group:default/b' }, done: '' }, fresh, new Map())).toEqual([]);
    expect(clashesOf({ base, change: { tier: 'three', addTags: ['x'] }, done: '' }, fresh, new Map())).toEqual([]);
  });

  it('clash on the description of a column', () => {
    const edit = {
      base,
      change: { columns: [{ name: 'id', description: 'mine' }] },
      columns: new Map([['id', { name: 'id', description: 'old' }]]),
      done: '',
    };
    const now = new Map([['id', { name: 'id', description: 'theirs' }]]);
    expect(clashesOf(edit, base, now)).toEqual([
      { field: 'columnDescription', column: 'id', before: 'old', theirs: 'theirs', mine: 'mine', says: undefined },
    ]);
  });
});
