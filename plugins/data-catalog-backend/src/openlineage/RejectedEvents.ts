import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { containing, escapeLike } from '../assets/query/filters';

export type RejectedEvent = {
  id: string;
  receivedAt: string;
  actor: string;
  /** `http`, `batch`, `bus` or `file:<name>`. */
  origin: string;
  reason: string;
  sizeBytes: number;
  /** As it came, cut to a limit; absent from lists that were asked for without. */
  body?: string;
};

/** Which refused events to list; all that is given must hold. */
export type RejectedFilter = {
  origin?: string;
  /** Text in the reason, whatever its case. */
  q?: string;
};

export type RejectedQuery = {
  filter?: RejectedFilter;
  limit: number;
  /** The last one of the page before. */
  before?: Pick<RejectedEvent, 'id' | 'receivedAt'>;
  includeBody?: boolean;
};

type Row = {
  id: string;
  received_at: string;
  actor: string;
  origin: string;
  reason: string;
  size_bytes: number;
  body?: string;
};

const columns = ['id', 'received_at', 'actor', 'origin', 'reason', 'size_bytes'] as const;

const MAX_BODY_LENGTH = 64 * 1024;
const MAX_EVENTS = 10_000;
/** Old ones are removed once in so many, not with each. */
const TRIM_EVERY = 100;

/** Refused events with the reason, so that nobody has to ask a pipeline to send again to learn why. */
export class RejectedEvents {
  private sinceTrim = 0;

  constructor(
    private readonly knex: Knex,
    private readonly maxEvents = MAX_EVENTS,
  ) {}

  async add(event: Pick<Required<RejectedEvent>, 'actor' | 'origin' | 'reason' | 'body'>): Promise<void> {
    await this.knex<Row>('log_rejected').insert({
      id: randomUUID(),
      received_at: new Date().toISOString(),
      actor: event.actor,
      origin: event.origin,
      reason: storable(event.reason),
      size_bytes: Buffer.byteLength(event.body),
      body: storable(event.body.slice(0, MAX_BODY_LENGTH)),
    });
    this.sinceTrim++;
    if (this.sinceTrim >= Math.min(TRIM_EVERY, this.maxEvents)) await this.trim();
  }

  /** Newest first. */
  async list({ filter = {}, limit, before, includeBody = true }: RejectedQuery): Promise<RejectedEvent[]> {
    const query = this.knex<Row>('log_rejected')
      .select(includeBody ? [...columns, 'body'] : [...columns])
      .orderBy([
        { column: 'received_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    if (filter.origin !== undefined) query.where('origin', filter.origin);
    if (filter.q !== undefined) {
      // SQLite's lower() knows ASCII only, so other letters are found as they are written.
      query.whereRaw("(lower(reason) like ? escape '\\' or reason like ? escape '\\')", [
        containing(filter.q),
        `%${escapeLike(filter.q)}%`,
      ]);
    }
    if (before) query.whereRaw('(received_at, id) < (?, ?)', [before.receivedAt, before.id]);
    return ((await query) as Row[]).map(toRejected);
  }

  /** One with its body. */
  async find(id: string): Promise<RejectedEvent | undefined> {
    const row = await this.knex<Row>('log_rejected').where({ id }).first();
    return row && toRejected(row);
  }

  /** How many are kept. */
  async count(): Promise<number> {
    const [{ count }] = await this.knex('log_rejected').count({ count: '*' });
    return Number(count);
  }

  private async trim(): Promise<void> {
    this.sinceTrim = 0;
    const [last] = await this.knex<Row>('log_rejected')
      .orderBy('received_at', 'desc')
      .orderBy('id', 'desc')
      .offset(this.maxEvents)
      .limit(1);
    if (last) {
      await this.knex('log_rejected')
        .whereRaw('(received_at, id) <= (?, ?)', [last.received_at, last.id])
        .delete();
    }
  }
}

function toRejected(row: Row): RejectedEvent {
  return {
    id: row.id,
    receivedAt: row.received_at,
    actor: row.actor,
    origin: row.origin,
    reason: row.reason,
    sizeBytes: row.size_bytes,
    ...(row.body !== undefined && { body: row.body }),
  };
}

/** PostgreSQL's text holds no NUL. */
function storable(text: string): string {
  return Buffer.from(text.replace(/\0/g, '\uFFFD')).toString();
}
