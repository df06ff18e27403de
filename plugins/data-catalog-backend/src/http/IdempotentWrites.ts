import { createHash } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';

/** What a write answers. */
export type WriteAnswer = { status: number; body: unknown };

/** Answers are kept at least this long; a retry that comes later is a new write. */
const KEEP_MS = 24 * 60 * 60 * 1000;
/** Status of a row whose write has not been answered yet. */
const UNANSWERED = 0;

/** Makes a write with an `Idempotency-Key` happen once, whichever replica the retry reaches. */
export class IdempotentWrites {
  constructor(
    private readonly knex: Knex,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /**
   * Carries out a write, or answers what the first request with this key was answered.
   *
   * @throws ConflictError when the key came with another request, or the first is still under way
   */
  async once(
    key: string | undefined,
    caller: string,
    request: unknown,
    write: () => Promise<WriteAnswer>,
  ): Promise<WriteAnswer> {
    if (key === undefined) return write();
    const row = { key: digest([caller, key]), request_hash: digest(request) };
    const createdAt = this.now().toISOString();
    await this.forget();
    const claimed = await this.knex('idempotency_keys')
      .insert({ ...row, status: UNANSWERED, answer: 'null', created_at: createdAt })
      .onConflict('key')
      .ignore()
      .returning('key');
    if (claimed.length === 0) return this.answered(row, key);
    try {
      const answer = await write();
      await this.knex('idempotency_keys')
        .where({ key: row.key })
        .update({ status: answer.status, answer: JSON.stringify(answer.body) });
      return answer;
    } catch (error) {
      // Nothing was written, so the caller may try again with the same key.
      await this.knex('idempotency_keys').where({ key: row.key }).delete();
      throw error;
    }
  }

  private async answered(
    { key, request_hash: hash }: { key: string; request_hash: string },
    given: string,
  ): Promise<WriteAnswer> {
    const known = await this.knex('idempotency_keys').where({ key }).first();
    if (known && known.request_hash !== hash) {
      throw new ConflictError(`The Idempotency-Key '${given}' was used for another request`);
    }
    if (!known || known.status === UNANSWERED) {
      throw new ConflictError(`The request with Idempotency-Key '${given}' is still under way`);
    }
    return { status: known.status, body: JSON.parse(known.answer) };
  }

  private async forget(): Promise<void> {
    const before = new Date(this.now().getTime() - KEEP_MS).toISOString();
    await this.knex('idempotency_keys').where('created_at', '<', before).delete();
  }
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
