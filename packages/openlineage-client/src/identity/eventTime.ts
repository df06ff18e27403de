const eventTimePattern =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|z|[+-]\d{2}:?\d{2})?$/;

/**
 * An event's time as UTC ISO text with nine fraction digits, which sorts as
 * text: `2026-01-01T00:00:00.000000000Z`. Times without an offset count as UTC,
 * as real producers send some.
 *
 * @returns undefined when the text is no ISO 8601 date-time, or names a day or
 * hour that does not exist
 */
export function parseEventTime(text: string): string | undefined {
  const match = eventTimePattern.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', offset = 'Z'] = match;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  // A leap second counts as the last second of its minute.
  if (h > 23 || m > 59 || s > 60) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), h, m, Math.min(s, 59)));
  if (Number(year) < 100) date.setUTCFullYear(Number(year));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  const offsetMinutes = readOffset(offset);
  if (offsetMinutes === undefined) return undefined;
  const utc = new Date(date.getTime() - offsetMinutes * 60_000);
  const iso = utc.toISOString();
  // Years outside 0000 to 9999 have a sign and six digits, and would not sort.
  return iso.length === 24 ? `${iso.slice(0, 19)}.${fraction.padEnd(9, '0')}Z` : undefined;
}

/**
 * `parseEventTime` for times that are known to be good.
 *
 * @throws RangeError that names the text
 */
export function normalizeEventTime(text: string): string {
  const time = parseEventTime(text);
  if (time === undefined) {
    throw new RangeError(`'${text.slice(0, 80)}' is no ISO 8601 date-time such as 2026-01-31T12:00:00Z`);
  }
  return time;
}

function readOffset(offset: string): number | undefined {
  if (offset === 'Z' || offset === 'z') return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(-2));
  if (hours > 23 || minutes > 59) return undefined;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
