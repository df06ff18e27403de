import type { Knex } from 'knex';
import type { AssetSummary, Count } from '@headwater/plugin-data-catalog-common';
import { isPostgres } from '../../database/tables';
import type { AssetAccess } from '../permissions';
import { columnsOf, toSummary } from './assetRows';
import type { AssetField, SummaryRow } from './assetRows';
import { cursorBinding, decodeCursor, encodeCursor } from './cursor';
import type { Keyset } from './cursor';
import { applyFilters, commonLabels, leavesFew, tagLabel, termLabel } from './filters';
import type { AssetFilters, CommonLabels, LabelTable } from './filters';
import { alongTitles, amongTitleHits, isRareInTitles, searchesTitles, withinTitleWindow } from './titleSearch';

export type AssetOrder = 'title' | '-title' | 'changedAt' | '-changedAt' | 'quality' | '-quality';

export type AssetListQuery = {
  filters: AssetFilters;
  orderBy: AssetOrder;
  fields: readonly AssetField[];
  limit: number;
  cursor?: string;
  access: AssetAccess;
};

export type AssetPage = { items: AssetSummary[]; nextCursor?: string };

/** Up to this many, numbers of assets are exact. */
export const EXACT_COUNT = 10_000;

const orderColumns = { title: 'title_key', changedAt: 'changed_at', quality: 'quality' } as const;

type PageQuery = AssetListQuery & { common: CommonLabels };

type Row = SummaryRow & { sort_key: string | number | null };

/** A page of assets. Keysets make a page deep inside cost as much as the first. */
export async function listAssets(knex: Knex, query: AssetListQuery): Promise<AssetPage> {
  const { filters, orderBy, limit, access, fields } = query;
  const binding = cursorBinding('assets', filters, orderBy, access.key);
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, binding, 2);
  const common = await commonLabels(knex, filters);
  const rows = await readPage(knex, { ...query, common }, after);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const items = page.map(row => toSummary(row, fields));
  if (fields.includes('tags')) await addTags(knex, items);
  if (filters.term) await addTermColumns(knex, items, filters.term);
  return {
    items,
    ...(rows.length > limit &&
      last && { nextCursor: encodeCursor([last.sort_key, last.id], binding) }),
  };
}

/** One row more than the page holds, so that one knows whether there is a next one. */
async function readPage(knex: Knex, query: PageQuery, after?: Keyset): Promise<Row[]> {
  const wanted = query.limit + 1;
  if (!query.orderBy.endsWith('quality')) return readOrdered(knex, query, wanted, after);
  // Unknown quality comes last in both directions. The databases disagree on
  // where null sorts, so the known and the unknown are two reads of the index.
  const { minQuality, quality } = query.filters;
  const wantsKnown = quality?.some(band => band !== 'unknown') ?? true;
  const isKnown = wantsKnown && (!after || after[0] !== null);
  const known = isKnown ? await readOrdered(knex, query, wanted, after) : [];
  const wantsUnknown = minQuality === undefined && (quality?.includes('unknown') ?? true);
  if (known.length === wanted || !wantsUnknown) return known;
  const afterUnknown = after && after[0] === null ? after : undefined;
  return [...known, ...(await readUnknown(knex, query, wanted - known.length, afterUnknown))];
}

async function readOrdered(
  knex: Knex,
  query: PageQuery,
  wanted: number,
  after?: Keyset,
): Promise<Row[]> {
  const key = query.orderBy.replace('-', '') as keyof typeof orderColumns;
  if (key !== 'title' || !searchesTitles(knex, query.filters)) return ordered(knex, query, wanted, after);
  const { filters, access } = query;
  const text = filters.q!;
  const walk = { text, direction: query.orderBy.startsWith('-') ? 'desc' : 'asc', after } as const;
  const soon = ordered(knex, query, wanted, after);
  withinTitleWindow(knex, soon, walk);
  const rows: Row[] = await soon;
  if (rows.length === wanted) return rows;
  const all = ordered(knex, query, wanted, after);
  const narrowed = access.criteria || Object.values({ ...filters, q: undefined }).some(value => value !== undefined);
  if (await isRareInTitles(knex, text)) amongTitleHits(knex, all, text);
  else if (!narrowed) alongTitles(knex, all, walk, wanted);
  return all;
}

/** The rows after a keyset, in the order that is asked for. */
function ordered(knex: Knex, query: PageQuery, wanted: number, after?: Keyset) {
  const descending = query.orderBy.startsWith('-');
  const key = query.orderBy.replace('-', '') as keyof typeof orderColumns;
  const column = orderColumns[key];
  const direction = descending ? 'desc' : 'asc';
  const label = labelToWalk(query.filters, key);
  const select = label ? walkLabel(knex, query, label) : selection(knex, query, column);
  select.limit(wanted);
  const keys = label ? ['t.title_key', 't.asset_id'] : [`a.${column}`, 'a.id'];
  // SQLite skips through the index where a bound says the same.
  const { minQuality, quality } = query.filters;
  const mayBeUnknown = minQuality === undefined && (quality?.includes('unknown') ?? true);
  if (key === 'quality' && mayBeUnknown) select.whereNotNull('a.quality');
  if (after) {
    select.whereRaw(`(${keys.join(', ')}) ${descending ? '<' : '>'} (?, ?)`, after as Knex.RawBinding[]);
  }
  for (const part of keys) select.orderBy(part, direction);
  return select;
}

/**
 * A tag or term whose own index gives the order by title, where nothing else
 * narrows the list more: collecting and sorting every asset of a common one is
 * slow.
 */
function labelToWalk(filters: AssetFilters, key: keyof typeof orderColumns): LabelTable | undefined {
  return key === 'title' ? singleLabel(filters) : undefined;
}

/** The only tag or term that is asked for, where nothing else narrows a list more. */
function singleLabel(filters: AssetFilters): LabelTable | undefined {
  if (leavesFew(filters)) return undefined;
  return [tagLabel, termLabel].find(({ column }) => filters[column]?.length === 1);
}

function walkLabel(knex: Knex, query: PageQuery, label: LabelTable) {
  const filters = { ...query.filters, [label.column]: undefined };
  const select = selection(knex, { ...query, filters }, 'title_key');
  joinLabel(select, label, query.filters[label.column]![0]);
  return select;
}

/** Narrows a query over `assets as a` to those with a label, by the label's rows (`t`). */
function joinLabel(select: Knex.QueryBuilder, { table, column }: LabelTable, value: string): void {
  select.join(`${table} as t`, 't.asset_id', 'a.id').where(`t.${column}`, value);
  if (table === 'asset_terms') {
    // An asset comes once, however many of its columns carry the term.
    select.whereNotExists(earlier => {
      earlier
        .select('e.asset_id')
        .from('asset_terms as e')
        .whereRaw('e.asset_id = t.asset_id and e.term = t.term and e.column_path < t.column_path');
    });
  }
}

function readUnknown(
  knex: Knex,
  query: PageQuery,
  wanted: number,
  after?: Keyset,
): Promise<Row[]> {
  // A band would say once more that it is null, which misleads SQLite.
  const filters = { ...query.filters, quality: undefined };
  const select = selection(knex, { ...query, filters }, 'quality').whereNull('a.quality').limit(wanted);
  if (after) select.where('a.id', '>', after[1]);
  return select.orderBy('a.id');
}

function selection(knex: Knex, { filters, fields, access, common }: PageQuery, sortColumn: string) {
  const columns = columnsOf(fields).map(column => `a.${column}`);
  const select = knex('assets as a').select<Row[]>([...columns, `a.${sortColumn} as sort_key`]);
  applyFilters(select, filters, access, common);
  return select;
}

/** The tags of each item, sorted. */
export async function addTags(knex: Knex, items: AssetSummary[]): Promise<void> {
  const rows: { asset_id: string; tag: string }[] = await knex('asset_tags')
    .select('asset_id', 'tag')
    .whereIn(
      'asset_id',
      items.map(item => item.id),
    )
    .orderBy('tag');
  const tags = new Map<string, string[]>(items.map(item => [item.id, []]));
  for (const row of rows) tags.get(row.asset_id)?.push(row.tag);
  for (const item of items) item.tags = tags.get(item.id);
}

/** Paths of the columns of each item that carry one of the terms, sorted. */
async function addTermColumns(knex: Knex, items: AssetSummary[], terms: string[]): Promise<void> {
  const rows: { asset_id: string; column_path: string }[] = await knex('asset_terms')
    .distinct('asset_id', 'column_path')
    .whereIn(
      'asset_id',
      items.map(item => item.id),
    )
    .whereIn('term', terms)
    .whereNot('column_path', '')
    .orderBy('column_path');
  const paths = new Map<string, string[]>(items.map(item => [item.id, []]));
  for (const row of rows) paths.get(row.asset_id)?.push(row.column_path);
  for (const item of items) item.termColumns = paths.get(item.id);
}

/** How many assets fit: exact up to a bound, else that as a lower bound. */
export async function countAssets(
  knex: Knex,
  filters: AssetFilters,
  access: AssetAccess,
  bound = EXACT_COUNT,
): Promise<Count> {
  const some = knex('assets as a')
    .select(knex.raw('1'))
    .limit(bound + 1);
  // SQLite would collect all assets of a label first, however many there are.
  const label = isPostgres(knex) ? undefined : singleLabel(filters);
  if (label) joinLabel(some, label, filters[label.column]![0]);
  applyFilters(some, label ? { ...filters, [label.column]: undefined } : filters, access);
  const [{ count }] = await knex.from(some.as('some')).count({ count: '*' });
  return boundedCount(Number(count), bound);
}

/** A number that was counted up to one more than the bound. */
export function boundedCount(counted: number, bound = EXACT_COUNT): Count {
  return { value: Math.min(counted, bound), exact: counted <= bound };
}
