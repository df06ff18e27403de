import type { RunState } from './runState';

/** A facet as it is on the wire; its schema says what more it holds. */
export type Facet = { _producer?: string; _schemaURL?: string; _deleted?: boolean } & Record<
  string,
  unknown
>;

export type Facets = Record<string, Facet>;

export type Job = { namespace: string; name: string; facets?: Facets | null };
export type Run = { runId: string; facets?: Facets | null };
export type Dataset = { namespace: string; name: string; facets?: Facets | null };
export type InputDataset = Dataset & { inputFacets?: Facets | null };
export type OutputDataset = Dataset & { outputFacets?: Facets | null };

type EventBase = { eventTime: string; producer?: string; schemaURL?: string };

/** Something that happened in a run. Source: OpenLineage 2-0-2. */
export type RunEvent = EventBase & {
  eventType?: RunState | null;
  run: Run;
  job: Job;
  inputs?: InputDataset[] | null;
  outputs?: OutputDataset[] | null;
};

/** What is known of a job without a run. */
export type JobEvent = EventBase & {
  job: Job;
  inputs?: InputDataset[] | null;
  outputs?: OutputDataset[] | null;
};

/** What is known of a dataset without a job. */
export type DatasetEvent = EventBase & { dataset: Dataset };

export type OpenLineageEvent = RunEvent | JobEvent | DatasetEvent;

export type EventKind = 'run' | 'job' | 'dataset';

/**
 * Of which kind an event is: told by `run`, then `dataset`, then `job`, never
 * by its schemaURL, which producers get wrong.
 */
export function eventKind(event: object): EventKind {
  if ('run' in event) return 'run';
  return 'dataset' in event ? 'dataset' : 'job';
}
