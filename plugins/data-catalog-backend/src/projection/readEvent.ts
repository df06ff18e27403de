import { datasetFacetFacts, facetStatements } from './readFacets';
import { asList, asRecord, readExplicitLineage } from './columnMapping';
import { FactBuilder } from './FactBuilder';
import { DECLARED_EDGES } from './facts';
import type { DeclaredEdge, EdgeChange, EntryFacts } from './facts';
import { mentionJob } from './mentionJob';
import { readProducer, startOf } from './readProducer';
import { runPairs, union } from './runs';
import type { RunDocument, RunIo, StatementDocument } from './documents';
import { NIL_UUID } from '@headwater/plugin-data-catalog-node';

/** Source of everything that an OpenLineage event says. */
export const OPENLINEAGE = 'openlineage';

/** Characters of an error that lists of runs show. */
const MAX_MESSAGE_LENGTH = 500;

type EventContext = {
  build: FactBuilder;
  /** Hash of the whole event: breaks ties of equal times. */
  hash: string;
  producer: string;
  /** Job of the event, or the nil UUID. */
  job: string;
  /** Absent on job and dataset events. */
  run?: string;
  /** Whether the outputs were written: a run that has only begun, or failed, made nothing fresh. */
  writes?: boolean;
};

/**
 * What an OpenLineage event says, by the rules of the specification. The event
 * has passed the receiver's check of its core; parts below that may be broken
 * and are then left out here, but kept verbatim as facets.
 *
 * The kind is told by `run`, then `dataset`, then `job`, never by schemaURL.
 */
export function readEvent(event: Record<string, unknown>, time: string, hash: string): EntryFacts {
  const build = new FactBuilder(time);
  const producer = typeof event.producer === 'string' ? event.producer : 'unknown';
  build.facts.producers.push({ producer: readProducer(event), time });
  const run = asRecord(event.run).runId;
  if (typeof run === 'string') {
    readRunEvent({ build, hash, producer, job: NIL_UUID, run: run.toLowerCase() }, event);
  } else if (event.dataset) {
    readDatasetEvent({ build, hash, producer, job: NIL_UUID }, event);
  } else {
    readJobEvent({ build, hash, producer, job: NIL_UUID }, event);
  }
  return build.facts;
}

function readRunEvent(context: EventContext, event: Record<string, unknown>) {
  const { build, hash, producer } = context;
  const { time } = build;
  const job = readJob(context, event.job);
  const state = typeof event.eventType === 'string' ? event.eventType : undefined;
  const withJob = { ...context, job, writes: state === 'COMPLETE' || state === 'RUNNING' };
  const terminal = state === 'COMPLETE' || state === 'FAIL' || state === 'ABORT';
  const runFacets = asRecord(asRecord(event.run).facets);
  const facets = facetStatements(build, 'run', runFacets, producer);
  const document: RunDocument = {
    terminal: terminal ? [time, hash, state] : undefined,
    reported: state && !terminal ? [state] : [],
    states: state === undefined ? undefined : [[state, time, time]],
    error: readError(facets, runFacets.errorMessage),
    completed: state === 'COMPLETE',
    started: state === 'START' ? time : undefined,
    first: time,
    last: time,
    job: [time, hash, job],
    io: readIo(withJob, event),
    facets,
    inputFacets: [],
    outputFacets: [],
    lifecycle: [],
  };
  readParent(context, job, runFacets.parent, document);
  readDatasets(withJob, event, document);
  build.facts.runs.set(context.run!, document);
  for (const io of document.io) build.facts.edges.push(...namedEdges(withJob, io));
}

/** How the message of the errorMessage facet starts; the same statement wins as among the facets. */
function readError(statements: StatementDocument, facet: unknown): RunDocument['error'] {
  const statement = statements.find(([key]) => key === 'errorMessage');
  if (!statement) return undefined;
  const [, time, hash] = statement;
  const { message } = asRecord(facet);
  const said = hash !== null && typeof message === 'string' && message !== '';
  return [time, hash ?? '', said ? startOf(message, MAX_MESSAGE_LENGTH) : null];
}

function readJobEvent(context: EventContext, event: Record<string, unknown>) {
  const { build, producer } = context;
  const job = readJob(context, event.job);
  const withJob = { ...context, job };
  const ios = readIo(withJob, event);
  readDatasets(withJob, event, undefined, ios);
  const edges = ios.flatMap(declaredEdges);
  build.state(job, OPENLINEAGE, DECLARED_EDGES, edges, producer);
  for (const io of ios) {
    build.facts.edges.push(...namedEdges(withJob, { ...io, explicit: undefined }));
  }
}

function readDatasetEvent(context: EventContext, event: Record<string, unknown>) {
  const { build, producer } = context;
  const dataset = readDataset(context, event.dataset, true);
  if (!dataset) return;
  const facts = datasetFacetFacts(build, dataset, asRecord(event.dataset), context);
  if (facts.lineage) {
    const edges = facts.lineage.map(
      (input): DeclaredEdge => ({ source: input, target: dataset, type: 'transform', via: NIL_UUID }),
    );
    build.state(dataset, OPENLINEAGE, DECLARED_EDGES, edges, producer);
  }
}

function readJob({ build, producer }: EventContext, value: unknown): string {
  const { namespace, name, facets } = asRecord(value);
  const job = mentionJob(build, String(namespace), String(name), 'direct');
  for (const statement of facetStatements(build, 'job', facets, producer)) {
    build.facts.statements.push({ asset: job, source: OPENLINEAGE, statement });
  }
  return job;
}

function readDataset({ build }: EventContext, value: unknown, observed: boolean): string | undefined {
  const { namespace, name } = asRecord(value);
  if (typeof namespace !== 'string' || typeof name !== 'string') return undefined;
  return build[observed ? 'observe' : 'mention']('dataset', namespace, name, 'direct');
}

/** Inputs and outputs as named, and what the explicit lineage facet of the job says. */
function readIo(context: EventContext, event: Record<string, unknown>): RunIo[] {
  const ids = (list: unknown, observed = false) =>
    asList(list).flatMap(dataset => readDataset(context, dataset, observed) ?? []);
  const own: RunIo = {
    job: context.job,
    inputs: union(ids(event.inputs), []),
    outputs: union(ids(event.outputs, context.writes), []),
    mapped: [],
  };
  const facet = asRecord(asRecord(event.job).facets).lineage;
  if (facet === undefined || facet === null) return [own];
  own.explicit = [];
  const others = new Map<string, RunIo>();
  for (const entry of asList(asRecord(facet).entries)) {
    readLineageEntry(context, asRecord(entry), own, others);
  }
  return [own, ...others.values()];
}

function readLineageEntry(
  context: EventContext,
  entry: Record<string, unknown>,
  own: RunIo,
  others: Map<string, RunIo>,
) {
  const { build } = context;
  const named = typeof entry.namespace === 'string' && typeof entry.name === 'string';
  if (entry.type === 'JOB') {
    const job = named
      ? mentionJob(build, String(entry.namespace), String(entry.name), 'referenced')
      : own.job;
    const io = job === own.job ? own : others.get(job) ?? emptyIo(job);
    if (io !== own) others.set(job, io);
    readJobEntry(context, entry, own.job, io);
  } else if (named) {
    const says = context.writes ? 'observe' : 'mention';
    const target = build[says]('dataset', String(entry.namespace), String(entry.name), 'referenced');
    const mapping = readExplicitLineage(entry, (namespace, name) =>
      build.mention('dataset', namespace, name, 'referenced'),
    );
    own.explicit!.push(...mapping.inputs.map((input): [string, string] => [input, target]));
    const hash = build.body(mapping.document);
    build.facts.mappings.push({ dataset: target, job: own.job, hash, time: build.time });
  }
}

function readJobEntry({ build }: EventContext, entry: Record<string, unknown>, ownJob: string, io: RunIo) {
  for (const value of asList(entry.inputs)) {
    const { type, namespace, name } = asRecord(value);
    const named = typeof namespace === 'string' && typeof name === 'string';
    if (type === 'JOB') {
      const source = named ? mentionJob(build, namespace, name, 'referenced') : ownJob;
      io.jobs = union(io.jobs ?? [], [source]);
    } else if (named) {
      const dataset = build.mention('dataset', namespace, name, 'referenced');
      io.inputs = union(io.inputs, [dataset]);
    }
  }
}

function emptyIo(job: string): RunIo {
  return { job, inputs: [], outputs: [], mapped: [] };
}

/**
 * The facets of inputs and outputs. Those that describe this run go into its
 * document; a job event (`ios` without a document) has no run to describe.
 */
function readDatasets(
  context: EventContext,
  event: Record<string, unknown>,
  document?: RunDocument,
  ios: RunIo[] = document?.io ?? [],
) {
  const { build, producer } = context;
  for (const [list, isOutput] of [
    [event.inputs, false],
    [event.outputs, true],
  ] as const) {
    for (const value of asList(list)) {
      const dataset = readDataset(context, value, isOutput && context.writes === true);
      if (!dataset) continue;
      const facts = datasetFacetFacts(build, dataset, asRecord(value), context);
      const named = facts.lineage ?? facts.mapped;
      if (isOutput && named) ios[0].mapped = putMapped(ios[0].mapped, dataset, named);
      if (!document) continue;
      const bag = isOutput ? asRecord(value).outputFacets : asRecord(value).inputFacets;
      const statements = facetStatements(build, isOutput ? 'outputDataset' : 'inputDataset', bag, producer);
      if (statements.length > 0) {
        document[isOutput ? 'outputFacets' : 'inputFacets'].push([dataset, statements]);
      }
      if (facts.stateChange) {
        const { change, previous } = facts.stateChange;
        document.lifecycle.push([dataset, build.time, context.hash, change, previous ?? null]);
      }
    }
  }
}

function putMapped(mapped: RunIo['mapped'], output: string, inputs: string[]): RunIo['mapped'] {
  const present = mapped.find(([id]) => id === output)?.[1] ?? [];
  return [...mapped.filter(([id]) => id !== output), [output, union(present, inputs)]];
}

function readParent(context: EventContext, job: string, facet: unknown, document: RunDocument) {
  const { build, hash, producer } = context;
  const { run, job: parentJob, root } = asRecord(facet);
  const parent = readStub(build, run, parentJob);
  const rootStub = readStub(build, asRecord(root).run, asRecord(root).job);
  if (!parent.run && !parent.job) return;
  document.parent = [
    build.time,
    hash,
    parent.run ?? '',
    parent.job ?? '',
    rootStub.run ?? null,
    rootStub.job ?? null,
  ];
  if (parent.job && parent.job !== job) {
    build.state(job, OPENLINEAGE, 'headwater:parent', { job: parent.job }, producer);
  }
}

function readStub(build: FactBuilder, run: unknown, job: unknown): { run?: string; job?: string } {
  const { namespace, name } = asRecord(job);
  const { runId } = asRecord(run);
  const jobId =
    typeof namespace === 'string' && typeof name === 'string'
      ? mentionJob(build, namespace, name, 'stub')
      : undefined;
  if (typeof runId !== 'string') return { job: jobId };
  const runStub = runId.toLowerCase();
  build.facts.runStubs.push({ run: runStub, job: jobId ?? null, time: build.time });
  return { run: runStub, job: jobId };
}

/** Edges that the event names outright, for the time at which they were seen; runs are counted later. */
function namedEdges({ build, run }: EventContext, io: RunIo): EdgeChange[] {
  const base = {
    origin: 'openlineage' as const,
    runs: 0,
    productRuns: 0,
    declared: 0,
    first: build.time,
    last: build.time,
    confidence: 1,
    evidence: JSON.stringify(run === undefined ? {} : { run }),
  };
  const finer = { ...io, inputs: [], outputs: io.mapped.map(([output]) => output) };
  return [
    ...declaredEdges({ ...io, mapped: [], explicit: [] }),
    ...declaredEdges({ ...finer, jobs: [] }).filter(edge => edge.type === 'transform'),
  ].map(edge => ({ ...base, ...edge }));
}

/** All edges that a job's inputs and outputs make when they are declared without a run. */
export function declaredEdges(io: RunIo): DeclaredEdge[] {
  return [
    ...io.inputs.map(id => ({ source: id, target: io.job, type: 'read' as const, via: NIL_UUID })),
    ...io.outputs.map(id => ({ source: io.job, target: id, type: 'write' as const, via: NIL_UUID })),
    ...(io.jobs ?? []).map(id => ({ source: id, target: io.job, type: 'job' as const, via: NIL_UUID })),
    ...runPairs(io).map(({ input, output }) => ({
      source: input,
      target: output,
      type: 'transform' as const,
      via: io.job,
    })),
  ];
}
