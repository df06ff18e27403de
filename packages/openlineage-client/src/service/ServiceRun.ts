import type { Builders } from '../build/createBuilders';
import type { RunState } from '../events/runState';
import type { Facets, OpenLineageEvent } from '../events/types';
import { generateNewUuid } from '../identity/uuidV7';
import type { DatasetName } from '../naming/datasetNaming';
import type { Emitter } from '../run/types';

/** Datasets that one statement read and wrote: what it read is taken to feed what it wrote. */
export type DatasetUse = { reads: readonly DatasetName[]; writes: readonly DatasetName[] };

export type ServiceRunOptions = {
  client: Emitter;
  builders: Builders;
  job: { namespace: string; name: string };
  /** Facets of the run, such as its parent. */
  facets?: Facets;
  /** Told of what could not be made or sent; must not throw. */
  report: (error: Error) => void;
};

/** Table names that a service makes up as it goes must not fill its memory. */
const MAX_KNOWN = 20_000;

/**
 * A run that goes on as long as its process. It says what is read and written
 * once; events of a run add up, so each one holds only what is new.
 */
export class ServiceRun {
  readonly runId = generateNewUuid();
  readonly job: ServiceRunOptions['job'];
  private state: 'waiting' | 'open' | 'ended' = 'waiting';
  private readonly known = new Set<string>();
  private inputs: DatasetName[] = [];
  private outputs: DatasetName[] = [];
  /** By what is written: what the same statement read. */
  private feeds = new Map<string, { output: DatasetName; inputs: DatasetName[] }>();
  private isFull = false;
  private sent: Promise<void> = Promise.resolve();

  constructor(private readonly options: ServiceRunOptions) {
    this.job = options.job;
  }

  get hasNews(): boolean {
    return this.inputs.length > 0 || this.outputs.length > 0 || this.feeds.size > 0;
  }

  /** Keeps what is new. */
  record({ reads, writes }: DatasetUse) {
    if (this.state === 'ended') return;
    this.start();
    for (const input of reads) if (this.isNew('read', input)) this.inputs.push(input);
    for (const output of writes) {
      if (this.isNew('write', output)) this.outputs.push(output);
      for (const input of reads) if (this.isNew('feed', input, output)) this.feed(input, output);
    }
  }

  /** Says again what is seen again: that it still happens. */
  forget() {
    this.known.clear();
  }

  /** Sends RUNNING with what is new, if anything is. */
  announce() {
    if (this.state === 'open' && this.hasNews) this.send('RUNNING');
  }

  /** Sends COMPLETE with what was not told yet; nothing when the run never began. */
  end() {
    if (this.state === 'open') this.send('COMPLETE');
    this.state = 'ended';
  }

  /** Resolves when every event was taken or given up. */
  settled(): Promise<void> {
    return this.sent;
  }

  private start() {
    if (this.state !== 'waiting') return;
    this.state = 'open';
    this.send('START');
  }

  private feed(input: DatasetName, output: DatasetName) {
    const key = keyOf(output);
    const fed = this.feeds.get(key) ?? { output, inputs: [] };
    fed.inputs.push(input);
    this.feeds.set(key, fed);
  }

  private isNew(...parts: ['read' | 'write' | 'feed', ...DatasetName[]]): boolean {
    const key = JSON.stringify(parts.map(part => (typeof part === 'string' ? part : keyOf(part))));
    if (this.known.has(key)) return false;
    if (this.known.size < MAX_KNOWN) {
      this.known.add(key);
      return true;
    }
    if (!this.isFull) {
      this.isFull = true;
      this.options.report(
        new Error(
          `'${this.job.name}' uses more than ${MAX_KNOWN} datasets; further ones are not told`,
        ),
      );
    }
    return false;
  }

  private send(eventType: RunState) {
    const { builders, client, facets, report } = this.options;
    try {
      const { jobType, lineage } = builders.facets.job;
      const event: OpenLineageEvent = builders.runEvent({
        eventType,
        run: { runId: this.runId, ...(facets && { facets }) },
        job: {
          ...this.job,
          facets: {
            jobType: jobType({
              processingType: 'SERVICE',
              integration: 'TYPESCRIPT',
              jobType: 'SERVICE',
              emissionPattern: { eventTrigger: 'PERIODIC', eventContentMode: 'ACCUMULATIVE' },
            }),
            // Said outright: that a service reads one table and writes another does not make the one feed the other.
            ...(this.hasNews && { lineage: lineage({ entries: this.entries() }) }),
          },
        },
        inputs: this.inputs,
        outputs: this.outputs,
      });
      this.sent = this.sent.then(() => client.emit(event)).catch(report);
    } catch (error) {
      report(error as Error);
    }
    this.inputs = [];
    this.outputs = [];
    this.feeds = new Map();
  }

  private entries() {
    const dataset = (name: DatasetName) => ({ ...name, type: 'DATASET' as const });
    const self = { type: 'JOB' as const };
    const fed = new Map(this.feeds);
    for (const output of this.outputs) {
      if (!fed.has(keyOf(output))) fed.set(keyOf(output), { output, inputs: [] });
    }
    return [
      ...(this.inputs.length > 0 ? [{ ...self, inputs: this.inputs.map(dataset) }] : []),
      ...[...fed.values()].map(({ output, inputs }) => ({
        ...dataset(output),
        inputs: [...inputs.map(dataset), self],
      })),
    ];
  }
}

function keyOf({ namespace, name }: DatasetName): string {
  return JSON.stringify([namespace, name]);
}
