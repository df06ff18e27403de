import type { Appended, EntryDraft, EntryKind, LogEntry } from './entries';

/** Which entries to list; all that is given must hold. */
export type LogFilter = {
  /** UTC ISO, inclusive: when the entry was recorded. */
  from?: string;
  /** UTC ISO, exclusive. */
  to?: string;
  assetId?: string;
  runId?: string;
  kind?: EntryKind;
};

/** Where entries are kept. */
export interface LogStore {
  /** Appends all in one transaction, in order; answers in the order of the drafts. */
  append(drafts: readonly EntryDraft[]): Promise<Appended[]>;
  /** Entries after a position, oldest first: at most `limit`, and no more than `maxBytes` of bodies but for the first. */
  read(after: number, limit: number, maxBytes: number): Promise<LogEntry[]>;
  /** Entries newest first, before a position. */
  list(filter: LogFilter, limit: number, before?: number): Promise<LogEntry[]>;
  find(position: number): Promise<LogEntry | undefined>;
  /** The last position given out, 0 for an empty log. */
  head(): Promise<number>;
}
