import type { Asset } from '@headwater/plugin-data-catalog-common';

/** Single values of an asset that a steward may state. */
export const editableFields = [
  'title',
  'description',
  'owner',
  'steward',
  'domain',
  'lifecycle',
  'criticality',
  'tier',
  'certified',
] as const;

export type EditableField = (typeof editableFields)[number];

/** What is shown of a field; undefined where nobody says anything. */
export function shownValue(asset: Asset, field: EditableField): string | boolean | undefined {
  const value = asset[field];
  // An asset that nobody has certified is as one that somebody said is not.
  return field === 'certified' && value === false ? undefined : value;
}

/** What stewards say of a field; null where they say nothing, as the API takes it back. */
export function stewardSaid(asset: Asset, field: EditableField): string | boolean | null {
  const said = asset.attributes.values[field];
  if (said?.source !== 'steward') return null;
  return typeof said.value === 'string' || typeof said.value === 'boolean' ? said.value : null;
}

/** Whether a catalog file states the field, so that it is changed there. */
export function isDeclared(asset: Asset, field: string): boolean {
  return asset.declaredBy?.attributes.includes(field) ?? false;
}

const namedFields = [...editableFields, 'type', 'tags', 'removedTags', 'terms', 'removedTerms', 'columns', 'alias'] as const;

/** Whether there are words for an attribute. */
export function isField(name: string): name is (typeof namedFields)[number] {
  return (namedFields as readonly string[]).includes(name);
}
