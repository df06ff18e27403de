import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { upsertRows } from '../database/tables';
import type { Row, TableSpec } from '../database/tables';
import * as tables from '../projection/tables';
import { SHADOW } from './ShadowTables';

export type Snapshot = { id: string; position: number; createdAt: string };

const specs: TableSpec[] = Object.values(tables);
const CHUNK_ROWS = 500;

/** States of the projection, kept as JSON beside the log. A replay may start from the newest. */
export class SnapshotStore {
  constructor(private readonly knex: Knex) {}

  /** The newest complete snapshot. */
  async newest(): Promise<Snapshot | undefined> {
    const row = await this.knex('log_snapshots')
      .where({ complete: 1 })
      .orderBy('position', 'desc')
      .first();
    return row && { id: row.id, position: Number(row.position), createdAt: row.created_at };
  }

  /** Keeps what the shadow tables hold as the state at a position. */
  async write(position: number, now: Date): Promise<Snapshot> {
    const id = randomUUID();
    const createdAt = now.toISOString();
    await this.knex('log_snapshots').insert({ id, position, created_at: createdAt, complete: 0 });
    for (const spec of specs) await this.writeTable(id, spec);
    await this.knex('log_snapshots').where({ id }).update({ complete: 1 });
    return { id, position, createdAt };
  }

  /** Fills the empty shadow tables. */
  async restore({ id }: Snapshot): Promise<void> {
    for (const spec of specs) {
      for (let chunk = 0; ; chunk++) {
        const row = await this.knex('log_snapshot_chunks')
          .where({ snapshot_id: id, table_name: spec.name, chunk })
          .first('body');
        if (!row) break;
        await upsertRows(this.knex, spec, JSON.parse(row.body) as Row[], SHADOW);
      }
    }
  }

  /** Removes every snapshot but the given one. */
  async dropOthers({ id }: Snapshot): Promise<void> {
    await this.knex('log_snapshot_chunks').whereNot({ snapshot_id: id }).delete();
    await this.knex('log_snapshots').whereNot({ id }).delete();
  }

  private async writeTable(id: string, spec: TableSpec): Promise<void> {
    const columns = Object.keys(spec.columns);
    let last: Row | undefined;
    for (let chunk = 0; ; chunk++) {
      const page = this.knex<Row>(SHADOW + spec.name)
        .select(columns)
        .limit(CHUNK_ROWS);
      for (const key of spec.key) page.orderBy(key);
      if (last) {
        const marks = spec.key.map(() => '?').join(', ');
        const after = spec.key.map(key => last![key]) as Knex.RawBinding[];
        page.whereRaw(`(${spec.key.join(', ')}) > (${marks})`, after);
      }
      const rows = (await page) as Row[];
      if (rows.length === 0) return;
      await this.knex('log_snapshot_chunks').insert({
        snapshot_id: id,
        table_name: spec.name,
        chunk,
        body: JSON.stringify(rows),
      });
      last = rows[rows.length - 1];
    }
  }
}
