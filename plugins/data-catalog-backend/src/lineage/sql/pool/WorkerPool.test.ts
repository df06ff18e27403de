import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { WorkerPool } from './WorkerPool';
import type { WorkerPoolOptions } from './WorkerPool';

const MEGABYTE = 1024 * 1024;

/** A thread whose tasks are JavaScript. */
const evaluates = `
  const { parentPort } = require('node:worker_threads');
  parentPort.postMessage({ ready: true });
  parentPort.on('message', async code => {
    try {
      parentPort.postMessage({ result: await eval(code) });
    } catch ({ name, message }) {
      parentPort.postMessage({ error: { name, message } });
    }
  });
`;

describe('a pool of threads', () => {
  const pools: WorkerPool<string, unknown>[] = [];
  afterEach(async () => {
    for (const pool of pools.splice(0)) await pool.close();
  });

  function create(options: Partial<WorkerPoolOptions> = {}, code = evaluates) {
    const pool = new WorkerPool<string, unknown>({
      start: () => new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 4096 } }),
      maxWorkers: 2,
      maxWaiting: 10,
      timeoutMs: 20_000,
      maxMemoryBytes: 64 * MEGABYTE,
      idleMs: 60_000,
      ...options,
    });
    pools.push(pool);
    return pool;
  }

  it('starts no thread before there is work, and no more than it may', async () => {
    const pool = create();
    expect(pool.size).toBe(0);
    const results = await Promise.all(['1 + 1', '2 + 2', '3 + 3', '4 + 4'].map(code => pool.run(code)));
    expect(results).toEqual([2, 4, 6, 8]);
    expect(pool.size).toBe(2);
  });

  it('ends threads that have nothing to do, and starts others', async () => {
    const pool = create({ idleMs: 50 });
    await pool.run('1');
    while (pool.size > 0) await sleep(10);
    expect(await pool.run('2')).toBe(2);
  });

  it('ends a thread whose task takes too long, while the others go on', async () => {
    const pool = create({ timeoutMs: 300 });
    const hanging = pool.run('for (;;) {}');
    const others = Promise.all(['1', '2', '3', '4'].map(code => pool.run(code)));
    await expect(hanging).rejects.toMatchObject({
      name: 'TaskLimitError',
      message: 'It was not analysed within 0.3 seconds',
    });
    expect(await others).toEqual([1, 2, 3, 4]);
    expect(await pool.run('5')).toBe(5);
  });

  it('goes on after a task that hangs even with one thread', async () => {
    const pool = create({ timeoutMs: 300, maxWorkers: 1 });
    const [hanging, next] = [pool.run('for (;;) {}'), pool.run('1')];
    await expect(hanging).rejects.toThrow('within');
    expect(await next).toBe(1);
  });

  it('ends a thread whose heap grows too large', async () => {
    const pool = create();
    const task = pool.run('const all = []; for (;;) all.push(new Array(1000).fill({}))');
    await expect(task).rejects.toMatchObject({
      name: 'TaskLimitError',
      message: 'Its analysis needs more than 64 MB',
    });
    expect(await pool.run('1')).toBe(1);
  });

  it('ends a thread whose memory outside of the heap grows too large, as that of WebAssembly does', async () => {
    const pool = create();
    const grows = `
      const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
      memory.grow(2000);
      const until = Date.now() + 15000;
      while (Date.now() < until);
    `;
    await expect(pool.run(grows)).rejects.toThrow('Its analysis needs more than 64 MB');
    expect(await pool.run('1')).toBe(1);
  });

  it('replaces a thread that has grown by half of what it may', async () => {
    const pool = create({ maxWorkers: 1 });
    await pool.run('globalThis.kept = new WebAssembly.Memory({ initial: 700 }); 1');
    while (pool.size > 0) await sleep(10);
    expect(await pool.run('typeof globalThis.kept')).toBe('undefined');
  });

  it('refuses tasks when too many wait', async () => {
    const pool = create({ maxWorkers: 1, maxWaiting: 1 });
    const running = pool.run('new Promise(resolve => setTimeout(resolve, 300, 1))');
    const waiting = pool.run('2');
    await expect(pool.run('3')).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
    expect(await Promise.all([running, waiting])).toEqual([1, 2]);
  });

  it('gives up what is aborted, whether it waits or runs', async () => {
    const pool = create({ maxWorkers: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const running = pool.run('for (;;) {}', first.signal);
    const waiting = pool.run('2', second.signal);
    const last = pool.run('3');
    second.abort(new Error('no longer wanted'));
    await expect(waiting).rejects.toThrow('no longer wanted');
    first.abort(new Error('too late'));
    await expect(running).rejects.toThrow('too late');
    expect(await last).toBe(3);
  });

  it('answers what a task throws, and why a thread does not start', async () => {
    await expect(create().run('null.x')).rejects.toMatchObject({ name: 'TypeError' });
    const broken = create({}, 'throw new Error("not found")');
    await expect(broken.run('1')).rejects.toThrow('not found');
    await expect(broken.run('1')).rejects.toThrow('not found');
  });

  it('fails what is under way when it closes', async () => {
    const pool = create({ maxWorkers: 1 });
    const tasks = [pool.run('for (;;) {}'), pool.run('1')].map(task => task.catch(({ name }) => name));
    await pool.close();
    expect(await Promise.all(tasks)).toEqual(['ServiceUnavailableError', 'ServiceUnavailableError']);
    await expect(pool.run('1')).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
  });
});
