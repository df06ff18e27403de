import { runStates } from '../events/runState';
import { eventKind } from '../events/types';
import type { OpenLineageEvent } from '../events/types';
import { parseEventTime } from '../identity/eventTime';
import { isUuid } from '../identity/uuid';
import { isUri } from '../validation/uri';

/**
 * What is wrong with the core of an event that is about to be sent, as the
 * official clients check it when an event is made; empty when nothing is.
 *
 * Facets are not looked into: `validateEvent` does that, for tests.
 */
export function checkEvent(event: OpenLineageEvent): string[] {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) {
    return [`event must be a RunEvent, JobEvent or DatasetEvent, got ${show(event)}`];
  }
  const issues: string[] = [];
  const check = (ok: boolean, path: string, allowed: string, value: unknown) => {
    if (!ok && issues.length < 20) issues.push(`${path} must be ${allowed}, got ${show(value)}`);
  };
  const named = (
    value: { namespace?: unknown; name?: unknown } | null | undefined,
    path: string,
  ) => {
    check(
      isName(value?.namespace),
      `${path}.namespace`,
      'a text that is not empty',
      value?.namespace,
    );
    check(isName(value?.name), `${path}.name`, 'a text that is not empty', value?.name);
  };
  const { eventTime, producer, schemaURL } = event;
  check(isTime(eventTime), 'eventTime', 'an ISO 8601 date-time', eventTime);
  check(isText(producer) && isUri(producer), 'producer', 'a URI', producer);
  check(isText(schemaURL) && isUri(schemaURL), 'schemaURL', 'a URI', schemaURL);
  if ('dataset' in event && eventKind(event) === 'dataset') {
    named(event.dataset, 'dataset');
    return issues;
  }
  if ('run' in event) {
    const runId: unknown = event.run?.runId;
    check(isText(runId) && isUuid(runId), 'run.runId', 'a UUID', runId);
    const state = event.eventType;
    check(
      !state || runStates.includes(state),
      'eventType',
      `one of ${runStates.join(', ')}`,
      state,
    );
  }
  if (!('job' in event))
    return [...issues, 'job must be an object with namespace and name, got nothing'];
  named(event.job, 'job');
  for (const side of ['inputs', 'outputs'] as const) {
    const datasets: unknown = event[side];
    if (datasets === undefined || datasets === null) continue;
    check(Array.isArray(datasets), side, 'an array of datasets', datasets);
    if (Array.isArray(datasets))
      datasets.forEach((dataset, index) => named(dataset, `${side}[${index}]`));
  }
  return issues;
}

const isName = (value: unknown) => isText(value) && value !== '';
const isText = (value: unknown): value is string => typeof value === 'string';
/** A Date is one too: it becomes ISO text in JSON. */
const isTime = (value: unknown) =>
  value instanceof Date
    ? !Number.isNaN(value.getTime())
    : isText(value) && parseEventTime(value) !== undefined;

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text =
    typeof value === 'string'
      ? `'${value}'`
      : String(typeof value === 'object' ? Object.prototype.toString.call(value) : value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
