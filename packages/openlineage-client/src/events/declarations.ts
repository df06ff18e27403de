import * as Type from '@sinclair/typebox';
import { baseFacet, dateTime, deletableFacet, facetBag, oneOf, text, uri, uuid } from '../facets/build';
import { runStates } from './runState';
import type { RunState } from './runState';

const bag = (facet: typeof baseFacet | typeof deletableFacet) => Type.Optional(facetBag(facet));

const base = {
  eventTime: dateTime('When it happened'),
  producer: uri('What sent the event'),
  schemaURL: uri('The schema of the event'),
};

const run = Type.Object({ runId: uuid(), facets: bag(baseFacet) });
const job = Type.Object({ namespace: text(), name: text(), facets: bag(deletableFacet) });
const dataset = { namespace: text(), name: text(), facets: bag(deletableFacet) };
const io = {
  inputs: Type.Optional(Type.Array(Type.Object({ ...dataset, inputFacets: bag(baseFacet) }))),
  outputs: Type.Optional(Type.Array(Type.Object({ ...dataset, outputFacets: bag(baseFacet) }))),
};

/** The three events as the specification wants them. Source: OpenLineage 2-0-2. */
export const eventDeclarations = {
  run: Type.Object({
    ...base,
    eventType: Type.Optional(oneOf<RunState>(...runStates)),
    run,
    job,
    ...io,
  }),
  job: Type.Object({ ...base, job, ...io }),
  dataset: Type.Object({ ...base, dataset: Type.Object(dataset) }),
};
