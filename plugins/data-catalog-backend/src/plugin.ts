import { randomUUID } from 'node:crypto';
import { coreServices, createBackendPlugin, resolvePackagePath } from '@backstage/backend-plugin-api';
import { dataCatalogPermissions } from '@headwater/plugin-data-catalog-common';
import Router from 'express-promise-router';
import { AssetAuthorizer, assetResourceRef, assetRules } from './assets/permissions';
import { createAssetsRouter } from './assets/router';
import { readSettings } from './config';
import { prepareDatabase } from './database/prepareDatabase';
import { IdempotentWrites } from './http/IdempotentWrites';
import { LineageCounter } from './lineage/LineageCounter';
import { createLineageRouter } from './lineage/router';
import { DatabaseLogStore, LogService, Projector } from './log';
import { createLogRouter } from './log/router';
import { OpenApiContract } from './openapi';
import { Receiver } from './openlineage/Receiver';
import { RejectedEvents } from './openlineage/RejectedEvents';
import { createReceiverRouter } from './openlineage/router';
import { createRunsRouter } from './runs/router';
import { isPostgres } from './database/tables';
import { tenantsByPattern } from './projection/settings';
import { TableProjection } from './projection/TableProjection';

/** The data catalog's server: takes events, keeps the log, projects it and answers for it. */
export const dataCatalogPlugin = createBackendPlugin({
  pluginId: 'data-catalog',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootHttpRouter: coreServices.rootHttpRouter,
      },
      async init({ auditor, config, database, httpAuth, httpRouter, lifecycle, logger, ...deps }) {
        const { permissions, permissionsRegistry, rootHttpRouter } = deps;
        const settings = readSettings(config);
        const knex = await database.getClient();
        await prepareDatabase(
          knex,
          resolvePackagePath('@headwater/plugin-data-catalog-backend', 'migrations'),
          database.migrations?.skip ?? false,
        );
        permissionsRegistry.addResourceType({
          resourceRef: assetResourceRef,
          permissions: dataCatalogPermissions,
          rules: Object.values(assetRules),
        });

        const tenantOf = tenantsByPattern(settings.tenants);
        const store = new DatabaseLogStore(knex);
        const projector = new Projector({
          knex,
          log: store,
          logger,
          name: 'live',
          holder: randomUUID(),
          projection: TableProjection.create({
            logger,
            settings: { tenantOf },
          }),
          // One connection serves SQLite, so a batch must not hold it for long.
          batchEntries: isPostgres(knex) ? 200 : 50,
          batchBytes: 4 * 1024 * 1024,
        });
        const log = new LogService(store, projector);
        lifecycle.addStartupHook(() => projector.start());
        lifecycle.addShutdownHook(() => projector.stop());

        const rejected = new RejectedEvents(knex);
        const receiverRouter = createReceiverRouter({
          receiver: new Receiver(log, rejected, logger),
          httpAuth,
          permissions,
          limits: settings.openlineage.limits,
          allowAnonymous: settings.openlineage.allowAnonymous,
        });
        if (settings.openlineage.root) rootHttpRouter.use('/api/v1/lineage', receiverRouter);

        const authorizer = new AssetAuthorizer({ permissions, permissionsRegistry });
        const contract = new OpenApiContract();
        const writes = new IdempotentWrites(knex);
        const api = { knex, log, httpAuth, auditor, authorizer, contract, writes };
        const router = Router();
        router.use('/api/v1/lineage', receiverRouter);
        router.use('/v1', createLogRouter({ log, rejected, httpAuth, permissions }));
        router.use('/v1', createLineageRouter(api));
        router.use('/v1', createRunsRouter(api));
        router.use('/v1', createAssetsRouter(api, new LineageCounter(knex), tenantOf));
        httpRouter.use(router);
        if (settings.openlineage.allowAnonymous) {
          httpRouter.addAuthPolicy({ path: '/api/v1/lineage', allow: 'unauthenticated' });
        }
      },
    });
  },
});
