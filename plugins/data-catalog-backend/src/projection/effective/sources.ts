import { asList, asRecord } from '../columnMapping';
import { QUALITY_SOURCE } from '../readFacets';
import { SQL_SOURCE } from '../sqlLineage';
import type { Statement } from '../documents';

/** Statements of one asset by source and key, those of its aliases included. */
export type Statements = ReadonlyMap<string, ReadonlyMap<string, Statement>>;

/** Reads the body of a statement; undefined when it is withdrawn. */
export type BodyReader = (hash: string) => unknown;

/** Who is heard first on descriptive attributes. */
export const descriptiveOrder = ['steward', 'yaml', 'import', 'scan', 'openlineage'] as const;

export type StatedValue = { value: unknown; source: string; by: string; at?: string };

/**
 * What a source says of an attribute. Facets of OpenLineage are translated;
 * the other sources state attributes by name.
 *
 * `at` is left out for OpenLineage: its facets are stated again with every
 * event, and the time of the last one stands beside the statement itself.
 */
export function statedValue(
  statements: Statements,
  read: BodyReader,
  source: string,
  attribute: string,
): StatedValue | undefined {
  const facets = statements.get(source);
  if (!facets) return undefined;
  if (source !== 'openlineage') {
    const statement = facets.get(attribute);
    if (!statement || statement[2] === null) return undefined;
    return { value: read(statement[2]), source, by: statement[3], at: statement[1] };
  }
  const translation = translations[attribute];
  const statement = translation && facets.get(translation.facet);
  if (!statement || statement[2] === null) return undefined;
  const value = translation.read(asRecord(read(statement[2])));
  return value === undefined ? undefined : { value, source, by: statement[3] };
}

const text = (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** Attribute → the OpenLineage facet that holds it. */
const translations: Record<
  string,
  { facet: string; read: (facet: Record<string, unknown>) => unknown }
> = {
  description: { facet: 'documentation', read: facet => text(facet.description) },
  owner: { facet: 'ownership', read: facet => readOwner(facet) },
  type: { facet: 'datasetType', read: facet => text(facet.datasetType)?.toLowerCase() },
  tags: { facet: 'tags', read: facet => readTags(facet) },
  columns: { facet: 'schema', read: facet => asList(facet.fields) },
  processing: { facet: 'jobType', read: facet => text(facet.processingType) },
  integration: { facet: 'jobType', read: facet => text(facet.integration)?.toLowerCase() },
  jobType: { facet: 'jobType', read: facet => text(facet.jobType)?.toLowerCase() },
  state: { facet: 'headwater:state', read: facet => text(facet.change)?.toLowerCase() },
  source: { facet: 'sourceCodeLocation', read: facet => text(facet.url) },
  storage: {
    facet: 'storage',
    read: facet => text(facet.storageLayer) ?? text(facet.fileFormat),
  },
};

/** Facets (and their keys) that what is shown depends on. */
export const readKeys = new Set([
  ...Object.values(translations).map(({ facet }) => facet),
  'headwater:parent',
]);

/** Whether a statement bears on what is shown; other facets are only kept. */
export function isShown(source: string, key: string): boolean {
  // Lineage is read from its statements and edges: it changes nothing that is shown of the asset itself.
  if (source === SQL_SOURCE) return false;
  return source !== 'openlineage' || readKeys.has(key);
}

function readOwner(facet: Record<string, unknown>): string | undefined {
  const owners = asList(facet.owners).flatMap(owner => text(asRecord(owner).name) ?? []);
  return owners.length === 0 ? undefined : ownerRef(owners[0]);
}

/** `team:x`, `group:x` and `user:x` become entity refs; other names stay as the producer gave them. */
export function ownerRef(name: string): string {
  const match = /^(team|group|user):(?:([a-z0-9._-]+)\/)?([a-z0-9._-]+)$/i.exec(name.trim());
  if (!match) return name.trim();
  const [, kind, namespace = 'default', ref] = match;
  return `${kind.toLowerCase() === 'user' ? 'user' : 'group'}:${namespace}/${ref}`.toLowerCase();
}

/** Tags of the asset itself; tags of a column carry its name in `field`. */
function readTags(facet: Record<string, unknown>): string[] | undefined {
  const tags = asList(facet.tags).flatMap(tag => {
    const { key, value, field } = asRecord(tag);
    if (typeof key !== 'string' || key === '' || typeof field === 'string') return [];
    const plain = value === undefined || value === '' || value === 'true' || value === true;
    return [plain ? key : `${key}:${String(value)}`];
  });
  return tags.length > 0 ? tags : undefined;
}

export { QUALITY_SOURCE };
