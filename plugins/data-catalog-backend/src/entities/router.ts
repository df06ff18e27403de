import { InputError } from '@backstage/errors';
import { assetReadPermission } from '@headwater/plugin-data-catalog-common';
import { assetId, entityIdentity } from '@headwater/plugin-data-catalog-node';
import { isUuid } from '@openlineage/client';
import express from 'express';
import type { Request } from 'express';
import Router from 'express-promise-router';
import { applyAccess } from '../assets/query/filters';
import { readAccess } from '../http/ApiContext';
import type { ApiContext } from '../http/ApiContext';
import type { EntityProjection } from './EntityProjection';

export type EntitiesRouterOptions = { api: ApiContext; entities: EntityProjection };

type ConflictRow = { asset_id: string; entity_ref: string; namespace: string; name: string };

const MAX_PAGE = 1000;
const MAX_NAMES = 1000;

/** What the catalog module pulls, which is for plugins only, and what files contradict each other in. */
export function createEntitiesRouter({ api, entities }: EntitiesRouterOptions) {
  const { knex, httpAuth } = api;
  const router = Router();
  const authorize = (req: Request) => httpAuth.credentials(req, { allow: ['service'] });

  router.get('/entities/changes', async (req, res) => {
    await authorize(req);
    res.json(await entities.changes(number(req, 'after', 0), number(req, 'limit', 500)));
  });

  router.get('/entities', async (req, res) => {
    await authorize(req);
    const after = req.query.after === undefined ? undefined : String(req.query.after);
    const position = await entities.position();
    res.json({ ...(await entities.all(after, number(req, 'limit', 500))), position });
  });

  router.get('/entities/services', async (req, res) => {
    await authorize(req);
    res.json({ entityRefs: await entities.services() });
  });

  router.post('/entities/relations', express.json({ limit: '1mb' }), async (req, res) => {
    await authorize(req);
    const { entityRef, assetId: stated, names = [] } = (req.body ?? {}) as {
      entityRef?: unknown;
      /** Of a generated entity, whose ref is the name of no asset. */
      assetId?: unknown;
      names?: { namespace: string; name: string }[];
    };
    if (typeof entityRef !== 'string' || !Array.isArray(names) || names.length > MAX_NAMES) {
      throw new InputError(`The body must have 'entityRef' and at most ${MAX_NAMES} 'names'`);
    }
    const identity = entityIdentity(entityRef);
    const own =
      typeof stated === 'string' && isUuid(stated)
        ? stated
        : assetId(identity.class, identity.namespace, identity.name);
    const [asset] = await knex('assets as n').where('n.id', own).pluck('n.canonical_id');
    const classes = ['dataset', 'job'] as const;
    const ids = names.map(({ namespace, name }) => classes.map(of => assetId(of, namespace, name)));
    const refs = await entities.refsOf(ids.flat());
    res.json({
      observed: asset ? await entities.observed(asset) : [],
      resolved: ids.map(pair => pair.map(id => refs.get(id)).find(Boolean) ?? null),
    });
  });

  router.get('/entities/conflicts', async (req, res) => {
    const access = await readAccess(api, assetReadPermission, req);
    const query = knex('declarations as d')
      .join('assets as a', 'a.id', 'd.asset_id')
      .where('d.retracted', 0)
      .whereIn(
        'd.asset_id',
        knex('declarations').where('retracted', 0).groupBy('asset_id').havingRaw('count(*) > 1').select('asset_id'),
      )
      .orderBy(['d.asset_id', 'd.declared_at', 'd.entity_ref'])
      .select<ConflictRow[]>('d.asset_id', 'd.entity_ref', 'a.namespace', 'a.name');
    applyAccess(query, access, 'a');
    const rows = await query;
    const conflicts = new Map<string, { namespace: string; name: string; entityRefs: string[] }>();
    for (const { asset_id: id, entity_ref: entityRef, namespace, name } of rows) {
      if (!conflicts.has(id)) conflicts.set(id, { namespace, name, entityRefs: [] });
      conflicts.get(id)!.entityRefs.push(entityRef);
    }
    res.json({ items: [...conflicts].map(([id, conflict]) => ({ id, ...conflict })) });
  });
  return router;
}

function number(req: Request, key: string, usual: number): number {
  const value = Number(req.query[key] ?? usual);
  const most = key === 'limit' ? MAX_PAGE : Number.MAX_SAFE_INTEGER;
  if (!Number.isSafeInteger(value) || value < 0 || value > most) {
    throw new InputError(`Query parameter '${key}' must be 0 to ${most}, got '${String(req.query[key]).slice(0, 40)}'`);
  }
  return value;
}
