/** Counts what is under way, and tells when nothing is. */
export class Pending {
  private waiting: (() => void)[] = [];
  private current = 0;

  get count(): number {
    return this.current;
  }

  add(count = 1): void {
    this.current += count;
  }

  done(count = 1): void {
    this.current -= count;
    if (this.current > 0 || this.waiting.length === 0) return;
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Counts work for as long as it is not settled. */
  async during<T>(work: () => Promise<T>, count = 1): Promise<T> {
    this.add(count);
    try {
      return await work();
    } finally {
      this.done(count);
    }
  }

  /** Resolves when nothing is under way, or when the time is up. */
  async idle(timeoutMs?: number): Promise<void> {
    if (this.current === 0 || timeoutMs === 0) return;
    const idle = new Promise<void>(resolve => this.waiting.push(resolve));
    await (timeoutMs === undefined ? idle : within(idle, timeoutMs));
  }
}

/** Resolves with the work, or with undefined when the time is up before. */
export async function within<T>(work: Promise<T>, timeoutMs: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Longer delays than a timer holds would fire at once.
  const longest = 2 ** 31 - 1;
  const timeout = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), Math.min(timeoutMs, longest));
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
