import type { ServiceAccess } from '../service';
import type { DatasetUse } from '../service/ServiceRun';
import { tablesOf } from '../service/tablesOf';
import type { TableName } from '../service/tablesOf';
import { knexStore } from './knexStore';
import type { KnexConfig, KnexStore, StoreOptions } from './knexStore';

type Listener = (...values: unknown[]) => void;

/** What is needed of a Knex instance; those of Knex 2 and 3 have it. */
export type ObservedKnex = {
  client: { config: KnexConfig & { migrations?: { tableName?: string } } };
  on(event: string, listener: Listener): unknown;
  removeListener(event: string, listener: Listener): unknown;
};

export type ObserveKnexOptions = StoreOptions & {
  /** Tables that are not told, by their own name. Default: those of Knex's migrations. */
  ignore?: readonly string[];
};

/** What Knex says of a statement. */
type Query = { sql?: unknown; queryContext?: unknown };

const asQuery = (value: unknown): Query =>
  typeof value === 'object' && value !== null ? value : {};

/**
 * Listens to the statements of a Knex instance, its transactions included, and
 * tells the tables of those that succeeded. Values are never looked at.
 *
 * @returns a function that stops listening
 * @throws TypeError when the configuration does not say which database it is:
 * then `namespace`, `database` or `schema` must
 */
export function observeKnex(
  knex: ObservedKnex,
  access: ServiceAccess,
  options: ObserveKnexOptions = {},
): () => void {
  if (!access.isEnabled) return () => {};
  const { config } = knex.client;
  const migrations = config.migrations?.tableName ?? 'knex_migrations';
  const { ignore = [migrations, `${migrations}_lock`] } = options;
  const datasetsOf = reader(knexStore(config, options), new Set(ignore));
  const seen = ({ sql }: Query) => {
    if (typeof sql === 'string') access.statement(sql, datasetsOf);
  };
  const onQuery = (value: unknown) => {
    const query = asQuery(value);
    // Knex says of a stream only that it begins; of all else, it gives the statement its context first.
    if (!('queryContext' in query)) seen(query);
  };
  const onResponse = (_: unknown, value: unknown) => seen(asQuery(value));
  knex.on('query', onQuery);
  knex.on('query-response', onResponse);
  return () => {
    knex.removeListener('query', onQuery);
    knex.removeListener('query-response', onResponse);
  };
}

/** How many texts are remembered with their tables. */
const MAX_CACHED = 500;
/** Longer texts are inserts of many rows, each another one: not worth remembering. */
const MAX_CACHED_LENGTH = 10_000;
/** The tables stand at the beginning of what is longer. */
const MAX_LENGTH = 50_000;

function reader(store: KnexStore, ignored: ReadonlySet<string>): (sql: string) => DatasetUse {
  const cache = new Map<string, DatasetUse>();
  return sql => {
    const known = cache.get(sql);
    if (known) return known;
    const use = read(shortened(sql), store, ignored);
    if (sql.length > MAX_CACHED_LENGTH) return use;
    // A Map keeps the order in which keys came: the first is the oldest.
    if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value!);
    cache.set(sql, use);
    return use;
  };
}

/** Cut where a name cannot be. */
function shortened(sql: string): string {
  return sql.length <= MAX_LENGTH ? sql : sql.slice(0, sql.lastIndexOf(' ', MAX_LENGTH));
}

function read(sql: string, store: KnexStore, ignored: ReadonlySet<string>): DatasetUse {
  const { reads, writes } = tablesOf(sql, store.dialect);
  const named = (tables: readonly TableName[]) =>
    tables.flatMap(table =>
      ignored.has(table[table.length - 1]) ? [] : (store.nameOf(table) ?? []),
    );
  return { reads: named(reads), writes: named(writes) };
}
