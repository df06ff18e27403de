import { contrast, parseColor, readable } from './contrast';
import { tokensOf } from './tokens';

const themes = [
  { name: 'light', mode: 'light', paper: '#ffffff', text: '#181c22', primary: '#2459c4' },
  { name: 'dark', mode: 'dark', paper: '#15181c', text: '#e8ebef', primary: '#86acff' },
  { name: "Backstage's light", mode: 'light', paper: '#FFFFFF', text: 'rgba(0, 0, 0, 0.87)', primary: '#1F5493' },
  { name: "Backstage's dark", mode: 'dark', paper: '#424242', text: '#fff', primary: '#9CC9FF' },
  { name: 'one with a pale primary', mode: 'light', paper: '#fffbe6', text: '#222', primary: '#ffd600' },
] as const;

describe('tokens of a theme', () => {
  it.each(themes)('can be read on their surfaces, in $name', theme => {
    const tokens = tokensOf(theme);
    const ratio = (text: string, surface: string) =>
      contrast(parseColor(tokens[text])!, parseColor(tokens[surface])!);
    for (const surface of ['bg', 'bg-2', 'bg-3']) {
      for (const text of ['text', 'text-2', 'text-3', 'good', 'warn', 'bad']) {
        expect({ text, surface, fits: ratio(text, surface) >= 4.5 }).toEqual({ text, surface, fits: true });
      }
    }
    for (const state of ['good', 'warn', 'bad', 'accent']) {
      expect(ratio(state, `${state}-bg`)).toBeGreaterThanOrEqual(4.5);
    }
    expect(ratio('accent', 'bg')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('line-3', 'bg')).toBeGreaterThanOrEqual(3);
  });

  it('keeps the background and a primary colour that can be read', () => {
    const { bg, accent } = tokensOf(themes[0]);
    expect({ bg, accent }).toEqual({ bg: '#ffffff', accent: '#2459c4' });
  });
});

describe('readable', () => {
  it('leaves a colour that can be read, and darkens one that cannot', () => {
    expect(readable([0, 0, 0], [[255, 255, 255]], 4.5)).toEqual([0, 0, 0]);
    const found = readable([255, 214, 0], [[255, 255, 255]], 4.5);
    expect(contrast(found, [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
  });
});
