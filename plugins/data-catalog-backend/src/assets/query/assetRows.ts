import type {
  AssetClass,
  AssetPresence,
  AssetSummary,
} from '@headwater/plugin-data-catalog-common';

/** Columns of `assets` that name an asset, wherever one is mentioned. */
export const referenceColumns = [
  'id',
  'class',
  'namespace',
  'name',
  'title',
  'type',
  'entity_ref',
] as const;

/** Property of the API → column of `assets`, for properties that lists can be asked for. */
const propertyColumns = {
  platform: 'platform',
  presence: 'presence',
  description: 'description',
  domain: 'domain',
  lifecycle: 'lifecycle',
  owner: 'owner',
  steward: 'steward',
  criticality: 'criticality',
  tier: 'tier',
  certified: 'certified',
  tenant: 'tenant',
  quality: 'quality',
  columnCount: 'column_count',
  parentId: 'parent_id',
  firstSeen: 'first_seen',
  lastSeen: 'last_seen',
  changedAt: 'changed_at',
  observedAt: 'observed_at',
} as const;

export type AssetField = keyof typeof propertyColumns | 'tags';

/** Every property that a list can be asked for. */
export const assetFields = [...Object.keys(propertyColumns), 'tags'] as AssetField[];

/** A row with some of the columns of `assets`. */
export type SummaryRow = {
  id: string;
  class: AssetClass;
  namespace: string;
  name: string;
  title: string;
  type: string;
  entity_ref: string | null;
  presence?: AssetPresence;
  certified?: number;
} & Partial<Record<(typeof propertyColumns)[keyof typeof propertyColumns], string | number | null>>;

/** The columns that hold the given properties, and those that name an asset. */
export function columnsOf(fields: readonly AssetField[]): string[] {
  return [
    ...referenceColumns,
    ...fields.flatMap(field => (field === 'tags' ? [] : [propertyColumns[field]])),
  ];
}

/** What names an asset, as the API answers it. */
export function toReference(row: SummaryRow) {
  return {
    id: row.id,
    class: row.class,
    namespace: row.namespace,
    name: row.name,
    title: row.title,
    type: row.type,
    ...(row.entity_ref !== null && { entityRef: row.entity_ref }),
  };
}

/** A row as the API answers it; what is null is left out. */
export function toSummary(row: SummaryRow, fields: readonly AssetField[]): AssetSummary {
  const summary: Record<string, unknown> = toReference(row);
  for (const field of fields) {
    if (field === 'tags') continue;
    const value = row[propertyColumns[field]];
    if (value !== null && value !== undefined) summary[field] = value;
  }
  if (fields.includes('certified')) summary.certified = row.certified === 1;
  return summary as AssetSummary;
}
