import type { Drift, ValueSource } from '@headwater/plugin-data-catalog-common';
import { asList, asRecord } from '../columnMapping';
import type { EffectiveColumn } from '../documents';
import type { StatedValue } from './sources';

/**
 * Columns as they are shown: names, types and order of the newest observation;
 * descriptions and terms from whoever is heard first; what is declared but was
 * not observed comes last and is marked, and is drift. Nested columns alike.
 *
 * @param observed - newest schema, undefined when none was observed
 * @param stated - what the descriptive sources say, the first heard first
 */
export function mergeColumns(
  observed: StatedValue | undefined,
  stated: readonly StatedValue[],
): { columns: EffectiveColumn[]; drift: Drift[] } {
  const columns = new Map<string, EffectiveColumn>();
  const drift: Drift[] = [];
  for (const column of asList(observed?.value)) {
    const read = readColumn(column);
    if (read) columns.set(read.name, read);
  }
  for (const source of stated) {
    for (const value of asList(source.value)) {
      const column = readColumn(value);
      if (column) addStated(columns, column, source, observed !== undefined, drift);
    }
  }
  return { columns: [...columns.values()], drift };
}

function addStated(
  columns: Map<string, EffectiveColumn>,
  column: EffectiveColumn,
  source: StatedValue,
  wasObserved: boolean,
  drift: Drift[],
  prefix = '',
) {
  const present = columns.get(column.name);
  const path = prefix + column.name;
  const says = { source: source.source, by: source.by, at: source.at };
  if (!present) {
    columns.set(column.name, { ...told(column, says), ...(wasObserved && { onlyDeclared: true }) });
    if (wasObserved) {
      drift.push({ attribute: `columns.${path}`, declared: 'present', observed: 'absent' });
    }
    return;
  }
  if (column.type && present.type && !sameType(column.type, present.type)) {
    drift.push({
      attribute: `columns.${path}.type`,
      declared: column.type,
      observed: present.type,
    });
  }
  for (const key of ['type', 'terms', 'nullable'] as const) {
    if (present[key] === undefined && column[key] !== undefined) {
      Object.assign(present, { [key]: column[key] });
      present.sources = { ...present.sources, [key]: says };
    }
  }
  // People's words go before a producer's, unless somebody heard earlier has spoken.
  if (column.description && !present.sources?.description) {
    present.description = column.description;
    present.sources = { ...present.sources, description: says };
  }
  if (column.fields && !present.fields) {
    present.fields = column.fields.map(field => told(field, says));
  } else if (column.fields) {
    const nested = new Map(present.fields!.map(field => [field.name, field]));
    const observed = wasObserved && !present.onlyDeclared;
    for (const field of column.fields) addStated(nested, field, source, observed, drift, `${path}.`);
    present.fields = [...nested.values()];
  }
}

/** A column of which all that is known comes from one source. */
function told(column: EffectiveColumn, says: ValueSource): EffectiveColumn {
  const keys = (['type', 'description', 'nullable', 'terms'] as const).filter(
    key => column[key] !== undefined,
  );
  return {
    ...column,
    ...(column.fields && { fields: column.fields.map(field => told(field, says)) }),
    ...(keys.length > 0 && { sources: Object.fromEntries(keys.map(key => [key, says])) }),
  };
}

function sameType(a: string, b: string): boolean {
  const plain = (type: string) => type.toLowerCase().replace(/\s+/g, '');
  return plain(a) === plain(b);
}

function readColumn(value: unknown): EffectiveColumn | undefined {
  const { name, type, description, nullable, terms, fields, ordinal_position } = asRecord(value);
  if (typeof name !== 'string' || name === '') return undefined;
  const nested = asList(fields).flatMap(field => readColumn(field) ?? []);
  return {
    name,
    ...(typeof type === 'string' && { type }),
    ...(typeof description === 'string' && description !== '' && { description }),
    ...(typeof nullable === 'boolean' && { nullable }),
    ...(Array.isArray(terms) && terms.length > 0 && { terms: terms.map(String) }),
    ...(typeof ordinal_position === 'number' && { ordinal: ordinal_position }),
    ...(nested.length > 0 && { fields: nested }),
  };
}
