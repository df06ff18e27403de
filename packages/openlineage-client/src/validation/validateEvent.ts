import { eventDeclarations } from '../events/declarations';
import { eventKind } from '../events/types';
import type { OpenLineageEvent } from '../events/types';
import { checkEventCore } from './checkEventCore';
import type { EventError } from './checkEventCore';
import { checkFacets, checkOf, issuesOf } from './checkFacets';

export type StrictResult =
  | { ok: true; event: OpenLineageEvent }
  | { ok: false; errors: EventError[] };

/**
 * Checks an event as a producer should before it sends it: everything that
 * the specification asks for, in the event, in every official facet and in
 * the two fields that custom facets must have. A receiver uses
 * `checkEventCore` and `checkFacets` instead.
 */
export function validateEvent(value: unknown): StrictResult {
  const core = checkEventCore(value);
  if (!core.ok) return core;
  const { event } = core;
  const kind = eventKind(event);
  const check = checkOf(`event ${kind}`, () => eventDeclarations[kind]);
  const errors: EventError[] = check.Check(event)
    ? []
    : issuesOf(check, event).map(message => ({ path: '', message: message.replace('the facet', 'the event') }));
  for (const { path, issues } of checkFacets(event)) {
    errors.push(...issues.map(message => ({ path, message })));
  }
  return errors.length === 0 ? { ok: true, event } : { ok: false, errors };
}
