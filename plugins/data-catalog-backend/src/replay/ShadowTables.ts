import type { Knex } from 'knex';
import { isPostgres } from '../database/tables';
import { projectionTables } from '../projection/types';

/** Before the names of the tables into which a projection is rebuilt. */
export const SHADOW = 'rebuild_';

type NamedSql = { name: string; sql: string };

/**
 * A second set of the projection's tables, made after the live ones, in which
 * a state is built while the live ones go on answering.
 */
export class ShadowTables {
  constructor(private readonly knex: Knex) {}

  /** Makes the tables anew and empty. */
  async create(): Promise<void> {
    await this.drop();
    for (const table of projectionTables) {
      if (isPostgres(this.knex)) await this.createPostgres(table);
      else await this.createSqlite(table);
    }
  }

  async drop(): Promise<void> {
    for (const table of projectionTables) await this.knex.schema.dropTableIfExists(SHADOW + table);
  }

  /** Puts the tables in the place of the live ones, inside the caller's transaction. */
  async promote(transaction: Knex.Transaction): Promise<void> {
    for (const table of projectionTables) {
      await transaction.raw('drop table ??', [table]);
      await transaction.raw('alter table ?? rename to ??', [SHADOW + table, table]);
      if (isPostgres(transaction)) await this.renamePostgresIndexes(transaction, table);
    }
  }

  private async createPostgres(table: string): Promise<void> {
    const shadow = SHADOW + table;
    await this.knex.raw('create table ?? (like ?? including defaults including comments)', [
      shadow,
      table,
    ]);
    const { rows: constraints } = await this.knex.raw(
      `select conname as name, pg_get_constraintdef(oid) as sql from pg_constraint
       where conrelid = ?::regclass and contype in ('p', 'u')`,
      [table],
    );
    for (const { name, sql } of constraints as NamedSql[]) {
      await this.knex.raw(`alter table ?? add constraint ?? ${sql}`, [shadow, SHADOW + name]);
    }
    const { rows: indexes } = await this.knex.raw(
      `select i.relname as name, pg_get_indexdef(x.indexrelid) as sql
       from pg_index x join pg_class i on i.oid = x.indexrelid
       where x.indrelid = ?::regclass
         and not exists (select 1 from pg_constraint c where c.conindid = x.indexrelid)`,
      [table],
    );
    for (const { name, sql } of indexes as NamedSql[]) {
      // CREATE INDEX name ON schema.table USING ...
      const [head, ...rest] = sql.split(' USING ');
      const unique = head.startsWith('CREATE UNIQUE') ? 'unique ' : '';
      await this.knex.raw(`create ${unique}index ?? on ?? using ${rest.join(' USING ')}`, [
        SHADOW + name,
        shadow,
      ]);
    }
  }

  private async renamePostgresIndexes(transaction: Knex.Transaction, table: string): Promise<void> {
    const { rows } = await transaction.raw(
      `select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid
       where x.indrelid = ?::regclass and i.relname like ?`,
      [table, `${SHADOW.replace('_', '\\_')}%`],
    );
    for (const { name } of rows as { name: string }[]) {
      await transaction.raw('alter index ?? rename to ??', [name, name.slice(SHADOW.length)]);
    }
  }

  /**
   * SQLite cannot rename an index, so the names of a table's indexes have the
   * prefix after every other rebuild.
   */
  private async createSqlite(table: string): Promise<void> {
    const parts: (NamedSql & { type: string })[] = await this.knex('sqlite_master')
      .where({ tbl_name: table })
      .whereNotNull('sql')
      .orderBy('type', 'desc')
      .select('type', 'name', 'sql');
    for (const { type, name, sql } of parts) {
      const body = sql.slice(sql.indexOf('('));
      if (type === 'table') await this.knex.raw(`create table ?? ${body}`, [SHADOW + table]);
      else if (type === 'index') {
        const other = name.startsWith(SHADOW) ? name.slice(SHADOW.length) : SHADOW + name;
        const unique = /^create unique/i.test(sql) ? 'unique ' : '';
        await this.knex.raw(`create ${unique}index ?? on ?? ${body}`, [other, SHADOW + table]);
      }
    }
  }
}
