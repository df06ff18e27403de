import type { Knex } from 'knex';
import { deleteIn, selectIn, upsertRows } from '../../../database/tables';
import type { TableSpec } from '../../../database/tables';
import { columnsHash } from '../names/TableResolver';

/** How far the inference is. */
export type InferenceProgress = {
  /** Entries of the log up to here have been looked at. */
  position: number;
  /** What analysed; with another one all jobs are looked at again. */
  tool: string;
  /** The last job of the look at all jobs; absent when that is done. */
  sweptTo?: string;
};

/** What was inferred of a job. */
export type Inference = {
  jobId: string;
  /** Hash of all that went in. */
  inputHash: string;
  /** Ids of datasets that its tables may stand for: when one changes, the job is looked at again. */
  tables: string[];
  /** Datasets of which lineage was stated, with the hash of what was stated. */
  outputs: { namespace: string; name: string; hash: string }[];
};

/** Before the first job: ids are compared as text. */
const START = '00000000-0000-0000-0000-000000000000';

const inferencesTable: TableSpec = {
  name: 'sql_inferences',
  key: ['job_id'],
  columns: { job_id: 'uuid', input_hash: 'text', outputs: 'text' },
  merge: { input_hash: 'new', outputs: 'new' },
};

const tablesTable: TableSpec = {
  name: 'sql_inference_tables',
  key: ['table_id', 'job_id'],
  columns: { table_id: 'uuid', job_id: 'uuid' },
  merge: {},
};

/** Keeps what was inferred and from what. None of it is a projection: it is about what is in the log already. */
export class InferenceStore {
  constructor(private readonly knex: Knex) {}

  /** How far it is with this tool; what is before `head` is for the look at all jobs when it has not begun. */
  async progress(tool: string, head: number): Promise<InferenceProgress> {
    const row = await this.knex('sql_inference_progress').where({ id: 1 }).first();
    if (!row) return { position: head, tool, sweptTo: START };
    const position = Number(row.position);
    if (row.tool !== tool) return { position, tool, sweptTo: START };
    return { position, tool, ...(row.swept_to !== null && { sweptTo: row.swept_to }) };
  }

  async keepProgress({ position, tool, sweptTo }: InferenceProgress): Promise<void> {
    await this.knex('sql_inference_progress')
      .insert({ id: 1, position, tool, swept_to: sweptTo ?? null })
      .onConflict('id')
      .merge();
  }

  /** Jobs after one, by id. */
  async jobsAfter(id: string, limit: number): Promise<string[]> {
    return this.knex('assets')
      .where('class', 'job')
      .where('id', '>', id)
      .orderBy('id')
      .limit(limit)
      .pluck('id');
  }

  /** Jobs that events after one position, up to another, are about. */
  async jobsOfEvents(after: number, upTo: number): Promise<string[]> {
    return this.knex('log_entries')
      .where({ kind: 'openlineage.event' })
      .where('position', '>', after)
      .where('position', '<=', upTo)
      .whereNotNull('asset_id')
      .distinct('asset_id')
      .pluck('asset_id');
  }

  /** Jobs of which a table has changed between two positions. */
  async jobsOfTables(after: number, upTo: number): Promise<string[]> {
    return this.knex('assets as a')
      .join('assets as n', 'n.canonical_id', 'a.id')
      .join('sql_inference_tables as t', 't.table_id', 'n.id')
      .where('a.position', '>', after)
      .where('a.position', '<=', upTo)
      .distinct('t.job_id')
      .pluck('t.job_id');
  }

  async inferences(jobIds: readonly string[]): Promise<Map<string, Inference>> {
    const { knex } = this;
    const [rows, tables] = await Promise.all([
      selectIn<Record<string, string>>(knex, 'sql_inferences', 'job_id', jobIds, ['job_id', 'input_hash', 'outputs']),
      selectIn<Record<string, string>>(knex, 'sql_inference_tables', 'job_id', jobIds, ['job_id', 'table_id']),
    ]);
    const tablesOf = new Map<string, string[]>();
    for (const { job_id: job, table_id: table } of tables) {
      tablesOf.set(job, [...(tablesOf.get(job) ?? []), table]);
    }
    return new Map(
      rows.map(row => [
        row.job_id,
        {
          jobId: row.job_id,
          inputHash: row.input_hash,
          tables: (tablesOf.get(row.job_id) ?? []).sort(),
          outputs: JSON.parse(row.outputs),
        },
      ]),
    );
  }

  async keep(inferences: readonly Inference[]): Promise<void> {
    await this.knex.transaction(async trx => {
      await deleteIn(trx, 'sql_inference_tables', 'job_id', inferences.map(({ jobId }) => jobId));
      await upsertRows(
        trx,
        inferencesTable,
        inferences.map(({ jobId, inputHash, outputs }) => ({
          job_id: jobId,
          input_hash: inputHash,
          outputs: JSON.stringify(outputs),
        })),
      );
      await upsertRows(
        trx,
        tablesTable,
        inferences.flatMap(({ jobId, tables }) =>
          [...new Set(tables)].map(table => ({ table_id: table, job_id: jobId })),
        ),
      );
    });
  }

  /** Hash of the columns of each id that is an asset, or another name of one. */
  async columns(ids: readonly string[]): Promise<Map<string, string | null>> {
    const found = new Map<string, string | null>();
    const unique = [...new Set(ids)];
    for (let start = 0; start < unique.length; start += 5000) {
      const rows: { id: string; body: string | null }[] = await this.knex('assets as n')
        .join('assets as a', 'a.id', 'n.canonical_id')
        .leftJoin('asset_columns as c', 'c.asset_id', 'a.id')
        .whereIn('n.id', unique.slice(start, start + 5000))
        .where('a.listed', 1)
        .select('n.id', 'c.body');
      for (const row of rows) found.set(row.id, columnsHash(row));
    }
    return found;
  }
}
