import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { isPostgres } from '../database/tables';
import type { LogStore } from '../log/LogStore';
import { ProjectorLease } from '../log/ProjectorLease';
import type { Projection } from '../projection/types';
import { SHADOW, ShadowTables } from './ShadowTables';
import { SnapshotStore } from './SnapshotStore';

export type ReplayStart = 'start' | 'snapshot';

export type ReplayState = {
  id: string;
  state: 'running' | 'complete' | 'cancelled' | 'failed';
  from: ReplayStart;
  /** Position that the rebuilt state has reached. */
  position: number;
  /** Position that it has to reach before it takes the place of the live state. */
  target: number;
  startedAt: string;
  endedAt?: string;
  error?: string;
};

export type ReplayOptions = {
  knex: Knex;
  log: LogStore;
  logger: LoggerService;
  /** A projection into the tables with this prefix. */
  projectionFor: (tablePrefix: string) => Projection;
  batchEntries: number;
  batchBytes: number;
};

const LEASE_MS = 60_000;
/** When the rebuilt state is this close, the live projector is held for the rest. */
const CLOSE_ENOUGH = 500;
const SWAP_ATTEMPTS = 10;

class Cancelled extends Error {}

/**
 * Rebuilds the projection from the log beside the live one, which goes on
 * taking and answering, and then puts it in its place. One replay at a time,
 * over all replicas.
 */
export class Replay {
  private current?: ReplayState;
  private cancelling = false;
  private readonly shadow: ShadowTables;
  private readonly snapshots: SnapshotStore;

  constructor(private readonly options: ReplayOptions) {
    this.shadow = new ShadowTables(options.knex);
    this.snapshots = new SnapshotStore(options.knex);
  }

  /** The replay that runs here, or the last one that did. */
  status(): ReplayState | undefined {
    return this.current && { ...this.current };
  }

  cancel(): void {
    this.cancelling = true;
  }

  /**
   * Starts a replay; `done` resolves when it has ended, however it did.
   *
   * @throws ConflictError while one runs here or in another replica, or when
   *   the log does not reach back to the start
   */
  async start(from: ReplayStart): Promise<{ state: ReplayState; done: Promise<ReplayState> }> {
    if (this.current?.state === 'running') {
      throw new ConflictError(`The replay '${this.current.id}' is still running`);
    }
    const id = randomUUID();
    const lease = new ProjectorLease(this.options.knex, 'rebuild', id, LEASE_MS);
    if (!(await lease.take())) throw new ConflictError('Another replica is rebuilding already');
    try {
      await this.assertReaches(from);
    } catch (error) {
      await lease.release();
      throw error;
    }
    const state: ReplayState = {
      id,
      state: 'running',
      from,
      position: 0,
      target: await this.options.log.head(),
      startedAt: new Date().toISOString(),
    };
    this.current = state;
    this.cancelling = false;
    return { state: { ...state }, done: this.run(state, lease) };
  }

  /** Builds the state at a position in the shadow tables, and leaves it there for `use`. */
  async buildAt(position: number, use: () => Promise<void>): Promise<boolean> {
    const lease = new ProjectorLease(this.options.knex, 'rebuild', randomUUID(), LEASE_MS);
    if (!(await lease.take())) return false;
    try {
      const reached = await this.prepare('snapshot');
      const projection = this.options.projectionFor(SHADOW);
      await this.follow(projection, lease, reached, position);
      await use();
      await this.shadow.drop();
    } finally {
      await lease.release();
    }
    return true;
  }

  private async run(state: ReplayState, lease: ProjectorLease): Promise<ReplayState> {
    const { logger } = this.options;
    try {
      const projection = this.options.projectionFor(SHADOW);
      state.position = await this.prepare(state.from);
      await this.catchUp(projection, lease, state);
      await this.takeOver(projection, lease, state);
      state.state = 'complete';
      logger.info(`Rebuilt the projection from the ${state.from} up to position ${state.position}`);
    } catch (error) {
      state.state = error instanceof Cancelled ? 'cancelled' : 'failed';
      if (state.state === 'failed') {
        state.error = String(error);
        logger.error(`The replay failed; the live state is as it was: ${error}`);
      }
      await this.shadow.drop().catch(() => undefined);
    }
    state.endedAt = new Date().toISOString();
    await lease.release().catch(() => undefined);
    return { ...state };
  }

  private async assertReaches(from: ReplayStart): Promise<void> {
    if (from === 'snapshot') return;
    const snapshot = await this.snapshots.newest();
    if (!snapshot) return;
    const first = await this.options.knex('log_entries').min('position as position').first();
    if (Number(first?.position ?? Infinity) > 1) {
      throw new ConflictError(
        `The log was compacted up to position ${snapshot.position}; replay from 'snapshot' instead of 'start'`,
      );
    }
  }

  /** Empty shadow tables, or those of the newest snapshot; answers the position they stand for. */
  private async prepare(from: ReplayStart): Promise<number> {
    await this.shadow.create();
    const snapshot = from === 'snapshot' ? await this.snapshots.newest() : undefined;
    if (!snapshot) return 0;
    await this.snapshots.restore(snapshot);
    return snapshot.position;
  }

  private async catchUp(projection: Projection, lease: ProjectorLease, state: ReplayState) {
    for (;;) {
      const head = await this.options.log.head();
      state.target = head;
      if (head - state.position <= CLOSE_ENOUGH) return;
      state.position = await this.follow(projection, lease, state.position, head, position => {
        state.position = position;
      });
    }
  }

  /** Applies the entries after one position up to another. */
  private async follow(
    projection: Projection,
    lease: ProjectorLease,
    from: number,
    to: number,
    onProgress: (position: number) => void = () => undefined,
  ): Promise<number> {
    const { knex, log, batchEntries, batchBytes } = this.options;
    let position = from;
    while (position < to) {
      if (this.cancelling) throw new Cancelled();
      if (!(await lease.take())) throw new Error('The right to rebuild was lost to another replica');
      const read = await log.read(position, batchEntries, batchBytes);
      const entries = read.filter(entry => entry.position <= to);
      if (entries.length === 0) break;
      await knex.transaction(transaction => projection.apply(transaction, entries));
      position = entries[entries.length - 1].position;
      onProgress(position);
      // Lets requests at the one connection of SQLite.
      await sleep(0);
    }
    return Math.max(position, to);
  }

  /** Holds the live projector, applies the rest, and exchanges the tables in one transaction. */
  private async takeOver(projection: Projection, lease: ProjectorLease, state: ReplayState) {
    const { knex, log } = this.options;
    const live = new ProjectorLease(knex, 'live', state.id, LEASE_MS);
    const held = await live.seize();
    try {
      // The live state must not go back, so all that it shows is applied here first.
      const target = Math.max(held, await log.head());
      state.position = await this.follow(projection, lease, state.position, target);
      state.target = target;
      await this.exchange(live, state.position);
    } finally {
      await live.release();
    }
  }

  private async exchange(live: ProjectorLease, position: number): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.options.knex.transaction(async transaction => {
          if (isPostgres(transaction)) await transaction.raw("set local lock_timeout = '3s'");
          await this.shadow.promote(transaction);
          await live.moveTo(transaction, position);
        });
        return;
      } catch (error) {
        // Reads that hold several tables may lock in another order; they end soon.
        const { code } = error as { code?: string };
        if ((code !== '40P01' && code !== '55P03') || attempt === SWAP_ATTEMPTS) throw error;
        await sleep(50 * attempt);
      }
    }
  }
}
