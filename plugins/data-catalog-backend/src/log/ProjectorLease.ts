import type { Knex } from 'knex';
import { isPostgres } from '../database/tables';

/** The right to project, as long as nobody else has taken it. */
export type Lease = { fence: number; position: number };

/**
 * Which process may write a projection: a row of `projectors`. A holder that
 * does not renew in time loses it; each change of holder raises the fencing
 * number, so that a holder that was only slow can write no more.
 */
export class ProjectorLease {
  constructor(
    private readonly knex: Knex,
    private readonly name: string,
    private readonly holder: string,
    private readonly durationMs: number,
  ) {}

  /** Takes or renews the lease; undefined while another holds it. */
  async take(): Promise<Lease | undefined> {
    const { name, holder } = this;
    await this.knex('projectors')
      .insert({ name, position: 0, fence: 0, holder: null, expires_at_ms: 0 })
      .onConflict('name')
      .ignore();
    const now = this.clock();
    const rows = await this.knex('projectors')
      .where({ name })
      .andWhere(free => free.where({ holder }).orWhere('expires_at_ms', '<', now))
      .update({
        fence: this.knex.raw('case when holder = ? then fence else fence + 1 end', [holder]),
        holder,
        expires_at_ms: this.knex.raw('? + ?', [now, this.durationMs]),
      })
      .returning(['fence', 'position']);
    if (rows.length === 0) return undefined;
    return { fence: Number(rows[0].fence), position: Number(rows[0].position) };
  }

  /**
   * Moves the position inside the transaction that wrote the rows.
   *
   * @throws when the lease has gone to another: the transaction must roll back
   */
  async advance(transaction: Knex.Transaction, lease: Lease, position: number): Promise<void> {
    const moved = await transaction('projectors')
      .where({ name: this.name, fence: lease.fence, position: lease.position })
      .update({
        position,
        expires_at_ms: transaction.raw('? + ?', [this.clock(), this.durationMs]),
      });
    if (moved !== 1) throw new LeaseLostError(this.name);
  }

  /**
   * Takes the lease from whoever holds it: what that holder has under way can
   * no longer commit.
   *
   * @returns the position of the projection
   */
  async seize(): Promise<number> {
    await this.take();
    const [row] = await this.knex('projectors')
      .where({ name: this.name })
      .update({
        fence: this.knex.raw('fence + 1'),
        holder: this.holder,
        expires_at_ms: this.knex.raw('? + ?', [this.clock(), this.durationMs]),
      })
      .returning('position');
    return Number(row.position);
  }

  /**
   * Sets the position, in the transaction that exchanged the tables.
   *
   * @throws when the lease has gone to another
   */
  async moveTo(transaction: Knex.Transaction, position: number): Promise<void> {
    const { name, holder } = this;
    const moved = await transaction('projectors').where({ name, holder }).update({ position });
    if (moved !== 1) throw new LeaseLostError(name);
  }

  /** Lets another take over at once. */
  async release(): Promise<void> {
    const { name, holder } = this;
    await this.knex('projectors').where({ name, holder }).update({ expires_at_ms: 0, holder: null });
  }

  async position(): Promise<number> {
    const row = await this.knex('projectors').where({ name: this.name }).first('position');
    return Number(row?.position ?? 0);
  }

  /** By the clock of the database, so that replicas need not agree on the time. */
  private clock(): Knex.Raw {
    return isPostgres(this.knex)
      ? this.knex.raw('(extract(epoch from clock_timestamp()) * 1000)::bigint')
      : this.knex.raw("cast(unixepoch('subsec') * 1000 as integer)");
  }
}

export class LeaseLostError extends Error {
  constructor(name: string) {
    super(`The lease of projector '${name}' has gone to another process`);
    this.name = 'LeaseLostError';
  }
}
