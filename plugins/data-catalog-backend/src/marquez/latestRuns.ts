import type { Knex } from 'knex';
import { isPostgres } from '../database/tables';
import type { Reading } from './Reading';
import { describeRuns, fullRunColumns } from './runs';
import type { FullRunRow, Run } from './runs';

type Row = FullRunRow & { canonical: string };

/** So many of the newest runs of each job, by job, newest first; who may see a job may see its runs. */
export async function readLatestRuns(
  reading: Reading,
  jobs: readonly string[],
  each: number,
): Promise<Map<string, Run[]>> {
  const rows: Row[] = await reading
    .knex('assets as j')
    .joinRaw(`join runs as r on r.run_id ${newestOfJob(reading.knex, each)}`)
    .whereIn('j.canonical_id', jobs as string[])
    .select('j.canonical_id as canonical', ...fullRunColumns)
    .orderBy([
      { column: 'r.started_at', order: 'desc' },
      { column: 'r.run_id', order: 'desc' },
    ]);
  const kept = new Map<string, Row[]>();
  for (const row of rows) {
    const own = kept.get(row.canonical) ?? [];
    if (own.length < each) kept.set(row.canonical, [...own, row]);
  }
  const shown = [...kept.values()].flat();
  const runs = await describeRuns(reading, shown);
  const byId = new Map(runs.map(run => [run.id, run]));
  return new Map([...kept].map(([job, own]) => [job, own.map(row => byId.get(row.run_id)!)]));
}

/**
 * Is among the newest runs of the job `j`: for each name of a job the head of
 * its own part of an index. PostgreSQL looks an array up by the index of run
 * ids, but would compare a list with every run that there is.
 */
function newestOfJob(knex: Knex, each: number): string {
  const newest = `select x.run_id from runs x where x.job_id = j.id
    order by x.started_at desc, x.run_id desc limit ${each}`;
  return isPostgres(knex) ? `= any(array(${newest}))` : `in (${newest})`;
}
