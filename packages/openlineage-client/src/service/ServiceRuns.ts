import type { Builders } from '../build/createBuilders';
import type { Emitter } from '../run/types';
import { ServiceRun } from './ServiceRun';
import type { DatasetUse } from './ServiceRun';

export type ServiceRunsOptions = {
  client: Emitter;
  builders: Builders;
  job: { namespace: string; name: string };
  intervalMs: number;
  repeatMs: number;
  perRoute: boolean;
  report: (error: unknown) => void;
};

/** Routes are patterns, so there are few; one made of values must not fill memory. */
const MAX_ROUTES = 500;

/** The run of a service and those of its routes, told at most once in an interval. */
export class ServiceRuns {
  private readonly service: ServiceRun;
  private readonly routes = new Map<string, ServiceRun>();
  private timer?: NodeJS.Timeout;
  private announcedAt = Date.now();
  private knownSince = Date.now();

  constructor(private readonly options: ServiceRunsOptions) {
    this.service = new ServiceRun(options);
  }

  record(use: DatasetUse, route?: string) {
    if (use.reads.length === 0 && use.writes.length === 0) return;
    this.forgetOld();
    const runs = [this.service, ...this.routeRun(route)];
    for (const run of runs) run.record(use);
    if (runs.some(run => run.hasNews)) this.schedule();
  }

  /** Tells what is new now; resolves when it was taken or given up. */
  async announce(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.announcedAt = Date.now();
    for (const run of this.all()) run.announce();
    await this.settled();
  }

  async end(): Promise<void> {
    clearTimeout(this.timer);
    // Children end before what they are part of.
    for (const run of [...this.routes.values(), this.service]) run.end();
    await this.settled();
  }

  private all(): ServiceRun[] {
    return [this.service, ...this.routes.values()];
  }

  private async settled(): Promise<void> {
    await Promise.all(this.all().map(run => run.settled()));
  }

  private schedule() {
    if (this.timer) return;
    const wait = Math.max(0, this.announcedAt + this.options.intervalMs - Date.now());
    this.timer = setTimeout(() => this.announce(), wait);
    // Lineage is no reason for a process to stay.
    this.timer.unref();
  }

  private forgetOld() {
    const now = Date.now();
    if (now - this.knownSince < this.options.repeatMs) return;
    this.knownSince = now;
    for (const run of this.all()) run.forget();
  }

  private routeRun(route?: string): ServiceRun[] {
    const { perRoute, job, builders } = this.options;
    if (!perRoute || route === undefined) return [];
    const known = this.routes.get(route);
    if (known || this.routes.size >= MAX_ROUTES) return known ? [known] : [];
    const parent = { run: { runId: this.service.runId }, job: { ...job } };
    const run = new ServiceRun({
      ...this.options,
      job: { namespace: job.namespace, name: `${job.name}.${route}` },
      facets: { parent: builders.facets.run.parent({ ...parent, root: parent }) },
    });
    this.routes.set(route, run);
    return [run];
  }
}
