// @ts-check
/**
 * When the data of an asset was last observed, apart from what is declared.
 *
 * Rows that are there are left as they are: the times fill with new events, or
 * at once with a replay (POST /api/data-catalog/v1/replay). No index holds
 * them, so that PostgreSQL rewrites no index entry when they move.
 */

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('assets', table => {
    table.text('last_observed').comment('Newest time at which an observer told of this very name');
    table.text('observed_at').comment('The newest last_observed of all names of the asset');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table assets drop column observed_at');
  await knex.raw('alter table assets drop column last_observed');
};
