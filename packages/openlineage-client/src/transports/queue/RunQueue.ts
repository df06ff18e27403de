/** An event that waits, as JSON text. */
export type Entry = {
  readonly json: string;
  readonly bytes: number;
  readonly lane: Lane;
  /** Neighbours among all that wait, in order of arrival. */
  before?: Entry;
  after?: Entry;
  /** The next one of the same lane. */
  next?: Entry;
};

/** The events of one run, of which no two are under way at a time. */
export type Lane = {
  readonly key: string;
  first?: Entry;
  last?: Entry;
  size: number;
  busy: boolean;
};

/**
 * Events in lanes: those of one lane leave in their order, and the next only
 * after those before were answered; lanes take turns.
 *
 * ```
 * lanes   run a │ COMPLETE  RUNNING │ START is under way: a is busy
 *         run b │ COMPLETE  START   │ ready
 * all     b.START - a.RUNNING - b.COMPLETE - a.COMPLETE   the oldest is dropped first
 * ```
 *
 * Everything is a linked list, because both lists lose entries at the front
 * and there may be a hundred thousand.
 */
export class RunQueue {
  private readonly lanes = new Map<string, Lane>();
  private ready: Lane[] = [];
  private readyHead = 0;
  private oldest?: Entry;
  private newest?: Entry;
  private readyEvents = 0;

  /** How many events could leave now. */
  get readyCount(): number {
    return this.readyEvents;
  }

  add(key: string, json: string, bytes: number): void {
    let lane = this.lanes.get(key);
    if (!lane) {
      lane = { key, size: 0, busy: false };
      this.lanes.set(key, lane);
    }
    const entry: Entry = { json, bytes, lane, before: this.newest };
    if (this.newest) this.newest.after = entry;
    else this.oldest = entry;
    this.newest = entry;
    if (lane.last) lane.last.next = entry;
    else lane.first = entry;
    lane.last = entry;
    lane.size += 1;
    if (lane.busy) return;
    this.readyEvents += 1;
    if (lane.size === 1) this.ready.push(lane);
  }

  /**
   * The next events to send together, at most so many and so large (one is
   * given however large it is). Their lanes are busy until `release`.
   */
  take(maxSize: number, maxBytes: number): Entry[] {
    const taken: Entry[] = [];
    let bytes = 0;
    const fits = (entry: Entry) =>
      taken.length < maxSize && (taken.length === 0 || bytes + entry.bytes <= maxBytes);
    for (let lane = this.nextReady(); lane?.first && fits(lane.first); lane = this.nextReady()) {
      this.readyHead += 1;
      lane.busy = true;
      this.readyEvents -= lane.size;
      for (let entry = lane.first; entry && fits(entry); entry = lane.first) {
        this.removeFirst(lane);
        taken.push(entry);
        // Each is followed by a comma in a batch.
        bytes += entry.bytes + 1;
      }
    }
    return taken;
  }

  /** The events that `take` gave were answered. */
  release(entries: readonly Entry[]): void {
    for (const { lane } of entries) {
      if (!lane.busy) continue;
      lane.busy = false;
      if (lane.size === 0) this.lanes.delete(lane.key);
      else {
        this.readyEvents += lane.size;
        this.ready.push(lane);
      }
    }
  }

  /** Takes the event out that has waited longest; undefined when none waits. */
  removeOldest(): Entry | undefined {
    const entry = this.oldest;
    if (!entry) return undefined;
    const { lane } = entry;
    this.removeFirst(lane);
    if (lane.busy) return entry;
    this.readyEvents -= 1;
    // `ready` still holds the lane, and passes over it.
    if (lane.size === 0) this.lanes.delete(lane.key);
    return entry;
  }

  private removeFirst(lane: Lane): void {
    const entry = lane.first;
    if (!entry) return;
    lane.first = entry.next;
    if (!entry.next) lane.last = undefined;
    lane.size -= 1;
    if (entry.before) entry.before.after = entry.after;
    else this.oldest = entry.after;
    if (entry.after) entry.after.before = entry.before;
    else this.newest = entry.before;
  }

  private nextReady(): Lane | undefined {
    while (this.readyHead < this.ready.length && this.ready[this.readyHead].size === 0)
      this.readyHead += 1;
    if (this.readyHead > 1000 && this.readyHead * 2 > this.ready.length) {
      this.ready = this.ready.slice(this.readyHead);
      this.readyHead = 0;
    }
    return this.ready[this.readyHead];
  }
}
