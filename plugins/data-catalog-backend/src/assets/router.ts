import { assetReadPermission, assetUpdatePermission } from '@headwater/plugin-data-catalog-common';
import express from 'express';
import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { readAccess } from '../http/ApiContext';
import type { ApiContext } from '../http/ApiContext';
import type { OperationId, ValidRequest } from '../openapi/OpenApiContract';
import { AssetReader } from './AssetReader';
import type { AssetCounter } from './AssetReader';
import type { AssetInclude } from './composeAsset';
import { CoverageCounter } from './CoverageCounter';
import { DatabaseAssetStore } from './DatabaseAssetStore';
import { principalOf } from './permissions';
import { assetFields } from './query/assetRows';
import type { AssetFilters } from './query/filters';
import { AssetPlanner } from './write/AssetPlanner';
import type { PlannedWrite } from './write/AssetPlanner';
import { AssetWriter } from './write/AssetWriter';
import type { Writer } from './write/AssetWriter';

const facetNames = ['type', 'domain', 'owner', 'lifecycle', 'platform', 'tag', 'tenant', 'quality'] as const;

type Method = 'post' | 'patch' | 'delete';

/** The assets part of the API: see openapi/assets.yaml. */
export function createAssetsRouter(
  api: ApiContext,
  counter: AssetCounter,
  tenantOf: (namespace: string) => string,
) {
  const { contract, log } = api;
  const store = new DatabaseAssetStore(api.knex);
  const reader = new AssetReader({ store, counter });
  const coverage = new CoverageCounter({ knex: api.knex });
  const planner = new AssetPlanner({ store, reader, tenantOf });
  const assertSchema = contract.assertSchema.bind(contract);
  const writer = new AssetWriter({ log, reader, planner, assertSchema });
  const router = Router();
  router.use(express.json({ limit: '5mb' }));

  const seen = (req: Request, minPosition?: number) =>
    readAccess(api, assetReadPermission, req, minPosition);

  /** What the caller may change, if that was asked for. */
  const changeable = async (req: Request, include: readonly AssetInclude[] = []) =>
    include.includes('permissions')
      ? api.authorizer.accessIfAny(assetUpdatePermission, await api.httpAuth.credentials(req))
      : undefined;

  const writerOf = async (req: Request): Promise<Writer> => {
    const credentials = await api.httpAuth.credentials(req);
    const [read, update] = await Promise.all([
      api.authorizer.access(assetReadPermission, credentials),
      api.authorizer.access(assetUpdatePermission, credentials),
    ]);
    return { actor: principalOf(credentials), access: { read, update } };
  };

  /** A write is audited whether or not it succeeds, and happens once for each Idempotency-Key. */
  const write = <O extends OperationId>(
    method: Method,
    url: string,
    operation: O,
    carryOut: (request: ValidRequest<O>, writer: Writer) => Promise<{ status: number; body: unknown }>,
  ) =>
    router[method](url, async (req: Request, res: Response) => {
      const event = await api.auditor.createEvent({
        eventId: 'asset-write',
        severityLevel: 'medium',
        request: req,
        meta: { operation, assetId: req.params.id },
      });
      try {
        const by = await writerOf(req);
        const request = contract.read(operation, req);
        const key = (request.header as { 'Idempotency-Key'?: string })['Idempotency-Key'];
        const asked = [operation, request.path, request.query, request.body];
        const answer = await api.writes.once(key, by.actor, asked, () => carryOut(request, by));
        await event.success();
        const { etag } = answer.body as { etag?: string };
        if (etag) res.set('ETag', `"${etag}"`);
        res.status(answer.status).json(answer.body);
      } catch (error) {
        await event.fail({ error: error as Error });
        throw error;
      }
    });

  const planned = <O extends OperationId>(
    method: Method,
    url: string,
    operation: O,
    plan: (request: ValidRequest<O>, access: Writer['access'], ifMatch?: string) => Promise<PlannedWrite>,
  ) =>
    write(method, url, operation, async (request, by) => {
      const ifMatch = (request.header as { 'If-Match'?: string })['If-Match'];
      return writer.write(await plan(request, by.access, ifMatch), by);
    });

  router.get('/assets', async (req, res) => {
    const { query } = contract.read('listAssets', req);
    const { limit = 50, orderBy = 'title', fields = assetFields, cursor, count, minPosition, ...rest } = query;
    const filters = readFilters(rest);
    const access = await seen(req, minPosition);
    const page = await store.list({ filters, orderBy, fields, limit, cursor, access });
    const counted = count ?? cursor === undefined;
    res.json({ ...page, ...(counted && { totalCount: await store.count(filters, access) }) });
  });

  router.get('/facet-counts', async (req, res) => {
    const { query } = contract.read('countFacets', req);
    const { facets = facetNames, limit = 50, minPosition, ...filters } = query;
    const access = await seen(req, minPosition);
    const counted = { filters: readFilters(filters), facets: [...facets], limit, access };
    res.json(await store.countFacets(counted));
  });

  router.get('/coverage', async (req, res) => {
    const { query } = contract.read('getCoverage', req);
    res.json(await coverage.count(query, await seen(req)));
  });

  router.get('/assets/lookup', async (req, res) => {
    const { query } = contract.read('lookupAsset', req);
    const access = await seen(req, query.minPosition);
    const asset = await reader.lookup(query, access, await changeable(req, query.include));
    answerAsset(res, asset);
  });

  planned('post', '/assets', 'createAsset', ({ body }, access) => planner.create(body, access));
  write('post', '/assets/bulk', 'writeAssets', async ({ body }, by) => ({
    status: 200,
    body: await writer.writeMany(body, by),
  }));

  router.get('/assets/:id', async (req, res) => {
    const { path, query } = contract.read('getAsset', req);
    const access = await seen(req, query.minPosition);
    const { include = [] } = query;
    const asset = await reader.get(path.id, include, access, await changeable(req, include));
    answerAsset(res, asset);
  });

  planned('patch', '/assets/:id', 'updateAsset', ({ path, body }, access, ifMatch) =>
    planner.update(path.id, body, access, ifMatch),
  );
  planned('delete', '/assets/:id', 'deleteAsset', ({ path, query }, access, ifMatch) =>
    planner.remove(path.id, access, ifMatch, query.reason),
  );
  planned('post', '/assets/:id/undelete', 'undeleteAsset', ({ path }, access, ifMatch) =>
    planner.restore(path.id, access, ifMatch),
  );
  planned('post', '/assets/:id/aliases', 'addAssetAlias', ({ path, body }, access, ifMatch) =>
    planner.addAlias(path.id, body, access, ifMatch),
  );
  planned('delete', '/assets/:id/aliases/:aliasId', 'removeAssetAlias', ({ path }, access, ifMatch) =>
    planner.removeAlias(path.id, path.aliasId, access, ifMatch),
  );
  planned('post', '/assets/:id/rename', 'renameAsset', ({ path, body }, access, ifMatch) =>
    planner.rename(path.id, body, access, ifMatch),
  );
  planned('post', '/assets/:id/merge', 'mergeAsset', ({ path, body }, access, ifMatch) =>
    planner.merge(path.id, body.assetIds, access, ifMatch),
  );

  router.get('/assets/:id/columns', async (req, res) => {
    const { path, query } = contract.read('listAssetColumns', req);
    res.json(await reader.columns(path.id, query, await seen(req, query.minPosition)));
  });

  router.get('/assets/:id/facets', async (req, res) => {
    const { path, query } = contract.read('listAssetFacets', req);
    res.json({ items: await reader.facets(path.id, query, await seen(req, query.minPosition)) });
  });

  router.get('/assets/:id/versions', async (req, res) => {
    const { path, query } = contract.read('listAssetVersions', req);
    res.json(await reader.versions(path.id, query, await seen(req, query.minPosition)));
  });

  router.get('/assets/:id/versions/diff', async (req, res) => {
    const { path, query } = contract.read('diffAssetVersions', req);
    res.json(await reader.diff(path.id, query, await seen(req)));
  });
  return router;
}

/**
 * Answers an asset with its version, for `If-Match`. The version says nothing
 * of counts, times and what the caller may do, which move on without it: a
 * browser that took it for the state of the whole answer would go on showing
 * the old one, so none may keep it.
 */
function answerAsset(res: Response, asset: { etag: string }) {
  res.set({ ETag: `"${asset.etag}"`, 'Cache-Control': 'no-store' }).json(asset);
}

/** Ids are compared as they are stored. */
function readFilters({ id, parent, ...filters }: AssetFilters): AssetFilters {
  const lower = (ids: string[]) => ids.map(text => text.toLowerCase());
  return { ...filters, ...(id && { id: lower(id) }), ...(parent && { parent: lower(parent) }) };
}
