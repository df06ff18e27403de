import { facetNames, nextOrder, readListState, toFilters, toggleValue, writeListState } from './listState';

describe('the state of the list in the URL', () => {
  it('comes back as it was written', () => {
    const text = 'q=ord&type=table&type=view&owner=group%3Adefault%2Fa&minQuality=0.9&certified=true&orderBy=-quality';
    const state = readListState(new URLSearchParams(text));
    expect(readListState(writeListState(state))).toEqual(state);
    expect(toFilters(state)).toEqual({
      q: 'ord',
      type: ['table', 'view'],
      owner: ['group:default/a'],
      minQuality: 0.9,
      certified: true,
    });
  });

  it('is empty by default, and leaves out what it does not understand', () => {
    const state = readListState(new URLSearchParams('orderBy=colour&minQuality=7&__proto__=x'));
    expect(writeListState(state).toString()).toBe('');
    expect(toFilters(state)).toEqual({});
    expect(Object.keys(state.chosen)).toEqual([...facetNames]);
  });

  it('takes a value in and out', () => {
    const empty = readListState(new URLSearchParams());
    const chosen = toggleValue(empty, 'tag', 'pii');
    expect(chosen.chosen.tag).toEqual(['pii']);
    expect(toggleValue(chosen, 'tag', 'pii')).toEqual(empty);
  });

  it.each([
    ['title', 'title', '-title'],
    ['-title', 'title', 'title'],
    ['title', 'quality', '-quality'],
    ['-quality', 'quality', 'quality'],
    ['quality', 'quality', 'title'],
  ] as const)('sorted by %s, a click on %s sorts by %s', (present, column, next) => {
    expect(nextOrder(present, column)).toBe(next);
  });
});
