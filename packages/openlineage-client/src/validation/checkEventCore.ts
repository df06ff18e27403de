import { parseEventTime } from '../identity/eventTime';
import { isUuid } from '../identity/uuid';
import { eventKind } from '../events/types';
import type { EventKind, OpenLineageEvent } from '../events/types';
import { runStates } from '../events/runState';

/** What is wrong, and where: `path` is a JSON pointer into the event. */
export type EventError = { path: string; message: string };

export type CoreResult =
  | { ok: true; event: OpenLineageEvent; kind: EventKind }
  | { ok: false; errors: EventError[] };

/** Longest namespace or name that is taken, in characters. */
export const MAX_NAME_LENGTH = 4096;
/** Deepest nesting that is taken. */
export const MAX_DEPTH = 200;

/**
 * Checks what a receiver must rely on: the event's core. Facets are not looked
 * into, apart from characters that no store can hold; `checkFacets` does that
 * off the request's path.
 *
 * Lenient where real producers differ from the specification: no offset in
 * eventTime, no eventType, absent schemaURL, null for an absent bag.
 */
export function checkEventCore(value: unknown): CoreResult {
  if (!isObject(value)) {
    return { ok: false, errors: [{ path: '', message: `must be an object, got ${show(value)}` }] };
  }
  const check = new CoreCheck();
  // Nearly every event is sound: where it is not is looked for only then.
  if (!isStorable(value, 0)) check.characters(value, '', 0);
  check.time(value.eventTime);
  const kind = eventKind(value);
  if (kind === 'run') check.run(value);
  if (kind !== 'dataset') check.job(value);
  else check.named(value.dataset, '/dataset');
  return check.errors.length === 0
    ? { ok: true, event: value as OpenLineageEvent, kind }
    : { ok: false, errors: check.errors };
}

class CoreCheck {
  readonly errors: EventError[] = [];

  time(value: unknown) {
    if (typeof value !== 'string' || parseEventTime(value) === undefined) {
      this.fail('/eventTime', 'an ISO 8601 date-time such as 2026-01-31T12:00:00Z', value);
    }
  }

  run(event: Record<string, unknown>) {
    const { run, eventType } = event;
    if (!isObject(run)) this.fail('/run', 'an object with a runId', run);
    else {
      if (typeof run.runId !== 'string' || !isUuid(run.runId)) this.fail('/run/runId', 'a UUID', run.runId);
      this.facets(run.facets, '/run/facets');
    }
    if (eventType !== undefined && eventType !== null && !(runStates as readonly unknown[]).includes(eventType)) {
      this.fail('/eventType', `one of ${runStates.join(', ')}`, eventType);
    }
  }

  job(event: Record<string, unknown>) {
    this.named(event.job, '/job');
    this.datasets(event.inputs, '/inputs', 'inputFacets');
    this.datasets(event.outputs, '/outputs', 'outputFacets');
  }

  named(value: unknown, path: string) {
    if (!isObject(value)) {
      this.fail(path, 'an object with namespace and name', value);
      return;
    }
    for (const key of ['namespace', 'name'] as const) {
      const text = value[key];
      if (typeof text !== 'string' || text === '') this.fail(`${path}/${key}`, 'a text that is not empty', text);
      else if (text.length > MAX_NAME_LENGTH) {
        this.fail(`${path}/${key}`, `at most ${MAX_NAME_LENGTH} characters long`, text);
      }
    }
    this.facets(value.facets, `${path}/facets`);
  }

  /**
   * NUL cannot be stored by PostgreSQL, and half of a surrogate pair would
   * change on its way there.
   */
  characters(value: unknown, path: string, depth: number): void {
    if (typeof value === 'string') {
      if (value.includes('\0')) this.fail(path, 'free of NUL characters', value);
      else if (!isWellFormed(value)) this.fail(path, 'free of unpaired surrogates', value);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    if (depth > MAX_DEPTH) {
      this.fail(path.slice(0, 80), `nested at most ${MAX_DEPTH} levels deep`, '...');
      return;
    }
    if (Array.isArray(value)) {
      value.forEach((item, index) => this.characters(item, `${path}/${index}`, depth + 1));
      return;
    }
    for (const [key, item] of Object.entries(value)) {
      this.characters(key, `${path}/${key}`, depth);
      this.characters(item, `${path}/${key}`, depth + 1);
    }
  }

  private datasets(value: unknown, path: string, bag: string) {
    if (value === undefined || value === null) return;
    if (!Array.isArray(value)) {
      this.fail(path, 'an array of datasets', value);
      return;
    }
    value.forEach((dataset, index) => {
      this.named(dataset, `${path}/${index}`);
      if (isObject(dataset)) this.facets(dataset[bag], `${path}/${index}/${bag}`);
    });
  }

  private facets(value: unknown, path: string) {
    if (value !== undefined && value !== null && !isObject(value)) this.fail(path, 'an object of facets', value);
  }

  private fail(path: string, allowed: string, value: unknown) {
    // One report of a kind is enough for an event with thousands of them.
    if (this.errors.length < 20) this.errors.push({ path, message: `must be ${allowed}, got ${show(value)}` });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether `CoreCheck.characters` would find nothing, without saying where. */
function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !value.includes('\0') && isWellFormed(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every(item => isStorable(item, depth + 1));
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    if (!isStorable(key, depth)) return false;
    if (!isStorable((value as Record<string, unknown>)[key], depth + 1)) return false;
  }
  return true;
}

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function isWellFormed(text: string): boolean {
  // Built into Node 20; the library also runs where it is not.
  const { isWellFormed: native } = text as { isWellFormed?: () => boolean };
  return native ? native.call(text) : !loneSurrogate.test(text);
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
