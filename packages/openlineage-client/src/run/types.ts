import type { Builders } from '../build/createBuilders';
import type {
  Facet,
  Facets,
  InputDataset,
  Job,
  OpenLineageEvent,
  OutputDataset,
} from '../events/types';
import type { ParentRun } from './parent';

/** Whatever sends events, such as an OpenLineageClient. */
export type Emitter = { emit(event: OpenLineageEvent): Promise<void> };

/** What is known of a run when it starts. */
export type RunOptions = {
  job: Job;
  /** A UUID. Default: a new one, of version 7. */
  runId?: string;
  inputs?: InputDataset[];
  outputs?: OutputDataset[];
  /** Facets of the run. */
  facets?: Facets;
  /** The run that started this one: of `run.child(job)` or `parentFromEnvironment()`. */
  parent?: ParentRun;
  /** A run whose function fails after this was aborted ends as ABORT, not as FAIL. */
  signal?: AbortSignal;
  /** Who produces the events. Default: `createBuilders()`. */
  builders?: Builders;
  /** Told of events that could not be made or sent. Default: a warning of the process, once each. */
  onError?: (error: Error) => void;
};

/** A run that is going on. What it is told stands in the events that follow. */
export type ActiveRun = {
  readonly runId: string;
  readonly job: Job;
  readonly signal?: AbortSignal;
  /** A dataset that the run reads. Of a dataset that is named twice, facets are joined by key. */
  input(dataset: InputDataset): void;
  /** A dataset that the run writes. */
  output(dataset: OutputDataset): void;
  /** A facet of the run. */
  facet(key: string, facet: Facet): void;
  /** A facet of the job, such as the SQL that it turned out to run. */
  jobFacet(key: string, facet: Facet): void;
  /** Sends a RUNNING event; resolves when it was taken or given up, and never rejects. */
  running(): Promise<void>;
  /** Options of a run that this one starts: the job, and this run as its parent. */
  child(job: Job): RunOptions;
};
