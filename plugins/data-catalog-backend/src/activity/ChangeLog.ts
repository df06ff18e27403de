import type { Knex } from 'knex';
import type { EntryBodies, EntryKind } from '../log';
import { applyBound } from './bound';
import type { Bound } from './bound';

/** Lineage from SQL changes nothing that somebody says of an asset. */
type ChangeKind = Exclude<EntryKind, 'openlineage.event' | 'lineage.sql'>;

/** An entry of the log by which somebody, or a catalog file, changed an asset. */
export type ChangeEntry = {
  [K in ChangeKind]: {
    kind: K;
    position: number;
    /** When it happened. */
    at: string;
    actor: string;
    /** The name that it is about; the asset may have others. */
    assetId: string;
    body: EntryBodies[K];
    sizeBytes: number;
  };
}[ChangeKind];

/** Where an entry stands, without what it says. */
export type ChangePosition = {
  position: number;
  at: string;
  assetId: string | undefined;
  recordedAt: string;
};

type EntryRow = {
  position: number | string;
  kind: ChangeKind;
  event_time: string;
  actor: string;
  asset_id: string;
  body: string;
};

type PositionRow = {
  position: number | string;
  event_time: string;
  asset_id: string | null;
  recorded_at: string;
};

const kinds: readonly ChangeKind[] = [
  'asset.state',
  'asset.delete',
  'asset.undelete',
  'asset.alias',
  'yaml.declare',
  'yaml.retract',
];

const columns = ['position', 'kind', 'event_time', 'actor', 'asset_id', 'body'];

/** Both indexes hold the entries that are no events, and are used only where a query says so. */
const NO_EVENT = "kind <> 'openlineage.event'";

/** Reads the log's entries that are no events: changes of assets. */
export class ChangeLog {
  constructor(private readonly knex: Knex) {}

  /** Changes of the asset that has these names, newest first. */
  async ofNames(nameIds: readonly string[], bound: Bound | undefined, limit: number): Promise<ChangeEntry[]> {
    const query = this.changes()
      .whereIn('asset_id', nameIds as string[])
      .select<EntryRow[]>(columns)
      .orderBy([
        { column: 'event_time', order: 'desc' },
        { column: 'position', order: 'desc' },
      ])
      .limit(limit);
    applyBound(query, ['event_time', 'position'], bound);
    return ((await query) as EntryRow[]).map(toEntry);
  }

  /** Changes of all assets, or of those with these names, in the order in which they were recorded, newest first. */
  async walk(
    { before, nameIds }: { before?: number; nameIds?: readonly string[] },
    limit: number,
  ): Promise<ChangePosition[]> {
    const query = this.changes()
      .select('position', 'event_time', 'asset_id', 'recorded_at')
      .orderBy('position', 'desc')
      .limit(limit);
    if (before !== undefined) query.where('position', '<', before);
    if (nameIds) query.whereIn('asset_id', nameIds as string[]);
    const rows: PositionRow[] = await query;
    return rows.map(row => ({
      position: Number(row.position),
      at: row.event_time,
      assetId: row.asset_id ?? undefined,
      recordedAt: row.recorded_at,
    }));
  }

  private changes(): Knex.QueryBuilder {
    return this.knex('log_entries').whereRaw(NO_EVENT).whereIn('kind', kinds as string[]);
  }
}

function toEntry({ position, kind, event_time: at, actor, asset_id: assetId, body }: EntryRow): ChangeEntry {
  return {
    kind,
    position: Number(position),
    at,
    actor,
    assetId,
    body: JSON.parse(body),
    sizeBytes: body.length,
  } as ChangeEntry;
}
