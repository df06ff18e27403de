import { setMaxListeners } from 'node:events';
import { gzip as gzipWithCallback, gzipSync } from 'node:zlib';
import { promisify } from 'node:util';
import { ClosedError, ConfigurationError } from '../../client/errors';
import type { DeliveryError } from '../../client/errors';
import { serializeEvent } from '../../client/serializeEvent';
import { Section } from '../../config/Section';
import type { OpenLineageEvent } from '../../events/types';
import { contextWith } from '../context';
import type { TransportContext } from '../context';
import { Pending } from '../Pending';
import type { BatchLimits, CloseReport, Transport } from '../Transport';
import { answerError, excerptBytes, redirectTarget, redactor } from './answers';
import { createTokenProvider } from './auth';
import type { TokenProvider } from './auth';
import { BatchDelivery } from './BatchDelivery';
import { FetchSender } from './FetchSender';
import { readHttpOptions } from './options';
import type { HttpOptions, HttpSettings } from './options';
import { RetryPolicy } from './RetryPolicy';
import type { Failure } from './RetryPolicy';
import { ConnectionError, NodeSender } from './sender';
import type { HttpAnswer, HttpSender } from './sender';

const gzip = promisify(gzipWithCallback);
// As in the Python client: more takes twice the time for little.
const gzipOptions = { level: 3 };
/** Smaller bodies are compressed at once: handing them to another thread takes longer. */
const gzipAtOnce = 32 * 1024;
const batchAnswerBytes = 16 * 1024 * 1024;

type Body = { url: URL; data: string | Buffer; keepBytes: number };

/**
 * Sends each event in a request of its own to a server that speaks
 * OpenLineage's HTTP API, and repeats what may succeed later.
 */
export class HttpTransport implements Transport {
  readonly kind: string = 'http';
  name?: string;
  priority?: number;
  readonly batch?: BatchLimits;
  private readonly pending = new Pending();
  private readonly closing = new AbortController();
  private readonly retry: RetryPolicy;
  private readonly context: TransportContext;
  private readonly batches?: BatchDelivery;
  // Private to the language, so that no printed transport shows a secret; connections hold some too.
  readonly #sender: HttpSender;
  readonly #settings: HttpSettings;
  readonly #auth?: TokenProvider;
  #headers: Record<string, string>;

  /** @throws ConfigurationError that names a wrong option and what is allowed */
  constructor(options: HttpOptions | Section, context?: Partial<TransportContext>) {
    const section = options instanceof Section ? options : new Section(options, 'transport');
    const settings = readHttpOptions(section);
    if (!(options instanceof Section)) section.end();
    this.#settings = settings;
    this.batch = settings.batch;
    this.context = contextWith(context);
    // Each event that waits to be sent again listens, and Node would call more than ten a leak.
    setMaxListeners(0, this.closing.signal);
    this.retry = new RetryPolicy(settings.retry);
    this.#sender = settings.fetch
      ? new FetchSender(settings.fetch)
      : new NodeSender(settings.tls, settings.maxConnections);
    this.#auth = createTokenProvider(
      settings.auth,
      settings.authPath,
      (url, body, headers) =>
        this.#sender.post({ url, body, headers, timeoutMs: 10_000, keepBytes: 1024 * 1024 }),
      this.context.now,
    );
    this.#headers = {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(settings.gzip && { 'Content-Encoding': 'gzip' }),
      ...settings.headers,
    };
    if (settings.batch) this.batches = this.batchesTo(settings.batch.url);
  }

  async emit(event: OpenLineageEvent): Promise<void> {
    await this.emitJson(serializeEvent(event));
  }

  async emitJson(json: string): Promise<void> {
    await this.pending.during(() => this.send(json));
  }

  /** For transports with the option `batch`; others reject. */
  async emitBatch(jsons: readonly string[]): Promise<(Error | undefined)[]> {
    const { batches } = this;
    if (!batches) throw new ConfigurationError("The http transport has no option 'batch'");
    return this.pending.during(() => batches.deliver(jsons), jsons.length);
  }

  async flush(timeoutMs?: number): Promise<void> {
    await this.pending.idle(timeoutMs);
  }

  async close(timeoutMs = 30_000): Promise<CloseReport> {
    await this.pending.idle(timeoutMs);
    const undelivered = this.pending.count;
    this.closing.abort(new ClosedError('The client was closed before the event was delivered'));
    this.#sender.close();
    await this.pending.idle();
    return { undelivered, dropped: 0 };
  }

  private async send(json: string): Promise<void> {
    await this.deliver(await this.bodyOf(this.#settings.url, json, excerptBytes));
  }

  private batchesTo(url: URL): BatchDelivery {
    const { context, retry } = this;
    return new BatchDelivery({
      post: async json => this.deliver(await this.bodyOf(url, json, batchAnswerBytes)),
      single: json => this.send(json),
      repetitions: () => retry.start(context.now, context.random),
      sleep: ms => context.sleep(ms, this.closing.signal),
      warn: message => context.logger.warn(message),
      redact: this.redact,
    });
  }

  private async bodyOf(url: URL, json: string, keepBytes: number): Promise<Body> {
    if (!this.#settings.gzip) return { url, data: json, keepBytes };
    const data =
      json.length <= gzipAtOnce ? gzipSync(json, gzipOptions) : await gzip(json, gzipOptions);
    return { url, data, keepBytes };
  }

  /** Sends until there is an answer in the 200s, or no more try. */
  private async deliver(body: Body): Promise<HttpAnswer> {
    const repetitions = this.retry.start(this.context.now, this.context.random);
    for (;;) {
      const { answer, error, failure } = await this.attempt(body);
      if (answer) return answer;
      const waitMs = failure && repetitions.next(failure);
      if (waitMs === undefined) throw error;
      await this.context.sleep(waitMs, this.closing.signal);
    }
  }

  /** One try: the answer, or what went wrong and, when another may help, of which kind it is. */
  private async attempt(
    body: Body,
  ): Promise<
    | { answer: HttpAnswer; error?: undefined; failure?: undefined }
    | { answer?: undefined; error: Error; failure?: Failure }
  > {
    let answer: HttpAnswer;
    try {
      answer = await this.post(body);
    } catch (error) {
      const { retriable } = error as Partial<DeliveryError>;
      const phase = error instanceof ConnectionError ? error.phase : 'read';
      return { error: error as Error, failure: retriable ? { phase } : undefined };
    }
    const { status } = answer;
    if (status >= 200 && status < 300) return { answer };
    const failure = { phase: 'status' as const, status, retryAfter: answer.header('retry-after') };
    const retriable = this.retry.limitOf(failure) > 0;
    return { error: answerError(body.url, answer, retriable, this.redact), failure };
  }

  /** POSTs with authentication, and again where a redirect within the server, or a stale token, asks for it. */
  private async post({ url, data, keepBytes }: Body): Promise<HttpAnswer> {
    const { timeoutMs } = this.#settings;
    let target = url;
    let refreshed = false;
    for (let hops = 0; ;) {
      const headers = await this.authorized();
      if (this.closing.signal.aborted) throw this.closing.signal.reason;
      const answer = await this.#sender.post({
        url: target,
        headers,
        body: data,
        timeoutMs,
        keepBytes,
      });
      if (answer.status === 401 && !refreshed && this.#auth?.invalidate?.()) {
        refreshed = true;
        continue;
      }
      if (answer.status < 300 || answer.status > 399) return answer;
      hops += 1;
      target = redirectTarget(target, answer, hops);
    }
  }

  private async authorized(): Promise<Record<string, string>> {
    if (!this.#auth) return this.#headers;
    const bearer = await this.#auth.getBearer();
    if (bearer === undefined || this.#headers.Authorization === bearer) return this.#headers;
    this.#headers = { ...this.#headers, Authorization: bearer };
    return this.#headers;
  }

  /** A server may repeat what it was sent. */
  private readonly redact = (text: string) => redactor(Object.values(this.#headers))(text);
}
