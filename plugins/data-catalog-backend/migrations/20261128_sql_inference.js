// @ts-check
/**
 * How far the inference of lineage from SQL is, and what each result was made
 * from. None of it is a projection: results are entries of the log.
 */

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('sql_inference_progress', table => {
    table.comment('One row: how far the inference of lineage from SQL is');
    table.integer('id').primary();
    table.bigInteger('position').notNullable().comment('Log position up to which entries were looked at');
    table.text('tool').notNullable().comment('What analysed; with another one all jobs are looked at again');
    table.uuid('swept_to').comment('The last job of the look at all jobs; null when it is done');
  });
  await knex.schema.createTable('sql_inferences', table => {
    table.comment('What was inferred from the SQL of a job');
    table.uuid('job_id').primary();
    table.text('input_hash').notNullable().comment('Of the text, its datasets and their columns');
    table.text('outputs').notNullable().comment('JSON: datasets of which lineage was stated, with its hash');
  });
  await knex.schema.createTable('sql_inference_tables', table => {
    table.comment('Datasets, known or not, that the tables of a job may stand for');
    table.uuid('table_id').notNullable();
    table.uuid('job_id').notNullable();
    table.primary(['table_id', 'job_id']);
    table.index(['job_id'], 'sql_inference_tables_job_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('sql_inference_tables');
  await knex.schema.dropTable('sql_inferences');
  await knex.schema.dropTable('sql_inference_progress');
};
