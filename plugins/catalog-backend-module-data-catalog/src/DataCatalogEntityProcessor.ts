import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { CatalogProcessor, CatalogProcessorEmit } from '@backstage/plugin-catalog-node';
import { processingResult } from '@backstage/plugin-catalog-node';
import type { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  ASSET_ID_ANNOTATION,
  HEADWATER_API_VERSION,
  OBSERVED_ANNOTATION,
  READS_ANNOTATION,
  WRITES_ANNOTATION,
  inverseRelations,
  isHeadwaterKind,
  readEntityFacts,
} from '@headwater/plugin-data-catalog-common';
import type { RelationType } from '@headwater/plugin-data-catalog-common';
import type { CachedRelations } from './CachedRelations';
import { assertSpec } from './assertSpec';

/**
 * Validates our kinds and says how entities are related to data. It writes
 * nothing anywhere: the data catalog's own sweep reads what came out.
 */
export class DataCatalogEntityProcessor implements CatalogProcessor {
  constructor(private readonly relations: Pick<CachedRelations, 'get' | 'isService'>) {}

  getProcessorName(): string {
    return 'DataCatalogEntityProcessor';
  }

  /** @throws InputError that names the field and says what is allowed. */
  async validateEntityKind(entity: Entity): Promise<boolean> {
    if (!isHeadwaterKind(entity.kind)) return false;
    if (entity.apiVersion !== HEADWATER_API_VERSION) {
      throw new InputError(
        `'apiVersion' must be ${HEADWATER_API_VERSION}, got '${entity.apiVersion}'`,
      );
    }
    assertSpec(entity);
    readEntityFacts(entity);
    return true;
  }

  async postProcessEntity(entity: Entity, _location: LocationSpec, emit: CatalogProcessorEmit): Promise<Entity> {
    const self = stringifyEntityRef(entity);
    const isService = mayRun(entity) && (await this.relations.isService(self));
    if (isService || isHeadwaterKind(entity.kind) || touchesData(entity)) {
      await this.relate(entity, self, emit);
    }
    return isService ? withAnnotation(entity, OBSERVED_ANNOTATION, 'true') : entity;
  }

  private async relate(entity: Entity, self: string, emit: CatalogProcessorEmit): Promise<void> {
    const { assets, entities } = readEntityFacts(entity);
    const names = assets.flatMap(({ reference }) => ('entityRef' in reference ? [] : [reference]));
    const assetId = entity.metadata.annotations?.[ASSET_ID_ANNOTATION];
    const known = await this.relations.get({
      entityRef: self,
      ...(assetId && { assetId }),
      names: names.map(({ namespace, name }) => ({ namespace, name })),
    });
    const resolved = [...known.resolved];
    const found = assets.flatMap(({ type, reference }) => {
      const target = 'entityRef' in reference ? reference.entityRef : resolved.shift();
      return target ? [{ type, target }] : [];
    });
    const all = [...entities, ...found, ...known.observed];
    const seen = new Set<string>();
    for (const { type, target } of all) {
      const key = `${type} ${target}`;
      if (target === self || seen.has(key)) continue;
      seen.add(key);
      emitBoth(emit, self, type, target);
    }
  }
}

const serviceKinds = ['component', 'api', 'resource', 'system'];

/** Whether events may name the entity as a job. */
function mayRun({ kind }: Entity): boolean {
  return serviceKinds.includes(kind.toLocaleLowerCase('en-US'));
}

/** Pages of entities tell by it that there is something to show. */
function withAnnotation(entity: Entity, key: string, value: string): Entity {
  const { metadata } = entity;
  return { ...entity, metadata: { ...metadata, annotations: { ...metadata.annotations, [key]: value } } };
}

function touchesData({ kind, metadata: { annotations = {} } }: Entity): boolean {
  const lower = kind.toLocaleLowerCase('en-US');
  if (lower !== 'component' && lower !== 'api') return false;
  return READS_ANNOTATION in annotations || WRITES_ANNOTATION in annotations;
}

function emitBoth(emit: CatalogProcessorEmit, self: string, type: RelationType, target: string) {
  const source = parseEntityRef(self);
  const other = parseEntityRef(target);
  emit(processingResult.relation({ source, type, target: other }));
  emit(processingResult.relation({ source: other, type: inverseRelations[type], target: source }));
}
