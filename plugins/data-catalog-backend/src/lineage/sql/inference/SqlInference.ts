import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { LogService } from '../../../log';
import { selectIn } from '../../../database/tables';
import { tool } from '../tool';
import { InferenceStore } from './InferenceStore';
import type { Inference } from './InferenceStore';
import { JobInference } from './JobInference';
import { JobReader } from './JobReader';
import type { SqlJob } from './JobReader';
import type { SqlAnalyst } from '../SqlAnalyst';

export type SqlInferenceOptions = {
  knex: Knex;
  log: Pick<LogService, 'state' | 'status'>;
  analyst: Pick<SqlAnalyst, 'analyze'>;
  logger: LoggerService;
  /** After this time a run ends; the next goes on. */
  runMs?: number;
};

/** What a run did. */
export type InferenceResult = { jobs: number; stated: number };

/** Positions of the log that are looked at together. */
const STEP = 2_000;
const JOBS_AT_ONCE = 100;
const RUN_MS = 5 * 60_000;

/**
 * Gives jobs whose events have SQL and no column lineage the lineage that the
 * SQL tells. It follows the log, as far as it is projected, for jobs of which
 * there is news, and the columns of their tables; a first time, and with
 * another version of what analyses, it looks at all jobs. A job whose input is
 * as it was costs no analysis and makes no entry.
 */
export class SqlInference {
  private readonly store: InferenceStore;
  private readonly reader: JobReader;
  private readonly jobs: JobInference;

  constructor(private readonly options: SqlInferenceOptions) {
    this.store = new InferenceStore(options.knex);
    this.reader = new JobReader(options.knex);
    this.jobs = new JobInference(options);
  }

  /** Catches up; one run at a time, over all replicas. */
  async run(signal?: AbortSignal): Promise<InferenceResult> {
    const { log, runMs = RUN_MS } = this.options;
    const until = Date.now() + runMs;
    const goesOn = () => !signal?.aborted && Date.now() < until;
    // What is not projected yet cannot be read.
    const { projected } = await log.status();
    const progress = await this.store.progress(JSON.stringify(tool), projected);
    const result = { jobs: 0, stated: 0 };
    while (progress.position < projected && goesOn()) {
      const upTo = Math.min(progress.position + STEP, projected);
      const jobs = [
        ...(await this.store.jobsOfEvents(progress.position, upTo)),
        ...(await this.store.jobsOfTables(progress.position, upTo)),
      ];
      await this.infer([...new Set(jobs)].sort(), result, signal);
      progress.position = upTo;
      await this.store.keepProgress(progress);
    }
    while (progress.sweptTo !== undefined && goesOn()) {
      const jobs = await this.store.jobsAfter(progress.sweptTo, JOBS_AT_ONCE);
      await this.infer(jobs, result, signal);
      progress.sweptTo = jobs.at(-1);
      await this.store.keepProgress(progress);
    }
    return result;
  }

  private async infer(ids: readonly string[], result: InferenceResult, signal?: AbortSignal): Promise<void> {
    for (let start = 0; start < ids.length; start += JOBS_AT_ONCE) {
      await this.inferPage(ids.slice(start, start + JOBS_AT_ONCE), result, signal);
    }
  }

  private async inferPage(ids: readonly string[], result: InferenceResult, signal?: AbortSignal): Promise<void> {
    const all = await this.reader.read(ids);
    const known = await this.store.inferences(all.map(({ id }) => id));
    const jobs = all.filter(({ id, sql }) => sql !== undefined || known.has(id));
    const tables = jobs.flatMap(job => [...datasetsOf(job), ...(known.get(job.id)?.tables ?? [])]);
    const columns = await this.store.columns(tables);
    const texts = await this.texts(jobs);
    const inferences: Inference[] = [];
    try {
      for (const job of jobs) {
        const before = known.get(job.id);
        const outcome = await this.jobs.infer({ job, before, columns, facet: texts.get(job.sql ?? '') }, signal);
        if (!outcome) continue;
        result.jobs++;
        if (outcome.isStated) result.stated++;
        inferences.push(outcome.inference);
      }
    } finally {
      // What was stated before a failure is not to be stated again.
      await this.store.keep(inferences);
    }
  }

  private async texts(jobs: readonly SqlJob[]): Promise<Map<string, unknown>> {
    const hashes = [...new Set(jobs.flatMap(({ sql }) => sql ?? []))];
    const columns = ['hash', 'body'];
    const rows = await selectIn<{ hash: string; body: string }>(
      this.options.knex,
      'facet_bodies',
      'hash',
      hashes,
      columns,
      'text',
    );
    return new Map(rows.map(({ hash, body }) => [hash, JSON.parse(body)]));
  }
}

function datasetsOf({ inputs, outputs }: SqlJob): string[] {
  return [...inputs, ...outputs].map(({ id }) => id);
}
