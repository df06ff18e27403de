import type { Knex } from 'knex';
import type { AssetLink } from '@headwater/plugin-data-catalog-common';
import { selectIn } from '../database/tables';
import type { EffectiveColumn } from '../projection/documents';
import type {
  AliasRecord,
  AssetRecord,
  AssetStore,
  DeclarationRecord,
  FacetRecord,
  FoundAsset,
  NamedAsset,
  VersionRecord,
} from './AssetStore';
import type { AssetAccess, AssetResource } from './permissions';
import { assetFields, columnsOf, referenceColumns, toReference, toSummary } from './query/assetRows';
import type { SummaryRow } from './query/assetRows';
import { countFacets } from './query/countFacets';
import type { FacetCountsQuery } from './query/countFacets';
import { applyAccess, escapeLike } from './query/filters';
import type { AssetFilters } from './query/filters';
import { addTags, countAssets, listAssets } from './query/listAssets';
import type { AssetListQuery } from './query/listAssets';

type DetailRow = SummaryRow & {
  canonical_id: string;
  listed: number;
  deleted_at: string | null;
  etag: string;
  position: number | string;
  attributes: string;
};

type LinkRow = { from_id: string; to_id: string; reason: string; stated_at: string; removed: number };

const detailColumns = ['canonical_id', 'listed', 'deleted_at', 'etag', 'position', 'attributes'];
const nameColumns = ['id', 'class', 'namespace', 'name'];

/** Reads assets from the tables of the projection. */
export class DatabaseAssetStore implements AssetStore {
  constructor(private readonly knex: Knex) {}

  list(query: AssetListQuery) {
    return listAssets(this.knex, query);
  }

  count(filters: AssetFilters, access: AssetAccess) {
    return countAssets(this.knex, filters, access);
  }

  countFacets(query: FacetCountsQuery) {
    return countFacets(this.knex, query);
  }

  async find(id: string, access: AssetAccess): Promise<FoundAsset | undefined> {
    const name = await this.knex('assets').first('canonical_id', ...nameColumns).where({ id });
    if (!name) return undefined;
    const { canonical_id: canonicalId, ...named } = name as NamedAsset & { canonical_id: string };
    const asset = await this.read({ 'a.id': canonicalId }, access);
    if (!asset) return undefined;
    return { asset, ...(canonicalId !== id && { foundAs: named }) };
  }

  async findDeclared(entityRef: string, access: AssetAccess): Promise<FoundAsset | undefined> {
    const asset = await this.read({ 'a.entity_ref': entityRef }, access);
    return asset && { asset };
  }

  async nearMatches(text: string, access: AssetAccess, limit: number): Promise<AssetLink[]> {
    const start = escapeLike(text.toLocaleLowerCase('en-US').slice(0, 200));
    const query = this.knex('assets as a')
      .select<SummaryRow[]>(referenceColumns.map(column => `a.${column}`))
      .where('a.listed', 1)
      .whereRaw("a.title_key like ? escape '\\'", [`${start}%`])
      .orderBy('a.title_key')
      .orderBy('a.id')
      .limit(limit);
    applyAccess(query, access, 'a');
    return (await query).map(toReference);
  }

  async references(ids: readonly string[], access: AssetAccess): Promise<Map<string, AssetLink>> {
    const unique = [...new Set(ids)];
    const names = await selectIn<{ id: string; canonical_id: string }>(
      this.knex,
      'assets',
      'id',
      unique,
      ['id', 'canonical_id'],
    );
    const visible = await this.visibleReferences([...new Set(names.map(row => row.canonical_id))], access);
    return new Map(
      names.flatMap(({ id, canonical_id }) => {
        const reference = visible.get(canonical_id);
        return reference ? [[id, reference] as const] : [];
      }),
    );
  }

  async resources(ids: readonly string[]): Promise<(AssetResource | undefined)[]> {
    const columns = ['id', 'type', 'tenant', 'owner', 'steward', 'domain', 'lifecycle'];
    const rows = await selectIn<Record<string, string | null>>(this.knex, 'assets', 'id', ids, columns);
    const tags = await selectIn<{ asset_id: string; tag: string }>(
      this.knex,
      'asset_tags',
      'asset_id',
      ids,
      ['asset_id', 'tag'],
    );
    const resources = new Map(
      rows.map(row => {
        const present = Object.entries(row).filter(([, value]) => value !== null);
        const own = tags.filter(tag => tag.asset_id === row.id).map(({ tag }) => tag);
        return [row.id!, { ...Object.fromEntries(present), tags: own } as unknown as AssetResource];
      }),
    );
    return ids.map(id => resources.get(id));
  }

  async names(id: string): Promise<NamedAsset[]> {
    return this.knex('assets').select(nameColumns).where({ canonical_id: id }).orderBy('id');
  }

  async aliases(id: string): Promise<AliasRecord[]> {
    const names = new Map((await this.names(id)).map(name => [name.id, name]));
    const links = (await this.links([...names.keys()])).filter(
      link => link.removed === 0 && names.has(link.from_id) && names.has(link.to_id),
    );
    return [...names.values()]
      .filter(name => name.id !== id)
      .map(name => {
        const own = links.filter(link => link.from_id === name.id || link.to_id === name.id);
        return {
          ...name,
          reason: own[0]?.reason ?? 'symlink',
          statedAt: own[0]?.stated_at ?? '',
          links: own.map(link => ({
            from: names.get(link.from_id)!,
            to: names.get(link.to_id)!,
            reason: link.reason,
          })),
        };
      });
  }

  async columns(id: string): Promise<EffectiveColumn[]> {
    const row = await this.knex('asset_columns').first('body').where({ asset_id: id });
    return row ? JSON.parse(row.body) : [];
  }

  async facets(names: readonly NamedAsset[]): Promise<FacetRecord[]> {
    const rows = await selectIn<{ asset_id: string; source: string; statements: string }>(
      this.knex,
      'asset_facets',
      'asset_id',
      names.map(({ id }) => id),
      ['asset_id', 'source', 'statements'],
    );
    return rows.flatMap(({ asset_id, source, statements }) => {
      const asset = names.find(({ id }) => id === asset_id);
      return asset ? [{ asset, source, statements: JSON.parse(statements) }] : [];
    });
  }

  async versions(nameIds: readonly string[]): Promise<VersionRecord[]> {
    const rows = await selectIn<{ hash: string; first_seen: string; last_seen: string }>(
      this.knex,
      'asset_versions',
      'asset_id',
      nameIds,
      ['hash', 'first_seen', 'last_seen'],
    );
    const versions = new Map<string, VersionRecord>();
    for (const { hash, first_seen: firstSeen, last_seen: lastSeen } of rows) {
      const known = versions.get(hash);
      versions.set(hash, {
        hash,
        firstSeen: known && known.firstSeen < firstSeen ? known.firstSeen : firstSeen,
        lastSeen: known && known.lastSeen > lastSeen ? known.lastSeen : lastSeen,
      });
    }
    const order = ({ lastSeen, hash }: VersionRecord) => `${lastSeen} ${hash}`;
    return [...versions.values()].sort((a, b) => (order(a) > order(b) ? -1 : 1));
  }

  async declarations(nameIds: readonly string[]): Promise<DeclarationRecord[]> {
    const rows = await selectIn<Record<string, string | number | null>>(
      this.knex,
      'declarations',
      'asset_id',
      nameIds,
      ['entity_ref', 'location', 'declared_at', 'retracted', 'attributes'],
    );
    return rows
      .filter(row => Number(row.retracted) === 0)
      .map(row => ({
        entityRef: String(row.entity_ref),
        ...(row.location !== null && { location: String(row.location) }),
        declaredAt: String(row.declared_at),
        attributes: JSON.parse(String(row.attributes)),
      }))
      .sort((a, b) => (`${a.declaredAt} ${a.entityRef}` < `${b.declaredAt} ${b.entityRef}` ? -1 : 1));
  }

  async bodies(hashes: readonly string[]): Promise<Map<string, unknown>> {
    const rows = await selectIn<{ hash: string; body: string }>(
      this.knex,
      'facet_bodies',
      'hash',
      [...new Set(hashes)],
      ['hash', 'body'],
      'text',
    );
    return new Map(rows.map(({ hash, body }) => [hash, JSON.parse(body)]));
  }

  /** Links at either end of the names, newest first. */
  private async links(nameIds: string[]): Promise<LinkRow[]> {
    const columns = ['from_id', 'to_id', 'reason', 'stated_at', 'removed'];
    const [from, to] = await Promise.all([
      selectIn<LinkRow>(this.knex, 'asset_links', 'from_id', nameIds, columns),
      selectIn<LinkRow>(this.knex, 'asset_links', 'to_id', nameIds, columns),
    ]);
    const key = (link: LinkRow) => `${link.from_id} ${link.to_id} ${link.reason}`;
    const unique = new Map([...from, ...to].map(link => [key(link), link]));
    return [...unique.values()].sort((a, b) => (a.stated_at > b.stated_at ? -1 : 1));
  }

  private async visibleReferences(ids: string[], access: AssetAccess): Promise<Map<string, AssetLink>> {
    const found = new Map<string, AssetLink>();
    // Bounded parts, because SQLite limits the variables of a statement.
    for (let start = 0; start < ids.length; start += 5000) {
      const query = this.knex('assets as a')
        .select<SummaryRow[]>(referenceColumns.map(column => `a.${column}`))
        .whereIn('a.id', ids.slice(start, start + 5000));
      applyAccess(query, access, 'a');
      for (const row of await query) found.set(row.id, toReference(row));
    }
    return found;
  }

  private async read(where: Record<string, string>, access: AssetAccess): Promise<AssetRecord | undefined> {
    const columns = [...columnsOf(assetFields), ...detailColumns].map(column => `a.${column}`);
    const query = this.knex('assets as a').first<DetailRow>(columns).where(where);
    applyAccess(query, access, 'a');
    const row = await query;
    if (!row) return undefined;
    const summary = toSummary(row, assetFields);
    await addTags(this.knex, [summary]);
    const { id, class: assetClass, namespace, name } = row;
    return {
      id,
      class: assetClass,
      namespace,
      name,
      summary,
      etag: row.etag,
      position: Number(row.position),
      ...(row.listed === 0 && row.deleted_at !== null && { deletedAt: row.deleted_at }),
      attributes: JSON.parse(row.attributes),
    };
  }
}
