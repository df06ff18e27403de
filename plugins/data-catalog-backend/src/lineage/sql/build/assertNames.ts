import { InputError } from '@backstage/errors';
import { isStorable } from '../../../log';
import type { DatasetName } from '../names/candidateNames';

/** Most characters of a name, as in an event. */
const MAX_LENGTH = 4096;

/**
 * SQL can put into quotes what no event could name an asset.
 *
 * @throws InputError that quotes the first name that is too long or holds such a character
 */
export function assertNames(names: readonly DatasetName[]): void {
  for (const text of names.flatMap(({ namespace, name }) => [namespace, name])) {
    if (text.length <= MAX_LENGTH && isStorable(text)) continue;
    throw new InputError(
      `A name must have at most ${MAX_LENGTH} characters, none of them NUL or half of a surrogate pair, got ${JSON.stringify(text.slice(0, 80))}`,
    );
  }
}
