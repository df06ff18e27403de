import type { AssetLink, LineageJob } from '@headwater/plugin-data-catalog-common';
import type { Knex } from 'knex';
import { runColumns } from '../runs/runRows';
import type { RunRow } from '../runs/runRows';

type Row = RunRow & { canonical: string };

/** Jobs with the newest run of each; who may see a job may see its runs. */
export async function describeJobs(knex: Knex, jobs: readonly AssetLink[]): Promise<LineageJob[]> {
  const byId = new Map(jobs.map(job => [job.id, job]));
  const runs = await newestRuns(knex, [...byId.keys()]);
  return [...byId.values()].map(asset => {
    const run = runs.get(asset.id);
    return { asset, ...(run && { lastRun: toLastRun(run) }) };
  });
}

/** For each name of a job the head of its own part of an index, and of those the newest. */
async function newestRuns(knex: Knex, ids: readonly string[]): Promise<Map<string, Row>> {
  const newest = new Map<string, Row>();
  if (ids.length === 0) return newest;
  const rows: Row[] = await knex('assets as j')
    .joinRaw(
      `join runs as r on r.run_id = (select x.run_id from runs x where x.job_id = j.id
         order by x.started_at desc, x.run_id desc limit 1)`,
    )
    .whereIn('j.canonical_id', ids as string[])
    .select('j.canonical_id as canonical', ...runColumns);
  for (const row of rows) {
    const known = newest.get(row.canonical);
    if (!known || known.started_at < row.started_at) newest.set(row.canonical, row);
  }
  return newest;
}

function toLastRun({ run_id, state, started_at, ended_at }: Row): LineageJob['lastRun'] {
  return {
    runId: run_id,
    state: state as 'COMPLETE',
    startedAt: started_at,
    ...(ended_at !== null && ended_at !== '' && { endedAt: ended_at }),
  };
}
