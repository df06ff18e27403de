import type { AssetSet } from './AssetSet';
import { canonicalIds } from './canonical';
import type { EntryFacts } from './facts';
import type { LinkRow, ProjectionStore } from './ProjectionStore';

/**
 * Writes links between names and works out anew which asset the names that
 * they reach belong to. Nearly every event repeats links that are known; those
 * end after one read.
 */
export async function applyLinks(
  store: ProjectionStore,
  assets: AssetSet,
  links: readonly EntryFacts['links'][number][],
): Promise<void> {
  if (links.length === 0) return;
  const ends = [...new Set(links.flatMap(({ from, to }) => [from, to]))];
  const known = new Map((await store.links(ends)).map(link => [linkKey(link), link]));
  const fresh = newest(links).filter(link => changes(known.get(linkKey(link)), link));
  // A name that comes to be known itself may become the first of its group.
  const shifted = ends.filter(id => assets.dirty.has(id));
  if (fresh.length === 0 && shifted.length === 0) return;
  await store.write('links', fresh);
  for (const link of fresh) known.set(linkKey(link), link);

  const reached = await reach(store, known, ends);
  await assets.require(reached);
  const rows = reached.flatMap(id => assets.rows.get(id) ?? []);
  for (const [id, canonical] of canonicalIds(rows, [...known.values()])) {
    const row = assets.rows.get(id)!;
    if (row.canonical_id === canonical) continue;
    assets.markDirty(row.canonical_id);
    row.canonical_id = canonical;
    assets.markDirty(id);
    assets.markDirty(canonical);
  }
}

/** Everything that links lead to from `start`; `known` grows by what is found. */
async function reach(
  store: ProjectionStore,
  known: Map<string, LinkRow>,
  start: readonly string[],
): Promise<string[]> {
  const reached = new Set(start);
  let frontier = [...known.values()].flatMap(({ from_id, to_id }) => [from_id, to_id]);
  frontier = frontier.filter(id => !reached.has(id));
  while (frontier.length > 0) {
    for (const id of frontier) reached.add(id);
    const found = await store.links(frontier);
    for (const link of found) {
      if (!known.has(linkKey(link))) known.set(linkKey(link), link);
    }
    frontier = [...new Set(found.flatMap(({ from_id, to_id }) => [from_id, to_id]))].filter(
      id => !reached.has(id),
    );
  }
  return [...reached];
}

function linkKey({ from_id, to_id, reason }: LinkRow): string {
  return `${from_id} ${to_id} ${reason}`;
}

function newest(links: readonly EntryFacts['links'][number][]): LinkRow[] {
  const rows = new Map<string, LinkRow>();
  for (const { from, to, reason, time, removed } of links) {
    const row = { from_id: from, to_id: to, reason, stated_at: time, removed: removed ? 1 : 0 };
    const present = rows.get(linkKey(row));
    if (!present || row.stated_at >= present.stated_at) rows.set(linkKey(row), row);
  }
  return [...rows.values()];
}

/** Symlinks are only ever added, so their time does not matter; the first stays. */
function changes(known: LinkRow | undefined, link: LinkRow): boolean {
  if (!known) return true;
  if (link.reason === 'symlink') return false;
  return link.stated_at > known.stated_at;
}
