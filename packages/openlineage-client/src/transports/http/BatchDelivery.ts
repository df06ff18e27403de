import { DeliveryError } from '../../client/errors';
import { readBatchAnswer } from './batchAnswer';
import type { Repetitions } from './RetryPolicy';
import type { HttpAnswer } from './sender';

/** What batches need of the http transport. */
export type BatchChannel = {
  /** POSTs an array of events, and repeats it as a whole. */
  post(json: string): Promise<HttpAnswer>;
  single(json: string): Promise<void>;
  repetitions(): Repetitions;
  sleep(ms: number): Promise<void>;
  warn(message: string): void;
  redact(text: string): string;
};

/** What an answer in the 200s says of one event; other failures were repeated already. */
class RefusedInBatch extends DeliveryError {}

/**
 * Sends events in batches. Those that the server did not take but calls
 * retriable are sent again; a batch that it refuses as a whole is split until
 * the event is found that it does not like; a server without the endpoint
 * gets events one by one.
 */
export class BatchDelivery {
  private takesBatches = true;

  constructor(private readonly channel: BatchChannel) {}

  /** @returns an error for each event that was not delivered, at its index */
  async deliver(jsons: readonly string[]): Promise<(Error | undefined)[]> {
    const { channel } = this;
    const errors: (Error | undefined)[] = jsons.map(() => undefined);
    const repetitions = channel.repetitions();
    let open = jsons.map((_, index) => index);
    for (;;) {
      const answers = await this.once(open.map(index => jsons[index]));
      answers.forEach((error, at) => {
        errors[open[at]] = error;
      });
      open = open.filter((_, at) => {
        const error = answers[at];
        return error instanceof RefusedInBatch && error.retriable;
      });
      const waitMs = open.length > 0 ? repetitions.next({ phase: 'read' }) : undefined;
      if (waitMs === undefined) return errors;
      const closed = await channel.sleep(waitMs).then(
        () => undefined,
        (error: Error) => error,
      );
      if (closed) {
        for (const index of open) errors[index] = closed;
        return errors;
      }
    }
  }

  private async once(jsons: readonly string[]): Promise<(Error | undefined)[]> {
    if (!this.takesBatches) return this.oneByOne(jsons);
    const errors: (Error | undefined)[] = jsons.map(() => undefined);
    try {
      const answer = await this.channel.post(`[${jsons.join(',')}]`);
      for (const { index, reason, retriable } of readBatchAnswer(answer.body, jsons.length)) {
        const message = `The server refused the event: ${this.channel.redact(reason)}`;
        errors[index] = new RefusedInBatch(message, { retriable });
      }
      return errors;
    } catch (error) {
      return this.afterRefusal(jsons, error as DeliveryError);
    }
  }

  private async afterRefusal(
    jsons: readonly string[],
    error: DeliveryError,
  ): Promise<(Error | undefined)[]> {
    const { status = 0, message } = error;
    if (status === 404 || status === 405 || status === 501) {
      if (this.takesBatches)
        this.channel.warn(`${message}. Events are sent one by one instead of in batches.`);
      this.takesBatches = false;
      return this.oneByOne(jsons);
    }
    // One event that is wrong, or too much, must not take the others with it.
    if ((status === 400 || status === 413 || status === 422) && jsons.length > 1) {
      const middle = jsons.length >> 1;
      const first = await this.once(jsons.slice(0, middle));
      return [...first, ...(await this.once(jsons.slice(middle)))];
    }
    return jsons.map(() => error);
  }

  private async oneByOne(jsons: readonly string[]): Promise<(Error | undefined)[]> {
    const errors: (Error | undefined)[] = [];
    for (const json of jsons) {
      errors.push(
        await this.channel.single(json).then(
          () => undefined,
          (error: Error) => error,
        ),
      );
    }
    return errors;
  }
}
