import { createConditionExports } from '@backstage/plugin-permission-node';
import type { PermissionRule } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_DATA_ASSET } from '@headwater/plugin-data-catalog-common';
import { assetResourceRef } from './resource';
import type { AssetCondition, AssetResource, ConditionColumn } from './resource';
import { textListParams } from './textListParams';

type AssetRule<Key extends string> = PermissionRule<
  AssetResource,
  AssetCondition,
  typeof RESOURCE_TYPE_DATA_ASSET,
  Record<Key, string[]>
>;

/** A rule that holds when a property of the asset is one of the parameter's values. */
function oneOf<Key extends string>(options: {
  name: string;
  property: ConditionColumn;
  key: Key;
  description: string;
}): AssetRule<Key> {
  const { name, property, key, description } = options;
  // The library's parameter type cannot be resolved while `Key` is open.
  const valuesOf = (params: unknown) => (params as Record<Key, string[]>)[key];
  return {
    name,
    description,
    resourceType: RESOURCE_TYPE_DATA_ASSET,
    paramsSchema: textListParams(key, description),
    apply: (asset, params) => {
      const value = asset[property];
      return value !== undefined && valuesOf(params).includes(value);
    },
    toQuery: params => ({ property, values: valuesOf(params) }),
  };
}

const isOwner = oneOf({
  name: 'IS_OWNER',
  property: 'owner',
  key: 'claims',
  description: 'The owner of the asset is one of these entity refs',
});

const isSteward = oneOf({
  name: 'IS_STEWARD',
  property: 'steward',
  key: 'claims',
  description: 'The steward of the asset is one of these entity refs',
});

const inDomain = oneOf({
  name: 'IN_DOMAIN',
  property: 'domain',
  key: 'domains',
  description: 'The asset belongs to one of these domains, given as entity refs',
});

const hasType = oneOf({
  name: 'HAS_TYPE',
  property: 'type',
  key: 'types',
  description: 'The asset is of one of these types',
});

const hasLifecycle = oneOf({
  name: 'HAS_LIFECYCLE',
  property: 'lifecycle',
  key: 'lifecycles',
  description: 'The asset is in one of these states of its life',
});

const inTenant = oneOf({
  name: 'IN_TENANT',
  property: 'tenant',
  key: 'tenants',
  description: 'The asset belongs to one of these tenants',
});

const hasTag: AssetRule<'tags'> = {
  name: 'HAS_TAG',
  description: 'The asset carries one of these tags',
  resourceType: RESOURCE_TYPE_DATA_ASSET,
  paramsSchema: textListParams('tags', 'Tags of which the asset has to carry one'),
  apply: (asset, { tags }) => asset.tags.some(tag => tags.includes(tag)),
  toQuery: ({ tags }) => ({ property: 'tag', values: tags }),
};

/** Rules on assets, by the names under which policies make conditions of them. */
export const assetRules = {
  isOwner,
  isSteward,
  inDomain,
  hasType,
  hasTag,
  hasLifecycle,
  inTenant,
};

/** For policies: `assetConditions.isOwner({ claims })`, and the decision to answer with them. */
export const {
  conditions: assetConditions,
  createConditionalDecision: createAssetConditionalDecision,
} = createConditionExports({ resourceRef: assetResourceRef, rules: assetRules });
