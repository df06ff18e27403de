import type { Knex } from 'knex';
import { isPostgres, selectIn, upsertRows } from '../database/tables';
import type { TableSpec } from '../database/tables';
import type { Appended, EntryDraft, LogEntry } from './entries';
import type { LogFilter, LogStore } from './LogStore';

const entriesTable: TableSpec = {
  name: 'log_entries',
  key: ['content_hash'],
  columns: {
    position: 'bigint',
    kind: 'text',
    event_time: 'text',
    recorded_at: 'text',
    actor: 'text',
    asset_id: 'uuid',
    run_id: 'text',
    content_hash: 'text',
    body: 'text',
  },
  merge: {},
};

/** Any number will do, as long as nothing else in the database uses it. */
const LOCK = 0x48656164;

type EntryRow = {
  position: number | string;
  kind: LogEntry['kind'];
  event_time: string;
  recorded_at: string;
  actor: string;
  asset_id: string | null;
  run_id: string | null;
  content_hash: string;
  body: string;
};

/**
 * The log in tables `log_entries` and `log_head`.
 *
 * PostgreSQL's sequences commit out of order: a reader that goes by "greater
 * than my last" would skip rows. So positions are given under a lock that is
 * held until the transaction ends, and become visible in their order.
 */
export class DatabaseLogStore implements LogStore {
  constructor(
    private readonly knex: Knex,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async append(drafts: readonly EntryDraft[]): Promise<Appended[]> {
    if (drafts.length === 0) return [];
    const hashes = drafts.map(draft => draft.contentHash);
    return this.knex.transaction(async trx => {
      if (isPostgres(trx)) await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
      const known = await positionsOf(trx, hashes);
      const fresh = distinct(drafts).filter(draft => !known.has(draft.contentHash));
      let position = fresh.length === 0 ? 0 : await takePositions(trx, fresh.length);
      const recordedAt = `${this.now().toISOString().slice(0, -1)}000000Z`;
      const given = new Map<string, number>();
      const rows = fresh.map(draft => {
        given.set(draft.contentHash, ++position);
        return toRow(draft, position, recordedAt);
      });
      await insertEntries(trx, rows);
      return drafts.map(({ contentHash }): Appended => {
        const first = given.get(contentHash);
        if (first === undefined) return { position: known.get(contentHash)!, duplicate: true };
        // Within the batch, too, only the first of equal entries is new.
        given.delete(contentHash);
        known.set(contentHash, first);
        return { position: first, duplicate: false };
      });
    });
  }

  async read(after: number, limit: number, maxBytes: number): Promise<LogEntry[]> {
    const rows: EntryRow[] = await this.knex('log_entries')
      .where('position', '>', after)
      .orderBy('position')
      .limit(limit);
    let bytes = 0;
    const entries: LogEntry[] = [];
    for (const row of rows) {
      bytes += row.body.length;
      if (entries.length > 0 && bytes > maxBytes) break;
      entries.push(toEntry(row));
    }
    return entries;
  }

  async list(filter: LogFilter, limit: number, before?: number): Promise<LogEntry[]> {
    const query = this.knex<EntryRow>('log_entries').orderBy('position', 'desc').limit(limit);
    if (before !== undefined) query.where('position', '<', before);
    if (filter.from !== undefined) query.where('recorded_at', '>=', filter.from);
    if (filter.to !== undefined) query.where('recorded_at', '<', filter.to);
    if (filter.assetId !== undefined) query.where('asset_id', filter.assetId);
    if (filter.runId !== undefined) query.where('run_id', filter.runId);
    if (filter.kind !== undefined) query.where('kind', filter.kind);
    return ((await query) as EntryRow[]).map(toEntry);
  }

  async find(position: number): Promise<LogEntry | undefined> {
    const row: EntryRow | undefined = await this.knex('log_entries').where({ position }).first();
    return row && toEntry(row);
  }

  async head(): Promise<number> {
    const row = await this.knex('log_head').where({ id: 1 }).first('position');
    return Number(row?.position ?? 0);
  }
}

/**
 * Bodies go as plain parameters: inside an array PostgreSQL's driver would
 * have to escape every quote of them.
 */
async function insertEntries(trx: Knex.Transaction, rows: readonly ReturnType<typeof toRow>[]) {
  if (!isPostgres(trx)) return upsertRows(trx, entriesTable, rows);
  if (rows.length === 0) return undefined;
  return trx('log_entries').insert(rows as object[]).onConflict('content_hash').ignore();
}

async function positionsOf(trx: Knex.Transaction, hashes: string[]): Promise<Map<string, number>> {
  const rows = await selectIn<Pick<EntryRow, 'content_hash' | 'position'>>(
    trx,
    'log_entries',
    'content_hash',
    hashes,
    ['content_hash', 'position'],
    'text',
  );
  return new Map(rows.map(row => [row.content_hash, Number(row.position)]));
}

/** Moves the head on; answers the position before the first new one. */
async function takePositions(trx: Knex.Transaction, count: number): Promise<number> {
  const [row] = await trx('log_head')
    .where({ id: 1 })
    .increment('position', count)
    .returning('position');
  return Number(row.position) - count;
}

function distinct(drafts: readonly EntryDraft[]): EntryDraft[] {
  const first = new Map<string, EntryDraft>();
  for (const draft of drafts) if (!first.has(draft.contentHash)) first.set(draft.contentHash, draft);
  return [...first.values()];
}

function toRow(draft: EntryDraft, position: number, recordedAt: string) {
  return {
    position,
    kind: draft.kind,
    event_time: draft.eventTime,
    recorded_at: recordedAt,
    actor: draft.actor,
    asset_id: draft.assetId,
    run_id: draft.runId,
    content_hash: draft.contentHash,
    body: draft.body,
  };
}

function toEntry(row: EntryRow): LogEntry {
  return {
    position: Number(row.position),
    kind: row.kind,
    eventTime: row.event_time,
    recordedAt: row.recorded_at,
    actor: row.actor,
    body: row.body,
    contentHash: row.content_hash,
    ...(row.asset_id !== null && { assetId: row.asset_id }),
    ...(row.run_id !== null && { runId: row.run_id }),
  };
}
