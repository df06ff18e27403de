import { AsyncLocalStorage } from 'node:async_hooks';
import { createBuilders } from '../build/createBuilders';
import type { Builders } from '../build/createBuilders';
import { reportOnce } from '../run/reportOnce';
import type { Emitter } from '../run/types';
import { RequestScope } from './RequestScope';
import type { DatasetsOf } from './RequestScope';
import { ServiceRuns } from './ServiceRuns';
import type { DatasetUse } from './ServiceRun';
import { StatementQueue } from './StatementQueue';
import type { ServiceAccessStats } from './StatementQueue';

export type ServiceAccessOptions = {
  /** What sends the events, such as an OpenLineageClient. It is not closed with the access. */
  client: Emitter;
  /** The service: `componentJob(ref)` where it is an entity of Backstage's catalog. */
  job: { namespace: string; name: string };
  /** Who produces the events. Default: `createBuilders()`. */
  builders?: Builders;
  /** Between two events that tell news, in milliseconds. Default: 10,000. */
  intervalMs?: number;
  /** After this, what is used again is told again, in milliseconds. Default: a day. */
  repeatMs?: number;
  /** Whether statements outside of requests count: of jobs, timers, start-up. Default: true. */
  background?: boolean;
  /** Whether each route is a job of its own too, a child of the service. Default: false. */
  perRoute?: boolean;
  /** How many statements wait to be read; more are dropped and counted. Default: 10,000. */
  maxPending?: number;
  /** Told of events that could not be made or sent. Default: a warning of the process, once each. */
  onError?: (error: Error) => void;
  /** Variables of the process; with `OPENLINEAGE_DISABLED` nothing is observed. */
  env?: Readonly<Record<string, string | undefined>>;
};

/** Collects which datasets a service reads and writes, and tells it as one run that does not end. */
export interface ServiceAccess {
  /** False when OpenLineage is switched off: nothing is observed. */
  readonly isEnabled: boolean;
  /**
   * A statement that succeeded. It is only remembered here; `datasetsOf` is
   * asked later, when the request has been answered.
   */
  statement(sql: string, datasetsOf: DatasetsOf): void;
  /** Datasets that were read and written by other means than SQL, such as a topic. */
  record(use: DatasetUse): void;
  /**
   * Does something as part of a request: statements in it belong together.
   * They count when `sampled`, once `end` is called, with the route if known.
   */
  request<Result>(sampled: boolean, work: (end: (route?: string) => void) => Result): Result;
  stats(): ServiceAccessStats;
  /** Reads what waits and tells what is new; resolves when it was taken or given up. */
  flush(): Promise<void>;
  /** Tells the rest and that the run is complete. Never rejects. */
  close(): Promise<void>;
}

/**
 * Observes what a service reads and writes, off the path of its requests, for
 * `observeKnex` and `observeRequests` to fill. Nothing is thrown into the
 * service afterwards: what goes wrong goes to `onError`.
 *
 * The process is one run of the job: START at first use, RUNNING with what is
 * newly seen, COMPLETE when it is closed. Replicas are runs of the same job.
 *
 * @throws TypeError that names a wrong option, its value and what is allowed
 */
export function serviceAccess(options: ServiceAccessOptions): ServiceAccess {
  const { background = true, maxPending = 10_000, env = process.env } = options;
  checkOptions(options);
  const isEnabled = env.OPENLINEAGE_DISABLED?.trim().toLowerCase() !== 'true';
  const report = reporter(options.onError ?? reportOnce);
  const runs = new ServiceRuns({
    client: options.client,
    builders: options.builders ?? createBuilders(),
    job: options.job,
    intervalMs: options.intervalMs ?? 10_000,
    repeatMs: options.repeatMs ?? 24 * 60 * 60_000,
    perRoute: options.perRoute ?? false,
    report,
  });
  const queue = new StatementQueue({
    maxPending,
    found: (use, route) => runs.record(use, route),
    report,
  });
  const scopes = new AsyncLocalStorage<RequestScope>();
  let closing: Promise<void> | undefined;
  const isOpen = () => isEnabled && !closing;
  const flush = async () => {
    queue.drain();
    await runs.announce();
  };
  const close = async () => {
    queue.drain();
    await runs.end();
  };
  return {
    isEnabled,
    statement: (sql, datasetsOf) => {
      if (!isOpen()) return;
      const scope = scopes.getStore();
      if (scope ? !scope.sampled : !background) return;
      if (!scope?.isOpen) queue.add({ sql, datasetsOf });
      else if (!scope.add(sql, datasetsOf)) queue.drop();
    },
    record: use => {
      if (isOpen()) runs.record(use);
    },
    request: (sampled, work) => {
      const scope = new RequestScope(sampled, maxPending);
      return scopes.run(scope, () =>
        work(route => {
          if (isOpen()) scope.end(statement => queue.add({ ...statement, route }));
        }),
      );
    },
    stats: () => queue.stats(),
    flush,
    close: () => {
      closing ??= isEnabled ? close() : Promise.resolve();
      return closing;
    },
  };
}

function checkOptions(options: ServiceAccessOptions) {
  const { client, job } = options;
  const refuse = (name: string, allowed: string, value: unknown) => {
    throw new TypeError(
      `serviceAccess: '${name}' must be ${allowed}, got ${JSON.stringify(value) ?? typeof value}`,
    );
  };
  if (typeof client?.emit !== 'function')
    refuse('client', 'what has emit(event), such as an OpenLineageClient', typeof client);
  for (const part of ['namespace', 'name'] as const) {
    if (typeof job?.[part] !== 'string' || job[part].trim() === '')
      refuse(`job.${part}`, 'a text that is not blank', job?.[part]);
  }
  for (const name of ['intervalMs', 'repeatMs', 'maxPending'] as const) {
    const value = options[name];
    if (value !== undefined && !(Number.isFinite(value) && value >= 0))
      refuse(name, 'a number from 0 on', value);
  }
}

/** A handler for lineage must not fail the service. */
function reporter(onError: (error: Error) => void): (error: unknown) => void {
  return thrown => {
    try {
      onError(thrown instanceof Error ? thrown : new Error(String(thrown)));
    } catch {
      // It had its chance.
    }
  };
}
