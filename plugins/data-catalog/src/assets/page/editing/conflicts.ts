import type { Asset, AssetColumnView, components } from '@headwater/plugin-data-catalog-common';
import { editableFields, shownValue } from '../fields';
import type { EditableField } from '../fields';
import { changedFields } from './edit';
import type { Edit } from './edit';

type ValueSource = components['schemas']['ValueSource'];

/** One value that two people changed at once. */
export type Clash = {
  field: EditableField | 'columnDescription';
  /** Path, for a column. */
  column?: string;
  before?: string | boolean;
  theirs?: string | boolean;
  mine?: string | boolean;
  /** Who says what shows now. */
  says?: ValueSource;
};

/**
 * Where an edit and what was written meanwhile go against each other. What
 * others changed besides is no clash, and what they changed to the same
 * neither. Tags and terms are added and removed one by one, so they never do.
 */
export function clashesOf(
  { base, change, columns }: Edit,
  fresh: Asset,
  freshColumns: ReadonlyMap<string, AssetColumnView>,
): Clash[] {
  const ofAsset = changedFields(change).map((field): Clash => ({
    field,
    before: shownValue(base, field),
    theirs: shownValue(fresh, field),
    mine: (field === 'certified' && change.certified === false ? undefined : change[field]) ?? undefined,
    says: fresh.attributes.values[field],
  }));
  const ofColumns = (change.columns ?? []).flatMap(({ name, description }): Clash[] => {
    if (description === undefined) return [];
    const now = freshColumns.get(name);
    return [
      {
        field: 'columnDescription',
        column: name,
        before: columns?.get(name)?.description,
        theirs: now?.description,
        mine: description ?? undefined,
        says: now?.sources?.description,
      },
    ];
  });
  return [...ofAsset, ...ofColumns].filter(({ before, theirs, mine }) => before !== theirs && theirs !== mine);
}

/** What else is otherwise than it was. */
export function changedMeanwhile(base: Asset, fresh: Asset): (EditableField | 'tags' | 'terms')[] {
  const values = editableFields.filter(field => shownValue(base, field) !== shownValue(fresh, field));
  const list = (asset: Asset, name: 'tags' | 'terms') => asset.attributes[name].map(({ value }) => value).join('\n');
  const sets = (['tags', 'terms'] as const).filter(name => list(base, name) !== list(fresh, name));
  return [...values, ...sets];
}
