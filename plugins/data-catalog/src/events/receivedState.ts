import type { LogEvent, QueryOf } from '@headwater/plugin-data-catalog-common';

/** Kinds of entries, in the order in which they are offered. */
export const entryKinds = [
  'openlineage.event',
  'asset.state',
  'asset.delete',
  'asset.undelete',
  'asset.alias',
  'yaml.declare',
  'yaml.retract',
  'lineage.sql',
] as const satisfies readonly LogEvent['kind'][];

export const periods = ['all', 'hour', 'day', 'week'] as const;
export type Period = (typeof periods)[number];

/** What the list of entries shows: all of it is in the URL. */
export type ReceivedState = {
  kind?: LogEvent['kind'];
  /** Exact names of a job. */
  job?: { namespace: string; name: string };
  run?: string;
  within: Period;
  /** UTC ISO; instead of `within`. */
  from?: string;
  to?: string;
  /** Position of the entry in the panel. */
  entry?: number;
};

const LONGEST = 4096;

export function readReceived(params: URLSearchParams): ReceivedState {
  const kind = entryKinds.find(known => known === params.get('kind'));
  const job = readJob(params.get('job') ?? '');
  const run = params.get('run')?.slice(0, 200);
  const from = readTime(params.get('from'));
  const to = readTime(params.get('to'));
  const entry = Number(params.get('entry') ?? NaN);
  return {
    ...(kind && { kind }),
    ...(job && { job }),
    ...(run && { run }),
    within: periods.find(known => known === params.get('within')) ?? 'all',
    ...(from && { from }),
    ...(to && { to }),
    ...(Number.isInteger(entry) && entry > 0 && { entry }),
  };
}

export function writeReceived(state: ReceivedState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.kind) params.set('kind', state.kind);
  if (state.job) params.set('job', `${state.job.namespace}#${state.job.name}`);
  if (state.run) params.set('run', state.run);
  if (state.from) params.set('from', state.from);
  if (state.to) params.set('to', state.to);
  if (state.within !== 'all' && !state.from && !state.to) params.set('within', state.within);
  if (state.entry !== undefined) params.set('entry', String(state.entry));
  return params;
}

/** Whether the list is narrowed at all. */
export function isNarrowed({ kind, job, run, within, from, to }: ReceivedState): boolean {
  return Boolean(kind || job || run || from || to) || within !== 'all';
}

/** `<namespace>#<name>`, split at the last `#`, as everywhere; undefined when it is something else. */
export function readJob(text: string): { namespace: string; name: string } | undefined {
  const hash = text.lastIndexOf('#');
  if (hash <= 0 || hash === text.length - 1 || text.length > LONGEST) return undefined;
  return { namespace: text.slice(0, hash), name: text.slice(hash + 1) };
}

function readTime(text: string | null): string | undefined {
  const time = text === null ? NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

const HOUR_MS = 3_600_000;
const lengths: Record<Exclude<Period, 'all'>, number> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 168 * HOUR_MS,
};

/** The filters as the API takes them; `now` is when the list is asked for. */
export function toEventFilter(state: ReceivedState, now: Date): QueryOf<'listEvents'> {
  const { kind, job, run, within, from, to } = state;
  const since =
    within === 'all' ? undefined : new Date(now.getTime() - lengths[within]).toISOString();
  return {
    ...(kind && { kind }),
    ...(job && { namespace: job.namespace, job: job.name }),
    ...(run && { runId: run }),
    ...(from || to ? { ...(from && { from }), ...(to && { to }) } : since && { from: since }),
  };
}
