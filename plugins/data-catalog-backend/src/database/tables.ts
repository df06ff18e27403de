import type { Knex } from 'knex';

/** PostgreSQL type of a column; SQLite takes any of them as it comes. */
export type ColumnType = 'uuid' | 'text' | 'bigint' | 'integer' | 'double precision';

/**
 * What set-based writes need to know of a table. `merge` says how a row that
 * is there already takes a new one: SQL per column in which `old` and `new`
 * stand for the two values; columns left out keep the old one.
 */
export type TableSpec = {
  name: string;
  columns: Record<string, ColumnType>;
  key: string[];
  merge: Record<string, string>;
};

export type Row = Record<string, string | number | null | undefined>;

// SQLite takes 32,766 variables a statement.
const SQLITE_VARIABLES = 30_000;
const POSTGRES_ROWS = 5_000;

export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}

/** `merge` for columns that simply take the new value. */
export function replacing(columns: string[]): Record<string, string> {
  return Object.fromEntries(columns.map(column => [column, 'new']));
}

/**
 * Inserts rows, merging those whose key is there as `spec.merge` says (with an
 * empty `merge` they stay as they are). Keys within `rows` must be distinct.
 */
export async function upsertRows(
  knex: Knex,
  spec: TableSpec,
  rows: readonly Row[],
  prefix = '',
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(spec.columns);
  const table = `${prefix}${spec.name}`;
  const conflict = conflictClause(knex, spec, table);
  const size = isPostgres(knex) ? POSTGRES_ROWS : Math.floor(SQLITE_VARIABLES / columns.length);
  for (let start = 0; start < rows.length; start += size) {
    const part = rows.slice(start, start + size);
    const { text, bindings } = rowSource(knex, spec.columns, part);
    await knex.raw(
      // `where true` keeps SQLite from reading the ON of the conflict as one of a join.
      `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from ${text} where true ${conflict}`,
      bindings,
    );
  }
}

/** Sets columns of rows that are there, by key. `columns` holds the key's columns too. */
export async function updateRows(
  knex: Knex,
  table: string,
  key: string[],
  columns: Record<string, ColumnType>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const size = isPostgres(knex) ? POSTGRES_ROWS : Math.floor(SQLITE_VARIABLES / names.length);
  const sets = names.filter(name => !key.includes(name)).map(name => `${name} = fresh.${name}`);
  const matches = key.map(name => `${table}.${name} = fresh.${name}`);
  for (let start = 0; start < rows.length; start += size) {
    const { text, bindings } = rowSource(knex, columns, rows.slice(start, start + size));
    await knex.raw(
      `update ${table} set ${sets.join(', ')} from ${text} where ${matches.join(' and ')}`,
      bindings,
    );
  }
}

/** Rows whose `column` is one of `values`. */
export async function selectIn<T>(
  knex: Knex,
  table: string,
  column: string,
  values: readonly string[],
  columns: string[],
  type: ColumnType = 'uuid',
): Promise<T[]> {
  if (values.length === 0) return [];
  const list = columns.join(', ');
  if (isPostgres(knex)) {
    const { rows } = await knex.raw(
      `select ${list} from ${table} where ${column} = any(?::${type}[])`,
      [values as string[]],
    );
    return rows;
  }
  const found: T[] = [];
  for (let start = 0; start < values.length; start += SQLITE_VARIABLES) {
    const part = values.slice(start, start + SQLITE_VARIABLES);
    const marks = part.map(() => '?').join(', ');
    found.push(
      ...(await knex.raw(`select ${list} from ${table} where ${column} in (${marks})`, part as string[])),
    );
  }
  return found;
}

/** Deletes the rows whose `column` is one of `values`. */
export async function deleteIn(
  knex: Knex,
  table: string,
  column: string,
  values: readonly string[],
): Promise<void> {
  const size = isPostgres(knex) ? Infinity : SQLITE_VARIABLES;
  for (let start = 0; start < values.length; start += size) {
    const part = values.slice(start, start + size) as string[];
    if (isPostgres(knex)) {
      await knex.raw(`delete from ${table} where ${column} = any(?::uuid[])`, [part]);
    } else {
      await knex.raw(`delete from ${table} where ${column} in (${part.map(() => '?').join(', ')})`, part);
    }
  }
}

/** Rows as a table expression named `fresh`. */
function rowSource(
  knex: Knex,
  columns: Record<string, ColumnType>,
  rows: readonly Row[],
): { text: string; bindings: Knex.RawBinding[] } {
  const names = Object.keys(columns);
  if (isPostgres(knex)) {
    // One array a column: the statement's text is the same for any number of rows.
    const arrays = names.map(name => rows.map(row => row[name] ?? null));
    const marks = names.map(name => `?::${columns[name]}[]`).join(', ');
    return {
      text: `unnest(${marks}) as fresh(${names.join(', ')})`,
      bindings: arrays as unknown as Knex.RawBinding[],
    };
  }
  const values = rows.map(() => `(${names.map(() => '?').join(', ')})`).join(', ');
  const aliases = names.map((name, index) => `column${index + 1} as ${name}`).join(', ');
  return {
    text: `(select ${aliases} from (values ${values})) as fresh`,
    bindings: rows.flatMap(row => names.map(name => row[name] ?? null)) as Knex.RawBinding[],
  };
}

function conflictClause(knex: Knex, spec: TableSpec, table: string): string {
  const sets = Object.entries(spec.merge).map(([column, expression]) => {
    const text = expression
      .replace(/\bold\b(\.\w+)?/g, (_, other?: string) => `${table}${other ?? `.${column}`}`)
      .replace(/\bnew\b(\.\w+)?/g, (_, other?: string) => `excluded${other ?? `.${column}`}`)
      // SQLite's scalar min and max are PostgreSQL's least and greatest.
      .replace(/\bleast\(/g, isPostgres(knex) ? 'least(' : 'min(')
      .replace(/\bgreatest\(/g, isPostgres(knex) ? 'greatest(' : 'max(');
    return `${column} = ${text}`;
  });
  const target = `on conflict (${spec.key.join(', ')})`;
  return sets.length === 0 ? `${target} do nothing` : `${target} do update set ${sets.join(', ')}`;
}
