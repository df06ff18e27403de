import type { ChangeSignal } from '@headwater/plugin-data-catalog-common';
import { concerns } from './concerns';
import type { News } from './concerns';

/** Least time between two reloads for runs, and for changes of too many assets to be named. */
const EVERY_MS = 5_000;

/**
 * Marks what changed as out of date. An asset that is named is so at once.
 * Where many events come in there are new runs every second, and changes too
 * many to be named, which may mean all that is open: those are collected, so
 * that everybody who has a page open does not ask for everything every second.
 *
 * Backstage's signals do not say that their connection was down for a while,
 * and what was told then is lost. The next signal tells from where on it knows
 * of changes: after a gap, all that is open may be old.
 */
export class Follower {
  private collected?: News;
  private timer?: ReturnType<typeof setTimeout>;
  /** Newest log position that was told of. */
  private position?: number;

  /** @param refresh - loads anew what is cached under keys that fit */
  constructor(private readonly refresh: (fits: (key: readonly unknown[]) => boolean) => void) {}

  tell(change: ChangeSignal): void {
    // While a portal is updated, a backend of before may still tell of no runs.
    const { assetIds, runAssetIds = [], moreRuns = false } = change;
    const more = this.hasMissed(change) || change.more;
    const named: News = { assetIds, more: false, runAssetIds: [], moreRuns: false };
    if (assetIds.length > 0) this.refresh(key => concerns(key, named));
    if (!more && !moreRuns && runAssetIds.length === 0) return;
    const before = this.collected;
    this.collected = {
      assetIds: [],
      more: more || before?.more === true,
      runAssetIds: [...(before?.runAssetIds ?? []), ...runAssetIds],
      moreRuns: moreRuns || before?.moreRuns === true,
    };
    if (this.timer === undefined) this.release();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.collected = undefined;
  }

  private hasMissed({ position, since }: ChangeSignal): boolean {
    const before = this.position;
    this.position = Math.max(before ?? 0, position);
    return before !== undefined && since !== undefined && since > before;
  }

  private release() {
    const news = this.collected;
    this.timer = undefined;
    if (!news) return;
    this.collected = undefined;
    this.timer = setTimeout(() => this.release(), EVERY_MS);
    this.refresh(key => concerns(key, news));
  }
}
