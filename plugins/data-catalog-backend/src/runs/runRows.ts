import type { AssetLink, RunSummary } from '@headwater/plugin-data-catalog-common';
import type { Knex } from 'knex';
import type { AssetAccess } from '../assets/permissions';
import { applyAccess } from '../assets/query/filters';

/** A row of `runs` without its document. */
export type RunRow = {
  run_id: string;
  job_id: string | null;
  state: string;
  started_at: string;
  ended_at: string | null;
  stub: number;
  parent_run_id: string | null;
  root_run_id: string | null;
  error: string | null;
};

/** Columns of a `RunRow`, of `runs as r`. */
export const runColumns = [
  'run_id',
  'job_id',
  'state',
  'started_at',
  'ended_at',
  'stub',
  'parent_run_id',
  'root_run_id',
  'error',
].map(column => `r.${column}`);

/** `runs as r` that the caller may see: those whose job (`assets as a`) the caller may see. */
export function visibleRuns(
  knex: Knex,
  access: AssetAccess,
  runs: string | Knex.QueryBuilder = 'runs as r',
): Knex.QueryBuilder {
  const query = knex
    .from(runs as string)
    .leftJoin('assets as j', 'j.id', 'r.job_id')
    .leftJoin('assets as a', 'a.id', 'j.canonical_id');
  applyAccess(query, access, 'a');
  return query;
}

/** Puts the newest run first. */
export function newestFirst(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query.orderBy([
    { column: 'r.started_at', order: 'desc' },
    { column: 'r.run_id', order: 'desc' },
  ]);
}

/** A run as lists answer it. */
export function toSummary(row: RunRow, job: AssetLink | undefined): RunSummary {
  const ended = row.ended_at ?? undefined;
  return {
    runId: row.run_id,
    ...(job && { job }),
    state: row.state as RunSummary['state'],
    startedAt: row.started_at,
    ...(ended && {
      endedAt: ended,
      durationMs: Math.max(0, Date.parse(ended) - Date.parse(row.started_at)),
    }),
    stub: Number(row.stub) === 1,
    ...(row.parent_run_id && { parentRunId: row.parent_run_id }),
    ...(row.root_run_id && { rootRunId: row.root_run_id }),
    ...(row.error !== null && { error: { message: row.error } }),
  };
}
