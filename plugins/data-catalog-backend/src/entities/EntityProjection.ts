import type { Knex } from 'knex';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { BACKSTAGE_NAMESPACE, generatedEntityName } from '@headwater/plugin-data-catalog-node';
import type { EffectiveAttributes } from '../projection/documents';
import type { AssetRow } from '../projection/ProjectionStore';

/** An asset that the projection policy makes an entity. */
export type EntityDraft = {
  assetId: string;
  name: string;
  title: string;
  description?: string;
  type: string;
  namespace: string;
  qualifiedName: string;
  owner?: string;
  steward?: string;
  domain?: string;
  system?: string;
  lifecycle?: string;
  criticality?: string;
  tags: string[];
  terms: string[];
};

/** What became of an asset: an entity, or none (any more). */
export type EntityChange = { name: string; entity?: EntityDraft };

export type EntityPage = { changes: EntityChange[]; position: number; more: boolean };

/** A relation that was observed, to an entity of the catalog. */
export type ObservedRelation = { type: 'derivedFrom' | 'readsFrom' | 'writesTo'; target: string };

const projectedClasses = ['dataset', 'job', 'container'];
const BOUNDARY_MS = 60_000;
const MAX_SERVICES = 20_000;

/** The first asset beyond the limit, and when it was looked up. */
type Boundary = { at: number; after?: { certified: number; id: string } };

type Projected = Pick<AssetRow, 'id' | 'name' | 'entity_ref' | 'owner' | 'certified' | 'listed' | 'class'>;

/**
 * Which assets become entities: those that somebody owns or that are
 * certified and that no file declares, up to a limit, certified ones first.
 */
export class EntityProjection {
  private boundary?: Boundary;

  constructor(
    private readonly options: { knex: Knex; limit: number; logger: LoggerService },
  ) {}

  /** Assets that changed after a position, in the order of positions. */
  async changes(after: number, limit: number): Promise<EntityPage> {
    const rows: AssetRow[] = await this.options
      .knex('assets')
      .where('position', '>', after)
      .whereIn('class', projectedClasses)
      .orderBy([{ column: 'position' }, { column: 'id' }])
      .limit(limit + 1);
    // Rows of one position belong together, or the next page would miss some.
    const full = rows.length > limit;
    const last = rows[rows.length - 1]?.position;
    const whole = full ? rows.filter(row => row.position !== last) : rows;
    const page = whole.length > 0 ? whole : await this.allAt(Number(last ?? 0));
    const within = await this.limitCheck();
    return {
      changes: page.map(row => toChange(row, within)),
      position: page.length > 0 ? Number(page[page.length - 1].position) : after,
      more: full,
    };
  }

  /** Every entity, in pages. */
  async all(afterId: string | undefined, limit: number): Promise<{ entities: EntityDraft[]; nextId?: string }> {
    const within = await this.limitCheck();
    const query = this.qualifying().orderBy('id').limit(limit);
    if (afterId) query.where('id', '>', afterId);
    const rows: AssetRow[] = await query;
    return {
      entities: rows.filter(within).map(toDraft),
      ...(rows.length === limit && { nextId: rows[rows.length - 1].id }),
    };
  }

  /** Position that the assets reflect, to go on from after a full reading. */
  async position(): Promise<number> {
    const row = await this.options.knex('assets').max('position as position').first();
    return Number(row?.position ?? 0);
  }

  /** The entities of names, where they have one. */
  async refsOf(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const { knex } = this.options;
    const within = await this.limitCheck();
    const rows: (Projected & { asked: string })[] = await knex('assets as n')
      .join('assets as a', 'a.id', 'n.canonical_id')
      .whereIn('n.id', ids as string[])
      .select('n.id as asked', 'a.id', 'a.name', 'a.entity_ref', 'a.owner', 'a.certified', 'a.listed', 'a.class');
    return new Map(
      rows.flatMap(row => {
        const ref = row.entity_ref ?? (qualifies(row) && within(row) ? generatedRef(row) : undefined);
        return ref ? [[row.asked, ref] as const] : [];
      }),
    );
  }

  /** What was observed between an asset and others that are entities too. */
  async observed(assetId: string): Promise<ObservedRelation[]> {
    const { knex } = this.options;
    const edges: { source: string; target: string; type: string }[] = await knex('edges as e')
      .join('assets as s', 's.id', 'e.source_id')
      .join('assets as t', 't.id', 'e.target_id')
      .where('e.active', 1)
      .where('e.origin', 'openlineage')
      .whereRaw('s.canonical_id <> t.canonical_id')
      .where(ends => {
        ends
          .where(made => made.where('t.canonical_id', assetId).whereIn('e.type', ['transform', 'read']))
          .orWhere(written => written.where('s.canonical_id', assetId).where('e.type', 'write'));
      })
      .distinct('s.canonical_id as source', 't.canonical_id as target', 'e.type');
    const types = { transform: 'derivedFrom', read: 'readsFrom', write: 'writesTo' } as const;
    const other = (edge: { source: string; target: string }) =>
      edge.source === assetId ? edge.target : edge.source;
    const refs = await this.refsOf(edges.map(other));
    return edges.flatMap(edge => {
      const target = refs.get(other(edge));
      return target ? [{ type: types[edge.type as keyof typeof types], target }] : [];
    });
  }

  /** Refs of the services whose data access is observed: entities that events name as a job. */
  async services(): Promise<string[]> {
    const { knex } = this.options;
    return servicesQuery(knex).orderBy('e.name').limit(MAX_SERVICES).pluck('e.name');
  }

  private async allAt(position: number): Promise<AssetRow[]> {
    return this.options.knex('assets').where({ position }).whereIn('class', projectedClasses).orderBy('id');
  }

  private qualifying() {
    return this.options
      .knex('assets')
      .where('listed', 1)
      .whereNull('entity_ref')
      .whereIn('class', projectedClasses)
      .andWhere(chosen => chosen.whereNotNull('owner').orWhere('certified', 1));
  }

  /** Whether an asset is within the limit. */
  private async limitCheck(): Promise<(row: Pick<AssetRow, 'id' | 'certified'>) => boolean> {
    if (!this.boundary || Date.now() - this.boundary.at > BOUNDARY_MS) {
      this.boundary = await this.findBoundary();
    }
    const { after } = this.boundary;
    if (!after) return () => true;
    return ({ certified, id }) =>
      Number(certified) > after.certified || (Number(certified) === after.certified && id < after.id);
  }

  private async findBoundary(): Promise<Boundary> {
    const { limit, logger } = this.options;
    const rows: { id: string; certified: number }[] = await this.qualifying()
      .select('id', 'certified')
      .orderBy([{ column: 'certified', order: 'desc' }, { column: 'id' }])
      .offset(limit)
      .limit(1);
    if (rows.length === 0) return { at: Date.now() };
    logger.warn(`More than ${limit} assets could be entities; only the first are (dataCatalog.entities.limit)`);
    const [{ certified, id }] = rows;
    return { at: Date.now(), after: { certified: Number(certified), id } };
  }
}

/** `assets as e` that stand for an entity of the catalog and have a job among their names. */
export function servicesQuery(knex: Knex): Knex.QueryBuilder {
  return knex('assets as e')
    .where('e.listed', 1)
    .where('e.platform', BACKSTAGE_NAMESPACE)
    .where('e.class', 'entity')
    .whereExists(knex('assets as j').whereRaw('j.canonical_id = e.id').where('j.class', 'job').select(knex.raw('1')));
}

function qualifies(row: Projected): boolean {
  return (
    Number(row.listed) === 1 &&
    row.entity_ref === null &&
    projectedClasses.includes(row.class) &&
    (row.owner !== null || Number(row.certified) === 1)
  );
}

function toChange(row: AssetRow, within: (row: AssetRow) => boolean): EntityChange {
  const entity = qualifies(row) && within(row) ? toDraft(row) : undefined;
  return { name: generatedEntityName(row.id, row.name), ...(entity && { entity }) };
}

function generatedRef({ id, name }: { id: string; name: string }): string {
  return `dataasset:default/${generatedEntityName(id, name)}`;
}

function toDraft(row: AssetRow): EntityDraft {
  const { values, tags, terms } = JSON.parse(row.attributes) as EffectiveAttributes;
  const optional = (key: keyof AssetRow) =>
    row[key] === null ? {} : ({ [key]: row[key] } as Record<string, string>);
  return {
    assetId: row.id,
    name: generatedEntityName(row.id, row.name),
    title: row.title,
    ...optional('description'),
    type: row.type,
    namespace: row.namespace,
    qualifiedName: row.name,
    ...optional('owner'),
    ...optional('steward'),
    ...optional('domain'),
    ...(typeof values.system?.value === 'string' && { system: values.system.value }),
    ...optional('lifecycle'),
    ...optional('criticality'),
    tags: tags.map(({ value }) => value),
    terms: terms.map(({ value }) => value),
  };
}
