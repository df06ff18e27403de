import { coreServices, createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { CachedRelations } from './CachedRelations';
import { DataCatalogEntityProcessor } from './DataCatalogEntityProcessor';
import { DataCatalogEntityProvider } from './DataCatalogEntityProvider';
import { HttpDataCatalogSource } from './DataCatalogSource';

/** Events that say that assets have changed; they only wake the provider. */
const TOPIC = 'data-catalog.changed';

/** Kinds, processor and entity provider of the data catalog, for the catalog plugin. */
export const catalogModuleDataCatalog = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'data-catalog',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, discovery, events, logger, scheduler }) {
        const source = new HttpDataCatalogSource({ auth, discovery });
        catalog.addProcessor(new DataCatalogEntityProcessor(new CachedRelations(source, logger)));
        const seconds = config.getOptionalNumber('dataCatalog.entities.pullSeconds') ?? 30;
        const minutes = config.getOptionalNumber('dataCatalog.entities.sweepMinutes') ?? 60;
        const provider = new DataCatalogEntityProvider({
          source,
          logger,
          pull: scheduler.createScheduledTaskRunner({
            frequency: { seconds },
            initialDelay: { seconds: Math.min(5, seconds) },
            timeout: { minutes: 10 },
            scope: 'local',
          }),
          sweep: scheduler.createScheduledTaskRunner({
            frequency: { minutes },
            initialDelay: { minutes },
            timeout: { minutes: 30 },
            scope: 'local',
          }),
        });
        catalog.addEntityProvider(provider);
        await events.subscribe({
          id: 'data-catalog-entities',
          topics: [TOPIC],
          onEvent: () => provider.wake(),
        });
      },
    });
  },
});
