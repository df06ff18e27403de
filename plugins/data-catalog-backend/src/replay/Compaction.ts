import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Replay } from './Replay';
import { SnapshotStore } from './SnapshotStore';

const DELETE_ENTRIES = 1000;

export type CompactionResult = { position: number; removed: number };

/**
 * Bounds the log: what is older than the retention becomes a snapshot of the
 * state at that point, and its entries are removed. A replay then starts from
 * the snapshot.
 */
export class Compaction {
  private readonly snapshots: SnapshotStore;

  constructor(
    private readonly options: {
      knex: Knex;
      replay: Replay;
      logger: LoggerService;
      now?: () => Date;
    },
  ) {
    this.snapshots = new SnapshotStore(options.knex);
  }

  /** @returns undefined when there was nothing to compact, or a rebuild is on its way */
  async run(retentionMs: number): Promise<CompactionResult | undefined> {
    const now = this.options.now?.() ?? new Date();
    const before = new Date(now.getTime() - retentionMs).toISOString();
    const position = await this.lastBefore(before);
    const newest = await this.snapshots.newest();
    if (position === 0 || (newest && newest.position >= position)) return undefined;
    const built = await this.options.replay.buildAt(position, async () => {
      const snapshot = await this.snapshots.write(position, now);
      // Only once the snapshot is whole may go what it stands for.
      await this.snapshots.dropOthers(snapshot);
    });
    if (!built) return undefined;
    const removed = await this.removeUpTo(position);
    this.options.logger.info(`Compacted the log up to position ${position}: ${removed} entries`);
    return { position, removed };
  }

  /** The last position whose entry, and every entry before it, is older than a time. */
  private async lastBefore(time: string): Promise<number> {
    const { knex } = this.options;
    const young = await knex('log_entries').where('recorded_at', '>=', time).min('position as first').first();
    const old = knex('log_entries').max('position as last');
    if (young?.first !== null && young?.first !== undefined) old.where('position', '<', young.first);
    const row = await old.first();
    // What the live state has not seen yet must stay.
    const live = await knex('projectors').where({ name: 'live' }).first('position');
    return Math.min(Number(row?.last ?? 0), Number(live?.position ?? 0));
  }

  private async removeUpTo(position: number): Promise<number> {
    const { knex } = this.options;
    let removed = 0;
    for (;;) {
      const count = await knex('log_entries')
        .whereIn(
          'position',
          knex('log_entries').where('position', '<=', position).orderBy('position').limit(DELETE_ENTRIES).select('position'),
        )
        .delete();
      removed += count;
      if (count < DELETE_ENTRIES) return removed;
    }
  }
}
