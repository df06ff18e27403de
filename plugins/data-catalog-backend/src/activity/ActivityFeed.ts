import type {
  AnswerOf,
  AssetActivityChange,
  AssetLink,
  QueryOf,
} from '@headwater/plugin-data-catalog-common';
import type { Knex } from 'knex';
import type { AssetStore } from '../assets/AssetStore';
import type { AssetAccess } from '../assets/permissions';
import { referenceColumns, toReference } from '../assets/query/assetRows';
import type { SummaryRow } from '../assets/query/assetRows';
import { cursorBinding, decodeCursor, encodeCursor } from '../assets/query/cursor';
import { applyAccess } from '../assets/query/filters';
import { selectIn } from '../database/tables';
import { readTime } from '../http/readTime';
import { AssetHistories } from './AssetHistories';
import type { ChangeLog, ChangePosition } from './ChangeLog';
import { showChanges } from './showChanges';

type FeedQuery = QueryOf<'listActivity'>;

type Walk = {
  owner?: string[];
  /** Only entries about these names. */
  nameIds?: string[];
  from?: string;
  limit: number;
  access: AssetAccess;
};

type NameRow = { id: string; canonical_id: string };

/** What one look at the log found; `end` when there is nothing older. */
type Found = { items: AssetActivityChange[]; last: number | undefined; end: boolean };

const DEFAULT_LIMIT = 50;
/** Entries that are looked at together. */
const WINDOW = 500;
/** Entries that one request looks at, and those of them whose changes it works out. */
const MAX_EXAMINED = 5000;
const MAX_DESCRIBED = 500;

/**
 * The newest changes of all assets that somebody may see.
 *
 * The log is walked backwards from entry to entry, whoever they are about, so
 * the work of one request is bounded; where the bound cuts a page short the
 * answer says so, and its cursor goes on.
 */
export class ActivityFeed {
  constructor(private readonly options: { knex: Knex; store: AssetStore; log: ChangeLog }) {}

  async page(query: FeedQuery, access: AssetAccess): Promise<AnswerOf<'listActivity'>> {
    const { owner, id, limit = DEFAULT_LIMIT, cursor } = query;
    const from = readTime('from', query.from);
    const binding = cursorBinding('activity', owner, id, from, access.key);
    const before = cursor === undefined ? undefined : Number(decodeCursor(cursor, binding, 1)[0]);
    const nameIds = id && (await this.namesOf(id, access));
    if (nameIds?.length === 0) return { items: [], complete: true };
    const found = await this.walk({ owner, nameIds, from, limit, access }, before);
    return {
      items: await showChanges(this.options.store, access, found.items),
      ...(!found.end && found.last !== undefined && { nextCursor: encodeCursor([found.last], binding) }),
      complete: found.end || found.items.length === limit,
    };
  }

  private async walk(walk: Walk, start: number | undefined): Promise<Found> {
    const found: Found = { items: [], last: start, end: false };
    let described = 0;
    for (let examined = 0; examined < MAX_EXAMINED; examined += WINDOW) {
      const window = await this.options.log.walk({ before: found.last, nameIds: walk.nameIds }, WINDOW);
      const young = window.filter(({ recordedAt }) => walk.from === undefined || recordedAt >= walk.from);
      const visible = await this.visible(young, walk);
      const histories = await this.histories([...visible.values()]);
      for (const place of young) {
        const asset = visible.get(place.assetId ?? '');
        if (asset && place.at >= (walk.from ?? '')) {
          if (found.items.length === walk.limit || described === MAX_DESCRIBED) return found;
          described++;
          const change = await histories.describe(asset.id, place);
          if (change) found.items.push({ ...change, asset });
        }
        found.last = place.position;
      }
      if (window.length < WINDOW || young.length < window.length) return { ...found, end: true };
    }
    return found;
  }

  /** The asset of each name that may be seen and has one of the owners asked for. */
  private async visible(
    positions: readonly ChangePosition[],
    { owner, access }: Walk,
  ): Promise<Map<string, AssetLink>> {
    const nameIds = [...new Set(positions.flatMap(({ assetId }) => assetId ?? []))];
    const query = this.options
      .knex('assets as n')
      .join('assets as a', 'a.id', 'n.canonical_id')
      .whereIn('n.id', nameIds)
      .select('n.id as name_id', ...referenceColumns.map(column => `a.${column}`));
    if (owner) query.whereIn('a.owner', owner);
    applyAccess(query, access, 'a');
    const rows: (SummaryRow & { name_id: string })[] = await query;
    return new Map(rows.map(row => [row.name_id, toReference(row)]));
  }

  /** The histories of these assets, under all their names. */
  private async histories(assets: readonly AssetLink[]): Promise<AssetHistories> {
    const ids = [...new Set(assets.map(asset => asset.id))];
    const columns = ['id', 'canonical_id'];
    const rows = await selectIn<NameRow>(this.options.knex, 'assets', 'canonical_id', ids, columns);
    const names = new Map<string, string[]>(ids.map(id => [id, []]));
    for (const { id, canonical_id } of rows) names.get(canonical_id)?.push(id);
    return new AssetHistories(this.options.log, names);
  }

  /** Ids of all names of the assets that may be seen. */
  private async namesOf(ids: readonly string[], access: AssetAccess): Promise<string[]> {
    const links = await this.options.store.references(
      ids.map(id => id.toLowerCase()),
      access,
    );
    const canonical = [...new Set([...links.values()].map(link => link.id))];
    const rows = await selectIn<{ id: string }>(
      this.options.knex,
      'assets',
      'canonical_id',
      canonical,
      ['id'],
    );
    return rows.map(row => row.id);
  }
}
