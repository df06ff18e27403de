import { NotFoundError } from '@backstage/errors';
import { lineageReadPermission } from '@headwater/plugin-data-catalog-common';
import type { Request } from 'express';
import Router from 'express-promise-router';
import { DatabaseAssetStore } from '../assets/DatabaseAssetStore';
import type { AssetAccess } from '../assets/permissions';
import { toReference } from '../assets/query/assetRows';
import { readAccess } from '../http/ApiContext';
import type { ApiContext } from '../http/ApiContext';
import type { AssetRow } from '../projection/ProjectionStore';
import type { Transformation } from '../projection/documents';
import { exportGraph } from './exportGraph';
import { readSqlTexts } from './sql/readSqlTexts';
import { readColumnEdges, walkColumns } from './walkColumns';
import type { WalkedColumnEdge } from './walkColumns';
import { describeJobs } from './describeJobs';
import { edgesWithin, walkLineage } from './walkLineage';
import type { Expansion, LineageQuery, Side, SqlStatements, WalkedEdge } from './walkLineage';

/** The lineage part of the API: see openapi/lineage.yaml. */
export function createLineageRouter(api: ApiContext) {
  const { knex, log, contract } = api;
  const store = new DatabaseAssetStore(knex);
  const router = Router();

  const start = async (id: string, req: Request, minPosition?: number) => {
    const access = await readAccess(api, lineageReadPermission, req, minPosition);
    const found = await store.find(id.toLowerCase(), access);
    if (!found) throw new NotFoundError(`No asset with id '${id}'`);
    // Read before the walk: an answer may know more than it says, never less.
    const { projected } = await log.status();
    return { access, id: found.asset.id, projected };
  };

  const columnEdgesWithin = async (ids: string[], includePast: boolean) => {
    const shown = new Set(ids);
    return (await readColumnEdges(knex, ids, includePast)).filter(({ source }) => shown.has(source.assetId));
  };

  /** Edges as the caller may see them, and the texts that they refer to. */
  const shownColumnEdges = async (
    edges: readonly WalkedColumnEdge[],
    access: AssetAccess,
    others: readonly SqlStatements[] = [],
  ) => {
    const stated = new Map(others.map(({ text, at }) => [text, at]));
    for (const { sql, lastSeen } of edges) if (sql) stated.set(sql, lastSeen);
    const [jobs, sql] = await Promise.all([
      store.references(edges.flatMap(edge => edge.via ?? []), access),
      readSqlTexts(store, access, stated),
    ]);
    return { columnEdges: edges.map(edge => withVisibleJob(edge, jobs, sql)), sql };
  };

  const ways = [
    ['/lineage/:id', 'getLineage', undefined],
    ['/lineage/:id/upstream', 'getUpstream', 'upstream'],
    ['/lineage/:id/downstream', 'getDownstream', 'downstream'],
  ] as const;
  for (const [url, operation, way] of ways) {
    router.get(url, async (req, res) => {
      const { path, query } = contract.read(operation, req);
      const { access, id, projected } = await start(path.id, req, query.minPosition);
      const asked = query as { direction?: LineageQuery['direction']; expand?: string[] };
      const { depth = 3, hideJobs = false, level = 'asset', includePast = false, nodeLimit = 500 } = query;
      const lineage: LineageQuery = {
        start: id,
        direction: way ?? asked.direction ?? 'both',
        depth,
        hideJobs,
        includePast,
        nodeLimit,
        expand: asked.expand?.map(readExpansion),
        access,
      };
      const walk = await walkLineage(knex, lineage);
      const shown = [...walk.nodes.keys()];
      const edges = await edgesWithin(knex, lineage, shown);
      const jobs = await store.references(
        edges.flatMap(edge => edge.via),
        access,
      );
      const within = level === 'column' ? await columnEdgesWithin(shown, includePast) : [];
      const { columnEdges, sql } = await shownColumnEdges(within, access, edges.flatMap(edge => edge.sql));
      res.json({
        start: id,
        depth,
        nodes: [...walk.nodes.values()].map(({ row, hops }) => toNode(row, hops)),
        edges: edges.map(edge => withVisibleJobs(edge, jobs, sql)),
        jobs: await describeJobs(knex, [...jobs.values()]),
        ...(level === 'column' && { columnEdges }),
        sql,
        more: walk.more,
        folded: walk.folded,
        hidden: walk.hidden,
        truncated: walk.truncated,
        complete: walk.hidden === 0 && Object.keys(walk.more).length === 0,
        logPosition: projected,
      });
    });
  }

  router.get('/lineage/:id/columns', async (req, res) => {
    const { path, query } = contract.read('getColumnLineage', req);
    const { column = [], direction = 'both', depth = 3, includePast = false, nodeLimit = 500 } = query;
    const { access, id, projected } = await start(path.id, req, query.minPosition);
    const asked = { start: id, columns: column, direction, depth, includePast, nodeLimit, access };
    const walk = await walkColumns(knex, asked);
    const { columnEdges, sql } = await shownColumnEdges(walk.edges, access);
    res.json({
      start: id,
      columns: column,
      depth,
      nodes: [...walk.nodes.values()].map(({ row, hops, columns }) => ({
        ...toNode(row, hops),
        columns: [...columns].sort(),
      })),
      columnEdges,
      sql,
      more: walk.more,
      hidden: walk.hidden,
      truncated: walk.truncated,
      complete: walk.hidden === 0 && Object.keys(walk.more).length === 0,
      logPosition: projected,
    });
  });

  router.get('/lineage/texts/:text', async (req, res) => {
    const { path } = contract.read('getSqlText', req);
    const access = await readAccess(api, lineageReadPermission, req);
    const texts = await readSqlTexts(store, access, new Map([[path.text, undefined]]), Infinity);
    const text = texts[path.text];
    if (!text) throw new NotFoundError(`No SQL text '${path.text}'`);
    res.json(text);
  });

  router.get('/export/graph', async (req, res) => {
    const { query } = contract.read('exportGraph', req);
    const access = await readAccess(api, lineageReadPermission, req, query.minPosition);
    res.set('Content-Type', 'application/x-ndjson');
    for await (const line of exportGraph(knex, access, query.runs ?? false, query.inferred ?? false)) {
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

/** `<asset id>.<side>`, whose form the contract has checked. */
function readExpansion(text: string): Expansion {
  const [id, side] = text.split('.');
  return { id: id.toLowerCase(), side: side as Side };
}

type Texts = Readonly<Record<string, unknown>>;

/** An edge tells only of jobs and texts that the caller may see; its evidence names them. */
function withVisibleJobs(edge: WalkedEdge, jobs: ReadonlyMap<string, { id: string }>, texts: Texts) {
  const visible = edge.via.flatMap(id => jobs.get(id) ?? []);
  const { evidence, sql, ...rest } = edge;
  const shown = sql.filter(({ text }) => Object.hasOwn(texts, text)).map(({ text, spans }) => ({ text, spans }));
  return {
    ...rest,
    via: [...new Set(visible.map(({ id }) => id))],
    ...(visible.length === edge.via.length && { evidence }),
    ...(shown.length > 0 && { sql: shown }),
  };
}

/** Without the text, its parts say nothing, and must not: descriptions quote it. */
function withVisibleJob(
  { via, sql, transformations, ...edge }: WalkedColumnEdge,
  jobs: ReadonlyMap<string, { id: string }>,
  texts: Texts,
) {
  const job = via === undefined ? undefined : jobs.get(via);
  const isTold = sql === undefined || Object.hasOwn(texts, sql);
  return {
    ...edge,
    transformations: isTold ? transformations : transformations.map(withoutText),
    ...(job && { via: job.id }),
    ...(sql !== undefined && isTold && { sql }),
  };
}

function withoutText({ type, subtype, masking }: Transformation): Transformation {
  return { type, subtype, masking };
}

function toNode(row: AssetRow, hops: number) {
  const { platform, presence, owner, domain, quality, lifecycle, criticality } = row;
  return {
    ...toReference(row),
    platform,
    presence,
    hops,
    columnCount: row.column_count,
    lastSeen: row.last_seen,
    certified: row.certified === 1,
    ...(row.deleted_at !== null && row.listed === 0 && { deleted: true }),
    ...(row.observed_at !== null && { observedAt: row.observed_at }),
    ...(criticality !== null && { criticality }),
    ...(owner !== null && { owner }),
    ...(domain !== null && { domain }),
    ...(quality !== null && { quality }),
    ...(lifecycle !== null && { lifecycle }),
  };
}
