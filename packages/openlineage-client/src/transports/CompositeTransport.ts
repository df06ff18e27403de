import { ConfigurationError, DeliveryError, toError } from '../client/errors';
import type { OpenLineageEvent } from '../events/types';
import { contextWith } from './context';
import type { TransportContext } from './context';
import { reporting } from './Transport';
import type { CloseReport, OutcomeListener, Transport } from './Transport';

export type CompositeOptions = {
  transports: readonly Transport[];
  /** Whether the others are tried when one fails. Default true. */
  continueOnFailure?: boolean;
  /** Whether the others are tried when one succeeded. Default true. */
  continueOnSuccess?: boolean;
  /** Whether those with a greater priority come first; otherwise they stay in order. Default false. */
  sortTransports?: boolean;
};

/**
 * Sends each event through several transports, one after the other. Outcomes
 * are reported for each of them. It fails when none of them succeeded, or, without
 * `continueOnFailure`, at the first that fails.
 */
export class CompositeTransport implements Transport {
  readonly kind = 'composite';
  name?: string;
  priority?: number;
  private readonly transports: readonly Transport[];
  private readonly continueOnFailure: boolean;
  private readonly continueOnSuccess: boolean;
  private readonly context: TransportContext;
  private emits: ((event: OpenLineageEvent) => Promise<void>)[];

  /** @throws ConfigurationError when there is no transport */
  constructor(options: CompositeOptions, context?: Partial<TransportContext>) {
    const {
      transports,
      continueOnFailure = true,
      continueOnSuccess = true,
      sortTransports = false,
    } = options;
    if (transports.length === 0)
      throw new ConfigurationError('transport.transports must hold at least one transport');
    this.transports = sortTransports
      ? [...transports].sort((a, b) => (b.priority ?? 0) - (a.priority ?? 0))
      : [...transports];
    this.continueOnFailure = continueOnFailure;
    this.continueOnSuccess = continueOnSuccess;
    this.context = contextWith(context);
    this.emits = this.transports.map(transport => reporting(transport, () => {}));
  }

  listen(listener: OutcomeListener): void {
    this.emits = this.transports.map(transport => reporting(transport, listener));
  }

  async emit(event: OpenLineageEvent): Promise<void> {
    const failures: Error[] = [];
    for (const [index, emit] of this.emits.entries()) {
      const failure = await emit(event).then(() => undefined, toError);
      if (failure) {
        failures.push(failure);
        if (!this.continueOnFailure) break;
      } else if (!this.continueOnSuccess) return;
      this.context.logger.debug(
        `${labelOf(this.transports[index])}: ${failure?.message ?? 'sent'}`,
      );
    }
    const succeeded = failures.length < this.emits.length && this.continueOnFailure;
    if (failures.length === 0 || succeeded) return;
    const messages = failures.map(({ message }) => message).join(' ');
    throw new DeliveryError(
      this.continueOnFailure ? `No transport took the event: ${messages}` : messages,
      { cause: failures[0] },
    );
  }

  async flush(timeoutMs?: number): Promise<void> {
    await Promise.all(this.transports.map(transport => transport.flush?.(timeoutMs)));
  }

  async close(timeoutMs?: number): Promise<CloseReport> {
    const reports = await Promise.all(
      this.transports.map(transport => transport.close?.(timeoutMs)),
    );
    return {
      undelivered: reports.reduce((sum, report) => sum + (report?.undelivered ?? 0), 0),
      dropped: reports.reduce((sum, report) => sum + (report?.dropped ?? 0), 0),
    };
  }
}

function labelOf({ kind, name }: Transport): string {
  return name ? `${kind} '${name}'` : kind;
}
