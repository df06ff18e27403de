import type { LoggerService, SchedulerServiceTaskRunner } from '@backstage/backend-plugin-api';
import type { DeferredEntity, EntityProvider, EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { PROVIDER_LOCATION } from '@headwater/plugin-data-catalog-common';
import type { DataCatalogSource, EntityDraft } from './DataCatalogSource';
import { toEntity } from './toEntity';

export type DataCatalogEntityProviderOptions = {
  source: DataCatalogSource;
  logger: LoggerService;
  /** Runs the pull: often. */
  pull: SchedulerServiceTaskRunner;
  /** Runs the sweep: seldom. */
  sweep: SchedulerServiceTaskRunner;
};

/**
 * Brings assets that the projection policy chooses into the catalog: all of
 * them at first and then hourly, and in between what changed after the last
 * position.
 */
export class DataCatalogEntityProvider implements EntityProvider {
  private connection?: EntityProviderConnection;
  /** Undefined until a sweep has seen everything. */
  private position?: number;
  private busy: Promise<void> = Promise.resolve();

  constructor(private readonly options: DataCatalogEntityProviderOptions) {}

  getProviderName(): string {
    return 'data-catalog';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
    const { pull, sweep } = this.options;
    await sweep.run({ id: 'data-catalog-entities-sweep', fn: () => this.inTurn(() => this.sweep()) });
    await pull.run({ id: 'data-catalog-entities-pull', fn: () => this.inTurn(() => this.pull()) });
  }

  /** Something changed: look now rather than later. */
  async wake(): Promise<void> {
    await this.inTurn(() => this.pull());
  }

  /** Reads every entity and lets the catalog drop the rest. */
  async sweep(): Promise<void> {
    const entities: DeferredEntity[] = [];
    let position: number | undefined;
    let after: string | undefined;
    do {
      const page = await this.options.source.page(after);
      // What changes while this goes on is pulled afterwards.
      position ??= page.position;
      entities.push(...page.entities.map(deferred));
      after = page.nextId;
    } while (after);
    await this.connection!.applyMutation({ type: 'full', entities });
    this.position = position;
  }

  /** Adds and removes what changed since. */
  async pull(): Promise<void> {
    if (this.position === undefined) {
      await this.sweep();
      return;
    }
    for (;;) {
      const { changes, position, more } = await this.options.source.changes(this.position);
      if (changes.length > 0) {
        await this.connection!.applyMutation({
          type: 'delta',
          added: changes.flatMap(({ entity }) => (entity ? [deferred(entity)] : [])),
          removed: changes
            .filter(({ entity }) => !entity)
            .map(({ name }) => ({
              entityRef: `dataasset:default/${name}`,
              locationKey: PROVIDER_LOCATION,
            })),
        });
      }
      this.position = position;
      if (!more) return;
    }
  }

  /** One at a time: a sweep and a pull would overtake each other. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.busy = this.busy.then(work).catch(error => {
      this.options.logger.warn(`Reading entities from the data catalog failed, trying again later: ${error}`);
    });
    return this.busy;
  }
}

function deferred(draft: EntityDraft): DeferredEntity {
  return { entity: toEntity(draft), locationKey: PROVIDER_LOCATION };
}
