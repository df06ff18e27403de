import type { SqlText } from '@headwater/plugin-data-catalog-common';

/** What is analysed. */
export type SqlAsked = Pick<SqlText, 'sql' | 'dialect' | 'namespace'>;

/** What the page shows: all of it is in the URL, but for long texts. */
export type SqlState = {
  /** Absent where nothing was asked yet, and where the text is too long for an address. */
  sql?: string;
  dialect?: string;
  namespace?: string;
  table: boolean;
  /** A statement (`s0`), a table (`t0`), a result (`r0`), or the line between two (`t0~r0`). */
  selected?: string;
  /** A column edge (`e0.3`), or a reason of a statement (`w0.1`): its place in the text is marked. */
  look?: string;
  /** A column of a table (`t0.amount`), whose ways are lit. */
  column?: string;
  /** Tables that show all their columns. */
  open: string[];
};

/** Longest text that is analysed here, in characters; the API takes more. */
export const MAX_CHARACTERS = 500_000;
/** Longest text that an address holds. */
export const MAX_IN_ADDRESS = 2_000;

const names = ['sql', 'dialect', 'namespace', 'as', 'selected', 'look', 'column', 'open'];

/** Reads the state; what is empty is as if it were not there. */
export function readSqlState(params: URLSearchParams): SqlState {
  const text = (name: string) => params.get(name) || undefined;
  return {
    sql: text('sql'),
    dialect: text('dialect'),
    namespace: text('namespace'),
    table: params.get('as') === 'table',
    selected: text('selected'),
    look: text('look'),
    column: text('column'),
    open: params.getAll('open'),
  };
}

/** The state as parameters, beside those of others that are there. */
export function writeSqlState(state: SqlState, before = new URLSearchParams()): URLSearchParams {
  const params = new URLSearchParams(before);
  for (const name of names) params.delete(name);
  for (const name of ['sql', 'dialect', 'namespace', 'selected', 'look', 'column'] as const) {
    const value = state[name];
    if (value) params.set(name, value);
  }
  if (state.table) params.set('as', 'table');
  for (const id of state.open) params.append('open', id);
  return params;
}
