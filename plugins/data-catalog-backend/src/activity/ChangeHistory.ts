import type { Bound } from './bound';
import type { ChangeEntry, ChangeLog } from './ChangeLog';

const CHUNK = 20;
const MAX_ENTRIES = 1500;
/** Declarations of wide tables are large, so the number of entries alone is no bound. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * The changes of one asset under all its names, newest first, read as far back
 * as somebody looks, within a bound.
 */
export class ChangeHistory {
  private readonly entries: ChangeEntry[] = [];
  private bytes = 0;
  private hasOlder = true;

  constructor(
    private readonly options: {
      log: ChangeLog;
      nameIds: readonly string[];
      bound?: Bound;
    },
  ) {}

  /** The change at an index; undefined when there are no more, or the bound is reached. */
  async at(index: number): Promise<ChangeEntry | undefined> {
    while (index >= this.entries.length && this.hasOlder && !this.isFull) await this.load();
    return this.entries[index];
  }

  /** Index of the change at a position of the log, among those that were read; -1 when it is not. */
  indexOf(position: number): number {
    return this.entries.findIndex(entry => entry.position === position);
  }

  /** Size of what was read. */
  get sizeBytes(): number {
    return this.bytes;
  }

  /** Whether there are older changes that are not read any more. */
  get isCut(): boolean {
    return this.hasOlder && this.isFull;
  }

  private get isFull(): boolean {
    return this.entries.length >= MAX_ENTRIES || this.bytes >= MAX_BYTES;
  }

  private async load(): Promise<void> {
    const { log, nameIds, bound } = this.options;
    const last = this.entries.at(-1);
    const from = last ? { at: last.at, key: last.position } : bound;
    const older = await log.ofNames(nameIds, from, CHUNK);
    for (const entry of older) this.bytes += entry.sizeBytes;
    this.entries.push(...older);
    this.hasOlder = older.length === CHUNK;
  }
}
