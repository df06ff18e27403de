/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/**
 * Reads `#rgb`, `#rrggbb` and `rgb()`/`rgba()`, the forms in which MUI themes
 * hold colours; transparency is left out.
 *
 * @returns undefined for any other text
 */
export function parseColor(text: string): Rgb | undefined {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?$/i.exec(text.trim())?.[1];
  if (hex) {
    const full = hex.length === 3 ? [...hex].map(digit => digit + digit).join('') : hex;
    return [0, 2, 4].map(at => parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb;
  }
  const parts = /^rgba?\(([^)]+)\)$/i.exec(text.trim())?.[1].split(/[\s,/]+/).map(Number);
  return parts && parts.length >= 3 && parts.slice(0, 3).every(part => part >= 0 && part <= 255)
    ? [parts[0], parts[1], parts[2]]
    : undefined;
}

/** `#rrggbb` */
export function formatColor(color: Rgb): string {
  return `#${color.map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** `share` (0 to 1) of the second colour in the first. */
export function mix(color: Rgb, other: Rgb, share: number): Rgb {
  return color.map((part, index) => part + (other[index] - part) * share) as unknown as Rgb;
}

/** Relative luminance as WCAG 2.2 defines it, 0 to 1. */
export function luminance(color: Rgb): number {
  const [red, green, blue] = color.map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio as WCAG 2.2 defines it, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

/**
 * The colour itself where it can be read on every one of the backgrounds, else
 * the nearest one on the way to black or white that can.
 */
export function readable(color: Rgb, backgrounds: readonly Rgb[], ratio: number): Rgb {
  const fits = (candidate: Rgb) =>
    backgrounds.every(background => contrast(candidate, background) >= ratio);
  const end: Rgb = luminance(backgrounds[0]) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = mix(color, end, share);
    if (fits(candidate)) return candidate;
  }
  return end;
}
