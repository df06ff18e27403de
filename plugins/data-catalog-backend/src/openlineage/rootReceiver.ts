import { coreServices, createServiceFactory, createServiceRef } from '@backstage/backend-plugin-api';
import type { RequestHandler } from 'express';

/** The place at the server's root of the receiver, and of what clients of Marquez read. */
export interface RootReceiver {
  /** Hands requests to the handler from now on. */
  attach(handler: RequestHandler): void;
}

const PATH = '/api/v1';
const RETRY_SECONDS = '2';

/**
 * Holds the path at the server's root from the moment the server
 * listens. The plugin starts a little later; a client that came in between
 * would be told 404, and takes a 4xx as "lost for ever".
 */
export const rootReceiverRef = createServiceRef<RootReceiver>({
  id: 'data-catalog.root-receiver',
  scope: 'root',
});

export const rootReceiverFactory = createServiceFactory({
  service: rootReceiverRef,
  deps: { config: coreServices.rootConfig, rootHttpRouter: coreServices.rootHttpRouter },
  factory({ config, rootHttpRouter }): RootReceiver {
    let receiver: RequestHandler | undefined;
    if (config.getOptionalBoolean('dataCatalog.openlineage.root')) {
      rootHttpRouter.use(PATH, (req, res, next) => {
        if (receiver) {
          receiver(req, res, next);
          return;
        }
        res
          .status(503)
          .set('Retry-After', RETRY_SECONDS)
          .json({ error: { name: 'ServiceUnavailableError', message: 'The data catalog is starting' } });
      });
    }
    return {
      attach(handler) {
        receiver = handler;
      },
    };
  },
});
