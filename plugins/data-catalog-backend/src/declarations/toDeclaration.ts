import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import type {
  AssetColumn,
  DataAssetSpec,
  DataProductSpec,
  GlossaryTermSpec,
} from '@headwater/plugin-data-catalog-common';
import {
  READS_ANNOTATION,
  WRITES_ANNOTATION,
  formatAssetReference,
  fullRef,
  readAnnotation,
  referenceText,
} from '@headwater/plugin-data-catalog-common';
import { entityIdentity } from '@headwater/plugin-data-catalog-node';
import type { AssetIdentity, EntryBodies, StatedAttributes } from '../log';

/**
 * What an entity of the catalog declares, as an entry of the log.
 *
 * @throws InputError for a reference that cannot be read; the catalog shows it
 *   as an error of the entity too
 */
export function toDeclaration(entity: Entity): EntryBodies['yaml.declare'] {
  const entityRef = stringifyEntityRef(entity);
  const location = locationOf(entity);
  return {
    entityRef,
    etag: entity.metadata.etag ?? '',
    ...(location && { location }),
    asset: identityOf(entity, entityRef),
    attributes: withoutUndefined({ ...commonAttributes(entity), ...ownAttributes(entity) }),
  };
}

function identityOf(entity: Entity, entityRef: string): AssetIdentity {
  const { qualifiedName, type } = (entity.spec ?? {}) as Partial<DataAssetSpec>;
  if (kindOf(entity) !== 'dataasset' || !qualifiedName) return entityIdentity(entityRef);
  return { class: type === 'pipeline' ? 'job' : 'dataset', ...qualifiedName };
}

/** The file, as somebody would open it. */
function locationOf({ metadata: { annotations = {} } }: Entity): string | undefined {
  const managed = annotations['backstage.io/managed-by-location'];
  return annotations['backstage.io/view-url'] ?? managed?.replace(/^[a-z-]+:/, '');
}

function commonAttributes({ metadata, spec = {} }: Entity): StatedAttributes {
  const { namespace = 'default' } = metadata;
  const ref = (field: string, kind: string) =>
    typeof spec[field] === 'string' ? fullRef(`spec.${field}`, spec[field], kind, namespace) : undefined;
  return {
    title: metadata.title ?? metadata.name,
    description: metadata.description,
    tags: metadata.tags?.length ? metadata.tags : undefined,
    owner: ref('owner', 'group'),
    steward: ref('steward', 'group'),
    domain: ref('domain', 'domain'),
    system: ref('system', 'system'),
    lifecycle: spec.lifecycle,
    links: metadata.links?.length ? metadata.links.map(({ url, title }) => ({ url, title })) : undefined,
  };
}

function ownAttributes(entity: Entity): StatedAttributes {
  const { namespace = 'default' } = entity.metadata;
  const terms = (texts?: string[]) =>
    texts?.map(text => fullRef('spec.terms', text, 'glossaryterm', namespace));
  switch (kindOf(entity)) {
    case 'dataasset': {
      const spec = entity.spec as DataAssetSpec;
      return {
        type: spec.type,
        criticality: spec.criticality,
        tier: spec.tier,
        certified: spec.certified,
        terms: terms(spec.terms),
        columns: spec.columns?.map(column => withTerms(column as AssetColumn, terms)),
        upstream: spec.upstream?.map(reference => referenceText('spec.upstream', reference)),
        partOf: spec.partOf === undefined ? undefined : referenceText('spec.partOf', spec.partOf),
      };
    }
    case 'glossaryterm': {
      const spec = entity.spec as GlossaryTermSpec;
      return { type: 'term', description: spec.definition };
    }
    case 'dataproduct': {
      const spec = entity.spec as DataProductSpec;
      return {
        type: 'product',
        reads: spec.inputs?.map(reference => referenceText('spec.inputs', reference)),
        writes: spec.outputs?.map(reference => referenceText('spec.outputs', reference)),
      };
    }
    default:
      return {
        type: kindOf(entity),
        reads: readAnnotation(entity, READS_ANNOTATION).map(formatAssetReference),
        writes: readAnnotation(entity, WRITES_ANNOTATION).map(formatAssetReference),
      };
  }
}

function withTerms(column: AssetColumn, terms: (texts?: string[]) => string[] | undefined): AssetColumn {
  const { terms: own, fields, ...rest } = column;
  return {
    ...rest,
    ...(own && { terms: terms(own) }),
    ...(fields && { fields: fields.map(field => withTerms(field, terms)) }),
  };
}

function kindOf(entity: Entity): string {
  return entity.kind.toLocaleLowerCase('en-US');
}

function withoutUndefined(attributes: StatedAttributes): StatedAttributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}
