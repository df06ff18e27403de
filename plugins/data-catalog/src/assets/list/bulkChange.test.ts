import { contradictions, noChange, readTags, toAssetChange, undoOf } from './bulkChange';

const asset = {
  id: 'a',
  class: 'dataset' as const,
  namespace: 'n',
  name: 'orders',
  title: 'orders',
  type: 'table',
  owner: 'group:default/sales',
  tags: ['pii', 'daily'],
};

describe('a change of many assets', () => {
  it('holds only what was filled in', () => {
    expect(toAssetChange(noChange)).toBeUndefined();
    expect(toAssetChange({ ...noChange, owner: undefined, domain: null, addTags: ['x'] })).toEqual({
      domain: null,
      addTags: ['x'],
    });
  });

  it('reads tags between commas and lines', () => {
    expect(readTags(' pii, daily\npii ,, 90 d kept')).toEqual(['pii', 'daily', '90 d kept']);
  });

  it('notices a tag that is to be added and removed', () => {
    expect(contradictions({ addTags: ['a', 'b'], removeTags: ['b'] })).toEqual(['b']);
  });

  it('is undone by what the row showed', () => {
    const change = {
      owner: 'group:default/crm',
      domain: 'domain:default/sales',
      certified: true,
      addTags: ['daily', 'new'],
      removeTags: ['pii', 'gone'],
    };
    expect(undoOf(asset, change)).toEqual({
      owner: 'group:default/sales',
      domain: null,
      certified: null,
      addTags: ['pii'],
      removeTags: ['new'],
    });
  });

  it('has nothing to undo where it changed nothing', () => {
    expect(undoOf(asset, { owner: 'group:default/sales', domain: null, certified: false, addTags: ['pii'] })).toBeUndefined();
  });
});
