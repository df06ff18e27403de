import { normalizeEventTime } from '@openlineage/client';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { EntryBodies, EntryKind, LogEntry } from '../../log/entries';
import { hashText } from '../FactBuilder';

/** Entries as the log would hold them, for tests of the projection alone. */
export class EntryMaker {
  private position = 0;

  event(event: Record<string, unknown>): LogEntry {
    const body = JSON.stringify(event);
    const job = event.job as { namespace: string; name: string } | undefined;
    return {
      position: ++this.position,
      kind: 'openlineage.event',
      eventTime: normalizeEventTime(String(event.eventTime)),
      recordedAt: '2026-01-01T00:00:00.000000000Z',
      actor: 'user:default/tester',
      body,
      contentHash: hashText(body),
      ...(job && { assetId: assetId('job', job.namespace, job.name) }),
    };
  }

  entry<K extends EntryKind>(kind: K, body: EntryBodies[K], time: string): LogEntry {
    const text = JSON.stringify(body);
    return {
      position: ++this.position,
      kind,
      eventTime: normalizeEventTime(time),
      recordedAt: normalizeEventTime(time),
      actor: 'user:default/tester',
      body: text,
      contentHash: hashText(`${kind}${time}${text}`),
    };
  }
}

/** A small deterministic generator of numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let index = result.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [result[index], result[other]] = [result[other], result[index]];
  }
  return result;
}
