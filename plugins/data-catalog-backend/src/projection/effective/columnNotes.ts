import type { ValueSource } from '@headwater/plugin-data-catalog-common';
import { asList, asRecord } from '../columnMapping';
import type { EffectiveColumn } from '../documents';
import { walkColumns } from '../termRows';
import type { BodyReader, StatedValue, Statements } from './sources';

/**
 * What a steward states of one column, under the key `columns.<path>`: a
 * statement of its own for each column, so that two people who describe two
 * columns at once do not overwrite each other.
 */
export type ColumnNote = {
  /** Null withdraws what stewards said of it otherwise. */
  description?: string | null;
  terms?: string[];
  removedTerms?: string[];
};

/** Who may note something of a column. */
const NOTING = 'steward';
const PREFIX = 'columns.';

type HeardNote = ColumnNote & { says: ValueSource };

/** Key of the statement about the column at a path. */
export function noteKey(path: string): string {
  return PREFIX + path;
}

/** Path of the column that a key is about; undefined for other keys. */
export function notedColumn(key: string): string | undefined {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;
}

/** Reads a note as it was stated. */
export function readNote(value: unknown): ColumnNote {
  const { description, terms, removedTerms } = asRecord(value);
  const texts = (list: unknown) => asList(list).map(String);
  return {
    ...((typeof description === 'string' || description === null) && { description }),
    ...(Array.isArray(terms) && { terms: texts(terms) }),
    ...(Array.isArray(removedTerms) && { removedTerms: texts(removedTerms) }),
  };
}

/** Notes by the path of their column. */
export function columnNotes(statements: Statements, read: BodyReader): Map<string, HeardNote> {
  const notes = new Map<string, HeardNote>();
  for (const [key, at, hash, by] of statements.get(NOTING)?.values() ?? []) {
    const path = notedColumn(key);
    if (path === undefined || hash === null) continue;
    notes.set(path, { ...readNote(read(hash)), says: { source: NOTING, by, at } });
  }
  return notes;
}

/** A list of columns that stewards stated, without the descriptions that a note replaces. */
export function withoutNoted(stated: StatedValue, notes: ReadonlyMap<string, HeardNote>): StatedValue {
  if (stated.source !== NOTING || notes.size === 0) return stated;
  const value = asList(stated.value).map(column => {
    const { description, ...rest } = asRecord(column);
    return notes.get(String(rest.name))?.description === undefined ? column : rest;
  });
  return { ...stated, value };
}

/** Puts notes on the columns that they are about. A column that is not shown is not made by a note. */
export function applyNotes(columns: EffectiveColumn[], notes: ReadonlyMap<string, HeardNote>): void {
  if (notes.size === 0) return;
  const noted = new Set<string>();
  walkColumns(columns, (column, path) => {
    const note = notes.get(path);
    // A name may hold dots itself: of two columns with one path, the first is meant.
    if (!note || noted.has(path)) return;
    noted.add(path);
    applyNote(column, note);
  });
}

function applyNote(column: EffectiveColumn, { description, terms = [], removedTerms = [], says }: HeardNote) {
  if (typeof description === 'string') {
    column.description = description;
    column.sources = { ...column.sources, description: says };
  }
  if (terms.length === 0 && removedTerms.length === 0) return;
  const shown = [...new Set([...(column.terms ?? []), ...terms])].filter(
    term => !removedTerms.includes(term),
  );
  if (terms.length > 0) column.sources = { ...column.sources, terms: says };
  if (shown.length > 0) column.terms = shown;
  else delete column.terms;
}
