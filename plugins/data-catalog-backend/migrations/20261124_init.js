// @ts-check
/**
 * The first tables. Those from `assets` on are projections: they can be
 * dropped and rebuilt from the log (see docs/architecture.md), so their columns
 * hold nothing that the log does not.
 *
 * Times are UTC ISO text with nine fraction digits, which sorts as text.
 */

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('log_head', table => {
    table.comment('One row: the last position given out. Locked by the group commit');
    table.integer('id').primary();
    table.bigInteger('position').notNullable();
  });
  await knex('log_head').insert({ id: 1, position: 0 });

  await knex.schema.createTable('log_entries', table => {
    table.comment('Every write, in commit order');
    table.bigInteger('position').primary();
    table.text('kind').notNullable().comment('openlineage.event, asset.state, yaml.declare ...');
    table.text('event_time').notNullable().comment('When it happened, by whoever says so');
    table.text('recorded_at').notNullable().comment('When it was appended');
    table.text('actor').notNullable().comment('Principal that wrote it');
    table.uuid('asset_id').comment('Job, dataset or asset that the entry is about');
    table.text('run_id').comment('Lower-case run id of a run event');
    table.text('content_hash').notNullable().comment('An equal entry is stored once');
    table.text('body').notNullable().comment('JSON, events verbatim');
    table.unique(['content_hash'], { indexName: 'log_entries_hash_idx' });
    table.index(['asset_id', 'position'], 'log_entries_asset_idx');
    table.index(['run_id', 'position'], 'log_entries_run_idx');
    table.index(['recorded_at'], 'log_entries_recorded_idx');
  });

  await compressQuickly(knex, 'log_entries', 'body');

  await knex.schema.createTable('log_rejected', table => {
    table.comment('Refused events with the reason, bounded');
    table.text('id').primary();
    table.text('received_at').notNullable();
    table.text('actor').notNullable();
    table.text('origin').notNullable().comment('http, batch, file:<name> or bus');
    table.text('reason').notNullable();
    table.integer('size_bytes').notNullable();
    table.text('body').notNullable().comment('As it came, cut to a limit');
    table.index(['received_at', 'id'], 'log_rejected_received_idx');
  });

  await knex.schema.createTable('log_snapshots', table => {
    table.comment('States of the projection from which a replay may start');
    table.text('id').primary();
    table.bigInteger('position').notNullable();
    table.text('created_at').notNullable();
    table.integer('complete').notNullable().comment('1 once every chunk is written');
  });
  await knex.schema.createTable('log_snapshot_chunks', table => {
    table.text('snapshot_id').notNullable();
    table.text('table_name').notNullable();
    table.integer('chunk').notNullable();
    table.text('body').notNullable().comment('Rows as a JSON array');
    table.primary(['snapshot_id', 'table_name', 'chunk']);
  });

  await knex.schema.createTable('projectors', table => {
    table.comment('Who may write a projection, and how far it has come');
    table.text('name').primary();
    table.bigInteger('position').notNullable();
    table.bigInteger('fence').notNullable().comment('Grows with each change of holder');
    table.text('holder');
    table.bigInteger('expires_at_ms').notNullable().comment('By the clock of the database');
  });

  await knex.schema.createTable('file_offsets', table => {
    table.comment('How far each watched JSONL file has been read');
    table.text('path').primary();
    table.text('identity').notNullable().comment('Device and inode, to notice rotation');
    table.bigInteger('offset_bytes').notNullable();
  });

  await knex.schema.createTable('idempotency_keys', table => {
    table.comment('Answers to writes that carried an Idempotency-Key');
    table.text('key').primary();
    table.text('request_hash').notNullable();
    table.integer('status').notNullable();
    table.text('answer').notNullable();
    table.text('created_at').notNullable();
  });

  // ---- projections ---------------------------------------------------------

  await knex.schema.createTable('assets', table => {
    table.comment('One row an identity, with its effective values');
    table.uuid('id').primary().comment('UUIDv5 of class, namespace and name');
    table.text('class').notNullable().comment('dataset, job, container, term, product or entity');
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.uuid('canonical_id').notNullable().comment('Itself, or the asset it is an alias of');
    table.text('presence').notNullable().comment('direct, referenced, stub, alias or derived');
    table.integer('listed').notNullable().comment('1 when canonical, not deleted and not a bare alias');
    table.text('first_seen').notNullable();
    table.text('last_seen').notNullable();
    table.text('last_direct').comment('Newest time at which it was named itself');
    table.text('deleted_at');
    table.text('undeleted_at');
    table.text('title').notNullable();
    table.text('title_key').notNullable().comment('Lower-case title, first 200 characters: sorts and searches');
    table.text('type').notNullable();
    table.text('platform').notNullable();
    table.text('description');
    table.text('domain').comment('Entity ref');
    table.text('lifecycle');
    table.text('owner').comment('Entity ref, or a name as the producer gave it');
    table.text('steward');
    table.text('criticality');
    table.text('tier');
    table.integer('certified').notNullable().defaultTo(0);
    table.text('tenant').notNullable();
    table.double('quality').comment('0 to 1; null is unknown');
    table.integer('column_count').notNullable().defaultTo(0);
    table.uuid('parent_id').comment('partOf');
    table.text('entity_ref').comment('Declared in YAML');
    table.text('changed_at').notNullable().comment('Newest change of what is shown');
    table.text('etag').notNullable();
    table.bigInteger('position').notNullable().comment('Log position at which the row last changed');
    table.text('attributes').notNullable().comment('JSON: every effective value with its source, drift, tags, terms, links');
  });
  // A page is read in the order of one of these; `listed` is in each so that
  // deleted rows and aliases cost nothing.
  const sorted = ['type', 'domain', 'owner', 'platform', 'lifecycle', 'steward', 'tenant'];
  await knex.schema.alterTable('assets', table => {
    table.index(['listed', 'title_key', 'id'], 'assets_title_idx');
    for (const column of sorted) {
      table.index(['listed', column, 'title_key', 'id'], `assets_${column}_idx`);
    }
    table.index(['listed', 'quality', 'id'], 'assets_quality_idx');
    table.index(['listed', 'changed_at', 'id'], 'assets_changed_idx');
    table.index(['position'], 'assets_position_idx');
    table.index(['canonical_id'], 'assets_canonical_idx');
    table.index(['parent_id'], 'assets_parent_idx');
    table.index(['entity_ref'], 'assets_entity_idx');
  });

  await indexTitleParts(knex);

  await knex.schema.createTable('asset_tags', table => {
    table.text('tag').notNullable();
    table.text('title_key').notNullable();
    table.uuid('asset_id').notNullable();
    table.primary(['asset_id', 'tag']);
    table.index(['tag', 'title_key', 'asset_id'], 'asset_tags_tag_idx');
  });

  await knex.schema.createTable('asset_facets', table => {
    table.comment('What each source says of an asset');
    table.uuid('asset_id').notNullable();
    table.text('source').notNullable().comment('openlineage, yaml, steward, import ...');
    table.text('statements').notNullable().comment('JSON: [[key, time, body hash or null, by, flags], ...]');
    table.primary(['asset_id', 'source']);
  });

  await knex.schema.createTable('facet_bodies', table => {
    table.comment('Bodies of facets, each stored once');
    table.text('hash').primary();
    table.text('body').notNullable();
  });

  await compressQuickly(knex, 'facet_bodies', 'body');

  await knex.schema.createTable('asset_columns', table => {
    table.comment('Effective columns, one document an asset');
    table.uuid('asset_id').primary();
    table.text('body').notNullable();
  });

  await knex.schema.createTable('asset_versions', table => {
    table.comment('Distinct schemas that were observed');
    table.uuid('asset_id').notNullable();
    table.text('hash').notNullable();
    table.text('first_seen').notNullable();
    table.text('last_seen').notNullable();
    table.primary(['asset_id', 'hash']);
  });

  await knex.schema.createTable('asset_links', table => {
    table.comment('Aliases: from is another name of to');
    table.uuid('from_id').notNullable();
    table.uuid('to_id').notNullable();
    table.text('reason').notNullable().comment('symlink, alias, rename or merge');
    table.text('stated_at').notNullable();
    table.integer('removed').notNullable();
    table.primary(['from_id', 'to_id', 'reason']);
    table.index(['to_id'], 'asset_links_to_idx');
  });

  await knex.schema.createTable('declarations', table => {
    table.comment('Catalog entities that declare an asset');
    table.text('entity_ref').primary();
    table.uuid('asset_id').notNullable();
    table.text('etag').notNullable();
    table.text('location');
    table.text('declared_at').notNullable().comment('When it was first declared: the first claim wins');
    table.text('stated_at').notNullable();
    table.integer('retracted').notNullable();
    table.text('attributes').notNullable().comment('JSON');
    table.index(['asset_id'], 'declarations_asset_idx');
  });

  await knex.schema.createTable('runs', table => {
    table.text('run_id').primary();
    table.uuid('job_id');
    table.text('state').notNullable();
    table.text('started_at').notNullable();
    table.text('ended_at');
    table.integer('stub').notNullable().comment('1 when only a parent facet names it');
    table.text('parent_run_id');
    table.text('root_run_id');
    table.text('document').notNullable().comment('JSON: states, inputs, outputs, facets');
    table.index(['job_id', 'started_at', 'run_id'], 'runs_job_idx');
    table.index(['parent_run_id'], 'runs_parent_idx');
    table.index(['started_at', 'run_id'], 'runs_started_idx');
  });

  await knex.schema.createTable('edges', table => {
    table.comment('Lineage, always in the direction in which data flows');
    table.uuid('source_id').notNullable();
    table.uuid('target_id').notNullable();
    table.text('type').notNullable().comment('read, write, transform, job, reference or rename');
    table.uuid('via_id').notNullable().comment('The job, or the nil UUID');
    table.text('origin').notNullable().comment('openlineage, yaml or steward');
    table.integer('active').notNullable();
    table.integer('runs').notNullable().comment('Runs in which it was seen');
    table.integer('product_runs').notNullable().comment('Of those, runs that name no finer lineage');
    table.integer('declared').notNullable().comment('1 when stated without a run');
    table.text('first_seen').notNullable();
    table.text('last_seen').notNullable();
    table.double('confidence').notNullable();
    table.text('evidence').notNullable().comment('JSON: the last run, event or file that says so');
    table.primary(['source_id', 'target_id', 'type', 'via_id', 'origin']);
    table.index(['target_id', 'type'], 'edges_target_idx');
    table.index(['via_id'], 'edges_via_idx');
  });

  await knex.schema.createTable('column_lineage', table => {
    table.comment('Distinct column mappings stated for an output; the newest of a job is the present one');
    table.uuid('dataset_id').notNullable();
    table.uuid('job_id').notNullable().comment('Nil UUID when no job states it');
    table.text('hash').notNullable();
    table.text('first_seen').notNullable();
    table.text('last_seen').notNullable();
    table.primary(['dataset_id', 'job_id', 'hash']);
  });
};

/**
 * lz4 costs a fraction of PostgreSQL's own compression; servers built without it keep theirs.
 *
 * @param {import('knex').Knex} knex
 * @param {string} table
 * @param {string} column
 */
async function compressQuickly(knex, table, column) {
  if (knex.client.config.client !== 'pg') return;
  const { rows } = await knex.raw(
    "select 1 from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals)",
  );
  if (rows.length > 0) await knex.raw('alter table ?? alter column ?? set compression lz4', [table, column]);
}

/**
 * Trigrams find text in the middle of a title. Where the database does not let
 * us have them the search goes through all titles, which is slower.
 *
 * @param {import('knex').Knex} knex
 */
async function indexTitleParts(knex) {
  if (knex.client.config.client !== 'pg') return;
  const { rows } = await knex.raw(
    `select 1 from pg_available_extensions a
     where a.name = 'pg_trgm' and (a.installed_version is not null
       or has_database_privilege(current_database(), 'create'))`,
  );
  if (rows.length === 0) return;
  await knex.raw('create extension if not exists pg_trgm');
  // Somebody else may have installed it, in a schema that is not on our search path.
  const { rows: installed } = await knex.raw(
    `select n.nspname as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace
     where e.extname = 'pg_trgm'`,
  );
  await knex.raw('create index assets_title_parts_idx on assets using gin (title_key ??.gin_trgm_ops)', [
    installed[0].schema,
  ]);
}

const tables = [
  'column_lineage',
  'edges',
  'runs',
  'declarations',
  'asset_links',
  'asset_versions',
  'asset_columns',
  'facet_bodies',
  'asset_facets',
  'asset_tags',
  'assets',
  'idempotency_keys',
  'file_offsets',
  'projectors',
  'log_snapshot_chunks',
  'log_snapshots',
  'log_rejected',
  'log_entries',
  'log_head',
];

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of tables) await knex.schema.dropTableIfExists(table);
};
