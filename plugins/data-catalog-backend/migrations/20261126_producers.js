// @ts-check
/**
 * What the pages of runs and events need of the projection.
 *
 * Rows that are there are left as they are: `runs.error` and `producers` fill
 * with new events, or at once with a replay (POST /api/data-catalog/v1/replay).
 */

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('producers', table => {
    table.comment('Who sends events, in which versions');
    table
      .string('id', 32)
      .primary()
      .comment('Hash of the values; beyond a limit the smallest stay');
    table.text('producer').notNullable().comment('URI, as events say');
    table.text('integration').comment('Such as airflow, spark or dbt');
    table.text('engine_name');
    table.text('engine_version');
    table.text('client_version');
    table.text('spec_version').comment('From the schemaURL of events');
    table.text('job_namespace');
    table.text('first_seen').notNullable().comment('Event time, to the minute');
    table.text('last_seen').notNullable().comment('Event time, to the minute');
  });
  await knex.schema.alterTable('runs', table => {
    table.text('error').comment('Of a failed or aborted run: how its error message starts');
  });
  // Few runs fail. An index of all states would cost every run a second entry.
  await knex.raw(
    "create index runs_failed_idx on runs (started_at, run_id) where state in ('FAIL', 'ABORT')",
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // On SQLite, after every other rebuild, the name of an index has the prefix.
  for (const index of ['runs_failed_idx', 'rebuild_runs_failed_idx']) {
    await knex.raw('drop index if exists ??', [index]);
  }
  await knex.raw('alter table runs drop column error');
  await knex.schema.dropTable('producers');
};
