import { InputError } from '@backstage/errors';

/** PostgreSQL stores no NUL, and half of a surrogate pair would change on its way there. */
export const isStorable = (text: string) => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

/**
 * An entry with text that is not storable could be logged, and then not be projected.
 *
 * @throws InputError that names the first field with such a character, by its path
 */
export function assertStorable(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (isStorable(value)) return;
    throw new InputError(
      `'${path}' must hold neither NUL nor half of a surrogate pair, got ${JSON.stringify(value.slice(0, 80))}`,
    );
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    assertStorable(key, path);
    assertStorable(item, path === '' ? key : `${path}.${key}`);
  }
}
