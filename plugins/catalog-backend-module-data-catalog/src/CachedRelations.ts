import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DataCatalogSource, Relations, RelationsQuestion } from './DataCatalogSource';

const KEEP_MS = 60_000;
const MAX_KEPT = 20_000;
const nothing: Relations = { observed: [], resolved: [] };

/**
 * What the data catalog knows of an entity, kept for a minute. When it does
 * not answer, the last answer stands: a restart of one plugin must not take
 * relations from the other's entities.
 */
export class CachedRelations {
  private readonly services = {
    at: -Infinity,
    refs: Promise.resolve<ReadonlySet<string>>(new Set()),
  };
  private readonly kept = new Map<string, { at: number; relations: Relations }>();

  constructor(
    private readonly source: Pick<DataCatalogSource, 'relations' | 'services'>,
    private readonly logger: LoggerService,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether data access of the entity is observed, so that it is worth asking for its relations. */
  async isService(entityRef: string): Promise<boolean> {
    if (this.now() - this.services.at >= KEEP_MS) {
      // Set first: the many entities that are processed meanwhile need not ask too.
      this.services.at = this.now();
      this.services.refs = this.readServices(this.services.refs);
    }
    return (await this.services.refs).has(entityRef.toLocaleLowerCase('en-US'));
  }

  private async readServices(before: Promise<ReadonlySet<string>>): Promise<ReadonlySet<string>> {
    try {
      return new Set(await this.source.services());
    } catch (error) {
      this.logger.debug(`The data catalog did not say which services it observes: ${error}`);
      return before;
    }
  }

  async get(question: RelationsQuestion): Promise<Relations> {
    const key = JSON.stringify(question);
    const known = this.kept.get(key);
    if (known && this.now() - known.at < KEEP_MS) return known.relations;
    try {
      const relations = await this.source.relations(question);
      this.keep(key, relations);
      return relations;
    } catch (error) {
      this.logger.debug(`The data catalog did not answer for ${question.entityRef}: ${error}`);
      return known?.relations ?? nothing;
    }
  }

  private keep(key: string, relations: Relations) {
    this.kept.delete(key);
    this.kept.set(key, { at: this.now(), relations });
    if (this.kept.size <= MAX_KEPT) return;
    const [oldest] = this.kept.keys();
    this.kept.delete(oldest);
  }
}
