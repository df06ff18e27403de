import type { AssetFacet } from '@headwater/plugin-data-catalog-common';

/** What one source says of a field. */
export type Said = { source: string; by?: string; at?: string; value?: unknown; hidden?: boolean };

/** The facet of OpenLineage that speaks of a field, and the property in it; as the backend reads them. */
const facets: Record<string, { key: string; read: (body: Record<string, unknown>) => unknown }> = {
  description: { key: 'documentation', read: body => body.description },
  owner: {
    key: 'ownership',
    read: body => (Array.isArray(body.owners) ? body.owners.map(owner => asRecord(owner).name).join(', ') : undefined),
  },
  type: { key: 'datasetType', read: body => body.datasetType },
};

/** Who is heard first. */
const order = ['steward', 'yaml', 'import', 'scan', 'openlineage', 'inferred'];

/** Keys of the statements that speak of a field. */
export function keysOf(field: string): string[] {
  return Object.hasOwn(facets, field) ? [field, facets[field].key] : [field];
}

/** What each source says of a field, the one that is heard first at the top. */
export function saidOf(field: string, statements: readonly AssetFacet[]): Said[] {
  const said = statements.flatMap(({ source, key, by, at, body, hidden }): Said[] => {
    const says = { source, by, at };
    if (hidden) return [{ ...says, hidden }];
    if (source !== 'openlineage') return key === field ? [{ ...says, value: body }] : [];
    if (!Object.hasOwn(facets, field) || facets[field].key !== key) return [];
    const value = facets[field].read(asRecord(body));
    return value === undefined ? [] : [{ ...says, value }];
  });
  const rank = ({ source }: Said) => (order.includes(source) ? order.indexOf(source) : order.length);
  return said.sort((a, b) => rank(a) - rank(b));
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
