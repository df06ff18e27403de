import type { Knex } from 'knex';
import type { ProjectionStore } from './ProjectionStore';

const MAX_KNOWN = 50_000;
const MAX_CACHED_BYTES = 32 * 1024 * 1024;

/**
 * Bodies of facets. Most come again and again, so what is known to be stored
 * is not sent to the database twice.
 */
export class BodyCache {
  private readonly known = new Set<string>();
  private readonly texts = new Map<string, string>();
  private bytes = 0;

  /** The bodies of one transaction; they count as known once it has committed. */
  begin(transaction: Knex.Transaction, store: ProjectionStore): BodyBatch {
    const batch = new BodyBatch(this, store);
    transaction.executionPromise.then(
      () => batch.written.forEach(hash => this.remember(hash)),
      () => undefined,
    );
    return batch;
  }

  isKnown(hash: string): boolean {
    return this.known.has(hash);
  }

  text(hash: string): string | undefined {
    return this.texts.get(hash);
  }

  keep(hash: string, text: string) {
    if (this.texts.has(hash)) return;
    this.texts.set(hash, text);
    this.bytes += text.length;
    for (const [oldest, body] of this.texts) {
      if (this.bytes <= MAX_CACHED_BYTES) break;
      this.texts.delete(oldest);
      this.bytes -= body.length;
    }
  }

  private remember(hash: string) {
    this.known.add(hash);
    if (this.known.size <= MAX_KNOWN) return;
    const [oldest] = this.known;
    this.known.delete(oldest);
  }
}

/** Bodies that one batch of entries brings or needs. */
export class BodyBatch {
  /** Hashes that this batch has written. */
  readonly written: string[] = [];
  private readonly fresh = new Map<string, string>();
  private readonly parsed = new Map<string, unknown>();

  constructor(
    private readonly cache: BodyCache,
    private readonly store: ProjectionStore,
  ) {}

  add(bodies: ReadonlyMap<string, string>) {
    for (const [hash, text] of bodies) this.fresh.set(hash, text);
  }

  /** Fetches bodies, so that `get` answers without waiting. */
  async require(hashes: readonly string[]): Promise<void> {
    const missing = [...new Set(hashes)].filter(
      hash => !this.fresh.has(hash) && this.cache.text(hash) === undefined && !this.parsed.has(hash),
    );
    for (const { hash, body } of await this.store.bodies(missing)) {
      this.parsed.set(hash, JSON.parse(body));
      this.cache.keep(hash, body);
    }
  }

  /** The parsed body; it must be in this batch or have been required. */
  get(hash: string): unknown {
    if (this.parsed.has(hash)) return this.parsed.get(hash);
    const text = this.fresh.get(hash) ?? this.cache.text(hash);
    const value = text === undefined ? undefined : JSON.parse(text);
    this.parsed.set(hash, value);
    return value;
  }

  async read(hash: string): Promise<unknown> {
    await this.require([hash]);
    return this.get(hash);
  }

  async flush(): Promise<void> {
    const rows = [...this.fresh]
      .filter(([hash]) => !this.cache.isKnown(hash))
      .map(([hash, body]) => ({ hash, body }));
    await this.store.write('bodies', rows);
    this.written.push(...rows.map(({ hash }) => hash));
  }
}
