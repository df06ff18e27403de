import { ServiceUnavailableError } from '@backstage/errors';
import type { Appended, EntryDraft } from './entries';
import type { LogStore } from './LogStore';
import { isUnavailable } from './isUnavailable';

type Waiting = {
  draft: EntryDraft;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
};

export type GroupCommitLimits = {
  /** Entries and bytes that may wait; more are refused with 503. */
  queueEntries: number;
  queueBytes: number;
  /** Entries and bytes of one transaction. */
  batchEntries: number;
  batchBytes: number;
};

/** How long a writer counts as one that is likely to come again. */
const RECENT_MS = 20;

export const defaultLimits: GroupCommitLimits = {
  queueEntries: 10_000,
  queueBytes: 256 * 1024 * 1024,
  batchEntries: 200,
  batchBytes: 8 * 1024 * 1024,
};

/**
 * Writers that come at the same time share a commit: what waits while one is
 * on its way goes into the next. Each writer is answered once its own entry
 * has committed, and a bad row costs only itself.
 */
export class GroupCommit {
  private queue: Waiting[] = [];
  private bytes = 0;
  private running = false;
  private lastAppendAt = 0;

  constructor(
    private readonly store: LogStore,
    private readonly onCommitted: (position: number) => void,
    private readonly limits: GroupCommitLimits = defaultLimits,
  ) {}

  /** @throws ServiceUnavailableError when the queue is full or the database cannot be written. */
  append(draft: EntryDraft): Promise<Appended> {
    const { queueEntries, queueBytes } = this.limits;
    if (this.queue.length >= queueEntries || this.bytes + draft.body.length > queueBytes) {
      return Promise.reject(
        new ServiceUnavailableError(
          `The log takes no more right now: ${this.queue.length} entries wait to be written`,
        ),
      );
    }
    this.bytes += draft.body.length;
    this.lastAppendAt = Date.now();
    return new Promise((resolve, reject) => {
      this.queue.push({ draft, resolve, reject });
      if (!this.running) {
        this.running = true;
        // What arrives in the same turn of the event loop joins the first batch.
        setImmediate(() => this.drain());
      }
    });
  }

  /**
   * Whether writers wait, or came a moment ago: between two commits the next
   * ones may still be on their way from the network.
   */
  get isBusy(): boolean {
    return this.running || Date.now() - this.lastAppendAt < RECENT_MS;
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) await this.commit(this.takeBatch());
    this.running = false;
  }

  private takeBatch(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { draft } of this.queue) {
      bytes += draft.body.length;
      if (count > 0 && (count >= this.limits.batchEntries || bytes > this.limits.batchBytes)) break;
      count++;
    }
    const batch = this.queue.splice(0, count);
    for (const { draft } of batch) this.bytes -= draft.body.length;
    return batch;
  }

  private async commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const appended = await this.store.append(batch.map(({ draft }) => draft));
      this.onCommitted(Math.max(...appended.map(({ position }) => position)));
      batch.forEach(({ resolve }, index) => resolve(appended[index]));
    } catch (error) {
      await this.recover(batch, error);
    }
  }

  private async recover(batch: readonly Waiting[], error: unknown): Promise<void> {
    if (isUnavailable(error)) {
      const refusal = new ServiceUnavailableError('The log cannot be written right now', error);
      for (const { reject } of batch) reject(refusal);
    } else if (batch.length === 1) {
      batch[0].reject(error);
    } else {
      const half = Math.ceil(batch.length / 2);
      await this.commit(batch.slice(0, half));
      await this.commit(batch.slice(half));
    }
  }
}
