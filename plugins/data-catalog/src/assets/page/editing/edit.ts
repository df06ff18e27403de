import type { Asset, AssetChange, AssetColumnView, ColumnChange } from '@headwater/plugin-data-catalog-common';
import { replaceColumn } from '../columns/flatten';
import { editableFields, stewardSaid } from '../fields';
import type { EditableField } from '../fields';

/** What somebody changes, and what they saw when they began. */
export type Edit = {
  base: Asset;
  change: AssetChange;
  /** The columns that change as they were, by their paths. */
  columns?: ReadonlyMap<string, AssetColumnView>;
  /** Said when it is done, such as "Owner changed". */
  done: string;
};

/** Fields that a change states or takes back. */
export function changedFields(change: AssetChange): EditableField[] {
  return editableFields.filter(field => field in change);
}

/**
 * The asset as it will look once a change is in. What shows after a steward's
 * word is taken back is known by the server alone; until it has answered,
 * nothing does.
 */
export function applyChange(asset: Asset, change: AssetChange, at: string): Asset {
  const next: Asset = { ...asset, attributes: { ...asset.attributes, values: { ...asset.attributes.values } } };
  for (const field of changedFields(change)) {
    const value = change[field] ?? undefined;
    if (value === undefined) delete next.attributes.values[field];
    else next.attributes.values[field] = { value, source: 'steward', at };
    Object.assign(next, { [field]: value ?? fallback(asset, field) });
  }
  next.attributes.tags = changeSet(asset.attributes.tags, at, change.addTags, change.removeTags);
  next.attributes.terms = changeSet(asset.attributes.terms, at, change.addTerms, change.removeTerms);
  next.tags = next.attributes.tags.map(({ value }) => value);
  return next;
}

function fallback(asset: Asset, field: EditableField): string | boolean | undefined {
  if (field === 'title') return asset.name;
  return field === 'certified' ? false : undefined;
}

type SetValues = Asset['attributes']['tags'];

function changeSet(present: SetValues, at: string, add: readonly string[] = [], remove: readonly string[] = []): SetValues {
  const kept = present.filter(({ value }) => !remove.includes(value));
  const known = new Set(kept.map(({ value }) => value));
  const added = add
    .filter(value => !known.has(value))
    .map(value => ({ value, sources: [{ source: 'steward', at }] }));
  return added.length > 0 ? [...kept, ...added].sort((a, b) => (a.value < b.value ? -1 : 1)) : kept;
}

/** Columns as they will look once their changes are in. */
export function applyToColumns(
  columns: readonly AssetColumnView[],
  changes: readonly ColumnChange[],
  at: string,
): AssetColumnView[] {
  return changes.reduce<AssetColumnView[]>(
    (all, change) => replaceColumn(all, change.name, column => applyToColumn(column, change, at)),
    [...columns],
  );
}

/** A column as it will look once its change is in. */
export function applyToColumn(column: AssetColumnView, change: ColumnChange, at: string): AssetColumnView {
  const next: AssetColumnView = { ...column, sources: { ...column.sources } };
  if (change.description !== undefined) {
    delete next.sources!.description;
    delete next.description;
    if (change.description !== null) {
      next.description = change.description;
      next.sources!.description = { source: 'steward', at };
    }
  }
  if (change.addTerms || change.removeTerms) {
    const terms = new Set([...(column.terms ?? []), ...(change.addTerms ?? [])]);
    for (const term of change.removeTerms ?? []) terms.delete(term);
    next.terms = [...terms];
    if (change.addTerms) next.sources!.terms = { source: 'steward', at };
  }
  return next;
}

/**
 * The change that says again what stewards said before; undefined where it
 * would change nothing.
 */
export function undoOf({ base, change, columns }: Edit): AssetChange | undefined {
  const undo: AssetChange = {
    ...Object.fromEntries(changedFields(change).map(field => [field, stewardSaid(base, field)])),
    ...undoSet(base.attributes.tags, change.addTags, change.removeTags, 'addTags', 'removeTags'),
    ...undoSet(base.attributes.terms, change.addTerms, change.removeTerms, 'addTerms', 'removeTerms'),
  };
  const undone = (change.columns ?? []).flatMap(of => undoColumn(of, columns?.get(of.name)) ?? []);
  if (undone.length > 0) undo.columns = undone;
  return Object.keys(undo).length > 0 ? undo : undefined;
}

function undoSet(
  present: SetValues,
  add: readonly string[] | undefined,
  remove: readonly string[] | undefined,
  addKey: 'addTags' | 'addTerms',
  removeKey: 'removeTags' | 'removeTerms',
): AssetChange {
  const known = new Set(present.map(({ value }) => value));
  const back = (remove ?? []).filter(value => known.has(value));
  const gone = (add ?? []).filter(value => !known.has(value));
  return { ...(back.length > 0 && { [addKey]: back }), ...(gone.length > 0 && { [removeKey]: gone }) };
}

function undoColumn(change: ColumnChange, before: AssetColumnView | undefined): ColumnChange | undefined {
  if (!before) return undefined;
  const said = before.sources?.description?.source === 'steward' ? (before.description ?? null) : null;
  const terms = before.terms ?? [];
  const back = (change.removeTerms ?? []).filter(term => terms.includes(term));
  const gone = (change.addTerms ?? []).filter(term => !terms.includes(term));
  const undo: ColumnChange = {
    name: change.name,
    ...(change.description !== undefined && { description: said }),
    ...(back.length > 0 && { addTerms: back }),
    ...(gone.length > 0 && { removeTerms: gone }),
  };
  return Object.keys(undo).length > 1 ? undo : undefined;
}
