import type { Worker } from 'node:worker_threads';
import { TaskLimitError } from './TaskLimitError';
import type { WorkerMessage, WorkerPoolOptions } from './WorkerPool';

/** Longest time in which a thread has to load what it runs, on a busy machine. */
const START_MS = 60_000;
/** How often the memory of a thread at work is looked at. */
const WATCH_MS = 100;

type Running<Result> = {
  resolve: (result: Result) => void;
  reject: (error: Error) => void;
  stop: () => void;
};

type Listeners = { onFree: () => void; onEnd: () => void };

/** One thread of a pool, with the task that it does, if any. */
export class PooledWorker<Result> {
  private readonly worker: Worker;
  private running?: Running<Result>;
  private timer?: NodeJS.Timeout;
  private isReady = false;
  /** Memory as it was measured last. */
  private usedBytes = 0;
  private hasEnded = false;

  constructor(
    private readonly options: WorkerPoolOptions,
    private readonly listeners: Listeners,
  ) {
    this.worker = options.start();
    this.worker.on('message', message => this.hear(message));
    this.worker.on('error', error => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('The thread that analyses SQL has ended')));
  }

  get isFree(): boolean {
    return !this.running && !this.hasEnded;
  }

  run(task: unknown, signal?: AbortSignal): Promise<Result> {
    clearTimeout(this.timer);
    this.worker.ref();
    return new Promise((resolve, reject) => {
      const abort = () => void this.end(signal!.reason);
      signal?.addEventListener('abort', abort, { once: true });
      const watch = setInterval(() => this.watchMemory(), WATCH_MS);
      const stop = () => {
        clearInterval(watch);
        signal?.removeEventListener('abort', abort);
      };
      this.running = { resolve, reject, stop };
      this.limitTime();
      this.worker.postMessage(task);
    });
  }

  /** Ends the thread; the task that it does fails with the error. */
  async end(error: Error): Promise<void> {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearTimeout(this.timer);
    const running = this.take();
    const ended = this.worker.terminate();
    running?.reject(error);
    this.listeners.onEnd();
    await ended;
  }

  private hear(message: WorkerMessage<Result>) {
    if ('ready' in message) {
      this.isReady = true;
      if (this.running) this.limitTime();
      return;
    }
    const running = this.take();
    if (!running) return;
    if ('error' in message) {
      running.reject(Object.assign(new Error(message.error.message), { name: message.error.name }));
    } else {
      running.resolve(message.result);
    }
    this.makeFree();
  }

  /** WebAssembly gives no memory back: a thread that has grown large makes room for a fresh one. */
  private makeFree() {
    if (this.isLarge) {
      void this.end(new Error('Replaced'));
      return;
    }
    this.listeners.onFree();
    if (this.running) return;
    this.worker.unref();
    this.timer = setTimeout(() => void this.end(new Error('Idle')), this.options.idleMs).unref();
    // A short task has not been watched.
    void this.measure().then(() => {
      if (this.isLarge && !this.running) void this.end(new Error('Replaced'));
    });
  }

  private get isLarge(): boolean {
    return this.usedBytes > this.options.maxMemoryBytes / 2;
  }

  private limitTime() {
    clearTimeout(this.timer);
    const { timeoutMs } = this.options;
    const error = this.isReady
      ? new TaskLimitError(`It was not analysed within ${timeoutMs / 1000} seconds`)
      : new Error('The thread that analyses SQL does not start');
    this.timer = setTimeout(() => void this.end(error), this.isReady ? timeoutMs : START_MS);
  }

  private async watchMemory(): Promise<void> {
    await this.measure();
    if (this.running && this.usedBytes > this.options.maxMemoryBytes) this.fail(this.tooLarge());
  }

  /** Of the heap and, unlike V8's own limits, of WebAssembly. Node answers while the thread is busy; before 22.16 it cannot. */
  private async measure(): Promise<void> {
    if (this.hasEnded || typeof this.worker.getHeapStatistics !== 'function') return;
    try {
      const { used_heap_size: heap, external_memory: external } = await this.worker.getHeapStatistics();
      this.usedBytes = heap + external;
    } catch {
      // The thread has just ended.
    }
  }

  private fail(error: Error & { code?: string }) {
    void this.end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? this.tooLarge() : error);
  }

  private tooLarge(): Error {
    const megabytes = Math.round(this.options.maxMemoryBytes / 1024 / 1024);
    return new TaskLimitError(`Its analysis needs more than ${megabytes} MB`);
  }

  private take(): Running<Result> | undefined {
    const { running } = this;
    this.running = undefined;
    running?.stop();
    clearTimeout(this.timer);
    return running;
  }
}
