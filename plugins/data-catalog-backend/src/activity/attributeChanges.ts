import { isDeepStrictEqual } from 'node:util';
import type { AttributeChange } from '@headwater/plugin-data-catalog-common';
import { asRecord } from '../projection/columnMapping';
import { notedColumn } from '../projection/effective/columnNotes';
import { walkColumns } from '../projection/termRows';

type Values = Readonly<Record<string, unknown>>;
type Column = { name: string; fields?: Column[] } & Record<string, unknown>;

const MAX_TEXT_LENGTH = 2000;
const MAX_LIST_LENGTH = 500;

/**
 * How what a source says became something else, by attribute; what stayed the
 * same is left out. Columns are compared one by one, and
 * named `columns.<path>`.
 */
export function attributeChanges(before: Values, after: Values): AttributeChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap(name => {
    if (name === 'columns') return columnChanges(before[name], after[name]);
    // What stewards say of a single column.
    if (notedColumn(name) !== undefined) return fieldChanges(name, before[name], after[name]);
    return compare(name, before[name], after[name]);
  });
}

/** A value that is no longer than a timeline should carry. */
export function cutValue(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length > MAX_TEXT_LENGTH ? `${value.slice(0, MAX_TEXT_LENGTH)}…` : value;
  }
  if (Array.isArray(value)) return value.slice(0, MAX_LIST_LENGTH).map(cutValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cutValue(inner)]));
}

function compare(attribute: string, before: unknown, after: unknown): AttributeChange[] {
  const [old, fresh] = [said(before), said(after)];
  if (isDeepStrictEqual(old, fresh)) return [];
  return [
    { attribute, ...(old !== undefined && { before: old }), ...(fresh !== undefined && { after: fresh }) },
  ];
}

/** Null and an empty list say nothing. */
function said(value: unknown): unknown {
  return value === null || (Array.isArray(value) && value.length === 0) ? undefined : value;
}

function columnChanges(before: unknown, after: unknown): AttributeChange[] {
  const [old, fresh] = [byPath(before), byPath(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap(path => {
    const [from, to] = [old.get(path), fresh.get(path)];
    const attribute = `columns.${path}`;
    return from && to ? fieldChanges(attribute, from, to) : compare(attribute, from, to);
  });
}

function fieldChanges(attribute: string, before: unknown, after: unknown): AttributeChange[] {
  const [old, fresh] = [asRecord(before), asRecord(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort();
  return names.flatMap(name => compare(`${attribute}.${name}`, old[name], fresh[name]));
}

/** Columns by their path, each without its name and those nested in it. */
function byPath(value: unknown): Map<string, Values> {
  const columns = new Map<string, Values>();
  const all = Array.isArray(value) ? (value as Column[]) : [];
  walkColumns(all, ({ name: _, fields: __, ...own }, path) => columns.set(path, own));
  return columns;
}
