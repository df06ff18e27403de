import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { applyAccess } from '../assets/query/filters';
import type { Page, Reading } from './Reading';
import { toTime } from './times';

export type Namespace = {
  name: string;
  createdAt?: string;
  updatedAt?: string;
  ownerName: string;
  description: string;
};

type Row = { namespace: string; first: string; last: string };

/** Nobody owns a namespace of ours; Marquez says this where it does not know. */
const NO_OWNER = 'anonymous';

/** Namespaces of the datasets and jobs that may be seen, by name. */
export async function listNamespaces(
  reading: Reading,
  { limit, offset }: Page,
): Promise<{ namespaces: Namespace[] }> {
  if (limit === 0) return { namespaces: [] };
  const rows: Row[] = await namespaceRows(reading)
    .orderBy('a.namespace')
    .limit(limit)
    .offset(offset);
  return { namespaces: rows.map(toNamespace) };
}

/** @throws NotFoundError when nothing of it may be seen */
export async function getNamespace(reading: Reading, name: string): Promise<Namespace> {
  const row: Row | undefined = await namespaceRows(reading).where('a.namespace', name).first();
  if (row) return toNamespace(row);
  throw namespaceNotFound(name);
}

/** @throws NotFoundError when nothing of it may be seen */
export async function requireNamespace({ knex, access }: Reading, name: string): Promise<void> {
  const query = visible(knex).where('a.namespace', name).first('a.id');
  applyAccess(query, access, 'a');
  if (!(await query)) throw namespaceNotFound(name);
}

function namespaceNotFound(name: string) {
  return new NotFoundError(`Namespace '${name}' not found.`);
}

function visible(knex: Knex): Knex.QueryBuilder {
  return knex('assets as a').where('a.listed', 1).whereIn('a.class', ['dataset', 'job']);
}

function namespaceRows({ knex, access }: Reading): Knex.QueryBuilder {
  const query = visible(knex)
    .groupBy('a.namespace')
    .select('a.namespace')
    .min({ first: 'a.first_seen' })
    .max({ last: 'a.changed_at' });
  applyAccess(query, access, 'a');
  return query;
}

function toNamespace({ namespace, first, last }: Row): Namespace {
  return {
    name: namespace,
    createdAt: toTime(first),
    updatedAt: toTime(last),
    ownerName: NO_OWNER,
    description: '',
  };
}
