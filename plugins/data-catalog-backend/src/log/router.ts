import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { HttpAuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { integratePermission } from '@headwater/plugin-data-catalog-common';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { parseEventTime } from '@openlineage/client';
import type { Request } from 'express';
import Router from 'express-promise-router';
import type { RejectedEvents } from '../openlineage/RejectedEvents';
import type { LogEntry } from './entries';
import type { LogService } from './LogService';
import type { LogFilter } from './LogStore';

export type LogRouterOptions = {
  log: LogService;
  rejected: RejectedEvents;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
};

const MAX_LIMIT = 1000;

/** What came in: the log, refused events, and how far the projection is. For operators. */
export function createLogRouter({ log, rejected, httpAuth, permissions }: LogRouterOptions) {
  const router = Router();
  const authorize = async (req: Request) => {
    const credentials = await httpAuth.credentials(req);
    const [decision] = await permissions.authorize([{ permission: integratePermission }], { credentials });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`The permission '${integratePermission.name}' is missing`);
    }
  };

  router.get('/events', async (req, res) => {
    await authorize(req);
    const limit = readLimit(req);
    const before = readPosition(text(req, 'cursor'), 'cursor');
    const entries = await log.list(readFilter(req), limit, before);
    res.json({
      items: entries.map(toEvent),
      ...(entries.length === limit && { nextCursor: String(entries[entries.length - 1].position) }),
    });
  });

  router.get('/events/rejected', async (req, res) => {
    await authorize(req);
    const limit = readLimit(req);
    const [receivedAt, id] = (text(req, 'cursor') ?? '').split('~');
    const items = await rejected.list(limit, id ? { receivedAt, id } : undefined);
    const last = items[items.length - 1];
    res.json({
      items,
      ...(items.length === limit && { nextCursor: `${last.receivedAt}~${last.id}` }),
    });
  });

  router.get('/events/status', async (req, res) => {
    await authorize(req);
    res.json(await log.status());
  });

  router.get('/events/:position', async (req, res) => {
    await authorize(req);
    const position = readPosition(req.params.position, 'position')!;
    const entry = await log.find(position);
    if (!entry) throw new NotFoundError(`The log has no entry at position ${position}`);
    res.json(toEvent(entry));
  });
  return router;
}

function toEvent({ body, contentHash: _, ...entry }: LogEntry) {
  return { ...entry, body: JSON.parse(body) };
}

function readFilter(req: Request): LogFilter {
  const namespace = text(req, 'namespace');
  const name = text(req, 'job');
  return {
    from: time(req, 'from'),
    to: time(req, 'to'),
    runId: text(req, 'runId')?.toLowerCase(),
    assetId:
      namespace !== undefined && name !== undefined
        ? assetId('job', namespace, name)
        : text(req, 'assetId'),
  };
}

function text(req: Request, key: string): string | undefined {
  const value = req.query[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw new InputError(`Query parameter '${key}' must be given once`);
  return value;
}

function time(req: Request, key: string): string | undefined {
  const value = text(req, key);
  if (value === undefined) return undefined;
  const parsed = parseEventTime(value);
  if (!parsed) {
    throw new InputError(`Query parameter '${key}' must be an ISO 8601 date-time, got '${value.slice(0, 80)}'`);
  }
  return parsed;
}

function readLimit(req: Request): number {
  const limit = Number(text(req, 'limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InputError(`Query parameter 'limit' must be 1 to ${MAX_LIMIT}, got '${text(req, 'limit')}'`);
  }
  return limit;
}

function readPosition(value: string | undefined, what: string): number | undefined {
  if (value === undefined) return undefined;
  const position = Number(value);
  if (!Number.isSafeInteger(position) || position < 0) {
    throw new InputError(`'${what}' must be a log position, got '${value.slice(0, 40)}'`);
  }
  return position;
}
