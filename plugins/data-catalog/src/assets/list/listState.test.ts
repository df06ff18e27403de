import { isNarrowed, nextOrder, NONE, readListState, toFilters, toggleValue, withoutFilters, writeListState } from './listState';

const read = (text: string) => readListState(new URLSearchParams(text));

describe('the state of the list in the URL', () => {
  it('comes back as it was written', () => {
    const text =
      'q=ord&type=table&type=view&quality=risk&owner=group%3Adefault%2Fa&term=glossaryterm%3Adefault%2Forder' +
      '&missing=domain&missing=description&minQuality=0.9&certified=true&orderBy=-quality&columns=name%2Cowner';
    const state = read(text);
    expect(writeListState(state).toString()).toBe(text);
    expect(toFilters(state)).toEqual({
      q: 'ord',
      type: ['table', 'view'],
      quality: ['risk'],
      owner: ['group:default/a'],
      term: ['glossaryterm:default/order'],
      missing: ['domain', 'description'],
      minQuality: 0.9,
      certified: true,
    });
  });

  it('is empty by default, and leaves out what it does not understand', () => {
    const state = read('orderBy=colour&minQuality=7&__proto__=x&quality=nice&class=thing&parent=1&missing=luck&type=&columns=');
    expect(writeListState(state).toString()).toBe('');
    expect(toFilters(state)).toEqual({});
    expect(isNarrowed(state)).toBe(false);
  });

  it('takes a value in and out', () => {
    const chosen = toggleValue(read(''), 'tag', 'pii');
    expect(chosen.chosen.tag).toEqual(['pii']);
    expect(toggleValue(chosen, 'tag', 'pii')).toEqual(read(''));
  });

  it('asks for an owner or for none, never both', () => {
    const none = toggleValue(read('owner=a&owner=b'), 'owner', NONE);
    expect(writeListState(none).toString()).toBe('missing=owner');
    expect(writeListState(toggleValue(none, 'owner', 'a')).toString()).toBe('owner=a');
    expect(writeListState(toggleValue(none, 'owner', NONE)).toString()).toBe('');
  });

  it('keeps order and columns when the filters are cleared', () => {
    const state = withoutFilters(read('q=a&type=table&missing=owner&certified=true&orderBy=quality&columns=name'));
    expect(writeListState(state).toString()).toBe('orderBy=quality&columns=name');
  });

  it.each([
    ['title', '-title', '-title'],
    ['title', 'quality', 'quality'],
    ['title', 'changedAt', '-changedAt'],
    ['-changedAt', 'changedAt', 'changedAt'],
    ['quality', 'colour', 'quality'],
  ] as const)('sorted by %s, a click that asks for %s sorts by %s', (present, asked, next) => {
    expect(nextOrder(present, asked)).toBe(next);
  });
});
