import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { CHANGE_CHANNEL } from '@headwater/plugin-data-catalog-common';
import type { ChangeSignal } from '@headwater/plugin-data-catalog-common';
import type { ProjectionChange } from '../projection/types';
import { SomeIds } from './SomeIds';

const INTERVAL_MS = 1000;

export type ChangeSignalsOptions = {
  signals: SignalsService;
  logger: LoggerService;
  intervalMs?: number;
};

/**
 * Tells everybody who looks at a page that answers have moved on, through
 * Backstage's signals. Everybody may hear it, so it says nothing of assets but
 * their ids; a page asks again and sees what its reader may see.
 *
 * Changes are collected for a second and then told at once. What goes wrong
 * here must never be felt by the projection: nothing is awaited by the caller,
 * and a failure is only logged.
 */
export class ChangeSignals {
  private position = 0;
  /** Position before what has not been told. */
  private since = Infinity;
  /** Something has not been told yet. */
  private pending = false;
  private assets = new SomeIds();
  private runAssets = new SomeIds();
  private timer?: ReturnType<typeof setTimeout>;
  private publishing = false;
  private stopped = false;

  constructor(private readonly options: ChangeSignalsOptions) {}

  /** Answers reflect a position now and one before until now, and what changed in between. */
  changed(position: number, since: number, { assets, runAssets }: ProjectionChange): void {
    this.pending = true;
    this.since = Math.min(this.since, since);
    this.position = Math.max(this.position, position);
    this.assets.add(assets);
    this.runAssets.add(runAssets);
    this.schedule();
  }

  /** Drops what has not been told: whoever asks anew gets the present state anyway. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule() {
    if (this.timer || this.publishing || this.stopped) return;
    this.timer = setTimeout(() => this.publish(), this.options.intervalMs ?? INTERVAL_MS);
    // The process may end while something waits to be told.
    this.timer.unref();
  }

  private async publish(): Promise<void> {
    this.timer = undefined;
    this.publishing = true;
    try {
      await this.options.signals.publish<ChangeSignal>({
        recipients: { type: 'broadcast' },
        channel: CHANGE_CHANNEL,
        message: this.take(),
      });
    } catch (error) {
      this.options.logger.debug(`Nobody could be told of changes: ${error}`);
    }
    this.publishing = false;
    if (this.pending) this.schedule();
  }

  private take(): ChangeSignal {
    const { position, since, assets, runAssets } = this;
    this.since = Infinity;
    this.assets = new SomeIds();
    this.runAssets = new SomeIds();
    this.pending = false;
    return {
      position,
      since,
      assetIds: assets.list(),
      more: assets.more,
      runAssetIds: runAssets.list().filter(id => !assets.has(id)),
      moreRuns: runAssets.more,
    };
  }
}
