import { ClosedError, QueueFullError, toError } from '../client/errors';
import type { OpenLineageEvent } from '../events/types';

/** What did not get there when a transport was closed, in events. */
export type CloseReport = {
  /** Still waiting, or under way without an answer, when the time was up. */
  undelivered: number;
  /** Dropped over the transport's life, because its queue was full. */
  dropped: number;
};

/** What became of an event; of `undelivered` ones it is not known. */
export type Outcome = 'delivered' | 'filtered' | 'failed' | 'dropped' | 'undelivered';

/** Is told what became of an event; `event` makes it from what is left of it. */
export type OutcomeListener = (
  outcome: Outcome,
  error?: Error,
  event?: () => OpenLineageEvent,
) => void;

/** A way for events to leave the process. */
export interface Transport {
  /** The `type` of its configuration. */
  readonly kind: string;
  /** Its name among others of a composite. */
  name?: string;
  /** A composite that sorts takes greater ones first. */
  priority?: number;
  /** Resolves when the event was delivered, or taken into a queue; rejects when it was not. */
  emit(event: OpenLineageEvent): Promise<void>;
  /** The same for an event that is JSON text already, which is what a queue holds. */
  emitJson?(json: string): Promise<void>;
  /**
   * Sends several events, in order, in one request.
   *
   * @returns an error for each event that was not delivered, at its index
   */
  emitBatch?(jsons: readonly string[]): Promise<(Error | undefined)[]>;
  /** How many events `emitBatch` takes at a time; undefined when it is not to be used. */
  readonly batch?: BatchLimits;
  /**
   * Says where outcomes go. A transport that has this reports each outcome
   * itself; of others, the outcome is what `emit` resolves to.
   */
  listen?(listener: OutcomeListener): void;
  /** Resolves when everything that was emitted has an answer, or when the time is up. */
  flush?(timeoutMs?: number): Promise<void>;
  /** Flushes, then gives up what is left and takes no more. */
  close?(timeoutMs?: number): Promise<CloseReport>;
}

/** What one request may hold. */
export type BatchLimits = { maxSize: number; maxBytes: number };

/**
 * A transport's `emit` whose outcomes are reported, by the transport or for it.
 * It rejects as the transport does.
 */
export function reporting(
  transport: Transport,
  listener: OutcomeListener,
): (event: OpenLineageEvent) => Promise<void> {
  if (transport.listen) {
    transport.listen(listener);
    return event => transport.emit(event);
  }
  return async event => {
    try {
      await transport.emit(event);
    } catch (thrown) {
      const error = toError(thrown);
      listener(failureOf(error), error, () => event);
      throw error;
    }
    listener('delivered');
  };
}

/** Of which kind a failed delivery is. */
export function failureOf(error: Error): 'failed' | 'dropped' | 'undelivered' {
  if (error.name === ClosedError.name) return 'undelivered';
  return error.name === QueueFullError.name ? 'dropped' : 'failed';
}
