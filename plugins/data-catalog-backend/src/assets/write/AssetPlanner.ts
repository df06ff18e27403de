import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import type {
  AssetChange,
  AssetName,
  ColumnChange,
  NewAsset,
} from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { AssetIdentity, EntryBodies, EntryKind } from '../../log';
import type { AssetRecord, AssetStore, NamedAsset } from '../AssetStore';
import { facetStatements } from '../facetStatements';
import { fitsAccess, unlimitedAccess } from '../permissions';
import type { AssetAccess } from '../permissions';
import type { AssetReader } from '../AssetReader';
import { notedColumn } from '../../projection/effective/columnNotes';
import { assertColumnsNotDeclared, columnStatements, renewedNotes } from './columnStatements';
import { assertNotDeclared, stewardValues } from './stewardValues';
import type { StewardSets } from './stewardValues';

export type WriteAccess = { read: AssetAccess; update: AssetAccess };

type Entry = { [K in EntryKind]: { kind: K; body: EntryBodies[K] } }[EntryKind];

/** Entries to append, and the asset whose state is then answered. */
export type PlannedWrite = { id: string; entries: Entry[]; created?: boolean };

const noSets: StewardSets = { tags: [], removedTags: [], terms: [], removedTerms: [] };

/**
 * Checks what a steward wants to write and says which entries do it. Nothing
 * is written here.
 *
 * Errors: NotFoundError for what may not be seen, NotAllowedError for what may
 * be seen and not changed, ConflictError with the current `etag`, InputError.
 */
export class AssetPlanner {
  constructor(
    private readonly options: {
      store: AssetStore;
      reader: AssetReader;
      tenantOf: (namespace: string) => string;
    },
  ) {}

  async create(body: NewAsset, access: WriteAccess): Promise<PlannedWrite> {
    const { namespace, name, class: assetClass = 'dataset', ...stated } = body;
    const identity = { class: assetClass, namespace, name };
    const id = assetId(assetClass, namespace, name);
    const present = await this.options.store.find(id, unlimitedAccess);
    const set = {
      ...stewardValues(stated, noSets),
      ...(stated.columns && present && renewedNotes(stated.columns, await this.columnNotes(present.asset.id))),
    };
    this.assertMayCreate(identity, set, access.update);
    if (present) await this.assertFree(id, present.asset, access);
    const entries: Entry[] = [
      ...(present?.asset.deletedAt ? [{ kind: 'asset.undelete' as const, body: { asset: identity } }] : []),
      { kind: 'asset.state', body: { source: 'steward', asset: identity, set } },
    ];
    return { id, entries, created: true };
  }

  /** As `create`, but an asset that is there is changed. */
  async createOrUpdate(body: NewAsset, access: WriteAccess): Promise<PlannedWrite> {
    const { namespace, name, class: assetClass = 'dataset', type, columns, ...change } = body;
    const id = assetId(assetClass, namespace, name);
    const present = await this.options.store.find(id, access.read);
    if (!present || present.asset.deletedAt || present.asset.summary.presence !== 'direct') {
      return this.create(body, access);
    }
    const extra = { ...(type !== undefined && { type }), ...(columns && { columns }) };
    return this.update(id, change, access, undefined, extra);
  }

  async update(
    id: string,
    change: AssetChange,
    access: WriteAccess,
    ifMatch?: string,
    extra: Pick<NewAsset, 'type' | 'columns'> = {},
  ): Promise<PlannedWrite> {
    const asset = await this.findToWrite(id, access, ifMatch);
    const names = await this.options.store.names(asset.id);
    const [declaration] = await this.options.store.declarations(names.map(name => name.id));
    const { columns, ...ownChange } = change;
    assertNotDeclared(ownChange, declaration);
    if (columns) assertColumnsNotDeclared(columns, declaration);
    const changesSets = change.addTags || change.removeTags || change.addTerms || change.removeTerms;
    const sets = changesSets ? await this.stewardSets(asset.id) : noSets;
    const set = {
      ...stewardValues(ownChange, sets),
      ...(columns && (await this.columnStatements(asset.id, columns))),
      ...(extra.columns && renewedNotes(extra.columns, await this.columnNotes(asset.id))),
      ...extra,
    };
    return {
      id: asset.id,
      entries: [{ kind: 'asset.state', body: { source: 'steward', asset: identityOf(asset), set } }],
    };
  }

  async remove(id: string, access: WriteAccess, ifMatch?: string, reason?: string): Promise<PlannedWrite> {
    const asset = await this.findToWrite(id, access, ifMatch);
    const body = { asset: identityOf(asset), ...(reason && { reason }) };
    return { id: asset.id, entries: [{ kind: 'asset.delete', body }] };
  }

  async restore(id: string, access: WriteAccess, ifMatch?: string): Promise<PlannedWrite> {
    const asset = await this.findToWrite(id, access, ifMatch);
    return { id: asset.id, entries: [{ kind: 'asset.undelete', body: { asset: identityOf(asset) } }] };
  }

  async addAlias(id: string, name: AssetName, access: WriteAccess, ifMatch?: string): Promise<PlannedWrite> {
    const asset = await this.findToWrite(id, access, ifMatch);
    const alias = await this.unusedName(asset, name, access);
    const body = { asset: identityOf(asset), alias, reason: 'alias' as const };
    return { id: asset.id, entries: [{ kind: 'asset.alias', body }] };
  }

  async rename(id: string, name: AssetName, access: WriteAccess, ifMatch?: string): Promise<PlannedWrite> {
    const asset = await this.findToWrite(id, access, ifMatch);
    const fresh = await this.unusedName(asset, name, access);
    const body = { asset: fresh, alias: identityOf(asset), reason: 'rename' as const };
    return {
      id: assetId(fresh.class, fresh.namespace, fresh.name),
      entries: [{ kind: 'asset.alias', body }],
    };
  }

  async merge(id: string, ids: readonly string[], access: WriteAccess, ifMatch?: string): Promise<PlannedWrite> {
    const asset = await this.findToWrite(id, access, ifMatch);
    const entries: Entry[] = [];
    for (const otherId of new Set(ids)) {
      const other = await this.findToWrite(otherId, access);
      if (other.id === asset.id) throw new InputError(`'assetIds' holds '${otherId}', which is the asset itself`);
      assertClass(asset, other.class);
      const body = { asset: identityOf(asset), alias: identityOf(other), reason: 'merge' as const };
      entries.push({ kind: 'asset.alias', body });
    }
    return { id: asset.id, entries };
  }

  async removeAlias(id: string, aliasId: string, access: WriteAccess, ifMatch?: string): Promise<PlannedWrite> {
    const asset = await this.findToWrite(id, access, ifMatch);
    const aliases = await this.options.store.aliases(asset.id);
    const alias = aliases.find(candidate => candidate.id === aliasId.toLowerCase());
    if (!alias) {
      const known = aliases.map(candidate => candidate.id).join(', ') || 'none';
      throw new InputError(`'aliasId' must be another name of the asset; its names are ${known}`);
    }
    if (alias.links.some(link => link.reason === 'declaration')) {
      throw new ConflictError(`'${alias.name}' is declared by a catalog file; take it back there`);
    }
    const entries = alias.links.map(({ from, to, reason }): Entry => {
      // A symlink of events is outvoted by a person's removal of the same alias.
      const kind = reason === 'rename' || reason === 'merge' ? reason : 'alias';
      const body = { asset: identityOf(to), alias: identityOf(from), reason: kind, removed: true } as const;
      return { kind: 'asset.alias', body };
    });
    return { id: asset.id, entries };
  }

  private async findToWrite(id: string, access: WriteAccess, ifMatch?: string): Promise<AssetRecord> {
    const { asset } = await this.options.reader.find(id, access.read);
    if (!(await this.options.store.find(asset.id, access.update))) {
      throw new NotAllowedError(`You may not change the asset '${asset.id}'`);
    }
    if (ifMatch !== undefined && !matches(ifMatch, asset.etag)) {
      throw conflict(`The asset '${asset.id}' has changed since it was read`, { etag: asset.etag });
    }
    return asset;
  }

  private assertMayCreate(identity: AssetIdentity, set: Record<string, unknown>, update: AssetAccess) {
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    const resource = {
      id: assetId(identity.class, identity.namespace, identity.name),
      type: text(set.type) ?? (identity.class === 'job' ? 'pipeline' : 'dataset'),
      tenant: this.options.tenantOf(identity.namespace),
      owner: text(set.owner),
      steward: text(set.steward),
      domain: text(set.domain),
      lifecycle: text(set.lifecycle),
      tags: (set.tags as string[] | undefined) ?? [],
    };
    if (!fitsAccess(update, resource)) throw notCreatable();
  }

  /** @throws when the identity is an asset already; one that may not be seen is not told of. */
  private async assertFree(id: string, present: AssetRecord, access: WriteAccess) {
    if (!(await this.options.store.find(id, access.update))) throw notCreatable();
    if (present.id !== id) {
      throw conflict(`'${id}' is another name of the asset '${present.id}'`, {
        id: present.id,
        etag: present.etag,
      });
    }
    if (!present.deletedAt && present.summary.presence === 'direct') {
      throw conflict(`The asset '${id}' exists already; change it with PATCH`, { id, etag: present.etag });
    }
  }

  private async unusedName(asset: AssetRecord, name: AssetName, access: WriteAccess): Promise<AssetIdentity> {
    const identity = { class: name.class ?? asset.class, namespace: name.namespace, name: name.name };
    assertClass(asset, identity.class);
    const id = assetId(identity.class, identity.namespace, identity.name);
    const present = await this.options.store.find(id, unlimitedAccess);
    if (!present) return identity;
    if (present.asset.id === asset.id) {
      throw conflict(`'${name.name}' is a name of the asset already`, { id: asset.id, etag: asset.etag });
    }
    if (!(await this.options.store.find(id, access.update))) throw notCreatable();
    throw conflict(`'${name.name}' is an asset of its own; merge it instead`, {
      id: present.asset.id,
      etag: present.asset.etag,
    });
  }

  private async columnStatements(id: string, changes: readonly ColumnChange[]) {
    const columns = await this.options.store.columns(id);
    return columnStatements(changes, { columns, notes: await this.columnNotes(id) });
  }

  /** What stewards say of single columns at present, by the keys of the statements. */
  private async columnNotes(id: string): Promise<Map<string, unknown>> {
    const facets = await facetStatements(this.options.store, id, {
      source: ['steward'],
      access: unlimitedAccess,
    });
    facets.sort((a, b) => (a.at < b.at ? -1 : 1));
    return new Map(
      facets
        .filter(({ key }) => notedColumn(key) !== undefined)
        .map(({ key, body }) => [key, body]),
    );
  }

  private async stewardSets(id: string): Promise<StewardSets> {
    const keys = Object.keys(noSets);
    const facets = await facetStatements(this.options.store, id, {
      source: ['steward'],
      key: keys,
      access: unlimitedAccess,
    });
    facets.sort((a, b) => (a.at < b.at ? -1 : 1));
    const stated = Object.fromEntries(facets.map(({ key, body }) => [key, body]));
    return { ...noSets, ...stated };
  }
}

function identityOf({ class: assetClass, namespace, name }: NamedAsset): AssetIdentity {
  return { class: assetClass, namespace, name };
}

function assertClass(asset: NamedAsset, other: string) {
  if (other !== asset.class) {
    throw new InputError(`'class' must be ${asset.class}, as that of the asset, got '${other}'`);
  }
}

function matches(ifMatch: string, etag: string): boolean {
  return ifMatch
    .split(',')
    .map(part => part.trim().replace(/^W\//, '').replace(/^"|"$/g, ''))
    .some(part => part === '*' || part === etag);
}

function notCreatable() {
  return new NotAllowedError('You may not write an asset of this name with these values');
}

function conflict(message: string, details: object): ConflictError {
  return Object.assign(new ConflictError(message), { details });
}
