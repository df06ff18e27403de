import { createBuilders } from '../build/createBuilders';
import type { Builders } from '../build/createBuilders';
import type { RunState } from '../events/runState';
import type {
  Facet,
  Facets,
  InputDataset,
  Job,
  OpenLineageEvent,
  OutputDataset,
} from '../events/types';
import { generateNewUuid } from '../identity/uuidV7';
import { describeError } from './errorMessage';
import type { ParentRun } from './parent';
import { reportOnce } from './reportOnce';
import type { ActiveRun, Emitter, RunOptions } from './types';

type Collected = {
  runFacets: Facets;
  jobFacets: Facets;
  inputs: Map<string, InputDataset>;
  outputs: Map<string, OutputDataset>;
};

/**
 * Collects what is said of a run and sends its events one after the other.
 * No method throws or rejects: what the strict validator refuses is left out
 * and reported, so that the rest is still told.
 */
export class RunReporter implements ActiveRun {
  readonly runId: string;
  readonly job: Job;
  readonly signal?: AbortSignal;
  private readonly builders: Builders;
  private readonly collected: Collected;
  private state: 'unusable' | 'open' | 'ended' = 'open';
  private sent: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: Emitter,
    private readonly options: RunOptions,
  ) {
    this.runId = options.runId ?? generateNewUuid();
    this.job = options.job;
    this.signal = options.signal;
    this.builders = options.builders ?? createBuilders();
    this.collected = { runFacets: {}, jobFacets: {}, inputs: new Map(), outputs: new Map() };
  }

  /** Sends START at once; what went wrong before it could be sent is only reported. */
  start(): void {
    // Without a sound job and run id there is nothing to tell, so that is reported once.
    if (!this.accepts({})) {
      this.state = 'unusable';
      return;
    }
    const { facets, inputs, outputs, parent } = this.options;
    if (parent) this.attempt(() => this.facet('parent', this.builders.facets.run.parent(parent)));
    Object.entries(facets ?? {}).forEach(([key, facet]) => this.facet(key, facet));
    this.attempt(() => inputs?.forEach(dataset => this.input(dataset)));
    this.attempt(() => outputs?.forEach(dataset => this.output(dataset)));
    this.send('START');
  }

  /** Sends the last event, and resolves when all were taken or given up. */
  async end(state: 'COMPLETE' | 'FAIL' | 'ABORT', thrown?: unknown): Promise<void> {
    if (state === 'FAIL') {
      this.attempt(() =>
        this.facet('errorMessage', this.builders.facets.run.errorMessage(describeError(thrown))),
      );
    }
    this.send(state);
    if (this.state === 'open') this.state = 'ended';
    await this.sent;
  }

  input(dataset: InputDataset): void {
    if (this.accepts({ inputs: [dataset] })) merge(this.collected.inputs, dataset, 'inputFacets');
  }

  output(dataset: OutputDataset): void {
    if (this.accepts({ outputs: [dataset] }))
      merge(this.collected.outputs, dataset, 'outputFacets');
  }

  facet(key: string, facet: Facet): void {
    if (this.accepts({ run: { runId: this.runId, facets: { [key]: facet } } })) {
      this.collected.runFacets[key] = facet;
    }
  }

  jobFacet(key: string, facet: Facet): void {
    if (this.accepts({ job: { ...this.job, facets: { [key]: facet } } })) {
      this.collected.jobFacets[key] = facet;
    }
  }

  running(): Promise<void> {
    this.send('RUNNING');
    return this.sent;
  }

  child(job: Job): RunOptions {
    const { signal, builders, onError } = this.options;
    const shared = { job, signal, builders, onError };
    if (this.state === 'unusable') return shared;
    const { namespace, name } = this.job;
    const self: ParentRun = { run: { runId: this.runId }, job: { namespace, name } };
    const { root, ...top } = this.options.parent ?? self;
    return { ...shared, parent: { ...self, root: root ?? top } };
  }

  /** Whether an event of the run may hold this; why not is reported. */
  private accepts(part: object): boolean {
    if (this.state !== 'open') return false;
    return this.attempt(() => {
      this.builders.runEvent({ run: { runId: this.runId }, job: this.job, ...part });
    });
  }

  private send(eventType: RunState): void {
    if (this.state !== 'open') return;
    this.attempt(() => {
      const { runFacets, jobFacets, inputs, outputs } = this.collected;
      const event = this.builders.runEvent({
        eventType,
        run: { runId: this.runId, facets: { ...runFacets } },
        job: { ...this.job, facets: { ...this.job.facets, ...jobFacets } },
        inputs: [...inputs.values()],
        outputs: [...outputs.values()],
      });
      // START goes off before the function begins; each other event waits for the one before it.
      this.sent =
        eventType === 'START' ? this.deliver(event) : this.sent.then(() => this.deliver(event));
    });
  }

  private async deliver(event: OpenLineageEvent): Promise<void> {
    try {
      await this.client.emit(event);
    } catch (error) {
      this.report(error);
    }
  }

  private attempt(action: () => void): boolean {
    try {
      action();
      return true;
    } catch (error) {
      this.report(error);
      return false;
    }
  }

  private report(thrown: unknown): void {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    try {
      (this.options.onError ?? reportOnce)(error);
    } catch {
      // The function that runs must not fail because of a handler for lineage.
    }
  }
}

function merge<D extends InputDataset & OutputDataset>(
  known: Map<string, D>,
  dataset: D,
  bag: 'inputFacets' | 'outputFacets',
): void {
  const key = JSON.stringify([dataset.namespace, dataset.name]);
  const earlier = known.get(key);
  const joined = (name: 'facets' | typeof bag) =>
    (earlier?.[name] || dataset[name]) && { [name]: { ...earlier?.[name], ...dataset[name] } };
  known.set(key, { ...earlier, ...dataset, ...joined('facets'), ...joined(bag) });
}
