import type { ActivityItem } from '@headwater/plugin-data-catalog-common';
import type { AssetColumnView, ActivitySchema } from '@headwater/plugin-data-catalog-common';
import type { AssetStore, VersionRecord } from '../assets/AssetStore';
import { diffColumns } from '../assets/diffColumns';
import type { AssetAccess } from '../assets/permissions';
import { walkColumns } from '../projection/termRows';
import type { RunReader } from '../runs/RunReader';
import { applyBound, isWithin } from './bound';
import type { Bound } from './bound';
import { ChangeHistory } from './ChangeHistory';
import type { ChangeLog } from './ChangeLog';
import { describeChange } from './describeChange';

/** Kinds of items; of those that happened at one time, the first comes first. */
export const timelineKinds = ['change', 'schema', 'run'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** A place in a timeline, with what is there; without an item the source looks no further back for now. */
export type TimelineEntry = {
  at: string;
  kind: TimelineKind;
  key: string | number;
  item?: ActivityItem;
};

/** Entries of one kind, newest first. */
export type TimelineSource = AsyncGenerator<TimelineEntry, void>;

/** Changes that one request looks at; the history goes further, for what was said before. */
const MAX_EXAMINED = 500;

/** Changes by people and catalog files. */
export async function* changesOf(
  log: ChangeLog,
  nameIds: readonly string[],
  bound: Bound | undefined,
): TimelineSource {
  const history = new ChangeHistory({ log, nameIds, bound });
  for (let index = 0; ; index++) {
    const entry = await history.at(index);
    if (!entry) return;
    const place = { at: entry.at, kind: 'change' as const, key: entry.position };
    const item = await describeChange(history, index);
    if (item) yield { ...place, item };
    const isLast = index + 1 === MAX_EXAMINED || (history.isCut && !(await history.at(index + 1)));
    if (isLast) {
      yield place;
      return;
    }
  }
}

/** Schemas as they were first observed, each by its difference from the one before. */
export async function* schemasOf(
  store: AssetStore,
  nameIds: readonly string[],
  bound: Bound | undefined,
): TimelineSource {
  const order = ({ firstSeen, hash }: VersionRecord) => `${firstSeen} ${hash}`;
  const versions = await store.versions(nameIds);
  versions.sort((a, b) => (order(a) > order(b) ? -1 : 1));
  for (const [index, { hash, firstSeen }] of versions.entries()) {
    if (!isWithin({ at: firstSeen, key: hash }, bound)) continue;
    const previous = versions.at(index + 1);
    const bodies = await store.bodies([hash, ...(previous ? [previous.hash] : [])]);
    const columns = (of: string | undefined) => (bodies.get(of ?? '') ?? []) as AssetColumnView[];
    const item: ActivitySchema = {
      kind: 'schema',
      id: hash,
      at: firstSeen,
      ...schemaDifference(columns(previous?.hash), columns(hash)),
      first: previous === undefined,
    };
    const differs = item.added.length + item.removed.length + item.changed.length > 0;
    if (differs || item.first) yield { at: firstSeen, kind: 'schema', key: hash, item };
  }
}

/** Runs of a job, or of the jobs that wrote or read a dataset. */
export async function* runsOf(
  runs: RunReader,
  id: string,
  { bound, limit, access }: { bound: Bound | undefined; limit: number; access: AssetAccess },
): TimelineSource {
  for (let from = bound; ; ) {
    const page = await runs.page(id, limit, access, query =>
      applyBound(query, ['r.started_at', 'r.run_id'], from),
    );
    for (const run of page) {
      const { runId, startedAt: at } = run;
      yield { at, kind: 'run', key: runId, item: { kind: 'run', id: runId, at, run } };
    }
    const last = page.at(-1);
    if (!last || page.length < limit) return;
    from = { at: last.startedAt, key: last.runId };
  }
}

function schemaDifference(from: readonly AssetColumnView[], to: readonly AssetColumnView[]) {
  const { added, removed, changed } = diffColumns(from, to);
  return {
    added: pathsOf(added),
    removed: pathsOf(removed),
    changed: changed.flatMap(({ name, changes }) => {
      const type = changes.find(({ attribute }) => attribute === 'type');
      if (!type) return [];
      const text = (value: unknown) => (value === undefined ? undefined : String(value));
      const [old, fresh] = [text(type.from), text(type.to)];
      return [{ name, ...(old !== undefined && { from: old }), ...(fresh !== undefined && { to: fresh }) }];
    }),
  };
}

/** Columns that came or went bring those that are nested in them. */
function pathsOf(columns: readonly AssetColumnView[]): string[] {
  const paths: string[] = [];
  walkColumns(columns, (_, path) => paths.push(path));
  return paths;
}
