import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { LogEntry } from './entries';
import type { LogStore } from './LogStore';
import { isUnavailable } from './isUnavailable';
import { ProjectorLease } from './ProjectorLease';
import type { Lease } from './ProjectorLease';
import type { Projection, ProjectionChange } from '../projection/types';

/** Longest pause between two batches while writers wait. */
const GIVE_WAY_MS = 250;

export type ProjectorOptions = {
  knex: Knex;
  log: LogStore;
  projection: Projection;
  logger: LoggerService;
  /** Row of `projectors`. */
  name: string;
  /** Tells this process from its siblings. */
  holder: string;
  batchEntries: number;
  batchBytes: number;
  pollMs?: number;
  /** Whether writers wait to be acknowledged: they go before readers' freshness. */
  isWriting?: () => boolean;
  leaseMs?: number;
  /**
   * Told after a batch has committed, with what changed for those who look since
   * the position before it. It must not throw, nor take long.
   */
  onProjected?: (position: number, since: number, change: ProjectionChange, entries: number) => void;
};

/**
 * Follows the log and applies it to a projection. Rows and position move in
 * one transaction, so a crash at any moment neither loses nor doubles an
 * entry. An entry that cannot be applied is left out after its batch has been
 * halved down to it; the others go on.
 */
export class Projector {
  private readonly lease: ProjectorLease;
  private stopped = false;
  private wake: () => void = () => undefined;
  /** Entries came while a batch was on its way. */
  private pending = false;
  private loop?: Promise<void>;
  private projected = 0;
  private readonly waiting = new Set<{ position: number; resolve: () => void }>();

  constructor(private readonly options: ProjectorOptions) {
    const { knex, name, holder, leaseMs = 15_000 } = options;
    this.lease = new ProjectorLease(knex, name, holder, leaseMs);
  }

  start() {
    this.loop ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.loop;
  }

  /** New entries are there; do not wait for the next look. */
  notify() {
    this.pending = true;
    this.wake();
  }

  position(): Promise<number> {
    return this.lease.position();
  }

  /** Whether the projection has reached a position within the time given. */
  async waitFor(position: number, timeoutMs: number): Promise<boolean> {
    if (this.projected >= position) return true;
    const until = Date.now() + timeoutMs;
    while (Date.now() < until) {
      if ((await this.position()) >= position) return true;
      await this.progress(position, Math.min(until - Date.now(), 250));
    }
    return false;
  }

  private progress(position: number, timeoutMs: number): Promise<void> {
    return new Promise(resolve => {
      const entry = { position, resolve: () => finish() };
      const timer = setTimeout(() => finish(), timeoutMs);
      const finish = () => {
        clearTimeout(timer);
        this.waiting.delete(entry);
        resolve();
      };
      this.waiting.add(entry);
    });
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopped) {
      try {
        this.pending = false;
        const worked = await this.step();
        failures = 0;
        if (worked) await this.giveWay();
        else if (!this.pending) await this.rest(this.options.pollMs ?? 1000);
      } catch (error) {
        failures++;
        this.options.logger.warn(`Projecting the log failed, trying again: ${error}`);
        await this.rest(Math.min(100 * 2 ** failures, 10_000));
      }
    }
    await this.lease.release().catch(() => undefined);
  }

  /** Lets writers go first, for a bounded time: what they wrote must become visible soon all the same. */
  private async giveWay(): Promise<void> {
    const { isWriting = () => false } = this.options;
    const until = Date.now() + GIVE_WAY_MS;
    while (!this.stopped && isWriting() && Date.now() < until) await sleep(5);
  }

  /** Projects one batch; answers whether there was one. */
  private async step(): Promise<boolean> {
    const lease = await this.lease.take();
    if (!lease) return false;
    const { log, batchEntries, batchBytes } = this.options;
    const entries = await log.read(lease.position, batchEntries, batchBytes);
    if (entries.length === 0) {
      this.reached(lease.position);
      return false;
    }
    await this.apply(lease, entries);
    return true;
  }

  private async apply(lease: Lease, entries: readonly LogEntry[]): Promise<void> {
    const last = entries[entries.length - 1].position;
    const since = lease.position;
    let changed: ProjectionChange = { assets: [], runAssets: [] };
    try {
      await this.options.knex.transaction(async transaction => {
        changed = await this.options.projection.apply(transaction, entries);
        await this.lease.advance(transaction, lease, last);
      });
    } catch (error) {
      if (isUnavailable(error) || (error as Error).name === 'LeaseLostError') throw error;
      await this.split(lease, entries, error);
    }
    lease.position = last;
    this.reached(last);
    this.options.onProjected?.(last, since, changed, entries.length);
  }

  private async split(lease: Lease, entries: readonly LogEntry[], error: unknown): Promise<void> {
    if (entries.length > 1) {
      const half = Math.ceil(entries.length / 2);
      await this.apply(lease, entries.slice(0, half));
      await this.apply(lease, entries.slice(half));
      return;
    }
    const [{ position }] = entries;
    this.options.logger.error(
      `Left out log entry ${position}, which cannot be projected: ${error}`,
    );
    await this.options.knex.transaction(trx => this.lease.advance(trx, lease, position));
  }

  private reached(position: number) {
    this.projected = Math.max(this.projected, position);
    for (const entry of [...this.waiting]) if (entry.position <= position) entry.resolve();
  }

  private rest(timeoutMs: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(done, timeoutMs);
      this.wake = done;
      function done() {
        clearTimeout(timer);
        resolve();
      }
    });
  }
}
