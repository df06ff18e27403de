import type { Worker } from 'node:worker_threads';
import { ServiceUnavailableError } from '@backstage/errors';
import { PooledWorker } from './PooledWorker';

export type WorkerPoolOptions = {
  /** Starts a thread that answers each message, as `WorkerMessage` says. */
  start: () => Worker;
  /** Most threads at a time; each does one task at a time. */
  maxWorkers: number;
  /** Most tasks that wait for a thread. */
  maxWaiting: number;
  /** Longest time of a task, without the time that it waits and a thread takes to start. */
  timeoutMs: number;
  /** Most memory of a thread, WebAssembly included. */
  maxMemoryBytes: number;
  /** After this time without work a thread ends. */
  idleMs: number;
};

/** What a thread says: once that it is ready, then an answer for each task. */
export type WorkerMessage<Result> = { ready: true } | { result: Result } | { error: { name: string; message: string } };

type Waiting<Task, Result> = {
  task: Task;
  signal?: AbortSignal;
  onAbort: () => void;
  resolve: (result: Result) => void;
  reject: (error: Error) => void;
};

/**
 * Runs tasks in threads that start when there is work. A thread whose task goes
 * beyond a limit is ended, and another takes its place when there is more work:
 * the other tasks go on.
 */
export class WorkerPool<Task, Result> {
  private readonly workers = new Set<PooledWorker<Result>>();
  private readonly waiting: Waiting<Task, Result>[] = [];
  private closed = false;

  constructor(private readonly options: WorkerPoolOptions) {}

  /**
   * @throws TaskLimitError when the task goes beyond a limit, ServiceUnavailableError
   *   when too many tasks wait, the signal's reason when it is aborted, and what the task throws
   */
  run(task: Task, signal?: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.closed) throw new ServiceUnavailableError('The backend is stopping');
      signal?.throwIfAborted();
      if (this.waiting.length >= this.options.maxWaiting) {
        throw new ServiceUnavailableError('Too much SQL waits to be analysed; try again later');
      }
      const entry: Waiting<Task, Result> = { task, signal, resolve, reject, onAbort: () => this.giveUp(entry) };
      this.waiting.push(entry);
      signal?.addEventListener('abort', entry.onAbort, { once: true });
      this.assign();
    });
  }

  /** Ends all threads; tasks that wait or run fail. */
  async close(): Promise<void> {
    this.closed = true;
    const stopping = new ServiceUnavailableError('The backend is stopping');
    for (const { reject } of this.waiting.splice(0)) reject(stopping);
    await Promise.all([...this.workers].map(worker => worker.end(stopping)));
  }

  /** Threads that are there, with or without work. */
  get size(): number {
    return this.workers.size;
  }

  private giveUp(entry: Waiting<Task, Result>) {
    this.waiting.splice(this.waiting.indexOf(entry), 1);
    entry.reject(entry.signal!.reason);
  }

  private assign() {
    while (this.waiting.length > 0) {
      const worker = this.freeWorker();
      if (!worker) return;
      const { task, signal, resolve, reject, onAbort } = this.waiting.shift()!;
      signal?.removeEventListener('abort', onAbort);
      worker.run(task, signal).then(resolve, reject);
    }
  }

  private freeWorker(): PooledWorker<Result> | undefined {
    for (const worker of this.workers) if (worker.isFree) return worker;
    if (this.workers.size >= this.options.maxWorkers) return undefined;
    const worker: PooledWorker<Result> = new PooledWorker(this.options, {
      onFree: () => this.assign(),
      onEnd: () => {
        this.workers.delete(worker);
        this.assign();
      },
    });
    this.workers.add(worker);
    return worker;
  }
}
