import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { coreServices, createBackendPlugin, resolvePackagePath } from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { dataCatalogPermissions } from '@headwater/plugin-data-catalog-common';
import Router from 'express-promise-router';
import { createActivityRouter } from './activity/router';
import { AssetAuthorizer, assetResourceRef, assetRules } from './assets/permissions';
import { createAssetsRouter } from './assets/router';
import { readSettings } from './config';
import { DeclarationSweep } from './declarations/DeclarationSweep';
import { EntityProjection } from './entities/EntityProjection';
import { createEntitiesRouter } from './entities/router';
import { prepareDatabase } from './database/prepareDatabase';
import { IdempotentWrites } from './http/IdempotentWrites';
import { LineageCounter } from './lineage/LineageCounter';
import { createLineageRouter } from './lineage/router';
import { SqlLineageService } from './lineage/sql/SqlLineageService';
import { ChangeSignals } from './live/ChangeSignals';
import { DatabaseLogStore, LogService, Projector } from './log';
import { EventStatus } from './log/EventStatus';
import { createLogRouter } from './log/router';
import { createMarquezRouter } from './marquez/router';
import { OpenApiContract } from './openapi';
import { BusSource } from './openlineage/BusSource';
import { JsonlSource } from './openlineage/JsonlSource';
import { ProducerReader } from './openlineage/ProducerReader';
import { Receiver } from './openlineage/Receiver';
import { RejectedEvents } from './openlineage/RejectedEvents';
import { rootReceiverRef } from './openlineage/rootReceiver';
import { createReceiverRouter } from './openlineage/router';
import { Compaction } from './replay/Compaction';
import { Replay } from './replay/Replay';
import { createRunsRouter } from './runs/router';
import { CatalogMetrics } from './metrics/CatalogMetrics';
import { isPostgres } from './database/tables';
import { tenantsByPattern } from './projection/settings';
import { TableProjection } from './projection/TableProjection';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The data catalog's server: takes events, keeps the log, projects it and answers for it. */
export const dataCatalogPlugin = createBackendPlugin({
  pluginId: 'data-catalog',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootReceiver: rootReceiverRef,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init({ auditor, auth, catalog, config, database, events, httpAuth, httpRouter, lifecycle, logger, ...deps }) {
        const { metrics, permissions, permissionsRegistry, rootReceiver, scheduler, signals } = deps;
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
        const projectionFor = (tablePrefix: string) =>
          TableProjection.create({ logger, tablePrefix, settings: { tenantOf } });
        // One connection serves SQLite, so a batch must not hold it for long.
        const batch = { batchEntries: isPostgres(knex) ? 400 : 150, batchBytes: 4 * 1024 * 1024 };
        const changes = new ChangeSignals({ signals, logger });
        const projector: Projector = new Projector({
          knex,
          log: store,
          logger,
          name: 'live',
          holder: randomUUID(),
          projection: projectionFor(''),
          // The log is made with the projector, so it is asked for when it is there.
          isWriting: (): boolean => log.isWriting,
          onProjected: (position, since, change, entries) => {
            changes.changed(position, since, change);
            meter.projected(entries);
          },
          ...batch,
        });
        const log = new LogService(store, projector);
        const rejected = new RejectedEvents(knex);
        const { retentionDays } = settings;
        const { root, allowAnonymous: anonymous } = settings.openlineage;
        const status = new EventStatus({ knex, log, rejected, settings: { retentionDays, root, anonymous } });
        const meter = new CatalogMetrics(metrics, () => status.lag());
        lifecycle.addStartupHook(() => projector.start());
        lifecycle.addShutdownHook(() => {
          changes.stop();
          return projector.stop();
        });

        const replay = new Replay({ knex, log: store, logger, projectionFor, ...batch });
        if (retentionDays > 0) {
          const compaction = new Compaction({ knex, replay, logger });
          await scheduler.scheduleTask({
            id: 'data-catalog-compact-log',
            frequency: { hours: 24 },
            initialDelay: { minutes: 10 },
            timeout: { hours: 6 },
            fn: async () => {
              await compaction.run(retentionDays * DAY_MS);
            },
          });
        }

        const sweep = new DeclarationSweep({ knex, log, catalog, auth, logger });
        await scheduler.scheduleTask({
          id: 'data-catalog-read-declarations',
          frequency: { seconds: settings.entities.readSeconds },
          initialDelay: { seconds: 3 },
          timeout: { minutes: 30 },
          fn: async signal => {
            const { declared, retracted } = await sweep.run(signal);
            if (declared + retracted > 0) await events.publish({ topic: 'data-catalog.changed', eventPayload: {} });
          },
        });
        const entities = new EntityProjection({ knex, logger, limit: settings.entities.limit });

        const receiver = new Receiver(log, rejected, logger, meter);
        const files = settings.openlineage.files.map(
          file => new JsonlSource({ knex, receiver, logger, file: path.resolve(file) }),
        );
        const bus = new BusSource({ events, receiver, logger, topics: settings.openlineage.topics });
        await bus.start();
        lifecycle.addStartupHook(() => files.forEach(file => file.start()));
        lifecycle.addShutdownHook(async () => {
          bus.stop();
          await Promise.all(files.map(file => file.stop()));
        });
        const receiverRouter = createReceiverRouter({
          receiver,
          httpAuth,
          permissions,
          limits: settings.openlineage.limits,
          allowAnonymous: settings.openlineage.allowAnonymous,
        });

        const sqlLineage = new SqlLineageService({ knex, log, logger, settings: settings.sql });
        lifecycle.addShutdownHook(() => sqlLineage.stop());
        if (settings.sql.infer) {
          await scheduler.scheduleTask({
            id: 'data-catalog-infer-sql-lineage',
            frequency: { seconds: 10 },
            initialDelay: { seconds: 5 },
            timeout: { minutes: 15 },
            fn: async signal => {
              await sqlLineage.inference.run(signal);
            },
          });
        }

        const authorizer = new AssetAuthorizer({ permissions, permissionsRegistry });
        const contract = new OpenApiContract();
        const writes = new IdempotentWrites(knex);
        const api = { knex, log, httpAuth, auditor, authorizer, contract, writes };
        const router = Router();
        const openLineage = Router();
        openLineage.use(createMarquezRouter({ api, permissions }));
        openLineage.use('/lineage', receiverRouter);
        rootReceiver.attach(openLineage);
        router.use('/api/v1', openLineage);
        const producers = new ProducerReader(knex);
        router.use('/v1', createLogRouter({ api, permissions, rejected, producers, status, replay }));
        router.use('/v1', createEntitiesRouter({ api, entities }));
        router.use('/v1', sqlLineage.router(api, tenantOf));
        router.use('/v1', createLineageRouter(api));
        router.use('/v1', createRunsRouter(api));
        router.use('/v1', createActivityRouter(api));
        router.use('/v1', createAssetsRouter(api, new LineageCounter(knex), tenantOf));
        httpRouter.use(router);
        if (settings.openlineage.allowAnonymous) {
          httpRouter.addAuthPolicy({ path: '/api/v1/lineage', allow: 'unauthenticated' });
        }
      },
    });
  },
});
