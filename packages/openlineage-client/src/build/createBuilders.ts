import { InvalidEventError } from '../client/errors';
import { eventKind } from '../events/types';
import type {
  DatasetEvent,
  EventKind,
  JobEvent,
  OpenLineageEvent,
  RunEvent,
} from '../events/types';
import { parseEventTime } from '../identity/eventTime';
import { isUri } from '../validation/uri';
import { validateEvent } from '../validation/validateEvent';
import { createFacetBuilders, withBase } from './facetBuilders';
import type { FacetBuilders } from './facetBuilders';
import { baseFacetSchemaUrl, eventSchemaUrl } from './schemaUrls';

type Built = 'eventTime' | 'producer' | 'schemaURL';

/** What an event says, without the fields that its builder fills in. */
export type EventBody<Event extends OpenLineageEvent> = Omit<Event, Built> & {
  /** When it happened: a Date, or ISO 8601 text with an offset. Default: now. */
  eventTime?: Date | string;
};

/** An event as a builder gives it, with all that the specification asks for. */
export type BuiltEvent<Event extends OpenLineageEvent> = Event & Record<Built, string>;

/** What every facet of a builder holds beside its own fields. */
export type BaseFacet = { _producer: string; _schemaURL: string };

/** Makes events and facets of one producer. */
export type Builders = {
  readonly producer: string;
  runEvent(body: EventBody<RunEvent>): BuiltEvent<RunEvent>;
  jobEvent(body: EventBody<JobEvent>): BuiltEvent<JobEvent>;
  datasetEvent(body: EventBody<DatasetEvent>): BuiltEvent<DatasetEvent>;
  /**
   * A builder for each official facet, under where it stands in an event:
   * `facets.dataset.schema({ fields })` goes into the `facets` of a dataset
   * under the key `schema`.
   */
  readonly facets: FacetBuilders;
  /**
   * Takes back a facet of a job or a dataset: `{ ownership: deletedFacet('dataset') }`.
   * Facets of runs, inputs and outputs cannot be taken back.
   */
  deletedFacet(kind: 'job' | 'dataset'): BaseFacet & { _deleted: true };
  /** A facet that is no official one, with the URL of its schema. */
  customFacet<Body extends object>(schemaURL: string, body: Body): Body & BaseFacet;
};

/** The producer of events that name none. */
export const DEFAULT_PRODUCER = 'https://www.npmjs.com/package/@headwater/openlineage-client';

/**
 * Builders that fill in who produces an event or facet and which schema it
 * follows, and check what is given.
 *
 * All of them throw an InvalidEventError that names the field, its value and
 * what is allowed.
 *
 * @param options.producer - a URI that names the program and its version, such
 * as `https://github.com/acme/etl/tree/1.4.0`
 */
export function createBuilders(options: { producer?: string } = {}): Builders {
  const { producer = DEFAULT_PRODUCER } = options;
  requireUri('producer', producer);
  const event =
    <Event extends OpenLineageEvent>(kind: EventKind) =>
    (body: EventBody<Event>) =>
      buildEvent<Event>(kind, body, producer);
  let facets: FacetBuilders | undefined;
  return {
    producer,
    runEvent: event<RunEvent>('run'),
    jobEvent: event<JobEvent>('job'),
    datasetEvent: event<DatasetEvent>('dataset'),
    get facets() {
      facets ??= createFacetBuilders(producer);
      return facets;
    },
    deletedFacet: kind => {
      if (kind !== 'job' && kind !== 'dataset') {
        throw new InvalidEventError(
          `deletedFacet: the kind must be job or dataset, got ${JSON.stringify(kind)}`,
        );
      }
      return { _producer: producer, _schemaURL: baseFacetSchemaUrl(kind), _deleted: true };
    },
    customFacet: (schemaURL, body) => {
      requireUri('customFacet: the schemaURL', schemaURL);
      return withBase('customFacet: the body', body, producer, schemaURL);
    },
  };
}

function buildEvent<Event extends OpenLineageEvent>(
  kind: EventKind,
  body: EventBody<Event>,
  producer: string,
): BuiltEvent<Event> {
  const event = {
    ...body,
    eventTime: toEventTime(body.eventTime),
    producer,
    schemaURL: eventSchemaUrl(kind),
  } as unknown as BuiltEvent<Event>;
  const label = `${kind}Event`;
  if (eventKind(event) !== kind) {
    throw new InvalidEventError(`${label}: what holds a ${eventKind(event)} is no ${kind} event`);
  }
  const result = validateEvent(event);
  if (!result.ok) {
    const issues = result.errors.map(({ path, message }) => `${path} ${message}`.trim());
    throw new InvalidEventError(`${label}: ${issues.join('; ')}`);
  }
  return event;
}

/** A time without an offset could be anybody's, so it is refused. */
const hasOffset = /^[^ ]*[Tt][^ ]*(?:Z|z|[+-]\d{2}:\d{2})$/;

function toEventTime(time: Date | string = new Date()): string {
  const text = time instanceof Date && !Number.isNaN(time.getTime()) ? time.toISOString() : time;
  if (typeof text === 'string' && hasOffset.test(text) && parseEventTime(text) !== undefined)
    return text;
  throw new InvalidEventError(
    `eventTime must be a valid Date or ISO 8601 text with an offset such as 2026-01-31T12:00:00Z, got ${String(text)}`,
  );
}

function requireUri(label: string, value: unknown): void {
  if (typeof value === 'string' && isUri(value)) return;
  throw new InvalidEventError(
    `${label} must be a URI such as https://example.com/etl, got ${JSON.stringify(value)}`,
  );
}
