/**
 * An option that the client cannot work with. The message names the option,
 * its value (never a secret) and what is allowed.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** An event that breaks the specification's core. The message says where. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
}

/** An event that could not be delivered. */
export class DeliveryError extends Error {
  override readonly name: string = 'DeliveryError';
  /** The HTTP status that was answered last. */
  readonly status?: number;
  /** Whether a later attempt may succeed. */
  readonly retriable: boolean;

  constructor(
    message: string,
    options: { status?: number; retriable?: boolean; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = options.status;
    this.retriable = options.retriable ?? false;
  }
}

/** An event that a queue at its bound dropped. */
export class QueueFullError extends DeliveryError {
  override readonly name = 'QueueFullError';
}

/** An event that was not delivered, because the client was closed before. */
export class ClosedError extends DeliveryError {
  override readonly name = 'ClosedError';
}

/** Whatever was thrown, as an error. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
