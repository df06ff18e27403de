import { NotAllowedError } from '@backstage/errors';
import type { PermissionsService } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  assetReadPermission,
  integratePermission,
  lineageReadPermission,
} from '@headwater/plugin-data-catalog-common';
import type { Request, RequestHandler, Response } from 'express';
import Router from 'express-promise-router';
import { DatabaseAssetStore } from '../assets/DatabaseAssetStore';
import type { ApiContext } from '../http/ApiContext';
import { readTime } from '../http/readTime';
import { getColumnLineage } from './columnLineage';
import { describeDatasets, listDatasets } from './datasets';
import { getVersion, listVersions } from './datasetVersions';
import { answerErrors } from './errors';
import { listEvents } from './events';
import { requireRow } from './findRow';
import { describeJobs, listJobs } from './jobs';
import { getJobVersion, listJobVersions } from './jobVersions';
import { getLineage } from './lineage';
import type { Answer } from './lineage';
import { getNamespace, listNamespaces, requireNamespace } from './namespaces';
import {
  checkPath,
  readChoice,
  readDay,
  readNumber,
  readPage,
  readText,
  requireText,
} from './readQuery';
import type { Reading } from './Reading';
import { getRunFacets } from './runFacets';
import { describeRuns, listJobRuns, requireRun } from './runs';
import { search } from './search';
import { getSource, listSources } from './sources';
import { listTags } from './tags';

export type MarquezRouterOptions = {
  api: Pick<ApiContext, 'knex' | 'httpAuth' | 'authorizer'>;
  permissions: PermissionsService;
};

const DEFAULT_DEPTH = 20;
const MAX_DEPTH = 50;

/**
 * Reads in Marquez's shapes, so that its clients and its web UI keep working:
 * see README.md. Answers GET only and passes on all else, such as what the
 * receiver takes.
 *
 * The same router serves the server's root, where Backstage's own barrier does
 * not stand: it authenticates by itself.
 */
export function createMarquezRouter({ api, permissions }: MarquezRouterOptions): RequestHandler {
  const { knex, httpAuth, authorizer } = api;
  const store = new DatabaseAssetStore(knex);
  const router = Router();
  const credentials = (req: Request) => httpAuth.credentials(req, { allow: ['user', 'service'] });
  const read = async (req: Request, permission = assetReadPermission): Promise<Reading> => {
    const access = await authorizer.access(permission, await credentials(req));
    checkPath(req);
    return { knex, store, access };
  };

  router.get('/namespaces', async (req, res) => {
    const reading = await read(req);
    res.json(await listNamespaces(reading, readPage(req)));
  });

  router.get('/namespaces/:namespace', async (req, res) => {
    res.json(await getNamespace(await read(req), req.params.namespace));
  });

  router.get('/sources', async (req, res) => {
    const reading = await read(req);
    res.json(await listSources(reading, readPage(req)));
  });

  router.get('/sources/:source', async (req, res) => {
    res.json(await getSource(await read(req), req.params.source));
  });

  router.get('/tags', async (req, res) => {
    const reading = await read(req);
    res.json(await listTags(reading, readPage(req)));
  });

  router.get('/namespaces/:namespace/datasets', async (req, res) => {
    const { namespace } = req.params;
    const reading = await read(req);
    const list = await listDatasets(reading, namespace, readPage(req));
    if (list.totalCount === 0) await requireNamespace(reading, namespace);
    res.json(list);
  });

  router.get('/namespaces/:namespace/datasets/:name', async (req, res) => {
    const reading = await read(req);
    const row = await requireRow(reading, 'dataset', req.params);
    res.json((await describeDatasets(reading, [row]))[0]);
  });

  router.get('/namespaces/:namespace/datasets/:name/versions', async (req, res) => {
    const reading = await read(req);
    const page = readPage(req);
    res.json(await listVersions(reading, await requireRow(reading, 'dataset', req.params), page));
  });

  router.get('/namespaces/:namespace/datasets/:name/versions/:version', async (req, res) => {
    const reading = await read(req);
    const row = await requireRow(reading, 'dataset', req.params);
    res.json(await getVersion(reading, row, req.params.version));
  });

  router.get('/jobs', async (req, res) => {
    const reading = await read(req);
    res.json(await listJobs(reading, undefined, readPage(req)));
  });

  router.get('/namespaces/:namespace/jobs', async (req, res) => {
    const { namespace } = req.params;
    const reading = await read(req);
    const list = await listJobs(reading, namespace, readPage(req));
    if (list.totalCount === 0) await requireNamespace(reading, namespace);
    res.json(list);
  });

  router.get('/namespaces/:namespace/jobs/:name', async (req, res) => {
    const reading = await read(req);
    const row = await requireRow(reading, 'job', req.params);
    res.json((await describeJobs(reading, [row]))[0]);
  });

  router.get('/namespaces/:namespace/jobs/:name/versions', async (req, res) => {
    const reading = await read(req);
    const page = readPage(req);
    res.json(await listJobVersions(reading, await requireRow(reading, 'job', req.params), page));
  });

  router.get('/namespaces/:namespace/jobs/:name/versions/:version', async (req, res) => {
    const reading = await read(req);
    const row = await requireRow(reading, 'job', req.params);
    res.json(await getJobVersion(reading, row, req.params.version));
  });

  router.get('/namespaces/:namespace/jobs/:name/runs', async (req, res) => {
    const reading = await read(req);
    const page = readPage(req);
    const { id } = await requireRow(reading, 'job', req.params);
    res.json(await listJobRuns(reading, id, page));
  });

  router.get('/jobs/runs/:id', async (req, res) => {
    const reading = await read(req);
    const row = await requireRun(reading, req.params.id);
    res.json((await describeRuns(reading, [row]))[0]);
  });

  router.get('/jobs/runs/:id/facets', async (req, res) => {
    const reading = await read(req);
    requireText(req, 'type');
    const type = readChoice(req, 'type', ['run', 'job'])!;
    res.json(await getRunFacets(reading, req.params.id, type));
  });

  router.get('/search', async (req, res) => {
    const reading = await read(req);
    const query = {
      q: requireText(req, 'q'),
      filter: readChoice(req, 'filter', ['dataset', 'job']),
      sort: readChoice(req, 'sort', ['name', 'updated_at']) ?? 'name',
      limit: readPage(req).limit,
      namespace: readText(req, 'namespace'),
      before: readDay(req, 'before'),
      after: readDay(req, 'after'),
    } as const;
    res.json(await search(reading, query));
  });

  router.get('/lineage', async (req, res) => {
    const reading = await read(req, lineageReadPermission);
    const nodeId = requireText(req, 'nodeId');
    const depth = readNumber(req, 'depth', 0, MAX_DEPTH) ?? DEFAULT_DEPTH;
    sendGraph(res, await getLineage(reading, nodeId, depth));
  });

  router.get('/column-lineage', async (req, res) => {
    const reading = await read(req, lineageReadPermission);
    const nodeId = requireText(req, 'nodeId');
    const depth = readNumber(req, 'depth', 0, MAX_DEPTH) ?? DEFAULT_DEPTH;
    const withDownstream = readChoice(req, 'withDownstream', ['true', 'false']) === 'true';
    sendGraph(res, await getColumnLineage(reading, nodeId, { depth, withDownstream }));
  });

  router.get('/events/lineage', async (req, res) => {
    const [decision] = await permissions.authorize([{ permission: integratePermission }], {
      credentials: await credentials(req),
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`The permission '${integratePermission.name}' is missing`);
    }
    const query = {
      ...readPage(req),
      sortDirection: readChoice(req, 'sortDirection', ['asc', 'desc']) ?? 'desc',
      before: readTime('before', readText(req, 'before')),
      after: readTime('after', readText(req, 'after')),
    } as const;
    res.json(await listEvents(knex, query));
  });

  router.use(answerErrors);
  return router;
}

/** The shape has no room for it, so a header says whether all of the answer is there. */
function sendGraph(res: Response, { graph, complete }: Answer<unknown>): void {
  res.set('Headwater-Complete', String(complete)).json({ graph });
}
