import type { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';

/** An asset that is to be an entity, as the data catalog says it. */
export type EntityDraft = {
  assetId: string;
  name: string;
  title: string;
  description?: string;
  type: string;
  namespace: string;
  qualifiedName: string;
  owner?: string;
  steward?: string;
  domain?: string;
  system?: string;
  lifecycle?: string;
  criticality?: string;
  tags: string[];
  terms: string[];
};

export type EntityChanges = {
  changes: { name: string; entity?: EntityDraft }[];
  position: number;
  more: boolean;
};

export type EntityPage = { entities: EntityDraft[]; nextId?: string; position: number };

/** An entity, and names of assets whose entities are wanted. */
export type RelationsQuestion = {
  entityRef: string;
  /** Of a generated entity. */
  assetId?: string;
  names: { namespace: string; name: string }[];
};

export type Relations = {
  observed: { type: 'derivedFrom' | 'readsFrom' | 'writesTo'; target: string }[];
  /** In the order of the names that were asked for. */
  resolved: (string | null)[];
};

/** What the module asks of the data catalog's backend. */
export interface DataCatalogSource {
  changes(after: number): Promise<EntityChanges>;
  page(after?: string): Promise<EntityPage>;
  relations(question: RelationsQuestion): Promise<Relations>;
  /** Refs of the entities whose data access is observed. */
  services(): Promise<string[]>;
}

const LIMIT = 500;

/** Asks over HTTP, as the catalog plugin. */
export class HttpDataCatalogSource implements DataCatalogSource {
  constructor(private readonly options: { discovery: DiscoveryService; auth: AuthService }) {}

  changes(after: number): Promise<EntityChanges> {
    return this.ask(`/v1/entities/changes?after=${after}&limit=${LIMIT}`);
  }

  page(after?: string): Promise<EntityPage> {
    return this.ask(`/v1/entities?limit=${LIMIT}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
  }

  relations(question: RelationsQuestion): Promise<Relations> {
    return this.ask('/v1/entities/relations', question);
  }

  async services(): Promise<string[]> {
    const { entityRefs } = await this.ask<{ entityRefs: string[] }>('/v1/entities/services');
    return entityRefs;
  }

  private async ask<T>(path: string, body?: object): Promise<T> {
    const { auth, discovery } = this.options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'data-catalog',
    });
    const base = await discovery.getBaseUrl('data-catalog');
    const answer = await fetch(`${base}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw await ResponseError.fromResponse(answer as never);
    return (await answer.json()) as T;
  }
}
