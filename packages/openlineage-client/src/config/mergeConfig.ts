import { isObject } from './Section';

const fold = (key: string) => key.toLowerCase().replace(/[_-]/g, '');

/**
 * Two configurations as one; where both say something, the second does.
 *
 * Keys that differ only in case, `_` and `-` are one. Options of a transport
 * are not kept when the second names another type: they belong to the first.
 */
export function mergeConfig(
  lower: Record<string, unknown>,
  upper: Record<string, unknown>,
): Record<string, unknown> {
  const merged = new Map(Object.entries(lower).map(([key, value]) => [fold(key), { key, value }]));
  for (const [key, value] of Object.entries(upper)) {
    const below = merged.get(fold(key))?.value;
    const both = isPlain(below) && isPlain(value) && !isOtherType(below, value);
    merged.set(fold(key), { key, value: both ? mergeConfig(below, value) : value });
  }
  return Object.fromEntries([...merged.values()].map(({ key, value }) => [key, value]));
}

function isOtherType(lower: Record<string, unknown>, upper: Record<string, unknown>): boolean {
  return lower.type !== undefined && upper.type !== undefined && lower.type !== upper.type;
}

/** Instances, such as of a transport or a producer, are taken as they are. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
