import type { NamedAsset } from '../assets/AssetStore';
import { selectIn } from '../database/tables';
import type { Reading } from './Reading';

/** A name, and the asset that it belongs to. */
export type MemberName = NamedAsset & { canonical_id: string };

/** All names of the assets, their own included. */
export function readNames({ knex }: Reading, ids: readonly string[]): Promise<MemberName[]> {
  return selectIn<MemberName>(knex, 'assets', 'canonical_id', ids, [
    'id',
    'class',
    'namespace',
    'name',
    'canonical_id',
  ]);
}
