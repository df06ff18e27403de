import { createBuilders, generateNewUuid } from '@headwater/openlineage-client';
import type { OpenLineageClient, OpenLineageEvent, RunState } from '@headwater/openlineage-client';

const ol = createBuilders({ producer: 'https://example.com/steady' });
const RUNS = 20;
const pauseMs = 10;

/** What is said of each run, by its id: `START 0`, `RUNNING 1` ... in order. */
export type Told = Record<string, string[]>;

/** Runs side by side, of which one after the other tells something new, until they are ended. */
export class SteadyRuns {
  readonly told: Told = {};
  emitted = 0;
  private ending = false;
  private readonly work: Promise<void>;

  constructor(private readonly client: OpenLineageClient) {
    this.work = this.goOn();
  }

  /** Completes all runs. */
  async end(): Promise<void> {
    this.ending = true;
    await this.work;
    for (const runId of Object.keys(this.told)) await this.tell(runId, 'COMPLETE');
  }

  private async goOn(): Promise<void> {
    for (let run = 0; run < RUNS; run++) await this.tell(generateNewUuid(), 'START');
    const runIds = Object.keys(this.told);
    for (let turn = 0; !this.ending; turn++) {
      await this.tell(runIds[turn % RUNS], 'RUNNING');
      await new Promise(resolve => setTimeout(resolve, pauseMs));
    }
  }

  private async tell(runId: string, eventType: RunState): Promise<void> {
    const steps = (this.told[runId] ??= []);
    const step = steps.length;
    const facets = { steady: ol.customFacet('https://example.com/schemas/steady.json', { step }) };
    steps.push(`${eventType} ${step}`);
    this.emitted++;
    await this.client.emit(
      ol.runEvent({ eventType, run: { runId, facets }, job: { namespace: 'steady', name: 'job' } }),
    );
  }
}

/** What events of such runs say, in their order. */
export function toldBy(events: readonly OpenLineageEvent[]): Told {
  const told: Told = {};
  for (const event of events) {
    if (!('run' in event)) continue;
    const { runId, facets } = event.run;
    (told[runId] ??= []).push(`${event.eventType} ${facets?.steady.step}`);
  }
  return told;
}
