import { createHash } from 'node:crypto';
import { NotAllowedError } from '@backstage/errors';
import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  PermissionCriteria,
  QueryPermissionRequest,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import type { RESOURCE_TYPE_DATA_ASSET } from '@headwater/plugin-data-catalog-common';
import { conditionsToSql } from './conditionsToSql';
import type { SqlCondition } from './conditionsToSql';
import { assetResourceRef } from './resource';
import type { AssetCondition } from './resource';

type AssetPermission = ResourcePermission<typeof RESOURCE_TYPE_DATA_ASSET>;

/** Which assets somebody may see or change: all of them, or those that fit. */
export type AssetAccess = {
  /** Absent when there is no limit. */
  criteria?: PermissionCriteria<AssetCondition>;
  /** Tells caller and decision apart: cursors are bound to it. */
  key: string;
};

/** Access without any limit, for work that is done for nobody in particular. */
export const unlimitedAccess: AssetAccess = { key: 'all' };

/** The SQL of an access over rows called `alias`; undefined when there is no limit. */
export function accessToSql(access: AssetAccess, alias: string): SqlCondition | undefined {
  return access.criteria && conditionsToSql(access.criteria, alias);
}

/** Asks the permission policy once a request, and turns the answer into an access. */
export class AssetAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #transform: () => ConditionTransformer<AssetCondition>;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: Pick<PermissionsRegistryService, 'getPermissionRuleset'>;
  }) {
    this.#permissions = options.permissions;
    this.#transform = () =>
      createConditionTransformer(
        options.permissionsRegistry.getPermissionRuleset(assetResourceRef),
      );
  }

  /** @throws NotAllowedError when the policy allows it for no asset. */
  async access(permission: AssetPermission, credentials: BackstageCredentials): Promise<AssetAccess> {
    const access = await this.accessIfAny(permission, credentials);
    if (!access) throw new NotAllowedError(`The permission '${permission.name}' is missing`);
    return access;
  }

  /** @returns undefined when the policy allows it for no asset */
  async accessIfAny(
    permission: AssetPermission,
    credentials: BackstageCredentials,
  ): Promise<AssetAccess | undefined> {
    const request: QueryPermissionRequest = { permission };
    const [decision] = await this.#permissions.authorizeConditional([request], { credentials });
    const principal = principalOf(credentials);
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return { key: principal };
      case AuthorizeResult.CONDITIONAL: {
        const conditions = JSON.stringify(decision.conditions);
        const digest = createHash('sha256').update(conditions).digest('base64url').slice(0, 12);
        return { criteria: this.#transform()(decision.conditions), key: `${principal} ${digest}` };
      }
      default:
        return undefined;
    }
  }
}

/** Who is asking: the entity ref of a user, or the subject of a service. */
export function principalOf(credentials: BackstageCredentials): string {
  const { type, userEntityRef, subject } = credentials.principal as {
    type?: string;
    userEntityRef?: string;
    subject?: string;
  };
  return userEntityRef ?? subject ?? type ?? 'unknown';
}
