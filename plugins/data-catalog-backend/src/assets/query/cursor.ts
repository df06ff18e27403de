import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';

/** Values of the sort keys of the last item of a page. */
export type Keyset = (string | number | null)[];

/**
 * What a cursor is bound to: the operation with its filters and order, and
 * the caller with what the caller may see.
 */
export function cursorBinding(...parts: unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts, sortedKeys))
    .digest('base64url')
    .slice(0, 16);
}

/** Opaque text from which the next page starts. */
export function encodeCursor(keyset: Keyset, binding: string): string {
  return Buffer.from(JSON.stringify([binding, ...keyset])).toString('base64url');
}

/** @throws InputError when the text is no cursor, or one of another list or caller. */
export function decodeCursor(text: string, binding: string, length: number): Keyset {
  const [bound, ...keyset] = parse(text);
  if (bound !== binding) {
    throw new InputError(
      "Query parameter 'cursor' belongs to a list with other filters, another order or another caller; start again without it",
    );
  }
  const plain = keyset.every(
    key => key === null || typeof key === 'string' || typeof key === 'number',
  );
  if (keyset.length !== length || !plain) throw invalid();
  return keyset as Keyset;
}

function parse(text: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw invalid();
  }
  if (!Array.isArray(value)) throw invalid();
  return value;
}

function invalid() {
  return new InputError(
    "Query parameter 'cursor' is no cursor; pass the 'nextCursor' of the page before",
  );
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
