import type { Knex } from 'knex';
import type { AssetAccess } from '../assets/permissions';
import { applyAccess } from '../assets/query/filters';
import { failedStates } from '../projection/runs';
import { newestFirst, runColumns, visibleRuns } from './runRows';
import type { RunRow } from './runRows';

export type RunFilters = {
  state?: readonly string[];
  /** Owners of the job, or of a dataset that the job writes. */
  owner?: readonly string[];
  /** Started at this time or later. */
  from?: string;
};

/** Started at and run id of a run: where a page starts. */
export type RunKey = [startedAt: string, runId: string];

export type RunListQuery = {
  filters: RunFilters;
  limit: number;
  /** The page starts with the run after this one. */
  after?: RunKey;
  access: AssetAccess;
};

export type RunPage = { rows: RunRow[]; next?: RunKey };

/** Once so many runs have been looked at for one page, there is no further attempt; the first takes fewer. */
const MAX_LOOKED_AT = 15_000;
const FIRST_LOOK = 500;
/** Owned assets among which the jobs of an owner are looked for, and writes of theirs that are followed. */
const MAX_OWNED = 2_000;
const MAX_WRITES = 5_000;
/** Jobs whose own newest runs are read. */
const MAX_JOBS = 100;

const activeWrite = { 'e.type': 'write', 'e.active': 1 };

/**
 * A page of the runs that the caller may see, newest first.
 *
 * Whether a run fits shows only once its job is known, and of millions of runs
 * few may fit. So either the owner has few jobs and each job's index gives its
 * newest runs; or runs are looked at in their order, in growing portions, up to
 * a limit, and the next page goes on from there. Runs that failed have an index
 * of their own.
 */
export async function listRuns(knex: Knex, query: RunListQuery): Promise<RunPage> {
  const { filters, access, limit } = query;
  const jobs = filters.owner && (await ownedJobs(knex, filters.owner, access));
  const maxJobs = Math.min(MAX_JOBS, Math.floor(MAX_LOOKED_AT / (limit + 1)));
  // With a state asked for, a job's newest runs may all be of another.
  if (jobs && !filters.state && jobs.length <= maxJobs) {
    return pageOf(await newestOfJobs(knex, query, jobs), limit);
  }
  return walk(knex, query, jobs);
}

function pageOf(rows: RunRow[], limit: number): RunPage {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, ...(rows.length > limit && last && { next: keyOf(last) }) };
}

function keyOf({ started_at, run_id }: Pick<RunRow, 'started_at' | 'run_id'>): RunKey {
  return [started_at, run_id];
}

async function walk(knex: Knex, query: RunListQuery, jobs?: string[]): Promise<RunPage> {
  const wanted = query.limit + 1;
  const allFit = everyCandidateFits(query);
  const rows: RunRow[] = [];
  let { after } = query;
  let portion = allFit ? wanted : Math.max(FIRST_LOOK, wanted);
  for (let lookedAt = 0; lookedAt < MAX_LOOKED_AT; portion *= 2) {
    const candidates = newestFirst(candidateRuns(knex, { ...query, after })).limit(portion);
    rows.push(...(await fitting(knex, query, candidates, jobs).limit(wanted - rows.length)));
    if (rows.length === wanted || allFit) return pageOf(rows, query.limit);
    const last = await newestFirst(candidateRuns(knex, { ...query, after }))
      .offset(portion - 1)
      .first('r.started_at', 'r.run_id');
    if (!last) return pageOf(rows, query.limit);
    after = keyOf(last);
    lookedAt += portion;
  }
  return { rows, next: after };
}

/** Whether there is nothing to ask of a candidate. */
function everyCandidateFits({ filters, access }: RunListQuery): boolean {
  const { state, owner } = filters;
  if (owner || access.criteria) return false;
  return !state || (onlyFailed(state) && failedStates.every(failed => state.includes(failed)));
}

function onlyFailed(state: readonly string[]): boolean {
  return state.every(name => failedStates.includes(name));
}

/** Runs in the order of an index, as far as the index itself can tell. */
function candidateRuns(knex: Knex, { filters, after }: RunListQuery): Knex.QueryBuilder {
  const runs = knex('runs as r');
  if (filters.from !== undefined) runs.where('r.started_at', '>=', filters.from);
  // Written out, because an index of some rows serves only a query that says so itself.
  if (filters.state && onlyFailed(filters.state)) runs.whereRaw("r.state in ('FAIL', 'ABORT')");
  if (after) runs.whereRaw('(r.started_at, r.run_id) < (?, ?)', after);
  return runs;
}

function fitting(
  knex: Knex,
  { filters, access }: RunListQuery,
  candidates: Knex.QueryBuilder,
  jobs?: string[],
): Knex.QueryBuilder {
  const runs = visibleRuns(knex, access, candidates.select(runColumns).as('r'));
  if (filters.state) runs.whereIn('r.state', filters.state as string[]);
  if (jobs) runs.whereIn('r.job_id', jobs);
  else if (filters.owner) applyOwner(knex, runs, filters.owner, access);
  return newestFirst(runs.select(runColumns));
}

/**
 * A dataset that the caller may not see must not tell who owns it.
 *
 * Asked for each run, so the way is fixed from the job to what it writes; in
 * one join a planner may start with all that the owner owns.
 */
function applyOwner(
  knex: Knex,
  runs: Knex.QueryBuilder,
  owners: readonly string[],
  access: AssetAccess,
) {
  const owned = knex('assets as d')
    .join('assets as c', 'c.id', 'd.canonical_id')
    .whereRaw('d.id = e.target_id')
    .where('c.listed', 1)
    .whereIn('c.owner', owners as string[])
    .select(knex.raw('1'));
  applyAccess(owned, access, 'c');
  const written = knex('edges as e')
    .whereRaw('e.source_id = r.job_id')
    .where(activeWrite)
    .whereExists(owned)
    .select(knex.raw('1'));
  runs.where(fits =>
    fits
      .where(own => own.where('a.listed', 1).whereIn('a.owner', owners as string[]))
      .orWhereExists(written),
  );
}

/**
 * Jobs of the owners, and jobs that write what they own, that the caller may
 * see, under all their names; undefined when finding them would take long.
 */
async function ownedJobs(
  knex: Knex,
  owners: readonly string[],
  access: AssetAccess,
): Promise<string[] | undefined> {
  const owned: string[] = await knex('assets')
    .where('listed', 1)
    .whereIn('owner', owners as string[])
    .limit(MAX_OWNED + 1)
    .pluck('id');
  if (owned.length > MAX_OWNED) return undefined;
  const own = knex('assets as j')
    .join('assets as a', 'a.id', 'j.canonical_id')
    .where('j.class', 'job')
    .whereIn('j.canonical_id', owned);
  const writing = knex('edges as e')
    .join('assets as d', 'd.id', 'e.target_id')
    .join('assets as c', 'c.id', 'd.canonical_id')
    .join('assets as j', 'j.id', 'e.source_id')
    .join('assets as a', 'a.id', 'j.canonical_id')
    .where(activeWrite)
    .whereIn('d.canonical_id', owned);
  applyAccess(writing, access, 'c');
  const jobs = new Set<string>();
  for (const found of [own, writing]) {
    applyAccess(found, access, 'a');
    const ids: string[] = await found.limit(MAX_WRITES + 1).pluck('j.id');
    if (ids.length > MAX_WRITES) return undefined;
    for (const id of ids) jobs.add(id);
  }
  return [...jobs];
}

/** The newest runs of each job, from the job's own part of an index, and of those the newest. */
async function newestOfJobs(knex: Knex, query: RunListQuery, jobs: string[]): Promise<RunRow[]> {
  if (jobs.length === 0) return [];
  const wanted = query.limit + 1;
  const [first, ...others] = jobs.map(job => {
    const newest = newestFirst(candidateRuns(knex, query)).where('r.job_id', job).limit(wanted);
    return knex.select('*').from(newest.select(runColumns).as('newest'));
  });
  const all = first.unionAll(others);
  return newestFirst(knex.select('*').from(all.as('r'))).limit(wanted);
}
