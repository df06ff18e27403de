import { InvalidEventError } from './errors';

// A null that is a value, not part of a text; texts that look so are rare and only cost time.
const nullValue = /[:,[]null[,}\]]/;

/**
 * An event as JSON text, without what is null or undefined, as the official
 * clients send it.
 *
 * @throws InvalidEventError for what JSON cannot hold: cycles, bigints
 */
export function serializeEvent(event: object): string {
  let json: string;
  try {
    json = JSON.stringify(event);
  } catch (error) {
    throw new InvalidEventError(`The event cannot be written as JSON: ${(error as Error).message}`);
  }
  // A replacer function makes JSON.stringify several times slower, so nulls are looked for after.
  return nullValue.test(json) ? JSON.stringify(withoutNulls(JSON.parse(json))) : json;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(item => item !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}
