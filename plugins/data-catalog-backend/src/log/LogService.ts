import { normalizeEventTime } from '@openlineage/client';
import type { Appended, EntryBodies, EntryDraft, EntryKind, LogEntry } from './entries';
import { contentHash } from './contentHash';
import { GroupCommit } from './GroupCommit';
import type { LogFilter, LogStore } from './LogStore';
import type { Projector } from './Projector';

/** The log as the other capabilities see it: append, wait, look. */
export class LogService {
  private readonly commits: GroupCommit;

  constructor(
    private readonly store: LogStore,
    private readonly projector: Projector,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.commits = new GroupCommit(store, () => projector.notify());
  }

  /** Whether entries wait to be committed. */
  get isWriting(): boolean {
    return this.commits.isBusy;
  }

  /** Resolves once the entry has committed. */
  append(draft: EntryDraft): Promise<Appended> {
    return this.commits.append(draft);
  }

  /** Appends an entry of this moment that is no event. */
  state<K extends EntryKind>(kind: K, body: EntryBodies[K], actor: string, assetId?: string) {
    const eventTime = normalizeEventTime(this.now().toISOString());
    const text = JSON.stringify(body);
    const hash = contentHash(kind, eventTime, actor, text);
    return this.append({ kind, eventTime, actor, body: text, assetId, contentHash: hash });
  }

  /** Whether the projection has reached a position within the time given. */
  waitFor(position: number, timeoutMs: number): Promise<boolean> {
    return this.projector.waitFor(position, timeoutMs);
  }

  /** Waits until what is in the log now can be seen. */
  async settle(timeoutMs = 30_000): Promise<boolean> {
    return this.waitFor(await this.store.head(), timeoutMs);
  }

  list(filter: LogFilter, limit: number, before?: number): Promise<LogEntry[]> {
    return this.store.list(filter, limit, before);
  }

  find(position: number): Promise<LogEntry | undefined> {
    return this.store.find(position);
  }

  /** How far the log and its projection are. */
  async status(): Promise<{ head: number; projected: number; lag: number }> {
    const [head, projected] = await Promise.all([this.store.head(), this.projector.position()]);
    return { head, projected, lag: Math.max(0, head - projected) };
  }
}
