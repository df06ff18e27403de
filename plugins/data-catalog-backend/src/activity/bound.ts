import type { Knex } from 'knex';

/**
 * From where a list that runs from new to old goes on: after the item of this
 * time and key; without a key before the time, or with what happened then.
 */
export type Bound = { at: string; key?: string | number; inclusive?: boolean };

/** Narrows a query to what comes after the bound, by the columns of time and key. */
export function applyBound(
  query: Knex.QueryBuilder,
  [at, key]: readonly [at: string, key: string],
  bound: Bound | undefined,
): void {
  if (!bound) return;
  if (bound.key !== undefined) query.whereRaw(`(${at}, ${key}) < (?, ?)`, [bound.at, bound.key]);
  else query.where(at, bound.inclusive ? '<=' : '<', bound.at);
}

/** The same of an item that is in memory. */
export function isWithin(item: { at: string; key: string }, bound: Bound | undefined): boolean {
  if (!bound || item.at < bound.at) return true;
  if (item.at > bound.at) return false;
  return bound.key === undefined ? bound.inclusive === true : item.key < bound.key;
}
