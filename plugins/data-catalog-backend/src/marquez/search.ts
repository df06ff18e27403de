import type { Knex } from 'knex';
import type { AssetClass } from '@headwater/plugin-data-catalog-common';
import { applyAccess } from '../assets/query/filters';
import { boundedCount, EXACT_COUNT } from '../assets/query/listAssets';
import { nodeTypeOf, toNodeId } from './nodeId';
import type { Reading } from './Reading';
import { toTime } from './times';

export type SearchQuery = {
  q: string;
  filter?: 'dataset' | 'job';
  sort: 'name' | 'updated_at';
  limit: number;
  namespace?: string;
  /** Changed before this time; exclusive, in the form in which times are stored. */
  before?: string;
  /** Changed at this time or later. */
  after?: string;
};

type Row = { class: AssetClass; namespace: string; name: string; changed_at: string };

/** Datasets and jobs whose name has the text in it; `%` and `_` in it are wildcards, as Marquez has it. */
export async function search({ knex, access }: Reading, query: SearchQuery) {
  const found = fitting(knex, query);
  applyAccess(found, access, 'a');
  const some = found
    .clone()
    .select('a.id')
    .limit(EXACT_COUNT + 1);
  const [{ count }] = await knex.from(some.as('some')).count({ count: '*' });
  const order = query.sort === 'name' ? 'asc' : 'desc';
  const column = query.sort === 'name' ? 'a.name' : 'a.changed_at';
  const rows: Row[] = await found
    .select('a.class', 'a.namespace', 'a.name', 'a.changed_at')
    .orderBy([{ column, order }, 'a.namespace', 'a.id'])
    .limit(query.limit);
  return {
    totalCount: boundedCount(Number(count)).value,
    results: query.limit === 0 ? [] : rows.map(toResult),
  };
}

function fitting(knex: Knex, { q, filter, namespace, before, after }: SearchQuery) {
  const text = `%${q.replace(/\\/g, '\\\\').toLocaleLowerCase('en-US')}%`;
  const found = knex('assets as a')
    .where('a.listed', 1)
    .whereIn('a.class', filter ? [filter] : ['dataset', 'job'])
    // SQLite knows the lower case of ASCII only; that of the title is stored.
    .whereRaw("(lower(a.name) like ? escape '\\' or a.title_key like ? escape '\\')", [text, text]);
  if (namespace !== undefined) found.where('a.namespace', namespace);
  if (before !== undefined) found.where('a.changed_at', '<', before);
  if (after !== undefined) found.where('a.changed_at', '>=', after);
  return found;
}

function toResult(row: Row) {
  return {
    type: nodeTypeOf(row.class),
    name: row.name,
    updatedAt: toTime(row.changed_at),
    namespace: row.namespace,
    nodeId: toNodeId(row),
  };
}
