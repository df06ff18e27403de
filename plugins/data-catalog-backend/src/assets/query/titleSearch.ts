import type { Knex } from 'knex';
import { isPostgres } from '../../database/tables';
import { containing, leavesFew } from './filters';
import type { AssetFilters } from './filters';

/** Titles that are looked at in their order before every place of the text is looked up. */
const WINDOW = 20_000;
/** Places of a text that are collected and sorted; where there are more, the titles are walked on. */
const RARE = 5_000;

/**
 * Whether a text in the title is what narrows the list most, in the order of
 * titles. PostgreSQL cannot tell how rare a text is: where it walks the titles
 * for a rare one it reads them all, and where it collects a common one it sorts
 * a tenth of the estate. So it is told which way to go.
 */
export function searchesTitles(knex: Knex, filters: AssetFilters): boolean {
  return isPostgres(knex) && filters.q !== undefined && !leavesFew({ ...filters, q: undefined });
}

type Walk = { text: string; direction: 'asc' | 'desc'; after?: readonly unknown[] };

/** Looks for the text among the next titles in the order of their index: a common one is soon found. */
export function withinTitleWindow(knex: Knex, select: Knex.QueryBuilder, walk: Walk): void {
  const window = titlesInOrder(knex, walk).limit(WINDOW);
  // Looked through before anything but the index is read.
  select.withMaterialized('titles', window).whereIn('a.id', holding(knex('titles').select('id'), walk.text));
}

/** The next titles that hold the text, read from their index alone; for a list that nothing else narrows. */
export function alongTitles(knex: Knex, select: Knex.QueryBuilder, walk: Walk, wanted: number): void {
  const found = holding(titlesInOrder(knex, walk), walk.text).limit(wanted);
  select.withMaterialized('titles', found).whereIn('a.id', knex('titles').select('id'));
}

function titlesInOrder(knex: Knex, { direction, after }: Walk): Knex.QueryBuilder {
  const titles = knex('assets')
    .select('id', 'title_key')
    .where('listed', 1)
    .orderBy([
      { column: 'title_key', order: direction },
      { column: 'id', order: direction },
    ]);
  if (after) {
    titles.whereRaw(`(title_key, id) ${direction === 'asc' ? '>' : '<'} (?, ?)`, after as Knex.RawBinding[]);
  }
  return titles;
}

function holding(titles: Knex.QueryBuilder, text: string): Knex.QueryBuilder {
  return titles.whereRaw("title_key like ? escape '\\'", [containing(text)]);
}

/** Looks up every place of the text by its trigrams, and only then goes by the order: right for a rare one. */
export function amongTitleHits(knex: Knex, select: Knex.QueryBuilder, text: string): void {
  const hits = holding(knex('assets').select('id'), text);
  select.withMaterialized('hits', hits).whereIn('a.id', knex('hits').select('id'));
}

/** Whether the text stands in few titles, by its trigrams. */
export async function isRareInTitles(knex: Knex, text: string): Promise<boolean> {
  const some = holding(knex('assets').select(knex.raw('1')), text).limit(RARE + 1);
  const [{ count }] = await knex.from(some.as('some')).count({ count: '*' });
  return Number(count) <= RARE;
}
