import type { Knex } from 'knex';
import { isPostgres } from './tables';

/** Brings the tables up to date, and sets SQLite so that what has committed survives a crash. */
export async function prepareDatabase(
  knex: Knex,
  migrations: string,
  skipMigrations: boolean,
): Promise<void> {
  if (!isPostgres(knex)) {
    await knex.raw('pragma journal_mode = wal');
    await knex.raw('pragma synchronous = full');
    await knex.raw('pragma busy_timeout = 5000');
  }
  if (!skipMigrations) await knex.migrate.latest({ directory: migrations });
}
