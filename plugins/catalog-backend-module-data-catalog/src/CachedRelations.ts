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
  private readonly kept = new Map<string, { at: number; relations: Relations }>();

  constructor(
    private readonly source: Pick<DataCatalogSource, 'relations'>,
    private readonly logger: LoggerService,
    private readonly now: () => number = Date.now,
  ) {}

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
