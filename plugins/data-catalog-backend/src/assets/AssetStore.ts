import type {
  AssetClass,
  AssetLink,
  AssetSummary,
  Count,
  FacetCounts,
} from '@headwater/plugin-data-catalog-common';
import type { EffectiveAttributes, EffectiveColumn, StatementDocument } from '../projection/documents';
import type { AssetAccess, AssetResource } from './permissions';
import type { FacetCountsQuery } from './query/countFacets';
import type { AssetFilters } from './query/filters';
import type { AssetListQuery, AssetPage } from './query/listAssets';

/** An identity with its id. */
export type NamedAsset = { id: string; class: AssetClass; namespace: string; name: string };

/** An asset with all that its own row holds. */
export type AssetRecord = NamedAsset & {
  summary: AssetSummary;
  etag: string;
  position: number;
  deletedAt?: string;
  attributes: EffectiveAttributes;
};

/** What `find` answers: the asset, and the other name it was asked by. */
export type FoundAsset = { asset: AssetRecord; foundAs?: NamedAsset };

export type AliasRecord = NamedAsset & {
  reason: string;
  statedAt: string;
  /** The links that make it one, with the name each points to. */
  links: { to: NamedAsset; from: NamedAsset; reason: string }[];
};

export type FacetRecord = {
  asset: NamedAsset;
  source: string;
  statements: StatementDocument;
};

export type VersionRecord = { hash: string; firstSeen: string; lastSeen: string };

export type DeclarationRecord = {
  entityRef: string;
  location?: string;
  declaredAt: string;
  attributes: Record<string, unknown>;
};

/** Reads of assets. Ids are those of canonical assets, unless said otherwise. */
export interface AssetStore {
  list(query: AssetListQuery): Promise<AssetPage>;
  count(filters: AssetFilters, access: AssetAccess): Promise<Count>;
  countFacets(query: FacetCountsQuery): Promise<FacetCounts>;

  /** The asset of an id, also of the id of another name; undefined when unknown or not to be seen. */
  find(id: string, access: AssetAccess): Promise<FoundAsset | undefined>;
  /** The asset that a catalog entity declares. */
  findDeclared(entityRef: string, access: AssetAccess): Promise<FoundAsset | undefined>;
  /** Assets whose title starts with the text, whatever its case. */
  nearMatches(text: string, access: AssetAccess, limit: number): Promise<AssetLink[]>;
  /** The assets of the ids that may be seen, by id; ids of other names answer their asset. */
  references(ids: readonly string[], access: AssetAccess): Promise<Map<string, AssetLink>>;
  /** What permission rules look at, in the order of the ids. */
  resources(ids: readonly string[]): Promise<(AssetResource | undefined)[]>;

  /** All names of an asset, its own included. */
  names(id: string): Promise<NamedAsset[]>;
  /** Other names of an asset, with why they are. */
  aliases(id: string): Promise<AliasRecord[]>;
  columns(id: string): Promise<EffectiveColumn[]>;
  facets(names: readonly NamedAsset[]): Promise<FacetRecord[]>;
  /** Distinct schemas, newest first. */
  versions(nameIds: readonly string[]): Promise<VersionRecord[]>;
  /** Entities that declare the asset and still exist, the one that counts first. */
  declarations(nameIds: readonly string[]): Promise<DeclarationRecord[]>;
  /** JSON of stored bodies by hash. */
  bodies(hashes: readonly string[]): Promise<Map<string, unknown>>;
}
