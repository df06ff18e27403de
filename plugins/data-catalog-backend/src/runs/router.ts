import { assetReadPermission } from '@headwater/plugin-data-catalog-common';
import Router from 'express-promise-router';
import { DatabaseAssetStore } from '../assets/DatabaseAssetStore';
import { readAccess } from '../http/ApiContext';
import type { ApiContext } from '../http/ApiContext';
import { RunReader } from './RunReader';

/** The runs part of the API: see openapi/runs.yaml. */
export function createRunsRouter(api: ApiContext) {
  const { contract, knex } = api;
  const reader = new RunReader({ knex, store: new DatabaseAssetStore(knex) });
  const router = Router();

  for (const [url, operation] of [
    ['/assets/:id/runs', 'listAssetRuns'],
    ['/pipelines/:id/runs', 'listPipelineRuns'],
  ] as const) {
    router.get(url, async (req, res) => {
      const { path, query } = contract.read(operation, req);
      const access = await readAccess(api, assetReadPermission, req, query.minPosition);
      res.json(await reader.list(path.id, query, access));
    });
  }

  router.get('/runs', async (req, res) => {
    const { query } = contract.read('listRuns', req);
    const access = await readAccess(api, assetReadPermission, req, query.minPosition);
    res.json(await reader.listAll(query, access));
  });

  router.get('/runs/:runId', async (req, res) => {
    const { path, query } = contract.read('getRun', req);
    const access = await readAccess(api, assetReadPermission, req, query.minPosition);
    res.json(await reader.get(path.runId, access));
  });

  router.get('/runs/:runId/facets', async (req, res) => {
    const { path, query } = contract.read('getRunFacets', req);
    const access = await readAccess(api, assetReadPermission, req, query.minPosition);
    res.json(await reader.facets(path.runId, access));
  });
  return router;
}
