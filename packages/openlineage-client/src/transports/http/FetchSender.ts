import { ClosedError } from '../../client/errors';
import { ConnectionError, show } from './sender';
import type { HttpAnswer, HttpPost, HttpSender } from './sender';

/** Sends through a `fetch` that the user chose: a proxy's, or one that traces. */
export class FetchSender implements HttpSender {
  private readonly closing = new AbortController();

  constructor(private readonly fetch: typeof globalThis.fetch) {}

  async post({ url, headers, body, timeoutMs, keepBytes }: HttpPost): Promise<HttpAnswer> {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const { fetch } = this;
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.any([timeout, this.closing.signal]),
      });
      const text = await response.text();
      return {
        status: response.status,
        header: name => response.headers.get(name) ?? undefined,
        body: text.slice(0, keepBytes),
      };
    } catch (error) {
      if (this.closing.signal.aborted)
        throw new ClosedError('The client was closed before the server answered');
      if (timeout.aborted) {
        throw new ConnectionError(
          `${show(url)} gave no answer within ${timeoutMs} ms`,
          'read',
          error,
        );
      }
      const { message, cause } = error as Error;
      const reason = (cause as Error | undefined)?.message || message;
      throw new ConnectionError(
        `${show(url)} cannot be reached: ${reason}`,
        'connect',
        cause ?? error,
      );
    }
  }

  close(): void {
    this.closing.abort();
  }
}
