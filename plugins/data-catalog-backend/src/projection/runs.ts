import { isNewer, putStatement, readStatements, writeStatements } from './documents';
import type { RunDocument, RunIo, Statement, StatementDocument } from './documents';

/** Where a run stands, from its document: the newest terminal state, else RUNNING, START, OTHER. */
export function runState(document: RunDocument): string {
  if (document.terminal) return document.terminal[2];
  for (const state of ['RUNNING', 'START', 'OTHER']) {
    if (document.reported.includes(state)) return state;
  }
  // An event without a type says that the run exists and no more.
  return 'OTHER';
}

/** Equal times happen: a run starts before it ends. */
const stateOrder = ['START', 'RUNNING', 'OTHER', 'COMPLETE', 'FAIL', 'ABORT'];

/**
 * The changes of state that a document keeps, in order of time. Reports of one
 * state with none of another between them are one change.
 */
export function reportedStates(
  document: Pick<RunDocument, 'states' | 'started' | 'terminal'>,
): { state: string; at: string }[] {
  const { states = [], started, terminal } = document;
  const reports = states.flatMap(([state, first, last]) => [
    { state, at: first },
    { state, at: last },
  ]);
  // Documents from before states were kept say at least this much.
  if (started !== undefined) reports.push({ state: 'START', at: started });
  if (terminal) reports.push({ state: terminal[2], at: terminal[0] });
  return reports
    .sort((a, b) => {
      if (a.at !== b.at) return a.at < b.at ? -1 : 1;
      return stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state);
    })
    .filter(({ state }, index, all) => all[index - 1]?.state !== state);
}

/** States of runs that may have an error. */
export const failedStates = ['FAIL', 'ABORT'];

/**
 * Dataset pairs (input, output) that a job feeds in one run: the explicit
 * lineage facet; else, for an output with column lineage, the datasets named
 * there; else every input.
 *
 * `product` marks pairs of the last kind: they go when finer lineage comes.
 */
export function runPairs(io: RunIo): RunPair[] {
  if (io.explicit) {
    return io.explicit.map(([input, output]) => ({ input, output, product: false }));
  }
  const mapped = new Map(io.mapped);
  return io.outputs.flatMap((output): RunPair[] => {
    const named = mapped.get(output);
    return (named ?? io.inputs).map(input => ({ input, output, product: !named }));
  });
}

/** An input that feeds an output in one run; `product` when only both being there says so. */
export type RunPair = { input: string; output: string; product: boolean };

/** Ids of a run's jobs, inputs and outputs, as they were named. */
export function assetsOfRun({ job, io }: Pick<RunDocument, 'job' | 'io'>): string[] {
  const named = io.flatMap(({ job: id, inputs, outputs }) => [id, ...inputs, ...outputs]);
  return [...new Set(job ? [job[2], ...named] : named)];
}

/** Joins what two events (or documents) say of one run. Commutative, associative and idempotent. */
export function mergeRuns(a: RunDocument, b: RunDocument): RunDocument {
  return {
    terminal: newer(a.terminal, b.terminal),
    reported: union(a.reported, b.reported),
    states: mergeStates(a.states, b.states),
    error: newer(a.error, b.error),
    completed: a.completed || b.completed,
    started: least(a.started, b.started),
    first: a.first < b.first ? a.first : b.first,
    last: a.last > b.last ? a.last : b.last,
    job: newer(a.job, b.job),
    parent: newer(a.parent, b.parent),
    io: mergeIo(a.io, b.io),
    facets: mergeStatements(a.facets, b.facets),
    inputFacets: mergeFacetLists(a.inputFacets, b.inputFacets),
    outputFacets: mergeFacetLists(a.outputFacets, b.outputFacets),
    lifecycle: mergeLifecycle(a.lifecycle, b.lifecycle),
  };
}

function newer<T extends [string, string, ...unknown[]]>(
  a: T | undefined,
  b: T | undefined,
): T | undefined {
  if (!a || !b) return a ?? b;
  return isNewer(a[0], a[1], b[0], b[1]) ? a : b;
}

/** Of each state the first and the last report: bounded, however often a long run reports. */
function mergeStates(a: RunDocument['states'], b: RunDocument['states']): RunDocument['states'] {
  if (!a || !b) return a ?? b;
  return mergeByKey<[string, string, string]>(
    a,
    b,
    item => item[0],
    (x, y) => [x[0], x[1] < y[1] ? x[1] : y[1], x[2] > y[2] ? x[2] : y[2]],
  );
}

function least(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/** Sorted union of two lists without repeats. */
export function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])].sort();
}

function mergeByKey<T>(
  a: readonly T[],
  b: readonly T[],
  key: (item: T) => string,
  merge: (x: T, y: T) => T,
): T[] {
  const merged = new Map(a.map(item => [key(item), item]));
  for (const item of b) {
    const present = merged.get(key(item));
    merged.set(key(item), present === undefined ? item : merge(present, item));
  }
  return [...merged.values()].sort((x, y) => (key(x) < key(y) ? -1 : 1));
}

function mergeStatements(a: StatementDocument, b: StatementDocument): StatementDocument {
  if (a.length === 0) return b;
  const merged = readStatements(a);
  for (const statement of b) putStatement(merged, statement);
  return writeStatements(merged);
}

function mergeFacetLists(a: RunDocument['inputFacets'], b: RunDocument['inputFacets']) {
  return mergeByKey<[string, Statement[]]>(
    a,
    b,
    item => item[0],
    (x, y) => [x[0], mergeStatements(x[1], y[1])],
  );
}

function mergeIo(a: readonly RunIo[], b: readonly RunIo[]): RunIo[] {
  return mergeByKey(
    a,
    b,
    io => io.job,
    (x, y) => ({
      job: x.job,
      inputs: union(x.inputs, y.inputs),
      outputs: union(x.outputs, y.outputs),
      mapped: mergeByKey<RunIo['mapped'][number]>(
        x.mapped,
        y.mapped,
        item => item[0],
        (left, right) => [left[0], union(left[1], right[1])],
      ),
      explicit: mergeExplicit(x.explicit, y.explicit),
      jobs: x.jobs && y.jobs ? union(x.jobs, y.jobs) : (x.jobs ?? y.jobs),
    }),
  );
}

function mergeExplicit(a: RunIo['explicit'], b: RunIo['explicit']): RunIo['explicit'] {
  if (!a || !b) return a ?? b;
  return mergeByKey<[string, string]>(
    a,
    b,
    pair => `${pair[0]} ${pair[1]}`,
    pair => pair,
  );
}

function mergeLifecycle(a: RunDocument['lifecycle'], b: RunDocument['lifecycle']) {
  return mergeByKey<RunDocument['lifecycle'][number]>(
    a,
    b,
    item => item[0],
    (x, y) => (isNewer(x[1], x[2], y[1], y[2]) ? x : y),
  );
}
