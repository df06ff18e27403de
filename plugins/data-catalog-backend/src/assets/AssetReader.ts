import { InputError, NotFoundError } from '@backstage/errors';
import type {
  Asset,
  AssetColumnView,
  AssetFacet,
  AssetVersion,
  Count,
  QueryOf,
  VersionDiff,
} from '@headwater/plugin-data-catalog-common';
import { assetClasses } from '@headwater/plugin-data-catalog-common';
import { assetId, entityIdentity } from '@headwater/plugin-data-catalog-node';
import type { AssetStore, FoundAsset, NamedAsset } from './AssetStore';
import { composeAsset } from './composeAsset';
import type { AssetInclude, AssetView } from './composeAsset';
import { withDescriptionSources } from './descriptionSources';
import { diffColumns } from './diffColumns';
import { facetStatements } from './facetStatements';
import type { AssetAccess } from './permissions';
import { cursorBinding, decodeCursor, encodeCursor } from './query/cursor';

/** Numbers of an asset that other capabilities know. */
export interface AssetCounter {
  runs(id: string, access: AssetAccess): Promise<Count>;
  /** Assets one step away that may be seen. */
  neighbours(id: string, access: AssetAccess): Promise<{ upstream: number; downstream: number }>;
}

type PageRequest = { limit?: number; cursor?: string };
type Page<T> = { items: T[]; nextCursor?: string; totalCount: Count };

const DEFAULT_LIMIT = 50;
const NEAR_MATCHES = 5;

/** Answers questions about one asset; lists are the store's. */
export class AssetReader {
  constructor(private readonly options: { store: AssetStore; counter: AssetCounter }) {}

  /** @throws NotFoundError also for an asset that may not be seen. */
  async get(
    id: string,
    include: readonly AssetInclude[],
    access: AssetAccess,
    update?: AssetAccess,
  ): Promise<Asset> {
    return this.compose(await this.find(id, access), include, { access, update });
  }

  /**
   * The asset of a name or of an entity ref.
   *
   * @throws NotFoundError with assets of similar titles.
   */
  async lookup(
    query: QueryOf<'lookupAsset'>,
    access: AssetAccess,
    update?: AssetAccess,
  ): Promise<Asset> {
    const found = await this.resolve(query, access);
    const include = query.include ?? [];
    if (found) return this.compose(found, include, { access, update });
    const wanted = query.entityRef ?? `${query.namespace}#${query.name}`;
    const title = (query.name ?? query.entityRef ?? '').split(/[./:]/).at(-1) ?? '';
    const error: NotFoundError & { details?: object } = new NotFoundError(`No asset '${wanted}'`);
    const nearMatches = title === '' ? [] : await this.store.nearMatches(title, access, NEAR_MATCHES);
    error.details = { nearMatches };
    throw error;
  }

  /** @throws NotFoundError when the id is unknown or may not be seen. */
  async find(id: string, access: AssetAccess): Promise<FoundAsset> {
    const found = await this.store.find(id.toLowerCase(), access);
    if (!found) throw new NotFoundError(`No asset with id '${id}'`);
    return found;
  }

  async columns(
    id: string,
    query: PageRequest & { q?: string; include?: 'sources'[] },
    access: AssetAccess,
  ): Promise<Page<AssetColumnView>> {
    const { asset } = await this.find(id, access);
    const columns = await this.store.columns(asset.id);
    const fitting = query.q === undefined ? columns : columns.filter(column => mentions(column, query.q!));
    const page = paged(fitting, query, cursorBinding('columns', asset.id, query.q, access.key));
    if (!query.include?.includes('sources')) return page;
    return { ...page, items: await withDescriptionSources(this.store, asset.id, page.items) };
  }

  async facets(
    id: string,
    query: { source?: string[]; key?: string[]; bodies?: boolean },
    access: AssetAccess,
  ): Promise<AssetFacet[]> {
    const { asset } = await this.find(id, access);
    return facetStatements(this.store, asset.id, { ...query, access });
  }

  async versions(
    id: string,
    query: PageRequest & { include?: 'columns'[] },
    access: AssetAccess,
  ): Promise<Page<AssetVersion>> {
    const { asset } = await this.find(id, access);
    const records = await this.store.versions(idsOf(await this.store.names(asset.id)));
    const page = paged(records, query, cursorBinding('versions', asset.id, access.key));
    const bodies = await this.store.bodies(page.items.map(({ hash }) => hash));
    const items = page.items.map(record => {
      const columns = (bodies.get(record.hash) ?? []) as AssetColumnView[];
      return { ...versionOf(record, columns), ...(query.include?.includes('columns') && { columns }) };
    });
    return { ...page, items };
  }

  async diff(id: string, query: { from: string; to: string }, access: AssetAccess): Promise<VersionDiff> {
    const { asset } = await this.find(id, access);
    const records = await this.store.versions(idsOf(await this.store.names(asset.id)));
    const pick = (field: 'from' | 'to') => {
      const record = records.find(({ hash }) => hash === query[field]);
      if (record) return record;
      throw new InputError(
        `Query parameter '${field}' must be a version of the asset; allowed are ${records.map(({ hash }) => hash).join(', ') || 'none'}`,
      );
    };
    const [from, to] = [pick('from'), pick('to')];
    const bodies = await this.store.bodies([from.hash, to.hash]);
    const columnsOf = (hash: string) => (bodies.get(hash) ?? []) as AssetColumnView[];
    return {
      from: versionOf(from, columnsOf(from.hash)),
      to: versionOf(to, columnsOf(to.hash)),
      ...diffColumns(columnsOf(from.hash), columnsOf(to.hash)),
    };
  }

  private get store() {
    return this.options.store;
  }

  /** The answer for an asset that was found. */
  compose(found: FoundAsset, include: readonly AssetInclude[], view: AssetView): Promise<Asset> {
    return composeAsset({ ...this.options, found, include, ...view });
  }

  private async resolve(
    { entityRef, namespace, name, class: wanted }: QueryOf<'lookupAsset'>,
    access: AssetAccess,
  ): Promise<FoundAsset | undefined> {
    if (entityRef !== undefined) {
      const identity = entityIdentity(fullEntityRef(entityRef));
      return (
        (await this.store.findDeclared(identity.name, access)) ??
        this.store.find(assetId(identity.class, identity.namespace, identity.name), access)
      );
    }
    if (namespace === undefined || name === undefined) {
      throw new InputError("Query parameters 'namespace' and 'name', or 'entityRef', are missing");
    }
    for (const assetClass of wanted ? [wanted] : assetClasses) {
      const found = await this.store.find(assetId(assetClass, namespace, name), access);
      if (found) return found;
    }
    return undefined;
  }
}

/** `kind:namespace/name` in lower case; a missing namespace is `default`. */
function fullEntityRef(text: string): string {
  const match = /^([^:/\s]+):(?:([^:/\s]+)\/)?([^:/\s]+)$/.exec(text.trim());
  if (!match) {
    throw new InputError(
      `Query parameter 'entityRef' must be kind:namespace/name, got '${text.slice(0, 80)}'`,
    );
  }
  const [, kind, namespace = 'default', name] = match;
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

function versionOf(
  { hash, firstSeen, lastSeen }: { hash: string; firstSeen: string; lastSeen: string },
  columns: readonly unknown[],
): AssetVersion {
  return { version: hash, firstSeen, lastSeen, columnCount: columns.length };
}

function mentions(column: AssetColumnView, text: string): boolean {
  const wanted = text.toLocaleLowerCase('en-US');
  const own = [column.name, column.type, column.description];
  return (
    own.some(value => value?.toLocaleLowerCase('en-US').includes(wanted)) ||
    (column.fields ?? []).some(field => mentions(field, text))
  );
}

/** A page of a list that is in memory as a whole. */
function paged<T>(all: readonly T[], { limit = DEFAULT_LIMIT, cursor }: PageRequest, binding: string): Page<T> {
  const start = cursor === undefined ? 0 : Number(decodeCursor(cursor, binding, 1)[0]);
  const end = start + limit;
  return {
    items: all.slice(start, end),
    ...(end < all.length && { nextCursor: encodeCursor([end], binding) }),
    totalCount: { value: all.length, exact: true },
  };
}

function idsOf(names: readonly NamedAsset[]): string[] {
  return names.map(({ id }) => id);
}
