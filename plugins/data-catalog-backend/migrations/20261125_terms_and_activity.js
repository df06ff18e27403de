// @ts-check
/**
 * Assets by glossary term, and the changes of an asset among the log's entries.
 *
 * `asset_terms` is a projection; what is there already is carried into it, and
 * into the snapshots from which a replay may start.
 */
const { createHash } = require('node:crypto');

/** @typedef {{ name: string, terms?: string[], fields?: Column[] }} Column */
/** @typedef {{ asset_id: string, term: string, column_path: string, title_key: string }} TermRow */

const PAGE = 500;
/** SQLite takes at most 500 in one statement. */
const INSERT_ROWS = 200;
// Both are in an index, whose entries PostgreSQL limits to 2,704 bytes.
const MAX_TERM_BYTES = 800;
const MAX_PATH_LENGTH = 400;
/** Namespace of the ids of assets, as in data-catalog-node. */
const ID_NAMESPACE = '5d5b8a5e-2d1c-5f0e-9a6b-7c1b6a3f4e21';

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('asset_terms', table => {
    table.comment('Glossary terms that an asset or one of its columns carries');
    table.text('term').notNullable().comment('Entity ref');
    table.text('title_key').notNullable();
    table.uuid('asset_id').notNullable();
    table.text('column_path').notNullable().comment('Names joined by dots; empty for the asset itself');
    table.primary(['asset_id', 'term', 'column_path']);
    table.index(['term', 'title_key', 'asset_id'], 'asset_terms_term_idx');
  });
  // Events are by far the most entries; they cost nothing here.
  await knex.raw(
    "create index log_entries_changes_idx on log_entries (position) where kind <> 'openlineage.event'",
  );
  await knex.raw(
    "create index log_entries_asset_changes_idx on log_entries (asset_id, event_time, position) where kind <> 'openlineage.event'",
  );
  await fillTerms(knex);
  const snapshots = await knex('log_snapshots').where({ complete: 1 }).select('id');
  for (const { id } of snapshots) await fillSnapshot(knex, id);
  await nameDeclared(knex);
};

/**
 * Rows of the log keep the ids of the assets that they are about.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('log_snapshot_chunks').where({ table_name: 'asset_terms' }).delete();
  await knex.raw('drop index log_entries_asset_changes_idx');
  await knex.raw('drop index log_entries_changes_idx');
  await knex.schema.dropTable('asset_terms');
};

/**
 * @param {import('knex').Knex} knex
 */
async function fillTerms(knex) {
  const own = () =>
    knex('assets').select('id', 'title_key', 'attributes').where('attributes', 'like', '%"terms":[{%');
  for await (const rows of pages(own, 'id', 'id')) {
    await insert(knex, rows.flatMap(row => assetTerms(row)));
  }
  const columns = () =>
    knex('asset_columns as c')
      .join('assets as a', 'a.id', 'c.asset_id')
      .select('c.asset_id', 'c.body', 'a.title_key')
      .where('c.body', 'like', '%"terms":[%');
  for await (const rows of pages(columns, 'c.asset_id', 'asset_id')) {
    await insert(
      knex,
      rows.flatMap(row =>
        columnTerms(JSON.parse(row.body)).map(found => ({ ...found, asset_id: row.asset_id, title_key: row.title_key })),
      ),
    );
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} id
 */
async function fillSnapshot(knex, id) {
  /** @type {Map<string, { term: string, column_path: string }[]>} */
  const ofColumns = new Map();
  for await (const rows of chunks(knex, id, 'asset_columns')) {
    for (const row of rows) {
      const found = columnTerms(JSON.parse(row.body));
      if (found.length > 0) ofColumns.set(row.asset_id, found);
    }
  }
  let chunk = 0;
  for await (const rows of chunks(knex, id, 'assets')) {
    const terms = rows.flatMap(row => [
      ...assetTerms(row),
      ...(ofColumns.get(row.id) ?? []).map(found => ({ ...found, asset_id: row.id, title_key: row.title_key })),
    ]);
    if (terms.length === 0) continue;
    const body = JSON.stringify(distinct(terms));
    await knex('log_snapshot_chunks').insert({ snapshot_id: id, table_name: 'asset_terms', chunk, body });
    chunk++;
  }
}

/**
 * Entries of catalog files were kept without the asset that they are about.
 *
 * @param {import('knex').Knex} knex
 */
async function nameDeclared(knex) {
  /** @type {Map<string, string>} */
  const declared = new Map();
  const entries = () =>
    knex('log_entries')
      .select('position', 'kind', 'body')
      .whereIn('kind', ['yaml.declare', 'yaml.retract'])
      .whereNull('asset_id')
      .whereRaw("kind <> 'openlineage.event'");
  for await (const rows of pages(entries, 'position', 'position')) {
    for (const { position, kind, body } of rows) {
      const { entityRef, asset } = JSON.parse(body);
      if (kind === 'yaml.declare') declared.set(entityRef, assetId(asset));
      const id = declared.get(entityRef);
      if (id) await knex('log_entries').where({ position }).update({ asset_id: id });
    }
  }
}

/**
 * @param {() => import('knex').Knex.QueryBuilder} query
 * @param {string} key
 * @param {string} property - of the row, that holds the key
 * @returns {AsyncGenerator<Record<string, any>[]>}
 */
async function* pages(query, key, property) {
  let last;
  for (;;) {
    const page = query().orderBy(key).limit(PAGE);
    if (last !== undefined) page.where(key, '>', last);
    const rows = await page;
    if (rows.length === 0) return;
    yield rows;
    last = rows[rows.length - 1][property];
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} id
 * @param {string} table
 * @returns {AsyncGenerator<Record<string, any>[]>}
 */
async function* chunks(knex, id, table) {
  for (let chunk = 0; ; chunk++) {
    const row = await knex('log_snapshot_chunks')
      .where({ snapshot_id: id, table_name: table, chunk })
      .first('body');
    if (!row) return;
    yield JSON.parse(row.body);
  }
}

/**
 * @param {Record<string, any>} row
 * @returns {TermRow[]}
 */
function assetTerms({ id, title_key, attributes }) {
  /** @type {{ terms?: { value: string }[] }} */
  const { terms = [] } = JSON.parse(attributes);
  return terms.map(({ value }) => ({ asset_id: id, term: value, column_path: '', title_key }));
}

/**
 * @param {Column[]} columns
 * @param {string} prefix
 * @returns {{ term: string, column_path: string }[]}
 */
function columnTerms(columns, prefix = '') {
  return columns.flatMap(({ name, terms = [], fields = [] }) => [
    ...terms.map(term => ({ term, column_path: (prefix + name).slice(0, MAX_PATH_LENGTH) })),
    ...columnTerms(fields, `${prefix}${name}.`),
  ]);
}

/**
 * @param {TermRow[]} rows
 * @returns {TermRow[]}
 */
function distinct(rows) {
  const found = new Map(rows.map(row => [JSON.stringify([row.asset_id, row.term, row.column_path]), row]));
  return [...found.values()].filter(({ term }) => Buffer.byteLength(term) <= MAX_TERM_BYTES);
}

/**
 * @param {import('knex').Knex} knex
 * @param {TermRow[]} rows
 */
async function insert(knex, rows) {
  const unique = distinct(rows);
  for (let start = 0; start < unique.length; start += INSERT_ROWS) {
    await knex('asset_terms').insert(unique.slice(start, start + INSERT_ROWS));
  }
}

/**
 * UUIDv5, as data-catalog-node makes them.
 *
 * @param {{ class: string, namespace: string, name: string }} identity
 */
function assetId({ class: assetClass, namespace, name }) {
  const bytes = createHash('sha1')
    .update(Buffer.from(ID_NAMESPACE.replace(/-/g, ''), 'hex'))
    .update(JSON.stringify([assetClass, namespace, name]))
    .digest();
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex').slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
