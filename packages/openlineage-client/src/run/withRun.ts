import { RunReporter } from './RunReporter';
import type { ActiveRun, Emitter, RunOptions } from './types';

/**
 * Runs a function and reports it as a run of a job: START before it, COMPLETE
 * after it with what `run` was told; FAIL with an errorMessage facet when it
 * fails, or ABORT when `options.signal` was aborted by then.
 *
 * What the function returns is returned, what it throws is thrown. It never
 * fails because of lineage: events that cannot be made or sent go to
 * `options.onError`. It does not wait for START, but the result waits until
 * the last event was taken or given up, so that a process may end after it;
 * a client with a queue takes events at once.
 */
export async function withRun<Result>(
  client: Emitter,
  options: RunOptions,
  work: (run: ActiveRun) => Promise<Result> | Result,
): Promise<Result> {
  const run = new RunReporter(client, options);
  run.start();
  let result: Result;
  try {
    result = await work(run);
  } catch (error) {
    await run.end(options.signal?.aborted ? 'ABORT' : 'FAIL', error);
    throw error;
  }
  await run.end('COMPLETE');
  return result;
}
