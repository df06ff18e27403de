import { NIL_UUID } from '@headwater/plugin-data-catalog-node';
import type { RunDocument } from './documents';
import { NEVER_SEEN } from './ProjectionStore';
import type { EdgeChange, EntryFacts } from './facts';
import { failedStates, mergeRuns, runPairs, runState } from './runs';

/** What a run contributes to the numbers of edges; edges are keyed by text. */
type Contribution = Pick<EdgeChange, 'source' | 'target' | 'type' | 'via' | 'productRuns'>;

export type RunChange = {
  run: string;
  document: RunDocument;
  /** Edges whose numbers change because the document did. */
  edges: EdgeChange[];
};

/**
 * Joins a run's document with what new entries say, and answers how the
 * numbers of runs on edges move: what the old form counted is taken back, what
 * the new form counts is added.
 */
export function changeRun(
  run: string,
  before: RunDocument | undefined,
  added: RunDocument,
): RunChange {
  // Merging with itself sorts: equal states are equal texts.
  const document = mergeRuns(before ?? added, added);
  const old = before ? contributions(before) : new Map<string, Contribution>();
  const fresh = contributions(document);
  const edges: EdgeChange[] = [];
  for (const [key, edge] of fresh) {
    const previous = old.get(key);
    const productRuns = edge.productRuns - (previous?.productRuns ?? 0);
    if (!previous || productRuns !== 0) edges.push(move(edge, previous ? 0 : 1, productRuns));
  }
  for (const [key, edge] of old) {
    if (!fresh.has(key)) edges.push(move(edge, -1, -edge.productRuns));
  }
  return { run, document, edges };
}

function contributions(document: RunDocument): Map<string, Contribution> {
  const found = new Map<string, Contribution>();
  const add = (edge: Contribution) =>
    found.set([edge.type, edge.source, edge.target, edge.via].join(' '), edge);
  const plain = { via: NIL_UUID, productRuns: 0 };
  for (const io of document.io) {
    for (const source of io.inputs) add({ ...plain, source, target: io.job, type: 'read' });
    for (const target of io.outputs) add({ ...plain, source: io.job, target, type: 'write' });
    for (const source of io.jobs ?? []) add({ ...plain, source, target: io.job, type: 'job' });
    for (const { input, output, product } of runPairs(io)) {
      const productRuns = product ? 1 : 0;
      add({ source: input, target: output, type: 'transform', via: io.job, productRuns });
    }
  }
  for (const { dataset, previous } of stateChanges(document)) {
    if (previous) add({ ...plain, source: previous, target: dataset, type: 'rename' });
  }
  return found;
}

/**
 * Times come with the events that name an edge outright; a guessed edge has
 * none of its own, which keeps the result independent of the order of arrival.
 */
function move(edge: Contribution, runs: number, productRuns: number): EdgeChange {
  return {
    ...edge,
    origin: 'openlineage',
    runs,
    productRuns,
    declared: 0,
    first: NEVER_SEEN,
    last: '',
    confidence: edge.productRuns > 0 ? 0.6 : 0,
    evidence: '{}',
  };
}

/** State changes of datasets that are in force: those of runs that completed. */
export function stateChanges(
  document: RunDocument,
): { dataset: string; time: string; hash: string; change: string; previous: string | null }[] {
  if (!document.completed) return [];
  return document.lifecycle.map(([dataset, time, hash, change, previous]) => ({
    dataset,
    time,
    hash,
    change,
    previous,
  }));
}

/** Joins what several entries of a batch say of the same runs. */
export function collectRuns(facts: readonly EntryFacts[]): Map<string, RunDocument> {
  const collected = new Map<string, RunDocument>();
  for (const { runs } of facts) {
    for (const [run, document] of runs) {
      const present = collected.get(run);
      collected.set(run, present ? mergeRuns(present, document) : document);
    }
  }
  return collected;
}

/** The row of a run that has reported itself. */
export function runRow(run: string, document: RunDocument) {
  const state = runState(document);
  return {
    run_id: run,
    job_id: document.job?.[2] ?? null,
    state,
    started_at: document.started ?? document.first,
    ended_at: document.terminal?.[0] ?? null,
    stub: 0,
    parent_run_id: document.parent?.[2] || null,
    root_run_id: document.parent?.[4] ?? null,
    error: failedStates.includes(state) ? document.error?.[2] ?? null : null,
    document: JSON.stringify(document),
  };
}
