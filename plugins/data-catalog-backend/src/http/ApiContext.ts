import type { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import type { Knex } from 'knex';
import type { RESOURCE_TYPE_DATA_ASSET } from '@headwater/plugin-data-catalog-common';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { AssetAccess, AssetAuthorizer } from '../assets/permissions';
import type { LogService } from '../log';
import type { OpenApiContract } from '../openapi';
import type { IdempotentWrites } from './IdempotentWrites';

/** How long a read waits for the log position that it asks for. */
const MIN_POSITION_WAIT_MS = 10_000;

type AssetPermission = ResourcePermission<typeof RESOURCE_TYPE_DATA_ASSET>;

/** What the routers of the API share. */
export type ApiContext = {
  knex: Knex;
  log: LogService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: AssetAuthorizer;
  contract: OpenApiContract;
  writes: IdempotentWrites;
};

/** What a caller may see under a permission, once the projection has come as far as asked. */
export async function readAccess(
  { httpAuth, authorizer, log }: ApiContext,
  permission: AssetPermission,
  request: Request,
  minPosition?: number,
): Promise<AssetAccess> {
  const credentials = await httpAuth.credentials(request);
  const access = await authorizer.access(permission, credentials);
  if (minPosition !== undefined) await log.waitFor(minPosition, MIN_POSITION_WAIT_MS);
  return access;
}
