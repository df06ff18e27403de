import { generateNewUuid } from '@openlineage/client';
import type { BuiltEvent, Job, Run, RunEvent, RunState, SQLJobFacet } from '@openlineage/client';
import type { AnalyzedScript, AnalyzedStatement } from '../types';
import { buildersOf } from './columnLineageFacet';
import type { OpenLineageOptions } from './columnLineageFacet';
import { lineageDatasets } from './lineageDatasets';

/** The job facet `sql` of the text that was analysed. */
export function sqlJobFacet(options: OpenLineageOptions): SQLJobFacet {
  const { sql, dialect } = options;
  return buildersOf(options).facets.job.sql({ query: sql, ...(dialect && { dialect }) });
}

/** What an event of a run tells beside its lineage. */
export type RunEventOptions = OpenLineageOptions & {
  /** Facets are kept; `sql` is added. */
  job: Job;
  /** Default: a new one. */
  run?: Run;
  /** Default: `COMPLETE`, as only then all has been read and written. */
  eventType?: RunState;
  /** Default: now. */
  eventTime?: Date | string;
};

/**
 * An event of a run of the script: what it reads, what it writes with column
 * lineage, and its text.
 *
 * @throws InvalidEventError when job, run or time break the specification; it names the field
 */
export function lineageRunEvent(
  analyzed: AnalyzedScript | AnalyzedStatement,
  options: RunEventOptions,
): BuiltEvent<RunEvent> {
  const { job, run = { runId: generateNewUuid() }, eventType = 'COMPLETE', eventTime } = options;
  return buildersOf(options).runEvent({
    eventType,
    ...(eventTime !== undefined && { eventTime }),
    run,
    job: { ...job, facets: { ...job.facets, sql: sqlJobFacet(options) } },
    ...lineageDatasets(analyzed, options),
  });
}
