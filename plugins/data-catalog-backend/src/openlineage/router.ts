import { InputError } from '@backstage/errors';
import type { HttpAuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { integratePermission } from '@headwater/plugin-data-catalog-common';
import type { Request, RequestHandler, Response } from 'express';
import Router from 'express-promise-router';
import { parseJson } from './eventDraft';
import { readBody } from './readBody';
import type { BodyLimits } from './readBody';
import type { Receiver } from './Receiver';

export type ReceiverRouterOptions = {
  receiver: Receiver;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  limits: BodyLimits;
  /** Take events without a token. */
  allowAnonymous: boolean;
};

/**
 * The endpoints that OpenLineage clients post to.
 *
 * What real clients do decides the answers: the Java client fails on an answer
 * without a body, and all clients turn a 302 into a GET and report success, so
 * a single event is answered 201 with a body or an error, never 204 or 302.
 * A 4xx means "lost for ever" to a client; trouble of ours is 503.
 *
 * The same router serves the server's root, where Backstage's own barrier does
 * not stand: it authenticates by itself, and before it reads the body.
 */
export function createReceiverRouter(options: ReceiverRouterOptions): RequestHandler {
  const { receiver, limits } = options;
  const router = Router();

  router.post('/', async (req, res) => {
    const actor = await authorize(options, req);
    const text = await readOrReject(options, req, actor, limits);
    const appended = await unavailableWithRetry(res, () => receiver.receive(text, actor, 'http'));
    res.status(201).json(appended);
  });

  router.post('/batch', async (req, res) => {
    const actor = await authorize(options, req);
    const text = await readOrReject(options, req, actor, limits);
    const answer = await receiver.receiveBatch(readEvents(text), actor);
    const { received, retriable } = answer.summary;
    // Where nothing could be written, the whole batch may be sent again.
    const refused = received > 0 && retriable === received;
    if (refused) res.set('Retry-After', '1');
    res.status(refused ? 503 : 200).json(answer);
  });

  router.all(['/', '/batch'], (_req, res) => {
    res
      .status(405)
      .set('Allow', 'POST')
      .json({ error: { name: 'MethodNotAllowedError', message: 'Events are sent with POST' } });
  });
  return router;
}

async function authorize(options: ReceiverRouterOptions, req: Request): Promise<string> {
  const { httpAuth, permissions, allowAnonymous } = options;
  const anonymous = allowAnonymous && req.headers.authorization === undefined;
  if (anonymous) return 'anonymous';
  const credentials = await httpAuth.credentials(req, { allow: ['service', 'user'] });
  const [decision] = await permissions.authorize([{ permission: integratePermission }], { credentials });
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(`The permission '${integratePermission.name}' is missing`);
  }
  const { principal } = credentials;
  return principal.type === 'user' ? principal.userEntityRef : principal.subject;
}

async function readOrReject(
  { receiver }: ReceiverRouterOptions,
  req: Request,
  actor: string,
  limits: BodyLimits,
): Promise<string> {
  try {
    return await readBody(req, limits);
  } catch (error) {
    await receiver.reject('', actor, 'http', error);
    throw error;
  }
}

/** A batch is an array of events, or an object that holds one as `events`. */
function readEvents(text: string): unknown[] {
  const value = parseJson(text);
  const events = Array.isArray(value) ? value : (value as { events?: unknown } | null)?.events;
  if (!Array.isArray(events)) {
    throw new InputError("A batch must be an array of events, or an object with an array 'events'");
  }
  return events;
}

async function unavailableWithRetry<T>(res: Response, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as Error).name === 'ServiceUnavailableError') res.set('Retry-After', '1');
    throw error;
  }
}
