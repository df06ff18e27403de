import type { Knex } from 'knex';
import type { AssetClass } from '@headwater/plugin-data-catalog-common';
import { assetId, entityIdentity } from '@headwater/plugin-data-catalog-node';
import { selectIn } from '../database/tables';
import type { AssetRow } from '../projection/ProjectionStore';
import type { EffectiveColumn, StatementDocument } from '../projection/documents';
import { applyAccess } from './query/filters';
import type { AssetAccess } from './permissions';

export type FacetView = {
  source: string;
  key: string;
  at: string;
  by: string;
  body?: unknown;
  issues?: string[];
};

/** Reads assets one by one, with what belongs to them; only what the caller may see. */
export class AssetQueries {
  constructor(private readonly knex: Knex) {}

  /**
   * The row of an id, followed to the asset that the name belongs to.
   *
   * @returns undefined when there is none, or none that the caller may see
   */
  async find(id: string, access: AssetAccess): Promise<AssetRow | undefined> {
    const query = this.knex('assets as n')
      .join('assets as a', 'a.id', 'n.canonical_id')
      .where('n.id', id)
      .select<AssetRow[]>('a.*');
    applyAccess(query, access, 'a');
    const [row] = await query;
    return row;
  }

  /** By OpenLineage name; without a class a dataset goes before a job, and that before the rest. */
  async lookup(
    name: { namespace: string; name: string; class?: AssetClass },
    access: AssetAccess,
  ): Promise<AssetRow | undefined> {
    const classes: AssetClass[] = name.class
      ? [name.class]
      : ['dataset', 'job', 'container', 'entity', 'term', 'product'];
    for (const assetClass of classes) {
      const found = await this.find(assetId(assetClass, name.namespace, name.name), access);
      if (found) return found;
    }
    return undefined;
  }

  /** By catalog entity. */
  lookupEntity(entityRef: string, access: AssetAccess): Promise<AssetRow | undefined> {
    const identity = entityIdentity(entityRef);
    return this.lookup(identity, access);
  }

  async columns(id: string): Promise<EffectiveColumn[]> {
    const row = await this.knex('asset_columns').where({ asset_id: id }).first('body');
    return row ? JSON.parse(row.body) : [];
  }

  /** Other names of an asset, with the reason of the link. */
  async aliases(id: string) {
    return this.knex('assets as a')
      .leftJoin('asset_links as l', link =>
        link.on('l.from_id', 'a.id').andOn('l.removed', this.knex.raw('0')),
      )
      .where('a.canonical_id', id)
      .whereNot('a.id', id)
      .select('a.id', 'a.class', 'a.namespace', 'a.name', 'l.reason', 'l.stated_at')
      .orderBy(['a.namespace', 'a.name']);
  }

  /** What each source says of an asset under any of its names. */
  async facets(id: string, withBodies: boolean): Promise<FacetView[]> {
    const rows: { source: string; statements: string }[] = await this.knex('asset_facets as f')
      .join('assets as a', 'a.id', 'f.asset_id')
      .where('a.canonical_id', id)
      .orderBy('f.source')
      .select('f.source', 'f.statements');
    const stated = rows.flatMap(({ source, statements }) =>
      (JSON.parse(statements) as StatementDocument)
        .filter(([key, , hash]) => hash !== null && !key.startsWith('headwater:'))
        .map(statement => ({ source, statement })),
    );
    const bodies = withBodies
      ? await this.bodies(stated.map(({ statement }) => statement[2] as string))
      : undefined;
    return stated.map(({ source, statement: [key, at, hash, by, issues] }) => ({
      source,
      key,
      at,
      by,
      ...(bodies && { body: bodies.get(hash as string) }),
      ...(issues && { issues }),
    }));
  }

  async versions(id: string) {
    const rows = await this.knex('asset_versions as v')
      .join('assets as a', 'a.id', 'v.asset_id')
      .join('facet_bodies as b', 'b.hash', 'v.hash')
      .where('a.canonical_id', id)
      .orderBy([
        { column: 'v.last_seen', order: 'desc' },
        { column: 'v.hash', order: 'desc' },
      ])
      .select('v.hash', 'v.first_seen', 'v.last_seen', 'b.body');
    return rows.map(row => {
      const columns = JSON.parse(row.body) as EffectiveColumn[];
      return {
        version: row.hash as string,
        firstSeen: row.first_seen as string,
        lastSeen: row.last_seen as string,
        columnCount: columns.length,
        columns,
      };
    });
  }

  private async bodies(hashes: string[]): Promise<Map<string, unknown>> {
    const rows = await selectIn<{ hash: string; body: string }>(
      this.knex,
      'facet_bodies',
      'hash',
      [...new Set(hashes)],
      ['hash', 'body'],
      'text',
    );
    return new Map(rows.map(({ hash, body }) => [hash, JSON.parse(body)]));
  }
}
