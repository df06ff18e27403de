import type { RunSummary } from '@headwater/plugin-data-catalog-common';

export type FailedJob = {
  /** Absent where the user may not see the job. */
  job?: RunSummary['job'];
  times: number;
  /** Its newest failed run. */
  newest: RunSummary;
};

/** Failed runs by job, the one that failed last first. */
export function failedJobs(runs: readonly RunSummary[]): FailedJob[] {
  const jobs = new Map<string, FailedJob>();
  for (const run of runs) {
    const key = run.job?.id ?? '';
    const known = jobs.get(key);
    if (!known) jobs.set(key, { job: run.job, times: 1, newest: run });
    else {
      known.times++;
      if (run.startedAt > known.newest.startedAt) known.newest = run;
    }
  }
  return [...jobs.values()].sort((a, b) => (a.newest.startedAt < b.newest.startedAt ? 1 : -1));
}
