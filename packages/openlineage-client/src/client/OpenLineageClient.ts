import { version } from '../../package.json';
import { readClientConfig } from '../config/clientConfig';
import type { ClientConfig, ClientSettings } from '../config/clientConfig';
import { environmentWith, loadConfig } from '../config/loadConfig';
import type { Environment } from '../config/loadConfig';
import type { OpenLineageEvent } from '../events/types';
import { contextWith } from '../transports/context';
import type { TransportContext } from '../transports/context';
import { createTransport, isTransport } from '../transports/createTransport';
import type { TransportConfig } from '../transports/createTransport';
import type { KafkaProducer } from '../transports/KafkaTransport';
import { NoopTransport } from '../transports/NoopTransport';
import { Pending, within } from '../transports/Pending';
import { reporting } from '../transports/Transport';
import type { Transport } from '../transports/Transport';
import { checkEvent } from './checkEvent';
import { DeliveryMonitor } from './DeliveryMonitor';
import type { ClientStats, ErrorListener } from './DeliveryMonitor';
import { enricher } from './enricher';
import { ClosedError, InvalidEventError } from './errors';
import { createLogger } from './logger';
import type { Logger } from './logger';

export type ClientOptions = {
  /** How events leave: a transport, or its configuration. Overrides `config.transport`. */
  transport?: Transport | TransportConfig;
  /** Configuration, over that of the file and the environment. */
  config?: ClientConfig;
  /** Whether `emit` rejects when an event is not delivered. Default false. */
  throwOnError?: boolean;
  /** Is told of each event that is lost. */
  onError?: ErrorListener;
  /** Default: stderr, from the level OPENLINEAGE_CLIENT_LOGGING on. */
  logger?: Logger;
  /** What a configured transport of type `kafka` sends with. */
  kafkaProducer?: KafkaProducer;
  /** Where configuration is looked for instead of this process; for tests. */
  environment?: Partial<Environment>;
  /** Clock, chance and output of transports; for tests. */
  context?: Partial<TransportContext>;
};

/** What did not get there, and what did, when a client was closed. */
export type ClientCloseReport = Omit<ClientStats, 'emitted' | 'filtered'> & {
  /** Without an answer when the time was up. */
  undelivered: number;
};

/**
 * Sends OpenLineage events.
 *
 * Without options it is configured as the official clients are: by
 * `openlineage.yml` and environment variables. A server that cannot be reached
 * never breaks the program: it is said once, and counted.
 */
export class OpenLineageClient implements AsyncDisposable {
  /** How events leave. */
  readonly transport: Transport;
  private readonly throwOnError: boolean;
  private readonly logger: Logger;
  private readonly monitor: DeliveryMonitor;
  private readonly pending = new Pending();
  private readonly enrich: (event: OpenLineageEvent) => OpenLineageEvent;
  private readonly send: (event: OpenLineageEvent) => Promise<void>;
  private readonly isFiltered: (jobName: string) => boolean;
  private readonly disabled: boolean;
  private closing?: Promise<ClientCloseReport>;

  /** @throws ConfigurationError that names a wrong option, its value (never a secret) and what is allowed */
  constructor(options: ClientOptions = {}) {
    const environment = environmentWith(options.environment);
    const { env } = environment;
    this.logger = options.logger ?? createLogger(env.OPENLINEAGE_CLIENT_LOGGING);
    const context = contextWith({
      kafkaProducer: options.kafkaProducer,
      // Where the program has a logger, events are not mixed into its output.
      ...(options.logger && { write: line => options.logger?.info(line.trimEnd()) }),
      ...options.context,
      logger: this.logger,
    });
    this.throwOnError = options.throwOnError ?? false;
    this.monitor = new DeliveryMonitor(this.logger, context.now, options.onError);
    this.disabled = env.OPENLINEAGE_DISABLED?.trim().toLowerCase() === 'true';
    // What is switched off must not fail, whatever else is configured.
    const settings = readClientConfig(
      this.disabled ? {} : loadConfig({ ...options.config }, environment, this.logger),
    );
    for (const name of settings.ignored)
      this.logger.warn(`The option '${name}' is of other clients and ignored`);
    this.isFiltered = settings.isFiltered;
    this.enrich = enricher(settings, version, env);
    this.transport = this.disabled
      ? new NoopTransport()
      : this.transportOf(options, settings, context);
    this.send = reporting(this.transport, this.monitor.record);
  }

  /**
   * Sends an event. It resolves when the event was delivered, or with an async
   * transport when it is in the queue; and also when it was lost, unless
   * `throwOnError` is set.
   *
   * @throws InvalidEventError when the event's core breaks the specification,
   * which is a mistake of the program
   */
  async emit(event: OpenLineageEvent): Promise<void> {
    const { counts } = this.monitor;
    const issues = this.disabled ? [] : checkEvent(event);
    if (issues.length > 0)
      throw new InvalidEventError(`The event is not valid: ${issues.join('; ')}`);
    counts.emitted += 1;
    if (this.disabled || ('job' in event && this.isFiltered(event.job.name))) {
      counts.filtered += 1;
      return;
    }
    try {
      await this.pending.during(() => this.sendOpen(event));
    } catch (error) {
      if (this.throwOnError || (error as Error).name === InvalidEventError.name) throw error;
    }
  }

  /** What became of the events so far. */
  stats(): ClientStats {
    return { ...this.monitor.counts };
  }

  /** Resolves when every event that was emitted has an answer, or when the time is up. */
  async flush(timeoutMs = 30_000): Promise<void> {
    const start = Date.now();
    await this.pending.idle(timeoutMs);
    await this.transport.flush?.(Math.max(0, timeoutMs - (Date.now() - start)));
  }

  /**
   * Waits until every event has an answer, at most for the time, and takes no
   * more. What was not delivered is reported, and logged.
   */
  close(timeoutMs = 30_000): Promise<ClientCloseReport> {
    this.closing ??= this.closeOnce(timeoutMs);
    return this.closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  private transportOf(
    options: ClientOptions,
    settings: ClientSettings,
    context: TransportContext,
  ): Transport {
    const { transport = settings.transport } = options;
    if (isTransport(transport)) return transport;
    if (transport !== undefined && !isEmpty(transport))
      return createTransport(transport, 'transport', context);
    this.logger.warn(
      'No transport is configured, so events are printed. Set OPENLINEAGE_URL, or write an openlineage.yml.',
    );
    return createTransport({ type: 'console' }, 'transport', context);
  }

  private async sendOpen(event: OpenLineageEvent): Promise<void> {
    if (this.closing) {
      const error = new ClosedError('The client is closed: an event was dropped');
      this.monitor.record('dropped', error, () => event);
      throw error;
    }
    await this.send(this.enrich(event));
  }

  private async closeOnce(timeoutMs: number): Promise<ClientCloseReport> {
    const start = Date.now();
    const left = () => Math.max(0, timeoutMs - (Date.now() - start));
    await this.pending.idle(timeoutMs);
    const unanswered = this.pending.count;
    // Transports of others may not keep to the time.
    const closed = Promise.resolve(this.transport.close?.(left()));
    const report = await within(closed, left() + 1000);
    const { delivered, failed, dropped } = this.monitor.counts;
    const undelivered = Math.max(report?.undelivered ?? 0, unanswered);
    if (failed + dropped + undelivered > 0) {
      this.logger.warn(
        `Closed with ${delivered} events delivered, ${failed} failed, ${dropped} dropped, ${undelivered} without an answer.`,
      );
    }
    return { delivered, failed, dropped, undelivered };
  }
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
