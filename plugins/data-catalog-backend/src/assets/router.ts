import { InputError, NotFoundError } from '@backstage/errors';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { assetReadPermission, assetUpdatePermission } from '@headwater/plugin-data-catalog-common';
import express from 'express';
import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import type { Knex } from 'knex';
import type { LogService } from '../log';
import { OpenApiContract } from '../openapi';
import type { AssetRow } from '../projection/ProjectionStore';
import { AssetQueries } from './AssetQueries';
import { AssetWriter } from './AssetWriter';
import type { AssetAccess, AssetAuthorizer } from './permissions';
import { principalOf } from './permissions';
import { assetFields } from './query/assetRows';
import { countFacets } from './query/countFacets';
import type { AssetFilters } from './query/filters';
import { countAssets, listAssets } from './query/listAssets';
import { toAsset } from './toAsset';
import type { AssetPart } from './toAsset';

export type AssetsRouterOptions = {
  knex: Knex;
  log: LogService;
  httpAuth: HttpAuthService;
  authorizer: AssetAuthorizer;
  contract: OpenApiContract;
};

const MIN_POSITION_WAIT_MS = 10_000;

/** The assets part of the API: see openapi/assets.yaml. */
export function createAssetsRouter(options: AssetsRouterOptions) {
  const { knex, log, contract } = options;
  const store = new AssetQueries(knex);
  const writer = new AssetWriter(store, log);
  const router = Router();
  router.use(express.json({ limit: '5mb' }));

  const reader = async (req: Request, minPosition?: number): Promise<AssetAccess> => {
    const credentials = await options.httpAuth.credentials(req);
    const access = await options.authorizer.access(assetReadPermission, credentials);
    if (minPosition !== undefined) await log.waitFor(minPosition, MIN_POSITION_WAIT_MS);
    return access;
  };
  const steward = async (req: Request, ifMatch?: string) => {
    const credentials = await options.httpAuth.credentials(req);
    const access = await options.authorizer.access(assetUpdatePermission, credentials);
    return { access, actor: principalOf(credentials), ifMatch };
  };
  const answer = async (res: Response, row: AssetRow, include: readonly AssetPart[], access: AssetAccess) => {
    res.set('ETag', `"${row.etag}"`).json(await toAsset(store, row, include, access));
  };

  router.get('/assets', async (req, res) => {
    const { query } = contract.read('listAssets', req);
    const { limit = 50, orderBy = 'title', fields = assetFields, cursor, count, minPosition, ...rest } = query;
    const filters: AssetFilters = rest;
    const access = await reader(req, minPosition);
    const page = await listAssets(knex, { filters, orderBy, fields, limit, cursor, access });
    const counted = count ?? cursor === undefined;
    res.json({ ...page, ...(counted && { totalCount: await countAssets(knex, filters, access) }) });
  });

  router.get('/facet-counts', async (req, res) => {
    const { query } = contract.read('countFacets', req);
    const { facets: asked, limit = 50, minPosition, ...filters } = query;
    const access = await reader(req, minPosition);
    const facets = asked ?? ['type', 'domain', 'owner', 'lifecycle', 'platform', 'tag', 'tenant'];
    res.json(await countFacets(knex, { filters, facets, limit, access }));
  });

  router.get('/assets/lookup', async (req, res) => {
    const { query } = contract.read('lookupAsset', req);
    const { namespace, name, class: assetClass, entityRef, include = [], minPosition } = query;
    const access = await reader(req, minPosition);
    if (entityRef === undefined && (namespace === undefined || name === undefined)) {
      throw new InputError("Query parameters 'namespace' and 'name', or 'entityRef', are needed");
    }
    const row =
      entityRef !== undefined
        ? await store.lookupEntity(entityRef, access)
        : await store.lookup({ namespace: namespace!, name: name!, class: assetClass }, access);
    if (!row) throw new NotFoundError(`No asset '${entityRef ?? `${namespace}#${name}`}'`);
    await answer(res, row, include, access);
  });

  router.get('/assets/:id', async (req, res) => {
    const { path, query } = contract.read('getAsset', req);
    const access = await reader(req, query.minPosition);
    await answer(res, await present(store, path.id, access), query.include ?? [], access);
  });

  router.patch('/assets/:id', async (req, res) => {
    const { path, body, header } = contract.read('updateAsset', req);
    const caller = await steward(req, header['If-Match']);
    const written = await writer.change(path.id, body as Record<string, unknown>, caller);
    if (!written.visible) res.status(202).json({ id: path.id, position: written.position });
    else await answer(res, written.row, [], caller.access);
  });

  for (const [method, url, operation, deleted] of [
    ['delete', '/assets/:id', 'deleteAsset', true],
    ['post', '/assets/:id/undelete', 'undeleteAsset', false],
  ] as const) {
    router[method](url, async (req: Request, res: Response) => {
      const { path, header } = contract.read(operation, req);
      const caller = await steward(req, header['If-Match']);
      const written = await writer.remove(path.id, caller, deleted);
      if (!written.visible) res.status(202).json({ id: path.id, position: written.position });
      else await answer(res, written.row, [], caller.access);
    });
  }

  router.get('/assets/:id/columns', async (req, res) => {
    const { path, query } = contract.read('listAssetColumns', req);
    const { id } = await present(store, path.id, await reader(req, query.minPosition));
    const text = query.q?.toLowerCase();
    const fitting = (await store.columns(id)).filter(
      ({ name, type = '', description = '' }) =>
        text === undefined || `${name} ${type} ${description}`.toLowerCase().includes(text),
    );
    const start = Number(query.cursor ?? 0) || 0;
    const end = start + (query.limit ?? 50);
    res.json({
      items: fitting.slice(start, end),
      totalCount: { value: fitting.length, exact: true },
      ...(end < fitting.length && { nextCursor: String(end) }),
    });
  });

  router.get('/assets/:id/facets', async (req, res) => {
    const { path, query } = contract.read('listAssetFacets', req);
    const { id } = await present(store, path.id, await reader(req, query.minPosition));
    const facets = await store.facets(id, query.bodies ?? true);
    const items = facets.filter(
      ({ source, key }) =>
        (query.source?.includes(source) ?? true) && (query.key?.includes(key) ?? true),
    );
    res.json({ items });
  });

  router.get('/assets/:id/versions', async (req, res) => {
    const { path, query } = contract.read('listAssetVersions', req);
    const { id } = await present(store, path.id, await reader(req, query.minPosition));
    const versions = await store.versions(id);
    const withColumns = query.include?.includes('columns');
    res.json({
      items: versions
        .slice(0, query.limit ?? 50)
        .map(({ columns, ...version }) => (withColumns ? { ...version, columns } : version)),
      totalCount: { value: versions.length, exact: true },
    });
  });
  return router;
}

async function present(store: AssetQueries, id: string, access: AssetAccess): Promise<AssetRow> {
  const row = await store.find(id, access);
  if (!row) throw new NotFoundError(`No asset with id '${id}'`);
  return row;
}
