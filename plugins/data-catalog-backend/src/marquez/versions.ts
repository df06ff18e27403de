import { uuidV5 } from '@openlineage/client';
import { selectIn } from '../database/tables';
import type { MemberName } from './readNames';
import type { Reading } from './Reading';

/** A schema that a dataset had. */
export type Version = { id: string; hash: string; firstSeen: string; lastSeen: string };

type Row = { asset_id: string; hash: string; first_seen: string; last_seen: string };

/** Schemas of datasets, by dataset, newest first. */
export async function readVersions(
  { knex }: Reading,
  names: readonly MemberName[],
): Promise<Map<string, Version[]>> {
  const assetOf = new Map(names.map(name => [name.id, name.canonical_id]));
  const rows = await selectIn<Row>(
    knex,
    'asset_versions',
    'asset_id',
    [...assetOf.keys()],
    ['asset_id', 'hash', 'first_seen', 'last_seen'],
  );
  const byAsset = new Map<string, Map<string, Version>>();
  for (const row of rows) {
    const asset = assetOf.get(row.asset_id)!;
    const versions = byAsset.get(asset) ?? new Map<string, Version>();
    const known = versions.get(row.hash);
    versions.set(row.hash, {
      id: uuidV5(asset, row.hash),
      hash: row.hash,
      firstSeen: known && known.firstSeen < row.first_seen ? known.firstSeen : row.first_seen,
      lastSeen: known && known.lastSeen > row.last_seen ? known.lastSeen : row.last_seen,
    });
    byAsset.set(asset, versions);
  }
  const order = ({ lastSeen, hash }: Version) => `${lastSeen} ${hash}`;
  return new Map(
    [...byAsset].map(([asset, versions]) => [
      asset,
      [...versions.values()].sort((a, b) => (order(a) > order(b) ? -1 : 1)),
    ]),
  );
}

/**
 * The id of the version that a dataset had at a time: the newest schema that
 * was known by then, else the oldest. A dataset without a schema has one
 * version, under the id of the asset.
 */
export function versionAt(asset: string, versions: readonly Version[] = [], time?: string): string {
  const known = versions.filter(({ firstSeen }) => time === undefined || firstSeen <= time);
  return (known[0] ?? versions.at(-1))?.id ?? asset;
}
