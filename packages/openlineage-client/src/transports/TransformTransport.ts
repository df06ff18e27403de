import type { OpenLineageEvent } from '../events/types';
import { reporting } from './Transport';
import type { CloseReport, OutcomeListener, Transport } from './Transport';

/** Changes an event, or gives undefined when it is not to be sent. It gets a copy of its own. */
export type EventTransformer = (event: OpenLineageEvent) => OpenLineageEvent | undefined;

/** Sends what a function makes of each event through another transport. */
export class TransformTransport implements Transport {
  readonly kind = 'transform';
  name?: string;
  priority?: number;
  private readonly transform: EventTransformer;
  private readonly inner: Transport;
  private listener: OutcomeListener = () => {};
  private send: (event: OpenLineageEvent) => Promise<void>;

  constructor({ transform, transport }: { transform: EventTransformer; transport: Transport }) {
    this.transform = transform;
    this.inner = transport;
    this.send = reporting(transport, () => {});
  }

  listen(listener: OutcomeListener): void {
    this.listener = listener;
    this.send = reporting(this.inner, listener);
  }

  async emit(event: OpenLineageEvent): Promise<void> {
    let changed: OpenLineageEvent | undefined;
    try {
      changed = this.transform(structuredClone(event));
    } catch (error) {
      this.listener('failed', error as Error, () => event);
      throw error;
    }
    if (changed) await this.send(changed);
    else this.listener('filtered');
  }

  async flush(timeoutMs?: number): Promise<void> {
    await this.inner.flush?.(timeoutMs);
  }

  async close(timeoutMs?: number): Promise<CloseReport> {
    return (await this.inner.close?.(timeoutMs)) ?? { undelivered: 0, dropped: 0 };
  }
}

/**
 * A transformer that moves jobs into another namespace, and those of the
 * parent facet with them unless `includeParentFacet` is false. Dataset events
 * stay as they are. As the Python client's JobNamespaceReplaceTransformer.
 */
export function replaceJobNamespace(
  namespace: string,
  includeParentFacet = true,
): EventTransformer {
  const moved = <J extends object>(job: J) => ({ ...job, namespace });
  return event => {
    if (!('job' in event)) return event;
    const changed = { ...event, job: moved(event.job) };
    const parent =
      'run' in changed ? (changed.run.facets?.parent as Parent | undefined) : undefined;
    if (!('run' in changed) || !parent || !includeParentFacet) return changed;
    const { job, root } = parent;
    const facet = {
      ...parent,
      ...(job && { job: moved(job) }),
      ...(root && { root: { ...root, ...(root.job && { job: moved(root.job) }) } }),
    };
    return {
      ...changed,
      run: { ...changed.run, facets: { ...changed.run.facets, parent: facet } },
    };
  };
}

type Parent = Record<string, unknown> & { job?: object; root?: { job?: object } };
