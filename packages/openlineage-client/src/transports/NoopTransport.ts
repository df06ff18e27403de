import type { OutcomeListener, Transport } from './Transport';

/** Throws events away, and counts them as filtered. */
export class NoopTransport implements Transport {
  readonly kind = 'noop';
  name?: string;
  priority?: number;
  private listener: OutcomeListener = () => {};

  listen(listener: OutcomeListener): void {
    this.listener = listener;
  }

  async emit(): Promise<void> {
    this.listener('filtered');
  }
}
