import { facetGroups } from './facetGroups';
import type { FacetWords } from './facetGroups';
import { readListState } from './listState';

const words: FacetWords = {
  title: name => `title of ${name}`,
  value: (_, value) => `*${value}`,
  none: name => `no ${name}`,
  certified: 'Certified',
};
const exact = (value: string, count: number) => ({ value, count, exact: true });
const read = (text: string) => readListState(new URLSearchParams(text));

describe('the filters beside the list', () => {
  it('count values, put those that lack one first and the bands of quality in order', () => {
    const counts = {
      totalCount: { value: 12, exact: true },
      facets: {
        type: { values: [exact('table', 9)], complete: true },
        owner: { values: [exact('group:default/a', 4)], complete: true, missing: { value: 8, exact: true } },
        domain: { values: [], complete: true, missing: { value: 0, exact: true } },
        quality: { values: [exact('unknown', 10), exact('broken', 2)], complete: true },
        tenant: { values: [exact('default', 12)], complete: true },
      },
    };
    const groups = facetGroups(read('owner=group:default/a'), counts, words);
    expect(groups.filter(({ values }) => values.length > 0)).toEqual([
      { name: 'type', title: 'title of type', chosen: [], values: [{ ...exact('table', 9), label: '*table' }] },
      {
        name: 'quality',
        title: 'title of quality',
        chosen: [],
        values: [
          { ...exact('broken', 2), label: '*broken' },
          { ...exact('unknown', 10), label: '*unknown' },
        ],
      },
      {
        name: 'owner',
        title: 'title of owner',
        chosen: ['group:default/a'],
        values: [
          { ...exact('', 8), label: 'no owner' },
          { ...exact('group:default/a', 4), label: '*group:default/a' },
        ],
      },
      {
        name: 'marks',
        title: 'title of marks',
        chosen: [],
        values: [{ value: 'certified', label: 'Certified' }],
      },
    ]);
  });

  it('keep what is chosen when nothing has it any more, also before the counts are there', () => {
    const groups = facetGroups(read('type=topic&missing=owner&certified=true'), undefined, words);
    expect(groups.flatMap(({ name, values, chosen }) => (values.length > 0 ? [{ name, values, chosen }] : []))).toEqual([
      { name: 'type', values: [{ value: 'topic', count: 0, label: '*topic' }], chosen: ['topic'] },
      { name: 'owner', values: [{ ...exact('', 0), label: 'no owner' }], chosen: [''] },
      { name: 'marks', values: [{ value: 'certified', label: 'Certified' }], chosen: ['certified'] },
    ]);
  });
});
