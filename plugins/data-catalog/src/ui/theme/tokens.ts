import { formatColor, luminance, mix, parseColor, readable } from './contrast';
import type { Rgb } from './contrast';

/** What is taken from the portal's theme. */
export type ThemeColors = {
  mode: 'light' | 'dark';
  /** Behind tables and panels. */
  paper: string;
  text: string;
  primary: string;
};

type State = 'good' | 'warn' | 'bad';

/** Colours that mean a state; they are moved until they can be read on the theme's background. */
const states: Record<ThemeColors['mode'], Record<State, string>> = {
  light: { good: '#1a7444', warn: '#875400', bad: '#b42a25' },
  dark: { good: '#5cc894', warn: '#e9b95c', bad: '#ff8e87' },
};

const fills: Record<ThemeColors['mode'], Record<State, string>> = {
  light: { good: '#2f9e64', warn: '#d18a0b', bad: '#d6453f' },
  dark: { good: '#3aa873', warn: '#c98f21', bad: '#e0584f' },
};

/** WCAG 2.2 AA for text and for what is no text, with a little to spare. */
const TEXT = 4.6;
const SHAPE = 3.1;

/**
 * The `--hw-*` properties of our pages for a theme, by name without the prefix.
 *
 * Surfaces and lines are steps from the theme's paper to its text, so that a
 * portal with colours of its own keeps them; every text is readable on every
 * surface on which it may stand.
 */
export function tokensOf(theme: ThemeColors): Record<string, string> {
  const dark = theme.mode === 'dark';
  const paper = parseColor(theme.paper) ?? (dark ? [21, 24, 28] : [255, 255, 255]);
  const text = readable(parseColor(theme.text) ?? (dark ? [232, 235, 239] : [24, 28, 34]), [paper], 10);
  const step = (share: number) => mix(paper, text, share);
  const accent = readable(parseColor(theme.primary) ?? [36, 89, 196], [paper, step(0.07)], TEXT);
  const accentBack = mix(paper, accent, dark ? 0.18 : 0.1);
  const surfaces = [paper, step(0.03), step(0.07)];
  const colors: Record<string, Rgb> = {
    bg: paper,
    'bg-2': surfaces[1],
    'bg-3': surfaces[2],
    hover: step(0.045),
    line: step(0.11),
    'line-2': step(0.21),
    'line-3': readable(step(0.4), [paper], SHAPE),
    text,
    'text-2': readable(step(0.78), surfaces, TEXT),
    'text-3': readable(step(0.64), [...surfaces, step(0.045)], TEXT),
    accent: readable(accent, [paper, accentBack, surfaces[1]], TEXT),
    'accent-bg': accentBack,
    'accent-line': mix(paper, accent, 0.45),
    'on-accent': luminance(accent) > 0.18 ? [15, 23, 38] : [255, 255, 255],
    data: readable(step(0.5), [paper], SHAPE),
    'data-2': step(0.26),
    mark: dark ? [87, 70, 18] : [255, 240, 184],
  };
  for (const state of ['good', 'warn', 'bad'] as const) {
    const fill = parseColor(fills[theme.mode][state])!;
    const back = mix(paper, fill, dark ? 0.2 : 0.12);
    colors[state] = readable(parseColor(states[theme.mode][state])!, [...surfaces, back], TEXT);
    colors[`${state}-fill`] = readable(fill, [paper], SHAPE);
    colors[`${state}-bg`] = back;
    colors[`${state}-line`] = mix(paper, fill, 0.45);
  }
  return Object.fromEntries(Object.entries(colors).map(([name, color]) => [name, formatColor(color)]));
}
