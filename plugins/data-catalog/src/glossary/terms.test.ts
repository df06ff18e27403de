import { buildTree, filterTree, pathTo, readTerm, termRef, visibleRows } from './terms';
import type { Term, TermNode } from './terms';

const term = (name: string, parent?: string, words: string[] = []): Term => ({
  ref: `glossaryterm:default/${name}`,
  title: name,
  words,
  ...(parent && { parent: `glossaryterm:default/${parent}` }),
});

/** The tree as nested names. */
const names = (nodes: readonly TermNode[]): unknown =>
  nodes.map(({ term: { title }, children }) =>
    children.length > 0 ? [title, names(children)] : title,
  );

describe('reading a term', () => {
  it('takes its title or name, its words, and refs in full', () => {
    expect(
      readTerm({
        apiVersion: 'headwater.io/v1alpha1',
        kind: 'GlossaryTerm',
        metadata: { name: 'ltv', namespace: 'Sales' },
        spec: {
          parent: 'revenue',
          synonyms: ['lifetime value'],
          abbreviations: ['LTV'],
          domain: 'finance',
        },
      }),
    ).toEqual({
      ref: 'glossaryterm:sales/ltv',
      title: 'ltv',
      parent: 'glossaryterm:sales/revenue',
      words: ['lifetime value', 'LTV'],
      domain: 'domain:sales/finance',
    });
  });

  it('bears a file that says nothing', () => {
    const entity = { apiVersion: 'x', kind: 'GlossaryTerm', metadata: { name: 'a', title: 'A' } };
    expect(readTerm(entity)).toEqual({ ref: 'glossaryterm:default/a', title: 'A', words: [] });
  });

  it('leaves a ref that is none as it is', () => {
    expect(termRef('not a ref')).toBe('not a ref');
  });
});

describe('the tree of terms', () => {
  it('holds narrower terms in broader ones, each level by name, and counts what is beneath', () => {
    const tree = buildTree([
      term('b'),
      term('a'),
      term('a2', 'a'),
      term('a1', 'a'),
      term('a1x', 'a1'),
    ]);
    expect(names(tree)).toEqual([['a', [['a1', ['a1x']], 'a2']], 'b']);
    expect(tree[0].beneath).toBe(3);
  });

  it('puts a term whose broader one is not there at the top', () => {
    expect(names(buildTree([term('orphan', 'gone')]))).toEqual(['orphan']);
  });

  it('shows each term of a circle once', () => {
    expect(
      names(buildTree([term('a', 'c'), term('b', 'a'), term('c', 'b'), term('self', 'self')])),
    ).toEqual([['a', [['b', ['c']]]], 'self']);
  });

  it('keeps what leads to a match, by title, synonym or abbreviation', () => {
    const tree = buildTree([
      term('revenue'),
      term('lifetime', 'revenue', ['LTV']),
      term('margin', 'revenue'),
    ]);
    const { nodes, found } = filterTree(tree, ' ltv ');
    expect(names(nodes)).toEqual([['revenue', ['lifetime']]]);
    expect(found).toBe(1);
    expect(filterTree(tree, '').found).toBe(3);
    expect(filterTree(tree, 'nothing')).toEqual({ nodes: [], found: 0 });
  });

  it('lays out the lines that show, with their level and place', () => {
    const tree = buildTree([
      term('a'),
      term('a1', 'a'),
      term('a2', 'a'),
      term('b'),
      term('b1', 'b'),
    ]);
    const rows = visibleRows(tree, ({ term: { title } }) => title === 'a');
    expect(
      rows.map(({ node, level, place, siblings, open, parent }) => [
        node.term.title,
        level,
        `${place}/${siblings}`,
        open,
        parent,
      ]),
    ).toEqual([
      ['a', 1, '1/2', true, undefined],
      ['a1', 2, '1/2', undefined, 0],
      ['a2', 2, '2/2', undefined, 0],
      ['b', 1, '2/2', false, undefined],
    ]);
  });

  it('finds the broader terms of a term, the broadest first', () => {
    const tree = buildTree([term('a'), term('b', 'a'), term('c', 'b')]);
    expect(pathTo(tree, 'glossaryterm:default/c').map(({ title }) => title)).toEqual(['a', 'b']);
    expect(pathTo(tree, 'glossaryterm:default/a')).toEqual([]);
  });

  it('takes thousands of terms', () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      term(`t${index}`, index % 10 === 0 ? undefined : `t${index - (index % 10)}`),
    );
    const tree = buildTree(many);
    expect(tree).toHaveLength(500);
    expect(filterTree(tree, 't4999').found).toBe(1);
  });
});
