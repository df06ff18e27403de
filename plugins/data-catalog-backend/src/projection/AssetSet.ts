import { assetId } from '@headwater/plugin-data-catalog-node';
import type { AssetPresence } from '@headwater/plugin-data-catalog-common';
import { hierarchyOf } from '@openlineage/client';
import type { AssetMention, EntryFacts } from './facts';
import type { AssetRow, ProjectionStore } from './ProjectionStore';

const ranks: Record<AssetPresence, number> = {
  direct: 5,
  referenced: 4,
  stub: 3,
  derived: 2,
  alias: 1,
};

/**
 * The asset rows that a batch touches: loaded once, joined in memory, written
 * once. `dirty` holds those whose shown values have to be computed again.
 */
export class AssetSet {
  readonly rows = new Map<string, AssetRow>();
  readonly dirty = new Set<string>();
  /** Assets of which only times moved. */
  readonly touched = new Set<string>();

  private constructor(private readonly store: ProjectionStore) {}

  static async load(store: ProjectionStore, facts: readonly EntryFacts[]): Promise<AssetSet> {
    const set = new AssetSet(store);
    const mentions = facts.flatMap(({ assets }) => assets);
    await set.add(mentions);
    for (const { tombstones } of facts) {
      for (const tombstone of tombstones) set.bury(tombstone);
    }
    return set;
  }

  /** Joins mentions into the rows; datasets bring the containers that their names tell. */
  async add(mentions: readonly AssetMention[]): Promise<void> {
    const all = [...mentions, ...mentions.flatMap(containersOf)];
    await this.require(all.map(({ id }) => id));
    for (const mention of all) this.join(mention);
  }

  /** Loads rows that are not here yet. */
  async require(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter(id => !this.rows.has(id));
    for (const row of await this.store.assets(missing)) {
      this.rows.set(row.id, { ...row, position: Number(row.position) });
    }
  }

  /** Loads every name of the given canonical assets; what is changed in memory stays. */
  async requireMembers(canonicalIds: readonly string[]): Promise<void> {
    for (const row of await this.store.members(canonicalIds)) {
      if (!this.rows.has(row.id)) this.rows.set(row.id, { ...row, position: Number(row.position) });
    }
  }

  /** Rows of which only times moved, without those that are `written` anyway; an asset is as fresh as its freshest name. */
  async moved(written: ReadonlyMap<string, AssetRow>): Promise<AssetRow[]> {
    const touched = [...this.touched].filter(id => !written.has(id)).map(id => this.rows.get(id)!);
    const observed = touched.filter(row => row.last_observed !== null);
    await this.require(observed.map(row => row.canonical_id));
    const moved = new Map(touched.map(row => [row.id, row]));
    for (const { canonical_id, last_observed } of observed) {
      const asset = this.rows.get(canonical_id);
      if (!asset || written.has(canonical_id)) continue;
      asset.observed_at = later(asset.observed_at, last_observed!);
      moved.set(canonical_id, asset);
    }
    return [...moved.values()];
  }

  /** Marks the asset that an id belongs to, as far as is known now. */
  markDirty(id: string) {
    this.dirty.add(id);
  }

  private join(mention: AssetMention) {
    const { id, time, presence } = mention;
    const row = this.rows.get(id);
    if (!row) {
      this.rows.set(id, newRow(mention));
      this.dirty.add(id);
      return;
    }
    if (ranks[presence] > ranks[row.presence]) {
      row.presence = presence;
      this.dirty.add(id);
    }
    if (time < row.first_seen) {
      row.first_seen = time;
      this.dirty.add(id);
    }
    if (time > row.last_seen) row.last_seen = time;
    if (mention.observed) row.last_observed = later(row.last_observed, time);
    if (presence === 'direct' && (!row.last_direct || time > row.last_direct)) {
      const wasDeleted = isDeleted(row);
      row.last_direct = time;
      if (wasDeleted !== isDeleted(row)) this.dirty.add(id);
    }
    this.touched.add(id);
  }

  private bury({ asset, time, deleted }: EntryFacts['tombstones'][number]) {
    const row = this.rows.get(asset)!;
    if (deleted) row.deleted_at = later(row.deleted_at, time);
    else row.undeleted_at = later(row.undeleted_at, time);
    this.dirty.add(asset);
  }
}

/** A tombstone holds until the asset is restored, or named itself by something newer. */
export function isDeleted(row: AssetRow): boolean {
  const { deleted_at: deleted, undeleted_at: restored, last_direct: named } = row;
  return deleted !== null && deleted > (restored ?? '') && deleted >= (named ?? '');
}

/** The later of two times, the second where there is no first. */
export function later(a: string | null, b: string): string {
  return a !== null && a > b ? a : b;
}

function newRow(mention: AssetMention): AssetRow {
  const { id, class: assetClass, namespace, name, presence, time, observed } = mention;
  return {
    id,
    class: assetClass,
    namespace,
    name,
    canonical_id: id,
    presence,
    listed: 0,
    first_seen: time,
    last_seen: time,
    last_direct: presence === 'direct' ? time : null,
    last_observed: observed ? time : null,
    deleted_at: null,
    undeleted_at: null,
    position: 0,
    ...bareValues({ name, first_seen: time }),
  };
}

/** What is shown of a name that is not an asset of its own: nothing but the name. */
export function bareValues({ name, first_seen }: Pick<AssetRow, 'name' | 'first_seen'>) {
  return {
    title: name.slice(0, 200),
    title_key: '',
    type: 'dataset',
    platform: '',
    description: null,
    domain: null,
    lifecycle: null,
    owner: null,
    steward: null,
    criticality: null,
    tier: null,
    certified: 0,
    tenant: '',
    quality: null,
    column_count: 0,
    parent_id: null,
    entity_ref: null,
    changed_at: first_seen,
    observed_at: null,
    etag: '',
    attributes: '{"values":{},"tags":[],"terms":[],"drift":[]}',
  };
}

/** Id of the container that a dataset or container is part of by its name; null where no rule is known. */
export function containerId(row: Pick<AssetRow, 'class' | 'namespace' | 'name'>): string | null {
  if (row.class !== 'dataset' && row.class !== 'container') return null;
  const parent = hierarchyOf(row.namespace, row.name).at(-1);
  return parent === undefined ? null : assetId('container', row.namespace, parent);
}

function containersOf(mention: AssetMention): AssetMention[] {
  if (mention.class !== 'dataset' || mention.presence === 'alias') return [];
  return hierarchyOf(mention.namespace, mention.name).map(name => ({
    id: assetId('container', mention.namespace, name),
    class: 'container',
    namespace: mention.namespace,
    name,
    presence: 'derived',
    time: mention.time,
    // A container is as fresh as the freshest in it.
    observed: mention.observed,
  }));
}
