import type { Coverage } from '@headwater/plugin-data-catalog-common';
import type { Knex } from 'knex';
import { isPostgres } from '../database/tables';
import { accessToSql } from './permissions';
import type { AssetAccess } from './permissions';
import { applyFilters } from './query/filters';

type CoverageFilters = { owner?: string[]; domain?: string[] };

type Answer = { counted: Promise<Coverage>; expiresAt: number };

const KEPT_MS = 60_000;
const MAX_KEPT = 500;

/**
 * How many of the datasets and jobs that somebody may see are looked after.
 *
 * It takes a look at every one of them, so an answer is kept for a minute and
 * given to whoever may see the same assets; who asks at the same time waits
 * for the same count.
 */
export class CoverageCounter {
  readonly #knex: Knex;
  readonly #now: () => number;
  readonly #answers = new Map<string, Answer>();

  constructor(options: { knex: Knex; now?: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now ?? Date.now;
  }

  count({ owner, domain }: CoverageFilters, access: AssetAccess): Promise<Coverage> {
    // What two callers may see is the same when its SQL is.
    const key = JSON.stringify([accessToSql(access, 'a'), owner, domain]);
    const known = this.#answers.get(key);
    if (known && known.expiresAt > this.#now()) return known.counted;
    const counted = this.read({ owner, domain }, access);
    this.#answers.delete(key);
    this.#answers.set(key, { counted, expiresAt: this.#now() + KEPT_MS });
    // What failed is tried again by the next who asks.
    counted.catch(() => {
      if (this.#answers.get(key)?.counted === counted) this.#answers.delete(key);
    });
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MAX_KEPT) break;
      this.#answers.delete(oldest);
    }
    return counted;
  }

  /** By the index of a domain SQLite would look up each of its many assets: reading all is faster. */
  private assets({ owner }: CoverageFilters, { criteria }: AssetAccess) {
    const plain = isPostgres(this.#knex) || owner !== undefined || criteria !== undefined;
    return this.#knex.raw(plain ? 'assets as a' : 'assets as a not indexed');
  }

  private async read(filters: CoverageFilters, access: AssetAccess): Promise<Coverage> {
    const asOf = new Date(this.#now()).toISOString();
    const query = this.#knex.from(this.assets(filters, access)).first({
      assets: this.#knex.raw('count(*)'),
      owned: this.#knex.raw('count(a.owner)'),
      described: this.#knex.raw('count(a.description)'),
      checked: this.#knex.raw('count(a.quality)'),
      certified: this.#knex.raw('sum(a.certified)'),
    });
    applyFilters(query, { ...filters, class: ['dataset', 'job'], presence: ['direct'] }, access);
    const row: Record<keyof Omit<Coverage, 'asOf'>, number | string | null> = await query;
    return {
      assets: Number(row.assets),
      owned: Number(row.owned),
      described: Number(row.described),
      checked: Number(row.checked),
      certified: Number(row.certified ?? 0),
      asOf,
    };
  }
}
