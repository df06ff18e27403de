import { randomUUID } from 'node:crypto';
import { TOKEN } from './server';

/** An event whose job name is the number it is known by. */
function event(label: string) {
  return {
    eventType: 'COMPLETE',
    eventTime: new Date().toISOString(),
    producer: 'https://example.com/load',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: randomUUID() },
    job: { namespace: 'load', name: label },
    inputs: [{ namespace: 'load-db', name: 'shared_input' }],
    outputs: [{ namespace: 'load-db', name: `out_${label}` }],
  };
}

/**
 * Sends events without a pause, each again until it is acknowledged, as a
 * client with retries does. What was acknowledged is counted.
 */
export class Load {
  readonly acknowledged: string[] = [];
  refused = 0;
  private stopped = false;
  private readonly workers: Promise<void>[];

  constructor(urls: () => string[], concurrency: number) {
    this.workers = Array.from({ length: concurrency }, (_, worker) => this.work(urls, worker));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.workers);
  }

  private async work(urls: () => string[], worker: number): Promise<void> {
    for (let number = 0; !this.stopped; number++) {
      const label = `${worker}-${number}`;
      const body = JSON.stringify(event(label));
      for (let attempt = 0; ; attempt++) {
        const targets = urls();
        if (await send(targets[(worker + attempt) % targets.length], body)) {
          this.acknowledged.push(label);
          break;
        }
        this.refused++;
        if (this.stopped && attempt > 300) return;
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    }
  }
}

async function send(url: string, body: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/v1/lineage`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    await answer.text();
    if (answer.status >= 400 && answer.status < 500) {
      throw new Error(`The event was refused with ${answer.status}`);
    }
    return answer.status === 201;
  } catch (error) {
    if ((error as Error).message.startsWith('The event was refused')) throw error;
    return false;
  }
}
