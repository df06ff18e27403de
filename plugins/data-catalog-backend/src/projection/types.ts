import type { Knex } from 'knex';
import type { LogEntry } from '../log/entries';

/**
 * Turns entries into rows. One instance writes one set of tables: the live
 * ones, or those of a rebuild, whose names carry `tablePrefix`.
 */
export interface Projection {
  /**
   * Applies entries in the order of their positions, inside the caller's
   * transaction. Applying an entry again changes nothing.
   *
   * An entry that cannot be understood is logged and skipped: one bad entry
   * never stops the others.
   */
  apply(transaction: Knex.Transaction, entries: readonly LogEntry[]): Promise<ProjectionChange>;
}

/** What changed for those who look. */
export type ProjectionChange = {
  /** Ids of assets whose shown row changed. */
  assets: readonly string[];
  /** Ids of the jobs, inputs and outputs of runs of which there is news, and of datasets whose lineage SQL tells anew; their rows may be as they were. */
  runAssets: readonly string[];
};

/** Every table that a rebuild replaces. */
export const projectionTables = [
  'assets',
  'asset_tags',
  'asset_terms',
  'asset_facets',
  'facet_bodies',
  'asset_columns',
  'asset_versions',
  'asset_links',
  'declarations',
  'runs',
  'edges',
  'column_lineage',
  'producers',
] as const;

export type ProjectionTable = (typeof projectionTables)[number];
