import { layersOf } from './layersOf';

const pairs = (...texts: string[]) =>
  texts.map(text => ({ source: text[0], target: text.slice(1) }));

describe('layers of tables', () => {
  it('are one more than the farthest that feeds them', () => {
    expect(Object.fromEntries(layersOf([...'abcde'], pairs('ab', 'bc', 'ac', 'dc')))).toEqual({
      a: 0,
      b: 1,
      c: 2,
      d: 0,
      e: 0,
    });
  });

  it('hold cycles too', () => {
    const layers = layersOf([...'abc'], pairs('ab', 'bc', 'cb'));
    expect(Object.fromEntries(layers)).toEqual({ a: 0, b: 1, c: 2 });
  });
});
