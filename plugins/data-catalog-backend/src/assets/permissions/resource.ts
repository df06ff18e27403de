import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_DATA_ASSET } from '@headwater/plugin-data-catalog-common';

/** What rules look at, of an asset that is in memory. */
export type AssetResource = {
  id: string;
  type: string;
  tenant: string;
  owner?: string;
  steward?: string;
  domain?: string;
  lifecycle?: string;
  tags: readonly string[];
};

/** Columns of `assets` that rules compare. */
export type ConditionColumn = 'owner' | 'steward' | 'domain' | 'type' | 'lifecycle' | 'tenant';

/** One rule with its parameters, as a query can use it: the property is one of the values. */
export type AssetCondition = { property: ConditionColumn | 'tag'; values: readonly string[] };

/** Assets as a resource of permissions; decisions on them may be conditional. */
export const assetResourceRef = createPermissionResourceRef<AssetResource, AssetCondition>().with({
  pluginId: 'data-catalog',
  resourceType: RESOURCE_TYPE_DATA_ASSET,
});
