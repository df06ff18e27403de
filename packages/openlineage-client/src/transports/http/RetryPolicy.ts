import type { Section } from '../../config/Section';

/** How often, and after what, a request is sent again. Names and defaults as in the Python client. */
export type RetryOptions = {
  /** Most repetitions of a request, for whatever reason. Default 5. */
  total?: number;
  /** Most of them after connections that were not made. Default 5. */
  connect?: number;
  /** Most of them after connections that broke, or gave no answer in time. Default 5. */
  read?: number;
  /** Seconds; the n-th repetition waits up to this times 2 to the power of n - 1. Default 0.3. */
  backoffFactor?: number;
  /** Statuses after which it is sent again. Default 429, 500, 502, 503, 504. */
  statusForcelist?: number[];
  /** Methods that are repeated; without POST nothing is. Default HEAD, POST. */
  allowedMethods?: string[];
};

/** Why a request has to be sent again. */
export type Failure =
  { phase: 'connect' | 'read' } | { phase: 'status'; status: number; retryAfter?: string };

// With these, a Retry-After header is obeyed, whatever statusForcelist says.
const obeyed = new Set([413, 429, 503]);
/** No wait is longer, whatever a server says: 60 s, in milliseconds. */
export const longestWaitMs = 60_000;

export class RetryPolicy {
  readonly total: number;
  private readonly connect: number;
  private readonly read: number;
  private readonly backoffFactor: number;
  private readonly statuses: ReadonlySet<number>;

  constructor(options: RetryOptions = {}) {
    const repeats = (options.allowedMethods ?? ['POST']).some(
      method => method.toUpperCase() === 'POST',
    );
    this.total = repeats ? (options.total ?? 5) : 0;
    this.connect = options.connect ?? 5;
    this.read = options.read ?? 5;
    this.backoffFactor = options.backoffFactor ?? 0.3;
    this.statuses = new Set(options.statusForcelist ?? [429, 500, 502, 503, 504]);
  }

  /** Counts the repetitions of one request. */
  start(now: () => number, random: () => number): Repetitions {
    return new Repetitions(this, now, random);
  }

  /** How often a failure of this kind may be repeated. */
  limitOf(failure: Failure): number {
    if (failure.phase !== 'status') return this[failure.phase];
    const { status, retryAfter } = failure;
    return this.statuses.has(status) || (retryAfter !== undefined && obeyed.has(status))
      ? this.total
      : 0;
  }

  /** Half of it fixed, half by chance, so that clients do not all come back together. */
  backoffMs(repetition: number, random: number): number {
    const full = Math.min(this.backoffFactor * 1000 * 2 ** repetition, longestWaitMs);
    return full * (0.5 + 0.5 * random);
  }
}

export class Repetitions {
  private count = 0;
  private readonly counts = { connect: 0, read: 0, status: 0 };

  constructor(
    private readonly policy: RetryPolicy,
    private readonly now: () => number,
    private readonly random: () => number,
  ) {}

  /** How long to wait before the next try, in milliseconds; undefined when there is to be none. */
  next(failure: Failure): number | undefined {
    const { policy } = this;
    if (this.count >= policy.total || this.counts[failure.phase] >= policy.limitOf(failure))
      return undefined;
    this.counts[failure.phase] += 1;
    const backoffMs = policy.backoffMs(this.count, this.random());
    this.count += 1;
    const asked =
      failure.phase === 'status' && obeyed.has(failure.status) ? failure.retryAfter : undefined;
    return (asked === undefined ? undefined : retryAfterMs(asked, this.now())) ?? backoffMs;
  }
}

/**
 * A Retry-After header, seconds or HTTP date, as a wait in milliseconds of at
 * most a minute; undefined when it is neither. Source: RFC 9110, 10.2.3.
 */
export function retryAfterMs(header: string, now: number): number | undefined {
  const text = header.trim();
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longestWaitMs);
}

export function readRetryOptions(section: Section | undefined): RetryOptions {
  if (!section) return {};
  const count = (name: string) => section.number([name], 0, true);
  const options = {
    total: count('total'),
    connect: count('connect'),
    read: count('read'),
    backoffFactor: section.number(['backoffFactor'], 0),
    statusForcelist: readStatuses(section),
    allowedMethods: readMethods(section),
  };
  section.end();
  return options;
}

function readStatuses(section: Section): number[] | undefined {
  const value = section.any('statusForcelist');
  if (value === undefined) return undefined;
  const statuses = Array.isArray(value) ? value.map(Number) : [NaN];
  if (statuses.every(status => Number.isInteger(status) && status >= 300 && status <= 599))
    return statuses;
  throw section.wrong('statusForcelist', 'an array of statuses from 300 to 599', value);
}

function readMethods(section: Section): string[] | undefined {
  const value = section.any('allowedMethods');
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every(method => typeof method === 'string')) return value;
  throw section.wrong('allowedMethods', 'an array of methods', value);
}
