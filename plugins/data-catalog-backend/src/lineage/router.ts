import { NotFoundError } from '@backstage/errors';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { lineageReadPermission } from '@headwater/plugin-data-catalog-common';
import type { Request } from 'express';
import Router from 'express-promise-router';
import type { Knex } from 'knex';
import { AssetQueries } from '../assets/AssetQueries';
import type { AssetAuthorizer } from '../assets/permissions';
import { toReference } from '../assets/query/assetRows';
import type { LogService } from '../log';
import type { OpenApiContract } from '../openapi';
import type { AssetRow } from '../projection/ProjectionStore';
import { exportGraph } from './exportGraph';
import { walkLineage } from './walkLineage';
import type { LineageQuery } from './walkLineage';

export type LineageRouterOptions = {
  knex: Knex;
  log: LogService;
  httpAuth: HttpAuthService;
  authorizer: AssetAuthorizer;
  contract: OpenApiContract;
};

const MIN_POSITION_WAIT_MS = 10_000;

/** The lineage part of the API: see openapi/lineage.yaml. */
export function createLineageRouter(options: LineageRouterOptions) {
  const { knex, log, contract } = options;
  const store = new AssetQueries(knex);
  const router = Router();

  const reader = async (req: Request, minPosition?: number) => {
    const credentials = await options.httpAuth.credentials(req);
    const access = await options.authorizer.access(lineageReadPermission, credentials);
    if (minPosition !== undefined) await log.waitFor(minPosition, MIN_POSITION_WAIT_MS);
    return access;
  };

  const ways = [
    ['/lineage/:id', 'getLineage', undefined],
    ['/lineage/:id/upstream', 'getUpstream', 'upstream'],
    ['/lineage/:id/downstream', 'getDownstream', 'downstream'],
  ] as const;
  for (const [url, operation, way] of ways) {
    router.get(url, async (req, res) => {
      const { path, query } = contract.read(operation, req);
      const access = await reader(req, query.minPosition);
      const asset = await store.find(path.id, access);
      if (!asset) throw new NotFoundError(`No asset with id '${path.id}'`);
      const asked = query as { direction?: LineageQuery['direction'] };
      const { depth = 3, hideJobs = false, includePast = false, nodeLimit = 500 } = query;
      const { projected } = await log.status();
      const walk = await walkLineage(knex, {
        start: asset.id,
        direction: way ?? asked.direction ?? 'both',
        depth,
        hideJobs,
        includePast,
        nodeLimit,
        access,
      });
      res.json({
        start: asset.id,
        depth,
        nodes: [...walk.nodes.values()].map(({ row, hops }) => toNode(row, hops)),
        edges: walk.edges,
        more: walk.more,
        hidden: walk.hidden,
        truncated: walk.truncated,
        complete: walk.hidden === 0 && Object.keys(walk.more).length === 0,
        logPosition: projected,
      });
    });
  }

  router.get('/export/graph', async (req, res) => {
    const { query } = contract.read('exportGraph', req);
    const access = await reader(req, query.minPosition);
    res.set('Content-Type', 'application/x-ndjson');
    for await (const line of exportGraph(knex, access, query.runs ?? false)) {
      if (res.destroyed) return;
      if (!res.write(`${JSON.stringify(line)}\n`)) {
        await new Promise<void>(resume => {
          res.once('drain', resume);
          res.once('close', resume);
        });
      }
    }
    res.end();
  });
  return router;
}

function toNode(row: AssetRow, hops: number) {
  const { platform, presence, owner, domain, quality, lifecycle } = row;
  return {
    ...toReference(row),
    platform,
    presence,
    hops,
    columnCount: row.column_count,
    ...(owner !== null && { owner }),
    ...(domain !== null && { domain }),
    ...(quality !== null && { quality }),
    ...(lifecycle !== null && { lifecycle }),
  };
}
