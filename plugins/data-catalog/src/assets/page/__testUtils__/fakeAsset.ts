import type { Asset, AssetChange, AssetColumnView, DataCatalogClient } from '@headwater/plugin-data-catalog-common';
import { applyChange, applyToColumns } from '../editing/edit';

/** What the page asks the API for. */
export type FakeApi = { [K in keyof DataCatalogClient]?: jest.Mock };

/** A table that somebody owns; `changes` replace what differs. */
export function fakeAsset(changes: Partial<Asset> = {}): Asset {
  return {
    id: 'id-1',
    class: 'dataset',
    namespace: 'postgres://shop',
    name: 'shop.public.orders',
    title: 'orders',
    type: 'table',
    platform: 'postgres',
    presence: 'direct',
    certified: false,
    tenant: 'default',
    columnCount: 2,
    tags: [],
    firstSeen: '2026-11-01T00:00:00Z',
    lastSeen: '2026-11-02T00:00:00Z',
    changedAt: '2026-11-02T00:00:00Z',
    etag: 'e0',
    position: 1,
    mayUpdate: true,
    attributes: { values: {}, tags: [], terms: [], drift: [] },
    counts: {
      columns: 2,
      versions: 1,
      runs: { value: 3, exact: true },
      upstream: 1,
      downstream: 2,
      aliases: 0,
      facets: 4,
    },
    sources: [],
    aliases: [],
    ...changes,
  };
}

/** An asset whose fields a source states. */
export function stated(
  fields: Partial<Pick<Asset, 'title' | 'description' | 'owner' | 'steward' | 'domain' | 'lifecycle' | 'criticality' | 'tier'>>,
  source = 'steward',
): Partial<Asset> {
  const at = '2026-11-01T00:00:00Z';
  const values = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value, source, by: 'user:default/jo', at }]));
  return { ...fields, attributes: { values, tags: [], terms: [], drift: [] } };
}

/** An empty answer to everything, and the asset and its columns as they are; a write changes them as the server would. */
export function fakeApi(asset: Asset, changes: FakeApi = {}, columns: readonly AssetColumnView[] = []) {
  let current = asset;
  let currentColumns = [...columns];
  let writes = 0;
  const empty = async () => ({ items: [], totalCount: { value: 0, exact: true } });
  return {
    getAsset: jest.fn(async () => current),
    updateAsset: jest.fn(async (_id: string, change: AssetChange) => {
      currentColumns = applyToColumns(currentColumns, change.columns ?? [], '2026-11-03T00:00:00Z');
      current = { ...applyChange(current, change, '2026-11-03T00:00:00Z'), etag: `e${++writes}` };
      // A write answers none of the parts.
      const { counts: _, sources: __, aliases: ___, mayUpdate: ____, ...answer } = current;
      return answer;
    }),
    listAssetColumns: jest.fn(async () => ({
      items: currentColumns,
      totalCount: { value: currentColumns.length, exact: true },
    })),
    listAssetRuns: jest.fn(empty),
    listAssetFacets: jest.fn(async () => ({ items: [] })),
    listAssetVersions: jest.fn(empty),
    listAssetActivity: jest.fn(empty),
    getRunFacets: jest.fn(async () => ({ run: [], inputs: [], outputs: [] })),
    getLineage: jest.fn(async () => ({
      start: current.id,
      depth: 1,
      nodes: [],
      edges: [],
      more: {},
      hidden: 0,
      complete: true,
      logPosition: 1,
    })),
    getColumnLineage: jest.fn(async () => ({ start: current.id, columns: [], depth: 1, nodes: [], columnEdges: [], more: {}, hidden: 0 })),
    ...changes,
    /** What somebody else writes meanwhile. */
    become: (next: Asset) => {
      current = next;
    },
  };
}
