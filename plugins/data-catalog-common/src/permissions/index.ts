import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of assets in conditional decisions. */
export const RESOURCE_TYPE_DATA_ASSET = 'data-asset';

export const assetReadPermission = createPermission({
  name: 'data-catalog.asset.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DATA_ASSET,
});

export const assetUpdatePermission = createPermission({
  name: 'data-catalog.asset.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_DATA_ASSET,
});

export const lineageReadPermission = createPermission({
  name: 'data-catalog.lineage.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DATA_ASSET,
});

/** Sending events, reading the log and replaying it. */
export const integratePermission = createPermission({
  name: 'data-catalog.integrate',
  attributes: {},
});

export const dataCatalogPermissions = [
  assetReadPermission,
  assetUpdatePermission,
  lineageReadPermission,
  integratePermission,
];
