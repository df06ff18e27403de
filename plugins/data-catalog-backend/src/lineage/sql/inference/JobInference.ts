import type { LoggerService } from '@backstage/backend-plugin-api';
import { unlimitedAccess } from '../../../assets/permissions';
import type { LogService } from '../../../log';
import type { SqlLineage } from '../../../log/entries';
import { asRecord } from '../../../projection/columnMapping';
import { hashText } from '../../../projection/FactBuilder';
import { dialectsFor } from '../names/dialects';
import type { Candidate } from '../names/TableResolver';
import { scopeOf } from '../names/scopeOf';
import { outputLineages } from '../outputLineages';
import type { OutputLineage } from '../outputLineages';
import type { ResolvedScript, SqlAnalyst } from '../SqlAnalyst';
import { textBody } from '../textBody';
import { tool } from '../tool';
import type { Inference } from './InferenceStore';
import type { SqlJob } from './JobReader';

/** What is known of a job before its SQL is looked at. */
export type JobState = {
  job: SqlJob;
  /** Body of its `sql` facet. */
  facet?: unknown;
  before?: Inference;
  /** Hash of the columns of datasets, by id; of those that are no assets there is none. */
  columns: ReadonlyMap<string, string | null>;
};

/** What was found, to be kept, and whether something was stated. */
export type JobOutcome = { inference: Inference; isStated: boolean };

type Stated = { text: SqlLineage['text']; outputs: OutputLineage[]; tables: Candidate[] };

const ACTOR = 'headwater';

/** Longer texts are loads of data rather than queries. */
const MAX_LENGTH = 1024 * 1024;

const nothing: Stated = { text: undefined, outputs: [], tables: [] };

/** Infers the lineage of one job. */
export class JobInference {
  constructor(
    private readonly options: {
      log: Pick<LogService, 'state'>;
      analyst: Pick<SqlAnalyst, 'analyze'>;
      logger: LoggerService;
    },
  ) {}

  /**
   * States what the SQL of a job tells of the outputs of which its producer
   * tells no column lineage, and takes back what no longer holds.
   *
   * @returns undefined when nothing has changed since the last time
   * @throws when the analysis is not available at the moment
   */
  async infer(state: JobState, signal?: AbortSignal): Promise<JobOutcome | undefined> {
    const { job, before, columns } = state;
    const tablesBefore = (before?.tables ?? []).map(id => ({ id, columns: columns.get(id) ?? null }));
    if (before && before.inputHash === inputHash(state, tablesBefore)) return undefined;
    const { text, outputs, tables } = await this.analyze(state, signal);
    const stated = outputs.map(output => ({ ...output, hash: hashText(JSON.stringify([text, output.lineage])) }));
    const changes = changesOf(stated, before);
    if (changes.length > 0) {
      const { namespace, name, id } = job;
      const slot = `.inferred.${id}`;
      const body = { inferred: true, job: { namespace, name }, slot, ...(text && { text }), outputs: changes };
      await this.options.log.state('lineage.sql', body, ACTOR, id);
    }
    const inference = {
      jobId: job.id,
      inputHash: inputHash(state, tables),
      tables: [...new Set(tables.map(({ id }) => id))].sort(),
      outputs: stated.map(({ dataset, hash }) => ({ namespace: dataset.namespace, name: dataset.name, hash })),
    };
    return { inference, isStated: changes.length > 0 };
  }

  private async analyze({ job, facet }: JobState, signal?: AbortSignal): Promise<Stated> {
    const { query, dialect } = asRecord(facet);
    const isUntold = job.outputs.length === 0 || job.outputs.some(({ id }) => !job.told.has(id));
    if (typeof query !== 'string' || query.length > MAX_LENGTH || !isUntold) return nothing;
    const scope = scopeOf(job.outputs, job.inputs, [...job.outputs, ...job.inputs, ...job.others]);
    const stated = typeof dialect === 'string' ? dialect : undefined;
    const dialects = dialectsFor(stated, scope.namespaces);
    try {
      const input = { sql: query, dialects, scope, result: onlyOutput(job) };
      const script = await this.options.analyst.analyze(input, unlimitedAccess, signal);
      return lineageOf(job, script);
    } catch (error) {
      const { name, message } = error as Error;
      if (signal?.aborted || name === 'ServiceUnavailableError') throw error;
      // Tried again when the text or its tables change.
      this.options.logger.warn(`No lineage from the SQL of job '${job.namespace}' '${job.name}': ${message}`);
      return nothing;
    }
  }
}

function lineageOf(job: SqlJob, analyzed: ResolvedScript): Stated {
  const script = onlyKnown(analyzed, job);
  const told = new Set(job.outputs.filter(({ id }) => job.told.has(id)).map(nameKey));
  return {
    text: textBody(script),
    outputs: outputLineages(script).filter(({ dataset }) => !told.has(nameKey(dataset))),
    tables: analyzed.tables.flatMap(({ candidates }) => candidates),
  };
}

/** What a query alone answers goes into the output of its job, if that is but one. */
function onlyOutput({ outputs: [only, ...others] }: SqlJob) {
  return only && others.length === 0 ? { namespace: only.namespace, name: only.name } : undefined;
}

/** A name that nobody else has named is too unsure to make a dataset of it. */
function onlyKnown(script: ResolvedScript, { inputs, outputs, others }: SqlJob): ResolvedScript {
  const named = new Set([...inputs, ...outputs, ...others].map(nameKey));
  return {
    ...script,
    tables: script.tables.map(table => {
      const { dataset, asset, ...rest } = table;
      return asset || (dataset && named.has(nameKey(dataset))) ? table : rest;
    }),
  };
}

type StatedOutput = OutputLineage & { hash: string };

/** What is new or different, and what is no longer said. */
function changesOf(stated: readonly StatedOutput[], before: Inference | undefined): SqlLineage['outputs'] {
  const known = new Map((before?.outputs ?? []).map(output => [nameKey(output), output]));
  const fresh = new Set(stated.map(({ dataset }) => nameKey(dataset)));
  return [
    ...stated
      .filter(({ dataset, hash }) => known.get(nameKey(dataset))?.hash !== hash)
      .map(({ dataset, lineage }) => ({ dataset, lineage })),
    ...[...known.values()]
      .filter(output => !fresh.has(nameKey(output)))
      .map(({ namespace, name }) => ({ dataset: { namespace, name }, lineage: null })),
  ];
}

function inputHash({ job, columns }: JobState, tables: readonly Candidate[]): string {
  const { sql, inputs, outputs, others, told } = job;
  const named = [inputs, outputs, others].map(list => list.map(({ id }) => [id, columns.get(id) ?? null]));
  const resolved = new Map(tables.map(table => [table.id, table.columns]));
  const sorted = [...resolved].sort(([a], [b]) => (a < b ? -1 : 1));
  return hashText(JSON.stringify([tool, sql ?? null, named, [...told].sort(), sorted]));
}

function nameKey({ namespace, name }: { namespace: string; name: string }): string {
  return JSON.stringify([namespace, name]);
}
