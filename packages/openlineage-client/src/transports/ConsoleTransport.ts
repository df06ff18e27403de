import { serializeEvent } from '../client/serializeEvent';
import type { OpenLineageEvent } from '../events/types';
import { contextWith } from './context';
import type { TransportContext } from './context';
import type { Transport } from './Transport';

/** Writes each event to stdout as a line of JSON. What is used when nothing is configured. */
export class ConsoleTransport implements Transport {
  readonly kind = 'console';
  name?: string;
  priority?: number;
  private readonly context: TransportContext;

  constructor(context?: Partial<TransportContext>) {
    this.context = contextWith(context);
  }

  async emit(event: OpenLineageEvent): Promise<void> {
    await this.emitJson(serializeEvent(event));
  }

  async emitJson(json: string): Promise<void> {
    this.context.write(`${json}\n`);
  }
}
