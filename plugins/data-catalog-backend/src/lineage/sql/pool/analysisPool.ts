import os from 'node:os';
import { Worker } from 'node:worker_threads';
import type { AnalysisResult, AnalysisTask } from '@headwater/sql-lineage/worker';
import type { SqlSettings } from '../../../config';
import { WorkerPool } from './WorkerPool';

/** Analyses SQL off the main thread. */
export type AnalysisPool = Pick<WorkerPool<AnalysisTask, AnalysisResult>, 'run' | 'close'>;

const IDLE_MS = 30_000;
const MAX_THREADS = 4;
/** More than the requests of a moment bring: each has some texts under way at a time. */
const MAX_WAITING = 500;

/** Threads for the analysis of SQL, within the limits of the configuration; none is started yet. */
export function analysisPool({
  timeoutMs,
  maxMemoryMegabytes,
}: Pick<SqlSettings, 'timeoutMs' | 'maxMemoryMegabytes'>): WorkerPool<AnalysisTask, AnalysisResult> {
  return new WorkerPool({
    start: () => startWorker(require.resolve('@headwater/sql-lineage/worker'), maxMemoryMegabytes),
    // One core is left to the requests.
    maxWorkers: Math.max(1, Math.min(MAX_THREADS, os.availableParallelism() - 1)),
    maxWaiting: MAX_WAITING,
    timeoutMs,
    maxMemoryBytes: maxMemoryMegabytes * 1024 * 1024,
    idleMs: IDLE_MS,
  });
}

/**
 * Starts a module in a thread. Among the sources of this repository it is
 * TypeScript, for which a thread needs the transform of Backstage's CLI: it
 * inherits that of a started backend, but nothing of Jest's.
 */
export function startWorker(file: string, maxMemoryMegabytes: number): Worker {
  const isTransformed = process.execArgv.some(argument => argument.includes('nodeTransform'));
  return new Worker(file, {
    resourceLimits: { maxOldGenerationSizeMb: heapLimit(maxMemoryMegabytes) },
    ...(file.endsWith('.ts') &&
      !isTransformed && { execArgv: ['--require', require.resolve('@backstage/cli/config/nodeTransform.cjs')] }),
  });
}

/**
 * V8's limit, at which a thread that allocates fast enough takes the process
 * down with it (`FATAL ERROR: Reached heap limit`). So it lies far above the
 * one that the pool watches, wherever Node lets the pool watch.
 */
function heapLimit(maxMemoryMegabytes: number): number {
  const isWatched = typeof Worker.prototype.getHeapStatistics === 'function';
  return isWatched ? Math.max(4096, 4 * maxMemoryMegabytes) : maxMemoryMegabytes;
}
