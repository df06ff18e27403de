import type { AssetSet } from './AssetSet';
import type { EntryFacts } from './facts';
import type { ProjectionStore, VersionRow } from './ProjectionStore';

/**
 * Joins sightings of schemas into their rows. An asset whose schema is new, or
 * turns out to be older than thought, is shown anew.
 */
export async function mergeSeen(
  store: ProjectionStore,
  assets: AssetSet,
  facts: readonly EntryFacts[],
): Promise<VersionRow[]> {
  const sightings = facts.flatMap(fact => fact.versions);
  if (sightings.length === 0) return [];
  const rows = new Map<string, VersionRow>();
  const ids = [...new Set(sightings.map(({ asset }) => asset))];
  for (const row of await store.versions(ids)) rows.set(`${row.asset_id} ${row.hash}`, row);
  const changed = new Map<string, VersionRow>();
  for (const { asset, hash, time } of sightings) {
    const key = `${asset} ${hash}`;
    const row = rows.get(key);
    if (!row || time < row.first_seen) assets.markDirty(asset);
    const merged: VersionRow = {
      asset_id: asset,
      hash,
      first_seen: row && row.first_seen < time ? row.first_seen : time,
      last_seen: row && row.last_seen > time ? row.last_seen : time,
    };
    rows.set(key, merged);
    changed.set(key, merged);
  }
  return [...changed.values()];
}
