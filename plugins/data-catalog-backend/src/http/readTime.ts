import { InputError } from '@backstage/errors';
import { parseEventTime } from '@openlineage/client';

/**
 * A time that a query parameter gives, in the form in which times are stored.
 *
 * @throws InputError when the text is no time
 */
export function readTime(parameter: string, text: string): string;
export function readTime(parameter: string, text: string | undefined): string | undefined;
export function readTime(parameter: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = parseEventTime(text);
  if (time !== undefined) return time;
  throw new InputError(
    `Query parameter '${parameter}' must be a date-time such as 2026-01-31T12:00:00Z, got '${text}'`,
  );
}
