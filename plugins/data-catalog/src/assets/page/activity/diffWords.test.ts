import { diffWords } from './diffWords';

const show = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : `${kind === 'added' ? '+' : '-'}[${text}]`))
    .join('');

describe('the difference of two texts', () => {
  it('is told word by word', () => {
    expect(show('One row an order', 'One row a paid order')).toBe('One row-[ an]+[ a paid] order');
    expect(show('', 'new')).toBe('+[new]');
    expect(show('same text', 'same text')).toBe('same text');
    expect(show('a\nb', 'a\nc')).toBe('a-[\nb]+[\nc]');
  });

  it('leaves out what is far from it', () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ');
    expect(show(`${words} old ${words}`, `${words} new ${words}`)).toBe(
      ' … w32 w33 w34 w35 w36 w37 w38 w39-[ old]+[ new] w0 w1 w2 w3 w4 w5 w6 w7 …',
    );
  });

  it('of texts too long to compare is one that went and one that came', () => {
    const [old, fresh] = ['a', 'b'].map(letter => Array.from({ length: 2000 }, (_, index) => letter + index).join(' '));
    expect(diffWords(old, fresh)).toEqual([
      { kind: 'removed', text: old },
      { kind: 'added', text: fresh },
    ]);
  });
});
