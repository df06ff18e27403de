import { checkEventCore, normalizeEventTime } from '@openlineage/client';
import type { DatasetEvent, OpenLineageEvent, RunEvent } from '@openlineage/client';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { InputError } from '@backstage/errors';
import { contentHash } from '../log';
import type { EntryDraft } from '../log';

/**
 * An event's text as an entry of the log.
 *
 * @param text - kept verbatim, numbers beyond double precision included
 * @throws InputError that says what is wrong and what is allowed
 */
export function eventDraft(text: string, actor: string): EntryDraft {
  return draftOf(parseJson(text), text, actor);
}

/** The same for an event that is parsed already. */
export function draftOf(value: unknown, text: string, actor: string): EntryDraft {
  const result = checkEventCore(value);
  if (!result.ok) {
    throw new InputError(result.errors.map(({ path, message }) => `${path} ${message}`.trim()).join('; '));
  }
  return {
    kind: 'openlineage.event',
    eventTime: normalizeEventTime(result.event.eventTime),
    actor,
    body: text,
    contentHash: contentHash('openlineage.event', text),
    ...subjectOf(result.event),
  };
}

/** @throws InputError when the text is no JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`The body is not valid JSON: ${(error as Error).message.slice(0, 200)}`);
  }
}

function subjectOf(event: OpenLineageEvent): { assetId: string; runId?: string } {
  if ('dataset' in event && !('run' in event)) {
    const { namespace, name } = (event as DatasetEvent).dataset;
    return { assetId: assetId('dataset', namespace, name) };
  }
  const { job, run } = event as RunEvent;
  return {
    assetId: assetId('job', job.namespace, job.name),
    ...(run && { runId: run.runId.toLowerCase() }),
  };
}
