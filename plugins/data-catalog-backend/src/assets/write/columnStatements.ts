import { ConflictError, InputError } from '@backstage/errors';
import type { ColumnChange } from '@headwater/plugin-data-catalog-common';
import type { StatedAttributes } from '../../log';
import type { EffectiveColumn } from '../../projection/documents';
import { noteKey, readNote } from '../../projection/effective/columnNotes';
import type { ColumnNote } from '../../projection/effective/columnNotes';
import { walkColumns } from '../../projection/termRows';
import type { DeclarationRecord } from '../AssetStore';
import { nearestName } from './nearestName';
import { moveSets, termRefs } from './stewardValues';

type StatedColumn = { name: string; description?: string; terms?: string[]; fields?: StatedColumn[] };

/** What the changes of columns are made from; notes by their keys. */
export type ColumnState = { columns: readonly EffectiveColumn[]; notes: ReadonlyMap<string, unknown> };

/**
 * The statements that changes of columns make, each with what stewards said of
 * that column before.
 *
 * @throws InputError that names the field, and for an unknown column a similar one.
 */
export function columnStatements(
  changes: readonly ColumnChange[],
  { columns, notes }: ColumnState,
): StatedAttributes {
  const known = new Set<string>();
  walkColumns(columns, (_, path) => known.add(path));
  const stated: StatedAttributes = {};
  for (const [index, { name, ...change }] of changes.entries()) {
    const field = `columns.${index}`;
    if (!known.has(name)) throw unknownColumn(name, `${field}.name`, known);
    const key = noteKey(name);
    if (key in stated) throw new InputError(`'${field}.name' names the column '${name}' a second time`);
    stated[key] = changedNote(readNote(notes.get(key)), change, field);
  }
  return stated;
}

/**
 * Statements by which newly stated columns replace what was noted of their
 * descriptions before.
 */
export function renewedNotes(
  columns: readonly { name: string; description?: string }[],
  notes: ReadonlyMap<string, unknown>,
): StatedAttributes {
  const stated: StatedAttributes = {};
  for (const { name, description } of columns) {
    const key = noteKey(name);
    const note = notes.get(key);
    if (description === undefined || note === undefined) continue;
    const { description: _, ...kept } = readNote(note);
    stated[key] = Object.keys(kept).length > 0 ? kept : null;
  }
  return stated;
}

/**
 * What a catalog file declares of a column is changed in that file.
 *
 * @throws ConflictError that names the column, the entity and the file.
 */
export function assertColumnsNotDeclared(
  changes: readonly ColumnChange[],
  declaration: DeclarationRecord | undefined,
): void {
  if (!declaration) return;
  const declared = new Map<string, StatedColumn>();
  const columns = declaration.attributes.columns;
  walkColumns(Array.isArray(columns) ? (columns as StatedColumn[]) : [], (column, path) => {
    if (!declared.has(path)) declared.set(path, column);
  });
  for (const [index, { name, description, removeTerms = [] }] of changes.entries()) {
    const { description: text, terms = [] } = declared.get(name) ?? {};
    if (text && description !== undefined) {
      throw refused(declaration, `The description of the column '${name}'`, `columns.${index}.description`);
    }
    const term = termRefs('removeTerms', removeTerms).find(ref => terms.includes(ref));
    if (term) throw refused(declaration, `The term '${term}' of the column '${name}'`, `columns.${index}.removeTerms`);
  }
}

function changedNote(
  note: ColumnNote,
  { description, addTerms, removeTerms }: Omit<ColumnChange, 'name'>,
  field: string,
): ColumnNote {
  const changed: ColumnNote = { ...note, ...(description !== undefined && { description }) };
  if (!addTerms && !removeTerms) return changed;
  const add = termRefs(`${field}.addTerms`, addTerms ?? []);
  const take = termRefs(`${field}.removeTerms`, removeTerms ?? []);
  const [terms, removedTerms] = moveSets(note.terms ?? [], note.removedTerms ?? [], add, take);
  return { ...changed, terms, removedTerms };
}

function unknownColumn(name: string, field: string, known: ReadonlySet<string>): InputError {
  const near = nearestName(name, known);
  const hint = near === undefined ? '; the asset has no columns' : `; did you mean '${near}'?`;
  return Object.assign(new InputError(`'${field}': the asset has no column '${name.slice(0, 200)}'${hint}`), {
    details: { field, ...(near !== undefined && { nearMatches: [near] }) },
  });
}

function refused({ entityRef, location }: DeclarationRecord, what: string, field: string): ConflictError {
  const where = location ? ` in ${location}` : '';
  return Object.assign(new ConflictError(`${what} is declared by ${entityRef}${where}; change it there`), {
    details: { field, entityRef, location },
  });
}
