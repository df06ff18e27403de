import type { Statement } from './RequestScope';
import type { DatasetUse } from './ServiceRun';

/** What became of the statements of a service. */
export type ServiceAccessStats = {
  /** Looked at for the tables that they name. */
  read: number;
  /** Not looked at, because too many waited. */
  dropped: number;
};

export type StatementQueueOptions = {
  maxPending: number;
  found: (use: DatasetUse, route?: string) => void;
  report: (error: unknown) => void;
};

type Waiting = Statement & { route?: string };

/** Characters that are read in a turn of the event loop: about a millisecond. */
const PER_TURN = 20_000;
/** What a short text counts as. */
const LEAST = 100;

/** Statements that wait to be read, a few in each turn of the event loop. */
export class StatementQueue {
  private waiting: Waiting[] = [];
  private isScheduled = false;
  private readonly counts: ServiceAccessStats = { read: 0, dropped: 0 };

  constructor(private readonly options: StatementQueueOptions) {}

  add(statement: Waiting) {
    if (this.waiting.length >= this.options.maxPending) {
      this.drop();
      return;
    }
    this.waiting.push(statement);
    this.schedule();
  }

  /** Counts a statement that is given up. */
  drop() {
    this.counts.dropped += 1;
  }

  /** Reads all that waits, now. */
  drain() {
    this.read(this.waiting.splice(0));
  }

  stats(): ServiceAccessStats {
    return { ...this.counts };
  }

  private schedule() {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      this.read(this.waiting.splice(0, this.turnSize()));
      if (this.waiting.length > 0) this.schedule();
    });
  }

  private turnSize(): number {
    let left = PER_TURN;
    let count = 0;
    while (left > 0 && count < this.waiting.length) {
      left -= Math.max(LEAST, this.waiting[count].sql.length);
      count += 1;
    }
    return count;
  }

  private read(statements: readonly Waiting[]) {
    for (const { sql, datasetsOf, route } of statements) {
      this.counts.read += 1;
      try {
        this.options.found(datasetsOf(sql), route);
      } catch (error) {
        this.options.report(error);
      }
    }
  }
}
