import type { Entity } from '@backstage/catalog-model';
import {
  OBSERVED_ANNOTATION,
  READS_ANNOTATION,
  WRITES_ANNOTATION,
} from '@headwater/plugin-data-catalog-common';

/** Whether an entity is of a kind, whatever its case. */
export function isKind(kind: string) {
  return (entity: Entity): boolean => entity.kind.toLocaleLowerCase('en-US') === kind;
}

function relatesTo({ relations = [] }: Entity, type: string, kinds: readonly string[]): boolean {
  return relations.some(
    relation => relation.type === type && kinds.includes(relation.targetRef.split(':')[0]),
  );
}

/** Components and APIs that say what data they read or write, and all that was observed to. */
export function readsOrWrites(entity: Entity): boolean {
  const { annotations = {} } = entity.metadata;
  if (OBSERVED_ANNOTATION in annotations) return true;
  return (
    (isKind('component')(entity) || isKind('api')(entity)) &&
    (READS_ANNOTATION in annotations || WRITES_ANNOTATION in annotations)
  );
}

/** What stands in the lineage. */
export function touchesData(entity: Entity): boolean {
  return isKind('dataasset')(entity) || isKind('dataproduct')(entity) || readsOrWrites(entity);
}

/** Systems with components or APIs; whether those touch data, a request tells. */
export function componentsIn(entity: Entity): boolean {
  return isKind('system')(entity) && relatesTo(entity, 'hasPart', ['component', 'api']);
}

/** Domains: every one may hold data, and an empty one's tab says how it comes there. */
export function holdsData(entity: Entity): boolean {
  return isKind('domain')(entity);
}

/** Groups that own data in the catalog: what has an owner becomes an entity. */
export function ownsData(entity: Entity): boolean {
  return (
    isKind('group')(entity) &&
    relatesTo(entity, 'ownerOf', ['dataasset', 'dataproduct', 'glossaryterm'])
  );
}
