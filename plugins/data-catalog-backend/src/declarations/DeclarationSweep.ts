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
import type { LogService } from '../log';
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
      const before = known.get(entityRef);
      if (before && !before.retracted && before.etag === entity.metadata.etag) continue;
      try {
        const declaration = toDeclaration(entity);
        const { class: assetClass, namespace, name } = declaration.asset;
        await log.state('yaml.declare', declaration, ACTOR, assetId(assetClass, namespace, name));
        result.declared++;
      } catch (error) {
        if ((error as Error).name !== 'InputError') throw error;
        result.failed++;
        logger.warn(`${entityRef} declares nothing: ${(error as Error).message}`);
      }
    }
    for (const [entityRef, { retracted, assetId: declared }] of known) {
      if (retracted || seen.has(entityRef)) continue;
      await log.state('yaml.retract', { entityRef }, ACTOR, declared);
      result.retracted++;
    }
    return result;
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
