import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { AssetAccess } from './AssetAuthorizer';
import type { AssetCondition, AssetResource } from './resource';

/** Whether an asset that is not stored yet would be within an access: the same as its SQL, in memory. */
export function fitsAccess(access: AssetAccess, asset: AssetResource): boolean {
  return access.criteria === undefined || fits(access.criteria, asset);
}

function fits(criteria: PermissionCriteria<AssetCondition>, asset: AssetResource): boolean {
  if ('allOf' in criteria) return criteria.allOf.every(part => fits(part, asset));
  if ('anyOf' in criteria) return criteria.anyOf.some(part => fits(part, asset));
  if ('not' in criteria) return !fits(criteria.not, asset);
  const { property, values } = criteria;
  if (property === 'tag') return asset.tags.some(tag => values.includes(tag));
  const value = asset[property];
  return value !== undefined && values.includes(value);
}
