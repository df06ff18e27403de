import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { formatAssetReference, parseAssetReference, parseAssetReferences } from '../references/parseAssetReferences';
import type { AssetReference } from '../references/parseAssetReferences';
import { READS_ANNOTATION, WRITES_ANNOTATION } from './relations';
import type { RelationType } from './relations';
import type { DataAssetSpec, DataProductSpec, GlossaryTermSpec, SpecReference } from './schemas';

/** What an entity of the catalog says of data, and to what it refers. */
export type EntityFacts = {
  /** References to assets by the relation that they make. */
  assets: { type: RelationType; field: string; reference: AssetReference }[];
  /** References to other entities, in full. */
  entities: { type: RelationType; target: string }[];
};

/** What Backstage allows in the parts of a ref. */
const namePattern = /^[A-Za-z0-9_.-]{1,63}$/;

/** Field of `spec` → relation and kind that is meant where a reference names none. */
const entityFields = {
  owner: ['ownedBy', 'group'],
  steward: ['stewardedBy', 'group'],
  domain: ['partOf', 'domain'],
  system: ['partOf', 'system'],
  parent: ['partOf', 'glossaryterm'],
} as const satisfies Record<string, readonly [RelationType, string]>;

/**
 * Reads what an entity refers to.
 *
 * @throws InputError that names the field or annotation and says what is allowed.
 */
export function readEntityFacts(entity: Entity): EntityFacts {
  const facts: EntityFacts = { assets: [], entities: [] };
  const { namespace = 'default' } = entity.metadata;
  const spec = (entity.spec ?? {}) as DataAssetSpec & GlossaryTermSpec & DataProductSpec;
  const kind = entity.kind.toLocaleLowerCase('en-US');
  const add = (type: RelationType, field: string, references: readonly SpecReference[] = []) => {
    for (const reference of references) {
      facts.assets.push({ type, field, reference: readReference(`spec.${field}`, reference) });
    }
  };
  if (kind === 'component' || kind === 'api') {
    for (const [annotation, type] of [
      [READS_ANNOTATION, 'readsFrom'],
      [WRITES_ANNOTATION, 'writesTo'],
    ] as const) {
      for (const reference of readAnnotation(entity, annotation)) {
        facts.assets.push({ type, field: annotation, reference });
      }
    }
    return facts;
  }
  for (const [field, [type, defaultKind]] of Object.entries(entityFields)) {
    const value = spec[field as keyof typeof entityFields];
    if (typeof value !== 'string') continue;
    facts.entities.push({ type, target: fullRef(`spec.${field}`, value, defaultKind, namespace) });
  }
  const terms = [...(spec.terms ?? []), ...columnTerms(spec.columns ?? [])];
  for (const term of new Set(terms)) {
    facts.entities.push({ type: 'hasTerm', target: fullRef('spec.terms', term, 'glossaryterm', namespace) });
  }
  add('derivedFrom', 'upstream', spec.upstream);
  add('partOf', 'partOf', spec.partOf === undefined ? [] : [spec.partOf]);
  add('readsFrom', 'inputs', spec.inputs);
  add('writesTo', 'outputs', spec.outputs);
  return facts;
}

/** The text of a reference as the log keeps it. */
export function referenceText(field: string, reference: SpecReference): string {
  return formatAssetReference(readReference(field, reference));
}

/** @throws InputError that names the field. */
export function fullRef(field: string, text: string, defaultKind: string, defaultNamespace: string): string {
  const ref = parseOrUndefined(text, defaultKind, defaultNamespace);
  if (!ref || ![ref.kind, ref.namespace, ref.name].every(part => namePattern.test(part))) {
    throw new InputError(
      `'${field}' must be an entity ref such as ${defaultKind}:${defaultNamespace}/name, got '${text.slice(0, 80)}'`,
    );
  }
  return stringifyEntityRef(ref);
}

function parseOrUndefined(text: string, defaultKind: string, defaultNamespace: string) {
  try {
    return parseEntityRef(text, { defaultKind, defaultNamespace });
  } catch {
    return undefined;
  }
}

/** @throws InputError that names the annotation. */
export function readAnnotation(entity: Entity, annotation: string): AssetReference[] {
  const text = entity.metadata.annotations?.[annotation];
  if (text === undefined) return [];
  try {
    return parseAssetReferences(text);
  } catch (error) {
    throw new InputError(`Annotation '${annotation}': ${(error as Error).message}`);
  }
}

function readReference(field: string, reference: SpecReference): AssetReference {
  if (typeof reference !== 'string') return { namespace: reference.namespace, name: reference.name };
  try {
    return parseAssetReference(reference);
  } catch (error) {
    throw new InputError(`'${field}': ${(error as Error).message}`);
  }
}

type TermedColumn = { terms?: string[]; fields?: TermedColumn[] };

function columnTerms(columns: readonly TermedColumn[]): string[] {
  return columns.flatMap(({ terms = [], fields = [] }) => [...terms, ...columnTerms(fields)]);
}
