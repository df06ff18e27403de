import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { applyAccess } from '../assets/query/filters';
import type { Page, Reading } from './Reading';
import { toTime } from './times';

/** Where datasets are: OpenLineage's namespace of a dataset names the store. */
export type Source = {
  type: string;
  name: string;
  createdAt?: string;
  updatedAt?: string;
  /** Absent where the namespace is no URL, such as `file`. */
  connectionUrl?: string;
  description: string;
};

type Row = { namespace: string; platform: string; first: string; last: string };

/** Sources of the datasets that may be seen, by name. */
export async function listSources(
  reading: Reading,
  { limit, offset }: Page,
): Promise<{ sources: Source[] }> {
  if (limit === 0) return { sources: [] };
  const rows: Row[] = await sourceRows(reading).orderBy('a.namespace').limit(limit).offset(offset);
  return { sources: rows.map(toSource) };
}

/** @throws NotFoundError when nothing of it may be seen */
export async function getSource(reading: Reading, name: string): Promise<Source> {
  const row: Row | undefined = await sourceRows(reading).where('a.namespace', name).first();
  if (row) return toSource(row);
  throw new NotFoundError(`Source '${name}' not found.`);
}

function sourceRows({ knex, access }: Reading): Knex.QueryBuilder {
  const query = knex('assets as a')
    .where({ 'a.listed': 1, 'a.class': 'dataset' })
    .groupBy('a.namespace')
    .select('a.namespace')
    .min({ platform: 'a.platform', first: 'a.first_seen' })
    .max({ last: 'a.changed_at' });
  applyAccess(query, access, 'a');
  return query;
}

function toSource({ namespace, platform, first, last }: Row): Source {
  return {
    type: platform.toLocaleUpperCase('en-US'),
    name: namespace,
    createdAt: toTime(first),
    updatedAt: toTime(last),
    ...(URL.canParse(namespace) && { connectionUrl: namespace }),
    description: '',
  };
}
