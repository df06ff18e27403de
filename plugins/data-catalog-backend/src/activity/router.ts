import { assetReadPermission } from '@headwater/plugin-data-catalog-common';
import Router from 'express-promise-router';
import { DatabaseAssetStore } from '../assets/DatabaseAssetStore';
import { readAccess } from '../http/ApiContext';
import type { ApiContext } from '../http/ApiContext';
import { RunReader } from '../runs/RunReader';
import { ActivityFeed } from './ActivityFeed';
import { AssetTimeline } from './AssetTimeline';
import { ChangeLog } from './ChangeLog';

/** What happened to assets: see openapi/activity.yaml. */
export function createActivityRouter(api: ApiContext) {
  const { contract, knex } = api;
  const store = new DatabaseAssetStore(knex);
  const log = new ChangeLog(knex);
  const timeline = new AssetTimeline({ store, log, runs: new RunReader({ knex, store }) });
  const feed = new ActivityFeed({ knex, store, log });
  const router = Router();

  router.get('/assets/:id/activity', async (req, res) => {
    const { path, query } = contract.read('listAssetActivity', req);
    const access = await readAccess(api, assetReadPermission, req, query.minPosition);
    res.json(await timeline.page(path.id, query, access));
  });

  router.get('/activity', async (req, res) => {
    const { query } = contract.read('listActivity', req);
    const access = await readAccess(api, assetReadPermission, req, query.minPosition);
    res.json(await feed.page(query, access));
  });
  return router;
}
