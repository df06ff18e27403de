import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import type { AssetChange } from '@headwater/plugin-data-catalog-common';
import type { StatedAttributes } from '../../log';
import type { DeclarationRecord } from '../AssetStore';

/** What stewards say of the sets of an asset at present. */
export type StewardSets = { tags: string[]; removedTags: string[]; terms: string[]; removedTerms: string[] };

const refKinds: Record<string, readonly string[]> = {
  owner: ['group', 'user'],
  steward: ['group', 'user'],
  domain: ['domain'],
};

/**
 * The statements that a change makes. Additions and removals become the whole
 * sets, because a statement replaces the one before it.
 *
 * @throws InputError that names the field and what is allowed.
 */
export function stewardValues(change: Omit<AssetChange, 'columns'>, sets: StewardSets): StatedAttributes {
  const { addTags, removeTags, addTerms, removeTerms, ...values } = change;
  const stated: StatedAttributes = {};
  for (const [field, value] of Object.entries(values)) {
    stated[field] = typeof value === 'string' && refKinds[field] ? entityRef(field, value) : value;
  }
  if (addTags || removeTags) {
    const moved = moveSets(sets.tags, sets.removedTags, addTags ?? [], removeTags ?? []);
    [stated.tags, stated.removedTags] = moved;
  }
  if (addTerms || removeTerms) {
    const added = termRefs('addTerms', addTerms ?? []);
    const taken = termRefs('removeTerms', removeTerms ?? []);
    [stated.terms, stated.removedTerms] = moveSets(sets.terms, sets.removedTerms, added, taken);
  }
  return stated;
}

/**
 * What a catalog file declares is changed in that file.
 *
 * @throws ConflictError that names the attribute, the entity and the file.
 */
export function assertNotDeclared(
  change: Omit<AssetChange, 'columns'>,
  declaration: DeclarationRecord | undefined,
): void {
  if (!declaration) return;
  const { attributes, entityRef: ref, location } = declaration;
  const declaredTags = new Set(asTexts(attributes.tags));
  const declaredTerms = new Set(asTexts(attributes.terms));
  const refused = Object.keys(change).find(
    field => attributes[field] !== undefined && attributes[field] !== null,
  );
  const tag = change.removeTags?.find(item => declaredTags.has(item));
  const term = termRefs('removeTerms', change.removeTerms ?? []).find(item => declaredTerms.has(item));
  const what =
    (refused && `'${refused}'`) ??
    (tag && `The tag '${tag}' in 'removeTags'`) ??
    (term && `The term '${term}' in 'removeTerms'`);
  if (!what) return;
  const where = location ? ` in ${location}` : '';
  const error: ConflictError & { details?: object } = new ConflictError(
    `${what} is declared by ${ref}${where}; change it there`,
  );
  error.details = { field: refused ?? (tag ? 'removeTags' : 'removeTerms'), entityRef: ref, location };
  throw error;
}

/**
 * Entity refs of glossary terms, in full.
 *
 * @throws InputError that names the field.
 */
export function termRefs(field: string, texts: readonly string[]): string[] {
  return texts.map(text => entityRef(field, text, ['glossaryterm']));
}

function entityRef(field: string, text: string, kinds: readonly string[] = refKinds[field]): string {
  const allowed = kinds.map(kind => `${kind}:namespace/name`).join(' or ');
  let ref;
  try {
    ref = parseEntityRef(text.trim(), { defaultNamespace: 'default' });
  } catch {
    throw new InputError(`'${field}' must be ${allowed}, got '${text.slice(0, 80)}'`);
  }
  if (!kinds.includes(ref.kind.toLocaleLowerCase('en-US'))) {
    throw new InputError(`'${field}' must be ${allowed}, got '${text.slice(0, 80)}'`);
  }
  return stringifyEntityRef(ref);
}

/**
 * What is in a set, and what is taken out of it, after a change of both.
 *
 * @throws InputError for a value that is to be added and removed.
 */
export function moveSets(
  present: readonly string[],
  removed: readonly string[],
  add: readonly string[],
  take: readonly string[],
): [string[], string[]] {
  const both = add.find(value => take.includes(value));
  if (both !== undefined) throw new InputError(`'${both}' is both to be added and to be removed`);
  const shown = new Set([...present, ...add]);
  const gone = new Set([...removed, ...take]);
  for (const value of take) shown.delete(value);
  for (const value of add) gone.delete(value);
  return [[...shown].sort(), [...gone].sort()];
}

function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
