import { isObject } from '../../config/Section';

export type RefusedEvent = { index: number; reason: string; retriable: boolean };

/**
 * The events that a server did not take of a batch, from its answer.
 *
 * An empty answer (204) means that it took all of them. Source: OpenLineage's
 * API, `POST /lineage/batch`.
 */
export function readBatchAnswer(body: string, size: number): RefusedEvent[] {
  const answer = parse(body);
  if (!isObject(answer) || !Array.isArray(answer.failed_events)) return [];
  return answer.failed_events.filter(isObject).flatMap(({ index, reason, retriable }) => {
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= size)
      return [];
    return [{ index, reason: String(reason ?? 'no reason given'), retriable: retriable === true }];
  });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Servers that took everything may answer with whatever they like.
    return undefined;
  }
}
