import { NotFoundError } from '@backstage/errors';
import type {
  ActivityChange,
  ActivityItem,
  AnswerOf,
  QueryOf,
} from '@headwater/plugin-data-catalog-common';
import type { AssetStore } from '../assets/AssetStore';
import type { AssetAccess } from '../assets/permissions';
import { cursorBinding, decodeCursor, encodeCursor } from '../assets/query/cursor';
import type { RunReader } from '../runs/RunReader';
import type { Bound } from './bound';
import type { ChangeLog } from './ChangeLog';
import { showChanges } from './showChanges';
import { changesOf, runsOf, schemasOf, timelineKinds } from './timelineSources';
import type { TimelineEntry, TimelineKind, TimelineSource } from './timelineSources';

const DEFAULT_LIMIT = 50;
const MAX_RUNS_AT_ONCE = 100;

type Place = Pick<TimelineEntry, 'at' | 'kind' | 'key'>;

/** What happened to one asset, put together from the log, the observed schemas and the runs. */
export class AssetTimeline {
  constructor(private readonly options: { store: AssetStore; log: ChangeLog; runs: RunReader }) {}

  /** @throws NotFoundError also for an asset that may not be seen. */
  async page(
    id: string,
    { limit = DEFAULT_LIMIT, cursor, kind = [...timelineKinds] }: QueryOf<'listAssetActivity'>,
    access: AssetAccess,
  ): Promise<AnswerOf<'listAssetActivity'>> {
    const { store } = this.options;
    const found = await store.find(id.toLowerCase(), access);
    if (!found) throw new NotFoundError(`No asset with id '${id}'`);
    const kinds = timelineKinds.filter(name => kind.includes(name));
    const binding = cursorBinding('timeline', found.asset.id, kinds, access.key);
    const after = cursor === undefined ? undefined : placeOf(decodeCursor(cursor, binding, 3));
    const nameIds = (await store.names(found.asset.id)).map(name => name.id);
    const open: Record<TimelineKind, (bound: Bound | undefined) => TimelineSource> = {
      change: bound => changesOf(this.options.log, nameIds, bound),
      schema: bound => schemasOf(store, nameIds, bound),
      run: bound => {
        const atOnce = Math.min(limit + 1, MAX_RUNS_AT_ONCE);
        return runsOf(this.options.runs, found.asset.id, { bound, limit: atOnce, access });
      },
    };
    const sources = kinds.map(name => open[name](boundOf(name, after)));
    const { entries, next } = await merge(sources, limit);
    return {
      items: await this.show(entries, access),
      ...(next && { nextCursor: encodeCursor([next.at, next.kind, next.key], binding) }),
    };
  }

  private async show(items: readonly ActivityItem[], access: AssetAccess): Promise<ActivityItem[]> {
    const changes = items.filter((item): item is ActivityChange => item.kind === 'change');
    const shown = await showChanges(this.options.store, access, changes);
    return items.map(item => (item.kind === 'change' ? shown[changes.indexOf(item)] : item));
  }
}

/** The newest items of all sources, and where the next page starts if there is one. */
async function merge(
  sources: readonly TimelineSource[],
  limit: number,
): Promise<{ entries: ActivityItem[]; next?: Place }> {
  const heads = await Promise.all(sources.map(async source => (await source.next()).value));
  const entries: ActivityItem[] = [];
  let last: Place | undefined;
  for (;;) {
    let first: TimelineEntry | undefined;
    for (const head of heads) if (head && (!first || comesBefore(head, first))) first = head;
    if (!first) return { entries };
    // Where a source stops looking, the others must not go on without it.
    if (!first.item) return { entries, next: first };
    if (entries.length === limit) return { entries, next: last };
    entries.push(first.item);
    last = first;
    const index = heads.indexOf(first);
    heads[index] = (await sources[index].next()).value;
  }
}

function comesBefore(a: TimelineEntry, b: TimelineEntry): boolean {
  if (a.at !== b.at) return a.at > b.at;
  return timelineKinds.indexOf(a.kind) < timelineKinds.indexOf(b.kind);
}

function placeOf([at, kind, key]: readonly unknown[]): Place {
  return { at: String(at), kind: kind as TimelineKind, key: key as string | number };
}

/** From where a kind goes on after the last item of a page. */
function boundOf(kind: TimelineKind, after: Place | undefined): Bound | undefined {
  if (!after) return undefined;
  if (kind === after.kind) return { at: after.at, key: after.key };
  return { at: after.at, inclusive: timelineKinds.indexOf(kind) > timelineKinds.indexOf(after.kind) };
}
