import type { Knex } from 'knex';
import { boundedCount, EXACT_COUNT } from '../assets/query/listAssets';
import type { Page } from './Reading';

export type EventsQuery = Page & {
  sortDirection: 'asc' | 'desc';
  /** Taken before this time; exclusive, in the form in which times are stored. */
  before?: string;
  /** Taken at this time or later. */
  after?: string;
};

/** OpenLineage events as they came, in the order of the log. */
export async function listEvents(knex: Knex, query: EventsQuery) {
  const found = knex('log_entries').where('kind', 'openlineage.event');
  if (query.before !== undefined) found.where('recorded_at', '<', query.before);
  if (query.after !== undefined) found.where('recorded_at', '>=', query.after);
  const some = found
    .clone()
    .select('position')
    .limit(EXACT_COUNT + 1);
  const [{ count }] = await knex.from(some.as('some')).count({ count: '*' });
  const bodies: string[] = await found
    .orderBy('position', query.sortDirection)
    .limit(query.limit)
    .offset(query.offset)
    .pluck('body');
  return {
    events: query.limit === 0 ? [] : bodies.map(body => JSON.parse(body) as unknown),
    totalCount: boundedCount(Number(count)).value,
  };
}
