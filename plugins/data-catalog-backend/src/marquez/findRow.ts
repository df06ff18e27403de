import { NotFoundError } from '@backstage/errors';
import { assetId } from '@headwater/plugin-data-catalog-node';
import { selectIn } from '../database/tables';
import { readNodes } from '../lineage/walkLineage';
import type { AssetRow } from '../projection/ProjectionStore';
import type { Reading } from './Reading';

/** What a job may be: a pipeline's, or a service that tells its own data access. */
const classes = { dataset: ['dataset'], job: ['job', 'entity'] } as const;

/**
 * The asset of the first name that is one, also of another name of it;
 * undefined when all are unknown, deleted or not to be seen.
 */
export async function findRow(
  reading: Reading,
  kind: 'dataset' | 'job',
  names: readonly (readonly [namespace: string, name: string])[],
): Promise<AssetRow | undefined> {
  const ids = names.flatMap(([namespace, name]) =>
    classes[kind].map(assetClass => assetId(assetClass, namespace, name)),
  );
  const rows = await readListed(reading, ids);
  const id = ids.find(candidate => rows.has(candidate));
  return id === undefined ? undefined : rows.get(id);
}

/** @throws NotFoundError in place of undefined */
export async function requireRow(
  reading: Reading,
  kind: 'dataset' | 'job',
  { namespace, name }: { namespace: string; name: string },
): Promise<AssetRow> {
  const row = await findRow(reading, kind, [[namespace, name]]);
  if (row) return row;
  throw new NotFoundError(`${kind === 'dataset' ? 'Dataset' : 'Job'} '${name}' not found.`);
}

/** The listed assets of the ids that may be seen, by those ids; ids of other names answer their asset. */
export async function readListed(
  { knex, access }: Reading,
  ids: readonly string[],
): Promise<Map<string, AssetRow>> {
  const names = await selectIn<{ id: string; canonical_id: string }>(
    knex,
    'assets',
    'id',
    [...new Set(ids)],
    ['id', 'canonical_id'],
  );
  const rows = await readNodes(knex, [...new Set(names.map(row => row.canonical_id))], access);
  const listed = new Map(rows.filter(row => Number(row.listed) === 1).map(row => [row.id, row]));
  return new Map(
    names.flatMap(({ id, canonical_id }) => {
      const row = listed.get(canonical_id);
      return row ? [[id, row] as const] : [];
    }),
  );
}
