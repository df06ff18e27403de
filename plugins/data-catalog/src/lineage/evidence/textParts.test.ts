import { numbersFrom } from '../__testUtils__/bigLineage';
import { expressionOf, lineAt, textPartsOf } from './textParts';

describe('parts of a text', () => {
  const sql = "SELECT '🛒', sum(a) AS total FROM t";

  it('are one where nothing is marked', () => {
    expect(textPartsOf(sql, [])).toEqual([{ text: sql, look: 'plain' }]);
  });

  it('mark what spans name in UTF-16 units, and are faint outside of the statement', () => {
    expect(
      textPartsOf(`x; ${sql}`, [{ start: 16, end: 22 }], [{ start: 3, end: 3 + sql.length }]),
    ).toEqual([
      { text: 'x; ', look: 'faint' },
      { text: "SELECT '🛒', ", look: 'plain' },
      { text: 'sum(a)', look: 'mark' },
      { text: ' AS total FROM t', look: 'plain' },
    ]);
  });

  it('join spans that overlap, and end where the text was cut', () => {
    const marks = [
      { start: 5, end: 99 },
      { start: 1, end: 3 },
      { start: 2, end: 4 },
      { start: 3, end: 3 },
    ];
    expect(textPartsOf('abcdefg', marks)).toEqual([
      { text: 'a', look: 'plain' },
      { text: 'bcd', look: 'mark' },
      { text: 'e', look: 'plain' },
      { text: 'fg', look: 'mark' },
    ]);
    expect(textPartsOf('', [{ start: 0, end: 3 }])).toEqual([]);
  });

  it('are the whole text, whatever the spans', () => {
    const random = numbersFrom(3);
    const number = (below: number) => Math.floor(random() * below);
    const spans = () =>
      Array.from({ length: number(5) }, () => ({ start: number(20), end: number(30) }));
    for (let round = 0; round < 500; round++) {
      const text = 'abcdefghijklmnopqrst'.slice(0, number(21));
      const marks = spans();
      const parts = textPartsOf(text, marks, spans());
      expect(parts.map(part => part.text).join('')).toBe(text);
      const marked = parts.filter(({ look }) => look === 'mark').map(part => part.text);
      const wanted = [...text].filter((_, place) =>
        marks.some(({ start, end }) => start <= place && place < end),
      );
      expect(marked.join('')).toBe(wanted.join(''));
      expect(parts.every(part => part.text !== '')).toBe(true);
    }
  });
});

describe('an expression', () => {
  it('stands in one line, and is cut where it is long', () => {
    const text = `sum(\n  a +\n\tb)${' + c'.repeat(100)}`;
    expect(expressionOf(text, { start: 0, end: 15 })).toBe('sum( a + b)');
    const whole = expressionOf(text, { start: 0, end: text.length });
    expect([whole.length, whole.at(-1)]).toEqual([160, '…']);
  });

  it('is found by its line', () => {
    expect([0, 1, 2, 3].map(place => lineAt('a\nb\nc', place))).toEqual([1, 1, 2, 2]);
  });
});
