import { isDeepStrictEqual } from 'node:util';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { EntityFilterQuery, QueryEntitiesRequest } from '@backstage/catalog-client';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  PROVIDER_LOCATION,
  READS_ANNOTATION,
  WRITES_ANNOTATION,
} from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import type { Knex } from 'knex';
import { servicesQuery } from '../entities/EntityProjection';
import type { EntryBodies, LogService } from '../log';
import { toDeclaration } from './toDeclaration';

export type DeclarationSweepOptions = {
  knex: Knex;
  log: LogService;
  catalog: Pick<CatalogService, 'queryEntities'>;
  auth: AuthService;
  logger: LoggerService;
};

export type SweepResult = { declared: number; retracted: number; failed: number };

const PAGE = 500;
const ACTOR = 'catalog';
/** Each is three conditions of one query. */
const SERVICES_AT_ONCE = 50;
const ORIGIN = 'backstage.io/managed-by-origin-location';

/** Kinds that declare data, and others once they say that they touch some. */
const filters: EntityFilterQuery = [
  { kind: ['DataAsset', 'GlossaryTerm', 'DataProduct'] },
  { kind: ['Component', 'API'], [`metadata.annotations.${READS_ANNOTATION}`]: CATALOG_FILTER_EXISTS },
  { kind: ['Component', 'API'], [`metadata.annotations.${WRITES_ANNOTATION}`]: CATALOG_FILTER_EXISTS },
];

function ofRef(ref: string): Record<string, string> {
  const { kind, namespace, name } = parseEntityRef(ref);
  return { kind, 'metadata.namespace': namespace, 'metadata.name': name };
}

type Known = { etag: string; retracted: boolean; assetId: string };

/**
 * Carries what catalog files declare into the log, and who owns the services
 * whose data access is observed. What vanished is taken
 * back only after a sweep that saw everything; what our own provider made is
 * passed over, so nothing goes round in a circle.
 */
export class DeclarationSweep {
  /** By entity, a pair of etags under which it declares the same: the one that is stored, and that of the catalog. */
  private readonly alike = new Map<string, string>();

  constructor(private readonly options: DeclarationSweepOptions) {}

  async run(signal?: AbortSignal): Promise<SweepResult> {
    const { knex, log, logger } = this.options;
    await log.settle();
    const rows = await knex('declarations').select('entity_ref', 'etag', 'retracted', 'asset_id');
    const known = new Map<string, Known>(
      rows.map(row => [
        row.entity_ref,
        { etag: row.etag, retracted: Number(row.retracted) === 1, assetId: row.asset_id },
      ]),
    );
    const result: SweepResult = { declared: 0, retracted: 0, failed: 0 };
    const seen = new Set<string>();
    for await (const entity of this.entities()) {
      if (signal?.aborted) return result;
      const entityRef = stringifyEntityRef(entity);
      // A service may be annotated too.
      if (seen.has(entityRef)) continue;
      seen.add(entityRef);
      try {
        if (await this.declare(entity, entityRef, known.get(entityRef))) result.declared++;
      } catch (error) {
        if ((error as Error).name !== 'InputError') throw error;
        result.failed++;
        logger.warn(`${entityRef} declares nothing: ${(error as Error).message}`);
      }
    }
    for (const [entityRef, { retracted, assetId: declared }] of known) {
      if (retracted || seen.has(entityRef)) continue;
      await log.state('yaml.retract', { entityRef }, ACTOR, declared);
      this.alike.delete(entityRef);
      result.retracted++;
    }
    return result;
  }

  /** Appends what an entity declares; answers false where that is known already. */
  private async declare(entity: Entity, entityRef: string, before?: Known): Promise<boolean> {
    const { etag } = entity.metadata;
    const stands = before !== undefined && !before.retracted;
    const etags = `${before?.etag} ${etag}`;
    if (stands && (before.etag === etag || this.alike.get(entityRef) === etags)) return false;
    const declaration = toDeclaration(entity);
    if (stands && (await this.isStored(declaration))) {
      this.alike.set(entityRef, etags);
      return false;
    }
    const { class: assetClass, namespace, name } = declaration.asset;
    await this.options.log.state('yaml.declare', declaration, ACTOR, assetId(assetClass, namespace, name));
    return true;
  }

  /**
   * Whether an entity declares what is stored of it. Its etag also moves with
   * what the catalog adds, such as relations to entities that come later.
   */
  private async isStored({ entityRef, asset, location, attributes }: EntryBodies['yaml.declare']): Promise<boolean> {
    const row = await this.options.knex('declarations').where({ entity_ref: entityRef }).first();
    const { class: assetClass, namespace, name } = asset;
    return (
      row !== undefined &&
      row.asset_id === assetId(assetClass, namespace, name) &&
      row.location === (location ?? null) &&
      // As they are stored: a log entry is JSON.
      isDeepStrictEqual(JSON.parse(row.attributes), JSON.parse(JSON.stringify(attributes)))
    );
  }

  private async *entities(): AsyncGenerator<Entity> {
    yield* this.matching(filters);
    const services: string[] = await servicesQuery(this.options.knex).orderBy('e.name').pluck('e.name');
    for (let start = 0; start < services.length; start += SERVICES_AT_ONCE) {
      yield* this.matching(services.slice(start, start + SERVICES_AT_ONCE).map(ofRef));
    }
  }

  private async *matching(filter: EntityFilterQuery): AsyncGenerator<Entity> {
    const { catalog, auth } = this.options;
    let cursor: string | undefined;
    do {
      const credentials = await auth.getOwnServiceCredentials();
      const request: QueryEntitiesRequest = cursor ? { cursor, limit: PAGE } : { filter, limit: PAGE };
      const page = await catalog.queryEntities(request, { credentials });
      for (const entity of page.items) {
        if (entity.metadata.annotations?.[ORIGIN] !== PROVIDER_LOCATION) yield entity;
      }
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
  }
}
