import ELK from 'elkjs/lib/elk-api';
import type { ELK as ElkLayout } from 'elkjs/lib/elk-api';

/** The layout engine in a worker of its own, so that a large graph does not hold the page up. */
export function createElk(): ElkLayout {
  return new ELK({
    workerFactory: () => new Worker(new URL('elkjs/lib/elk-worker.min.js', import.meta.url)),
  });
}
