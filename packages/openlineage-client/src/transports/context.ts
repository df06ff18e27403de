import { createLogger } from '../client/logger';
import type { Logger } from '../client/logger';
import type { KafkaProducer } from './KafkaTransport';

/** What transports need of the world outside; tests put their own in. */
export type TransportContext = {
  logger: Logger;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Resolves after the time; rejects as soon as the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Writes a line of output. */
  write(line: string): void;
  /** What a transport of type `kafka` sends with. */
  kafkaProducer?: KafkaProducer;
};

export function contextWith(parts: Partial<TransportContext> = {}): TransportContext {
  return {
    now: Date.now,
    random: Math.random,
    sleep,
    write: line => process.stdout.write(line),
    ...parts,
    logger: parts.logger ?? createLogger(),
  };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    // The timer keeps the process alive: an event still waits to be sent again.
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, ms);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
