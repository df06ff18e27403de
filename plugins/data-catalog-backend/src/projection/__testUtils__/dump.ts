import type { Knex } from 'knex';
import { projectionTables } from '../types';

export type Dump = Record<string, string[]>;

/**
 * Everything the tables hold but the position at which a row was written, and
 * bodies that no row refers to any more.
 */
export async function dumpProjection(knex: Knex): Promise<Dump> {
  const result: Dump = {};
  for (const table of projectionTables) {
    const rows = await knex(table).select();
    result[table] = rows.map(({ position: _, ...row }) => JSON.stringify(row)).sort();
  }
  const others = Object.entries(result).flatMap(([table, rows]) => (table === 'facet_bodies' ? [] : rows));
  const referring = others.join('\n');
  result.facet_bodies = result.facet_bodies.filter(row => referring.includes(JSON.parse(row).hash));
  return result;
}

/** Rows that only one of two dumps has, by table. */
export function differences(a: Dump, b: Dump): string[] {
  return Object.keys(a).flatMap(table => [
    ...a[table].filter(row => !b[table].includes(row)).map(row => `${table} only before: ${row}`),
    ...b[table].filter(row => !a[table].includes(row)).map(row => `${table} only after: ${row}`),
  ]);
}
