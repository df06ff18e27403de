import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { PermissionsService } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { integratePermission } from '@headwater/plugin-data-catalog-common';
import type { LogEvent } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import express from 'express';
import type { Request } from 'express';
import Router from 'express-promise-router';
import type { ApiContext } from '../http/ApiContext';
import { readTime } from '../http/readTime';
import type { ProducerReader } from '../openlineage/ProducerReader';
import type { RejectedEvents } from '../openlineage/RejectedEvents';
import type { Replay } from '../replay/Replay';
import type { LogEntry } from './entries';
import type { EventStatus } from './EventStatus';
import type { LogFilter } from './LogStore';
import { summarizeEvent } from './summarizeEvent';

export type LogRouterOptions = {
  api: ApiContext;
  permissions: PermissionsService;
  rejected: RejectedEvents;
  producers: ProducerReader;
  status: EventStatus;
  replay: Replay;
};

type EventsQuery = {
  from?: string;
  to?: string;
  runId?: string;
  assetId?: string;
  namespace?: string;
  job?: string;
  kind?: LogFilter['kind'];
};

const DEFAULT_LIMIT = 50;

/** What came in, how far the projection is, and rebuilding it: see openapi/events.yaml. For operators. */
export function createLogRouter(options: LogRouterOptions) {
  const { api, permissions, rejected, producers, status, replay } = options;
  const { contract, log } = api;
  const router = Router();
  const authorize = async (req: Request) => {
    const credentials = await api.httpAuth.credentials(req);
    const [decision] = await permissions.authorize([{ permission: integratePermission }], { credentials });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`The permission '${integratePermission.name}' is missing`);
    }
  };

  router.get('/events', async (req, res) => {
    await authorize(req);
    const { query } = contract.read('listEvents', req);
    const { limit = DEFAULT_LIMIT, cursor, includeBody = true } = query;
    const entries = await log.list(readFilter(query), limit, readPosition(cursor));
    const last = entries[entries.length - 1];
    res.json({
      items: entries.map(entry => toEvent(entry, includeBody)),
      ...(entries.length === limit && { nextCursor: String(last.position) }),
    });
  });

  router.get('/events/rejected', async (req, res) => {
    await authorize(req);
    const { query } = contract.read('listRejectedEvents', req);
    const { limit = DEFAULT_LIMIT, cursor = '', includeBody, ...filter } = query;
    const [receivedAt, id] = cursor.split('~');
    const before = id ? { receivedAt, id } : undefined;
    const items = await rejected.list({ filter, limit, before, includeBody });
    const last = items[items.length - 1];
    res.json({
      items,
      ...(items.length === limit && { nextCursor: `${last.receivedAt}~${last.id}` }),
    });
  });

  router.get('/events/status', async (req, res) => {
    await authorize(req);
    res.json(await status.read());
  });

  router.get('/events/producers', async (req, res) => {
    await authorize(req);
    const { limit = DEFAULT_LIMIT, cursor } = contract.read('listEventProducers', req).query;
    res.json(await producers.list(limit, cursor));
  });

  router.get('/events/rejected/:id', async (req, res) => {
    await authorize(req);
    const { id } = contract.read('getRejectedEvent', req).path;
    const event = await rejected.find(id);
    if (!event) throw new NotFoundError(`No refused event with id '${id}' is kept`);
    res.json(event);
  });

  router.get('/events/:position', async (req, res) => {
    await authorize(req);
    const { position } = contract.read('getEvent', req).path;
    const entry = await log.find(position);
    if (!entry) throw new NotFoundError(`The log has no entry at position ${position}`);
    res.json(toEvent(entry, true));
  });

  router.get('/replay', async (req, res) => {
    await authorize(req);
    const state = replay.status();
    if (state) res.json(state);
    else res.status(204).end();
  });

  router.post('/replay', express.json({ limit: '10kb' }), async (req, res) => {
    await authorize(req);
    const { body } = contract.read('startReplay', req);
    const event = await api.auditor.createEvent({
      eventId: 'replay',
      severityLevel: 'high',
      request: req,
      meta: { from: body.from },
    });
    try {
      const { state } = await replay.start(body.from ?? 'snapshot');
      await event.success();
      res.status(202).json(state);
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  });

  router.delete('/replay', async (req, res) => {
    await authorize(req);
    const state = replay.status();
    if (!state) throw new NotFoundError('This replica has run no replay since it started');
    replay.cancel();
    res.json(state);
  });
  return router;
}

function toEvent({ body: text, contentHash: _, ...entry }: LogEntry, includeBody: boolean): LogEvent {
  const body: unknown = JSON.parse(text);
  return {
    ...entry,
    ...(entry.kind === 'openlineage.event' && { summary: summarizeEvent(body) }),
    ...(includeBody && { body }),
  };
}

function readFilter(query: EventsQuery): LogFilter {
  const { namespace, job, runId, kind } = query;
  if ((namespace === undefined) !== (job === undefined)) {
    throw new InputError("Query parameters 'namespace' and 'job' go together");
  }
  return {
    from: readTime('from', query.from),
    to: readTime('to', query.to),
    runId: runId?.toLowerCase(),
    assetId: job === undefined ? query.assetId?.toLowerCase() : assetId('job', namespace!, job),
    kind,
  };
}

function readPosition(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const position = Number(cursor);
  if (!Number.isSafeInteger(position) || position < 1) {
    throw new InputError("Query parameter 'cursor' is no cursor; pass the 'nextCursor' of the page before");
  }
  return position;
}
