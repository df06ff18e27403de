import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import { readTime } from '../http/readTime';
import type { Page } from './Reading';

const MAX_LIMIT = 1000;
/** As far as lists go and are counted. */
export const MAX_OFFSET = 100_000;
const MAX_TEXT = 4096;

/** @throws InputError when a parameter of the path holds NUL, which no database takes */
export function checkPath(req: Request): void {
  for (const [name, value] of Object.entries(req.params)) {
    if (value.includes('\0')) throw new InputError(`Path parameter '${name}' must not hold NUL`);
  }
}

/** @throws InputError when `limit` or `offset` is out of range; 100 and 0 when absent */
export function readPage(req: Request): Page {
  return {
    limit: readNumber(req, 'limit', 0, MAX_LIMIT) ?? 100,
    offset: readNumber(req, 'offset', 0, MAX_OFFSET) ?? 0,
  };
}

/** @throws InputError that names the range */
export function readNumber(
  req: Request,
  name: string,
  min: number,
  max: number,
): number | undefined {
  const text = readText(req, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^-?\d+$/.test(text) && value >= min && value <= max) return value;
  throw new InputError(
    `Query parameter '${name}' must be a whole number from ${min} to ${max}, got '${text.slice(0, 80)}'`,
  );
}

/** One of some words, whatever its case. @throws InputError that names them */
export function readChoice<T extends string>(
  req: Request,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const text = readText(req, name);
  if (text === undefined) return undefined;
  const choice = allowed.find(word => word === text.toLocaleLowerCase('en-US'));
  if (choice) return choice;
  throw new InputError(
    `Query parameter '${name}' must be one of ${allowed.join(', ')}, got '${text.slice(0, 80)}'`,
  );
}

/** The start of a day, or a time, in the form in which times are stored. @throws InputError */
export function readDay(req: Request, name: string): string | undefined {
  const text = readText(req, name);
  return readTime(name, text && /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
}

/** @throws InputError when it is absent */
export function requireText(req: Request, name: string): string {
  const text = readText(req, name);
  if (text === undefined || text === '') {
    throw new InputError(`Query parameter '${name}' is missing`);
  }
  return text;
}

/** @throws InputError when it is given twice, too long or holds NUL */
export function readText(req: Request, name: string): string | undefined {
  const value = req.query[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') {
    throw new InputError(`Query parameter '${name}' must be given once`);
  }
  if (value.length > MAX_TEXT || value.includes('\0')) {
    throw new InputError(
      `Query parameter '${name}' must have at most ${MAX_TEXT} characters, none of them NUL`,
    );
  }
  return value;
}
