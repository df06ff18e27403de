import type { AssetClass } from '@headwater/plugin-data-catalog-common';

/** What an asset is known by: exact and case-sensitive. */
export type AssetIdentity = { class: AssetClass; namespace: string; name: string };

/**
 * Values a source states of an asset. The keys are attribute names (see
 * `AssetAttributes` in data-catalog-common); `null` withdraws what the source
 * stated before.
 */
export type StatedAttributes = Record<string, unknown>;

/** Bodies of the log's entries by kind. Each kind is written by one capability and read by the projection. */
export type EntryBodies = {
  /** An OpenLineage event, verbatim. */
  'openlineage.event': unknown;
  /** A source other than a catalog file states attributes of an asset. */
  'asset.state': { source: 'steward' | 'import' | 'scan'; asset: AssetIdentity; set: StatedAttributes };
  'asset.delete': { asset: AssetIdentity; reason?: string };
  'asset.undelete': { asset: AssetIdentity };
  /** `alias` becomes (or, removed, ceases to be) another name of `asset`. */
  'asset.alias': {
    asset: AssetIdentity;
    alias: AssetIdentity;
    reason: 'alias' | 'rename' | 'merge';
    removed?: boolean;
  };
  /** A catalog entity declares an asset: all that it says, replacing what it said before. */
  'yaml.declare': {
    entityRef: string;
    etag: string;
    location?: string;
    asset: AssetIdentity;
    attributes: StatedAttributes;
  };
  /** A catalog entity is gone, found by a complete sweep. */
  'yaml.retract': { entityRef: string };
  /** What SQL says of the datasets that it writes; see `projection/sqlLineage.ts`. */
  'lineage.sql': SqlLineage;
};

/** Lineage worked out from one text. */
export type SqlLineage = {
  /** Worked out by the catalog itself from the SQL of a job, not asked for. */
  inferred: boolean;
  /** What runs the text. */
  job?: { namespace: string; name: string };
  /** Tells texts about the same dataset apart: what is stated anew under a slot replaces what was there. */
  slot: string;
  /** Absent when everything is withdrawn. */
  text?: SqlTextBody;
  /** Null withdraws what was stated of a dataset. */
  outputs: { dataset: { namespace: string; name: string }; lineage: SqlLineageBody | null }[];
};

/** A text, and what it was analysed with. */
export type SqlTextBody = {
  query: string;
  dialect: string;
  tool: { name: string; version: string; parser: string };
  confidence: SqlConfidence;
  reasons: { code: string; message: string; span?: TextSpan }[];
  /** Datasets that the text names, as far as they are known. */
  datasets: { namespace: string; name: string }[];
};

export type SqlConfidence = 'high' | 'medium' | 'low';

/** In UTF-16 units, the end exclusive. */
export type TextSpan = { start: number; end: number };

/** OpenLineage's column lineage facet of one dataset, with where in the text it stands. */
export type SqlLineageBody = {
  fields: Record<string, { inputFields: SqlInputField[] }>;
  dataset?: SqlInputField[];
  /** Datasets that feed it, those of which no column is known included. */
  inputs: { namespace: string; name: string }[];
  /** Statements that write it. */
  spans: TextSpan[];
  confidence: SqlConfidence;
};

export type SqlInputField = {
  namespace: string;
  name: string;
  field: string;
  transformations: SqlTransformation[];
  confidence: SqlConfidence;
};

export type SqlTransformation = {
  type: string;
  subtype: string;
  description?: string;
  masking: boolean;
  span?: TextSpan;
};

export type EntryKind = keyof EntryBodies;

/** An entry before it has a position. */
export type EntryDraft<K extends EntryKind = EntryKind> = {
  kind: K;
  /** UTC ISO with nine fraction digits (`normalizeEventTime`). */
  eventTime: string;
  actor: string;
  /** JSON text of the body; an event's is the text as it came. */
  body: string;
  assetId?: string;
  runId?: string;
  /** Entries with an equal hash are stored once. */
  contentHash: string;
};

/** An entry as the log holds it. */
export type LogEntry = EntryDraft & {
  position: number;
  recordedAt: string;
};

/** `duplicate` is true when an equal entry was there already; the position is then that one's. */
export type Appended = { position: number; duplicate: boolean };
